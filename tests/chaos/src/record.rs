//! The record as it lies in the database once no server runs: the session's stream, the state that it gives, the rows.

use board::ids::{PersonId, SessionId};
use board::session::{Event, State};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Settings, Store, Stream, on};
use uuid::Uuid;

use crate::check::Entry;
use crate::place::Place;

/// Entries read at once.
const PAGE: i64 = 1000;

/// A session's record.
pub struct Read {
    pub log: Vec<Entry>,
    /// What the rows say.
    pub rows: Value,
    /// Entries of the whole journal, every proof of which holds.
    pub journal: u64,
}

/// Reads the record of a session, and verifies the whole journal.
pub async fn read(place: &Place, session: &str) -> Read {
    let settings = Settings {
        database: place.database.clone(),
        data: place.own(),
        keys: place.keys(),
        origin: "samsyn.localhost/journal".to_owned(),
    };
    let store = Store::open(&settings, board::Clock::System).await.unwrap();
    let (journal, _) = store.journal.verify().await.expect("the journal is whole");
    let session: SessionId = session.parse().unwrap();
    let log = log(&store, session).await;
    let rows = rows(&store, session).await;
    store.close().await;
    Read { log, rows, journal }
}

async fn log(store: &Store, session: SessionId) -> Vec<Entry> {
    let stream = Stream::session(session);
    let stored_under: Vec<(Uuid, i64)> = on!(&store.db, pool => {
        sqlx::query_as(
            "SELECT c.id, j.stream_seq FROM command c JOIN journal j ON j.seq = c.first_seq WHERE j.stream = $1",
        )
        .bind(stream.as_str())
        .fetch_all(pool)
        .await
    })
    .unwrap();
    let mut log: Vec<Entry> = Vec::new();
    loop {
        let after = i64::try_from(log.len()).unwrap();
        let page = store.journal.stream_after(&stream, after, PAGE).await.unwrap();
        if page.is_empty() {
            return log;
        }
        for entry in page {
            let event: Option<Value> = match entry.kind.as_str() {
                "command.refused" => None,
                _ => Some(serde_json::from_slice(entry.body.as_deref().unwrap()).unwrap()),
            };
            let own = stored_under.iter().find(|(_, seq)| *seq == entry.placed.stream_seq).map(|(id, _)| *id);
            // Further events of one command follow on its first.
            let stored = own.or_else(|| log.last().and_then(|before| before.command));
            let seq = entry.placed.stream_seq.unsigned_abs();
            log.push(Entry { seq, command: event.as_ref().and_then(named).or(stored), event });
        }
    }
}

/// The command's id in what it made.
fn named(event: &Value) -> Option<Uuid> {
    let body = &event["body"];
    match event["type"].as_str()? {
        "note.added" => body["note"]["text"].as_str()?.split(' ').next()?.parse().ok(),
        "recommendation.proposed" => body["recommendation"]["id"].as_str()?.parse().ok(),
        "ballot.opened" => body["ballot"]["id"].as_str()?.parse().ok(),
        _ => None,
    }
}

/// The states after each of these entries, from none on.
pub fn replay(log: &[Entry]) -> Vec<Option<State>> {
    let mut states = vec![None];
    for entry in log {
        let before: Option<State> = states.last().cloned().flatten();
        let event = entry.event.as_ref().map(|event| serde_json::from_value::<Event>(event.clone()).unwrap());
        states.push(match event {
            Some(event) => State::evolve(before, &event),
            None => before,
        });
    }
    states
}

/// What a person sees of a state, as a hash. Of a case from which they are recused they see nothing to be compared.
pub fn screen(state: &State, person: PersonId) -> String {
    let mut seen = state.seen_by(person);
    seen.items.retain(|item| !item.recused.contains(&person));
    hex::encode(Sha256::digest(serde_json::to_vec(&seen).unwrap()))
}

/// What the rows of a session should say.
pub fn rows_of(state: &State) -> Value {
    let mut recused: Vec<(Uuid, Uuid)> = Vec::new();
    let (mut proposed, mut ballots, mut votes) = (Vec::new(), Vec::new(), Vec::new());
    for item in &state.items {
        recused.extend(item.recused.iter().map(|person| (item.id.0, person.0)));
        proposed.extend(item.recommendations.iter().map(|one| one.id.0));
        ballots.extend(item.ballots.iter().map(|ballot| (ballot.id.0, !ballot.is_open())));
        // A vote that became void by a conflict of interest leaves the rows when its ballot is counted.
        let closed = item.ballots.iter().filter(|ballot| ballot.result.is_some());
        votes.extend(closed.flat_map(|ballot| ballot.votes.iter().map(|vote| (ballot.id.0, vote.voter.0))));
    }
    recused.sort();
    proposed.sort();
    ballots.sort();
    votes.sort();
    json!({
        "phase": state.phase,
        "items": state.items.iter().map(|item| json!([item.id, item.state])).collect::<Vec<_>>(),
        "attendance": state.attendance.len(),
        "recused": recused, "proposed": proposed, "ballots": ballots, "votes": votes,
    })
}

async fn rows(store: &Store, session: SessionId) -> Value {
    let id = session.0;
    let all = on!(&store.db, pool => async {
        let phase: String =
            sqlx::query_scalar("SELECT phase FROM session WHERE id = $1").bind(id).fetch_one(pool).await?;
        let attendance: i64 = sqlx::query_scalar("SELECT count(*) FROM attendance WHERE session = $1")
            .bind(id)
            .fetch_one(pool)
            .await?;
        let items: Vec<(Uuid, String)> =
            sqlx::query_as("SELECT id, state FROM agenda_item WHERE session = $1 ORDER BY position")
                .bind(id)
                .fetch_all(pool)
                .await?;
        let recused: Vec<(Uuid, Uuid)> = sqlx::query_as(
            "SELECT r.item, r.person FROM recusal r JOIN agenda_item a ON a.id = r.item WHERE a.session = $1",
        )
        .bind(id)
        .fetch_all(pool)
        .await?;
        let proposed: Vec<Uuid> = sqlx::query_scalar(
            "SELECT r.id FROM recommendation r JOIN agenda_item a ON a.id = r.item \
             WHERE a.session = $1 AND r.withdrawn_at IS NULL",
        )
        .bind(id)
        .fetch_all(pool)
        .await?;
        let ballots: Vec<(Uuid, bool)> = sqlx::query_as(
            "SELECT b.id, b.closed_at IS NOT NULL FROM ballot b JOIN agenda_item a ON a.id = b.item WHERE a.session = $1",
        )
        .bind(id)
        .fetch_all(pool)
        .await?;
        let votes: Vec<(Uuid, Uuid)> = sqlx::query_as(
            "SELECT v.ballot, v.voter FROM vote v JOIN ballot b ON b.id = v.ballot JOIN agenda_item a ON a.id = b.item \
             WHERE a.session = $1 AND b.result IS NOT NULL",
        )
        .bind(id)
        .fetch_all(pool)
        .await?;
        Ok::<_, sqlx::Error>((phase, attendance, items, recused, proposed, ballots, votes))
    }
    .await);
    let (phase, attendance, items, mut recused, mut proposed, mut ballots, mut votes) = all.unwrap();
    recused.sort();
    proposed.sort();
    ballots.sort();
    votes.sort();
    json!({
        "phase": phase, "items": items, "attendance": attendance, "recused": recused, "proposed": proposed,
        "ballots": ballots, "votes": votes,
    })
}
