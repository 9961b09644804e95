//! Enough people for a thousand lines: entered into the record while no server runs, and signed in.

use board::ids::{BoardId, PersonId, Randomness};
use board::person::{Discipline, Person, Role};
use board::standing::{Board, Member, MemberKind, Office, Policy, QuorumRule};
use chaos::place::Place;
use sha2::{Digest, Sha256};
use store::browser_sessions::{self, BrowserSession};
use store::{Settings, Stop, Store, Unit, boards, people};

/// Boards, each of whose sessions takes fifty lines.
pub const BOARDS: usize = 20;
/// People on each board; everybody may have five lines.
pub const PEOPLE: usize = 10;
/// The board with cases.
const WITH_CASES: &str = "National paediatric molecular board";

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Someone {
    /// The whole cookie.
    pub cookie: String,
}

/// Everybody, by board.
#[derive(Clone, Debug)]
pub struct Crowd {
    pub boards: Vec<(BoardId, Vec<Someone>)>,
}

/// Enters the crowd. The first board's people sit on the board with cases, too.
pub async fn enter(place: &Place) -> Crowd {
    let settings = Settings {
        database: place.database.clone(),
        data: place.own(),
        keys: place.keys(),
        origin: "samsyn.localhost/journal".to_owned(),
    };
    let store = Store::open(&settings, board::Clock::System).await.unwrap();
    let all = boards::list(&store.db).await.unwrap();
    let with_cases = all.into_iter().find(|board| board.name == WITH_CASES).unwrap();
    let crowd = store
        .writer
        .write(async move |unit: &mut Unit| Ok::<_, Stop<()>>(write(unit, with_cases).await?))
        .await
        .map_err(|_| "the crowd cannot be entered")
        .unwrap()
        .0;
    store.close().await;
    crowd
}

async fn write(unit: &mut Unit, mut with_cases: Board) -> Result<Crowd, store::Trouble> {
    let now = unit.now();
    let mut crowd = Crowd { boards: Vec::new() };
    for number in 0..BOARDS {
        let mut members = Vec::new();
        let mut signed_in = Vec::new();
        for place in 0..PEOPLE {
            let marks = randomness(number, place);
            let person = person(PersonId::at(now, marks), number, place);
            people::put(unit, &person, None).await?;
            let secret = format!("load-{number}-{place}");
            let session = BrowserSession {
                id_sha256: Sha256::digest(secret.as_bytes()).into(),
                person: person.id,
                created_at: now,
                last_seen_at: now,
                expires_at: now.plus_seconds(36_000),
                authenticated_at: now,
                authentication: "demo".to_owned(),
            };
            browser_sessions::make(unit, &session).await?;
            signed_in.push(Someone { cookie: format!("samsyn-demo={secret}") });
            members.push(member(&person, if place == 0 { Office::Chair } else { Office::Member }));
        }
        if number == 0 {
            with_cases
                .members
                .extend(members.iter().cloned().map(|one| Member { office: Office::Member, ..one }));
            boards::put(unit, &with_cases).await?;
        }
        let id = BoardId::at(now, randomness(number, PEOPLE));
        let quorum = QuorumRule { at_least: 1, disciplines: Vec::new() };
        let (name, centre) = (format!("Board {number}"), "Centre".to_owned());
        let policy = Policy::default();
        boards::put(unit, &Board { id, name, centre, quorum, members, policy }).await?;
        crowd.boards.push((if number == 0 { with_cases.id } else { id }, signed_in));
    }
    Ok(crowd)
}

fn person(id: PersonId, number: usize, place: usize) -> Person {
    Person {
        id,
        name: format!("Member {number}-{place}"),
        roles: vec![Role::BoardMember],
        discipline: Discipline::MedicalOncology,
        unit: "Oncology".to_owned(),
        organisation: "Region".to_owned(),
        place: "Place".to_owned(),
    }
}

fn member(person: &Person, office: Office) -> Member {
    Member {
        person: person.id,
        name: person.name.clone(),
        discipline: person.discipline,
        place: person.place.clone(),
        kind: MemberKind::Voting,
        office,
    }
}

fn randomness(number: usize, place: usize) -> Randomness {
    let mut bytes = Randomness::default();
    bytes[0] = u8::try_from(number).unwrap();
    bytes[1] = u8::try_from(place).unwrap();
    bytes
}
