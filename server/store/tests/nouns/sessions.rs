//! Sessions: commands are decided by the domain, and the rows follow from their events.

use board::ballot::{BallotOption, Choice, Method};
use board::case::CaseState;
use board::decision::{ContentHash, SignatureMeaning};
use board::follow_up::{FollowUp, Implementation, TrialReferralState};
use board::ids::{
    AgendaItemId, BallotId, CommandId, DecisionId, FollowUpId, PersonId, SessionId, SigningRequestId,
};
use board::recommendation::{Owner, RecommendationContent, SlotConfirmation, SlotState};
use board::session::{Actor, Command, Context, ItemState, Phase, Refusal, State, decide};
use store::signing::{Outcome, SigningRequest, ToSign};
use store::{
    Entry, Kind, Purpose, Stop, Store, Stream, Unit, Who, both, cases, decisions, follow_ups, sessions,
    signing, snapshots, tasks, within,
};

use crate::world::{
    CHAIR, COORDINATOR, ONCOLOGIST, REFERRER, at, day, id, person, the_board, the_case, today, with_a_case,
};

pub const SESSION: SessionId = SessionId(uuid::Uuid::from_u128(100));
pub const ITEM: AgendaItemId = AgendaItemId(uuid::Uuid::from_u128(101));

/// The id that what a story's command number `number` makes gets.
pub fn made_by(number: u8) -> uuid::Uuid {
    id(110 + number)
}

/// Gives commands, each by the person with that number; the first is command 1.
async fn play(unit: &mut Unit, commands: Vec<(u8, Command)>) -> State {
    play_on(unit, (None, 1), commands).await
}

/// Goes on from a state with a command of that number.
async fn play_on(
    unit: &mut Unit,
    (mut state, first): (Option<State>, u8),
    commands: Vec<(u8, Command)>,
) -> State {
    for (number, (by, command)) in (first..).zip(commands) {
        let case = snapshots::of_case(&mut *unit, the_case(), today()).await.unwrap();
        let (now, command_id) = (unit.now(), CommandId(made_by(number)));
        let context = Context {
            now,
            command: command_id,
            case: case.as_ref(),
            chair_is_here: true,
            texts: board::text::Texts::default(),
            salt: [0; 16],
        };
        let actor = Actor { person: person(by), on_behalf_of: None, chair_term: None };
        for event in decide(state.as_ref(), &command, &actor, &context).unwrap() {
            let entry =
                Entry::new(Stream::session(SESSION), Kind(event.name()), Who::server(), Purpose("board"));
            let placed = unit.append(entry.body(&event).unwrap()).await.unwrap();
            sessions::project(unit, SESSION, &event, placed).await.unwrap();
            state = State::evolve(state, &event);
        }
    }
    state.unwrap()
}

fn defer(reason: &str) -> Command {
    Command::Defer { item: ITEM, reason: reason.to_owned(), until: None, missing: Vec::new() }
}

fn referral() -> RecommendationContent {
    RecommendationContent::TrialReferral {
        trial: "2099-500000-00-00".to_owned(),
        title: "A made-up trial".to_owned(),
        arm: None,
        site: "Stockholm".to_owned(),
        slot: SlotState::Open,
        confirmed: Some(SlotConfirmation { by: "The site".to_owned(), on: day("2026-12-01") }),
        priority: None,
        targets: Vec::new(),
        reason: "Fits.".to_owned(),
        owner: Owner {
            person: PersonId(id(REFERRER)),
            name: "Rut Referrer".to_owned(),
            due: day("2026-12-20"),
        },
    }
}

/// Scheduled, attended by two, started, the case presented, a trial referral proposed by command 7.
pub fn until_proposed() -> Vec<(u8, Command)> {
    let schedule = Command::Schedule {
        session: SESSION,
        board: the_board(),
        starts_at: at("2026-12-03T13:00:00Z"),
        planned_minutes: 60,
        video_link: Some("https://video.example/1".to_owned()),
        kind: board::session::SessionKind::Regular,
        deadline: None,
    };
    let add = Command::AddItem {
        item: ITEM,
        case: the_case(),
        pseudonym: "Rowan 4172".to_owned(),
        question: "Is there a targeted treatment?".to_owned(),
        planned_minutes: 15,
        urgent: false,
    };
    vec![
        (COORDINATOR, schedule),
        (COORDINATOR, add),
        (CHAIR, Command::Join { conflicts: Vec::new() }),
        (ONCOLOGIST, Command::Join { conflicts: Vec::new() }),
        (CHAIR, Command::Start),
        (CHAIR, Command::Present { item: ITEM }),
        (CHAIR, Command::Propose { item: ITEM, content: referral() }),
    ]
}

/// Decided by consensus by command 9.
pub fn until_decided() -> Vec<(u8, Command)> {
    let mut commands = until_proposed();
    commands.push((CHAIR, Command::ReadBack { item: ITEM }));
    commands.push((CHAIR, Command::DecideByConsensus { item: ITEM }));
    commands
}

pub async fn played_on(store: &Store, state: State, first: u8, commands: Vec<(u8, Command)>) -> State {
    let work =
        async move |unit: &mut Unit| Ok::<_, Stop<()>>(play_on(unit, (Some(state), first), commands).await);
    store.writer.write(work).await.unwrap().0
}

pub async fn played(store: &Store, commands: Vec<(u8, Command)>) -> State {
    let work = async move |unit: &mut Unit| Ok::<_, Stop<()>>(play(unit, commands).await);
    store.writer.write(work).await.unwrap().0
}

both! {
    async fn a_scheduled_session_shows_its_agenda_and_the_case_its_place(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        played(&store, until_proposed().into_iter().take(2).collect()).await;
        let session = sessions::by_id(&store.db, SESSION).await.unwrap().unwrap();
        assert_eq!((session.phase, session.cases, session.planned_minutes), (Phase::Scheduled, 1, 60));
        assert_eq!(sessions::list(&store.db, Some(PersonId(id(CHAIR))), 10).await.unwrap(), std::slice::from_ref(&session));
        assert_eq!(sessions::list(&store.db, Some(PersonId(id(REFERRER))), 10).await.unwrap(), []);
        let agenda = sessions::agenda(&store.db, &session, today()).await.unwrap();
        assert_eq!((agenda[0].id, agenda[0].state, agenda[0].decision), (ITEM, ItemState::Queued, None));
        assert_eq!(agenda[0].starts_at, at("2026-12-03T13:00:00Z"));
        let listed = cases::with_id(&store.db, the_case(), today()).await.unwrap().unwrap();
        assert_eq!(listed.case.state, CaseState::OnAgenda);
        assert_eq!(listed.placed.map(|placed| placed.session), Some(SESSION));
        store.close().await;
    }

    async fn attendance_is_kept_with_who_left(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let mut commands = until_proposed();
        commands.push((ONCOLOGIST, Command::Leave { person: PersonId(id(ONCOLOGIST)) }));
        let state = played(&store, commands).await;
        let kept = sessions::attendance(&store.db, SESSION).await.unwrap();
        assert_eq!(kept, state.attendance);
        assert_eq!(kept.iter().map(|one| one.left_at.is_some()).collect::<Vec<_>>(), [false, true]);
        store.close().await;
    }

    async fn a_decision_points_at_the_entry_that_holds_its_statement(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let state = played(&store, until_decided()).await;
        let frozen = state.items[0].decision.clone().unwrap();
        let row = decisions::by_id(&store.db, DecisionId(made_by(9))).await.unwrap().unwrap();
        assert_eq!((row.content_sha256.clone(), row.version, row.signed_at), (frozen.content_sha256, 1, None));
        assert_eq!((row.pseudonym.as_str(), row.board_name.as_str()), ("Rowan 4172", "National paediatric board"));
        let entry = store.journal.entry(row.frozen_seq.cast_signed()).await.unwrap().unwrap();
        let event: board::session::Event = entry.document().unwrap().unwrap();
        let board::session::Event::DecisionFrozen { content_sha256, .. } = event else { panic!("{event:?}") };
        assert_eq!(content_sha256, row.content_sha256);
        assert_eq!(decisions::of_case(&store.db, the_case()).await.unwrap(), std::slice::from_ref(&row));
        assert_eq!(decisions::list(&store.db, None, 10).await.unwrap(), std::slice::from_ref(&row));
        assert_eq!(decisions::list(&store.db, Some(row.decided_at), 10).await.unwrap(), []);
        store.close().await;
    }

    async fn a_signed_decision_makes_a_task_and_a_trial_referral(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let content = played(&store, until_decided()).await.items[0].decision.clone().unwrap().content_sha256;
        let signature = signature_event(&store, content.clone()).await;
        let rows = decisions::signatures(&store.db, DecisionId(made_by(9))).await.unwrap();
        assert_eq!((rows[0].signature.content_sha256.clone(), rows[0].seq), (content, signature));
        let row = decisions::by_id(&store.db, DecisionId(made_by(9))).await.unwrap().unwrap();
        assert_eq!(row.signed_at, Some(at("2026-12-03T13:00:00Z")));
        let open = tasks::open_of(&store.db, PersonId(id(REFERRER))).await.unwrap();
        assert_eq!((open[0].case, open[0].due, open[0].done), (the_case(), day("2026-12-20"), false));
        let referrals = follow_ups::referrals_of_case(&store.db, the_case()).await.unwrap();
        assert_eq!((referrals[0].trial.as_str(), referrals[0].state), ("2099-500000-00-00", TrialReferralState::Decided));
        let case = cases::by_id(&store.db, the_case()).await.unwrap().unwrap();
        assert_eq!(case.state, CaseState::Signed);
        let (task, referral) = (open[0].id, referrals[0].clone());
        let follow_up = FollowUp {
            id: FollowUpId(id(140)),
            recommendation: referral.recommendation,
            implementation: Implementation::Started { on: day("2026-12-18") },
            recorded_at: at("2026-12-19T08:00:00Z"),
        };
        let recorded = follow_up.clone();
        let work = async move |unit: &mut Unit| {
            follow_ups::make(unit, &recorded, PersonId(id(REFERRER))).await?;
            follow_ups::set_referral_state(unit, referral.id, TrialReferralState::Enrolled).await?;
            Ok::<_, Stop<()>>((tasks::finish(unit, task).await?, tasks::finish(unit, task).await?))
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, (true, false));
        assert_eq!(tasks::open_of(&store.db, PersonId(id(REFERRER))).await.unwrap(), []);
        assert!(tasks::of_case(&store.db, the_case()).await.unwrap()[0].done);
        assert_eq!(follow_ups::of_case(&store.db, the_case()).await.unwrap(), [follow_up]);
        let referrals = follow_ups::referrals_of_case(&store.db, the_case()).await.unwrap();
        assert_eq!(referrals[0].state, TrialReferralState::Enrolled);
        store.close().await;
    }

    async fn a_decision_that_was_taken_back_is_not_listed(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let mut commands = until_decided();
        commands.push((CHAIR, Command::WithdrawDecision { item: ITEM, reason: "New findings.".to_owned() }));
        played(&store, commands).await;
        assert_eq!(decisions::list(&store.db, None, 10).await.unwrap(), []);
        let row = decisions::by_id(&store.db, DecisionId(made_by(9))).await.unwrap().unwrap();
        assert_eq!(row.withdrawn_at, Some(at("2026-12-03T13:00:00Z")));
        let case = cases::by_id(&store.db, the_case()).await.unwrap().unwrap();
        assert_eq!(case.state, CaseState::OnAgenda);
        store.close().await;
    }

    async fn what_was_voted_is_written_when_the_ballot_closes(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let ballot = BallotId(made_by(8));
        let option = |text: &str| BallotOption { text: text.to_owned(), recommendation: None };
        let open = Command::OpenBallot {
            item: ITEM,
            question: "Refer?".to_owned(),
            options: vec![option("yes"), option("no")],
            method: Method::SimpleMajority,
            blind: true,
        };
        let vote = Command::Vote { item: ITEM, ballot, choice: Choice::Option { index: 0 } };
        let mut commands = until_proposed();
        commands.extend([(CHAIR, open), (ONCOLOGIST, vote.clone()), (CHAIR, vote)]);
        let mut closed = commands.clone();
        closed.push((CHAIR, Command::CloseBallot { item: ITEM, ballot, override_reason: None }));
        let work = async move |unit: &mut Unit| {
            play(unit, commands).await;
            let hidden = choices(unit).await;
            // Refused: the story is told again from its beginning below.
            Err::<(), _>(Stop::Refused(hidden))
        };
        let refused = store.writer.write(work).await;
        let Err(store::Failed::Refused(hidden, _)) = refused else { panic!("{refused:?}") };
        assert_eq!(hidden, [None, None]);
        let work = async move |unit: &mut Unit| {
            play(unit, closed).await;
            Ok::<_, Stop<()>>(choices(unit).await)
        };
        let shown = store.writer.write(work).await.unwrap().0;
        let yes = r#"{"choice":"option","index":0}"#.to_owned();
        assert_eq!(shown, [Some(yes.clone()), Some(yes)]);
        store.close().await;
    }

    async fn a_deferred_case_and_a_carried_over_one_are_told_apart(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let mut commands = until_proposed();
        commands.push((CHAIR, Command::Close { carry_over: vec![ITEM] }));
        let mut deferred = until_proposed();
        deferred.push((CHAIR, defer("Waits for RNA.")));
        let work = async move |unit: &mut Unit| {
            play(unit, deferred).await;
            let state = cases::by_id(unit, the_case()).await?.map(|case| case.state);
            Err::<(), _>(Stop::Refused(state))
        };
        let refused = store.writer.write(work).await;
        assert!(matches!(refused, Err(store::Failed::Refused(Some(CaseState::Deferred), _))), "{refused:?}");
        played(&store, commands).await;
        let session = sessions::by_id(&store.db, SESSION).await.unwrap().unwrap();
        assert_eq!(session.phase, Phase::Closed);
        let agenda = sessions::agenda(&store.db, &session, today()).await.unwrap();
        assert_eq!((agenda[0].state, agenda[0].case.case.state), (ItemState::CarriedOver, CaseState::Accepted));
        assert_eq!(agenda[0].case.placed, None);
        store.close().await;
    }

    async fn a_signing_request_is_used_once_and_in_time(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        played(&store, until_proposed()).await;
        let item = ToSign {
            item: ITEM,
            decision: DecisionId(made_by(9)),
            content_sha256: ContentHash::of(b"statement"),
            outcome: Outcome::Waiting,
        };
        let request = |number: u8, expires_at: &str| SigningRequest {
            id: SigningRequestId(id(number)),
            session: SESSION,
            signer: PersonId(id(CHAIR)),
            meaning: SignatureMeaning::Approved,
            items: vec![item.clone()],
            created_at: at("2026-12-03T12:55:00Z"),
            expires_at: at(expires_at),
            settled_at: None,
        };
        let (fresh, expired) = (request(150, "2026-12-03T13:05:00Z"), request(151, "2026-12-03T13:00:00Z"));
        let signed = ToSign { outcome: Outcome::Signed { at: at("2026-12-03T13:00:00Z") }, ..item.clone() };
        let refused = ToSign { outcome: Outcome::Refused { refusal: Refusal::Already }, ..item.clone() };
        let (kept, outcomes) = (fresh.clone(), vec![signed.clone()]);
        let work = async move |unit: &mut Unit| {
            signing::make(unit, &fresh).await?;
            signing::make(unit, &expired).await?;
            Ok::<_, Stop<()>>([
                signing::settle(unit, fresh.id, &outcomes).await?,
                signing::settle(unit, fresh.id, std::slice::from_ref(&refused)).await?,
                signing::settle(unit, expired.id, &outcomes).await?,
            ])
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, [true, false, false]);
        let read = signing::by_id(&store.db, kept.id).await.unwrap().unwrap();
        let settled_at = Some(at("2026-12-03T13:00:00Z"));
        assert_eq!(read, SigningRequest { items: vec![signed], settled_at, ..kept });
        store.close().await;
    }
}

/// What is stored of the votes, in the order of the voters.
async fn choices(unit: &mut Unit) -> Vec<Option<String>> {
    within!(&mut unit.conn, c => {
        sqlx::query_scalar("SELECT choice FROM vote ORDER BY voter").fetch_all(&mut *c).await
    })
    .unwrap()
}

/// The chair signs; gives the entry's place in the journal.
async fn signature_event(store: &Store, content: ContentHash) -> u64 {
    let work = async move |unit: &mut Unit| {
        let signature = board::decision::Signature {
            id: board::ids::SignatureId(made_by(10)),
            decision: DecisionId(made_by(9)),
            content_sha256: content,
            signer: PersonId(id(CHAIR)),
            printed_name: "Karin Chair".to_owned(),
            discipline: person(CHAIR).discipline,
            meaning: SignatureMeaning::Approved,
            at: unit.now(),
            authenticated_at: unit.now(),
            authentication: "demo".to_owned(),
        };
        let event = board::session::Event::Signed { item: ITEM, signature, completes: None };
        let entry = Entry::new(Stream::session(SESSION), Kind(event.name()), Who::server(), Purpose("board"));
        let placed = unit.append(entry.body(&event)?).await?;
        sessions::project(unit, SESSION, &event, placed).await?;
        Ok::<_, Stop<()>>(placed.seq.cast_unsigned())
    };
    store.writer.write(work).await.unwrap().0
}
