//! The course of a session and of its cases in the rows.

use board::case::CaseState;
use board::decision::{ContentHash, SignatureMeaning};
use board::session::{Command, ItemState, Phase};
use store::{Store, both, cases, decisions, sessions};

use crate::sessions::{ITEM, SESSION, played, played_on, until_decided, until_proposed};
use crate::world::{CHAIR, COORDINATOR, ONCOLOGIST, at, the_case, today, with_a_case};

async fn stands(store: &Store) -> (Phase, ItemState, CaseState) {
    let session = sessions::by_id(&store.db, SESSION).await.unwrap().unwrap();
    let agenda = sessions::agenda(&store.db, &session, today()).await.unwrap();
    let case = cases::by_id(&store.db, the_case()).await.unwrap().unwrap();
    (session.phase, agenda[0].state, case.state)
}

fn sign(content: &ContentHash) -> Command {
    Command::Sign {
        item: ITEM,
        content_sha256: content.clone(),
        meaning: SignatureMeaning::Approved,
        authenticated_at: at("2026-12-03T14:00:00Z"),
        authentication: "demo".to_owned(),
    }
}

both! {
    async fn a_session_that_is_called_off_frees_its_cases(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let mut commands: Vec<_> = until_proposed().into_iter().take(2).collect();
        commands.push((COORDINATOR, Command::PublishAgenda));
        commands.push((COORDINATOR, Command::Cancel { reason: "Ill.".to_owned() }));
        played(&store, commands).await;
        assert_eq!(stands(&store).await, (Phase::Cancelled, ItemState::CarriedOver, CaseState::Accepted));
        store.close().await;
    }

    async fn a_session_is_paused_closed_and_opened_again(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let mut commands = until_proposed();
        commands.push((CHAIR, Command::Pause));
        commands.push((CHAIR, Command::Close { carry_over: vec![ITEM] }));
        commands.push((CHAIR, Command::Reopen { reason: "A name.".to_owned() }));
        commands.push((ONCOLOGIST, Command::ConfirmReopening));
        played(&store, commands).await;
        assert_eq!(stands(&store).await, (Phase::Reopened, ItemState::CarriedOver, CaseState::Accepted));
        store.close().await;
    }

    async fn a_case_comes_back_to_the_queue_and_goes_off_the_agenda(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let mut commands = until_proposed();
        let reason = "RNA.".to_owned();
        commands.push((CHAIR, Command::Defer { item: ITEM, reason: reason.clone(), until: None, missing: Vec::new() }));
        commands.push((CHAIR, Command::Requeue { item: ITEM }));
        commands.push((CHAIR, Command::WithdrawCase { item: ITEM, reason }));
        played(&store, commands).await;
        assert_eq!(stands(&store).await, (Phase::Live, ItemState::Withdrawn, CaseState::Accepted));
        store.close().await;
    }

    async fn a_signed_version_stays_while_the_board_works_on_the_next_and_when_it_gives_that_up(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let state = played(&store, until_decided()).await;
        let content = state.items[0].decision.as_ref().unwrap().content_sha256.clone();
        let reason = "The trial has closed.".to_owned();
        let again = vec![
            (CHAIR, sign(&content)),
            (CHAIR, Command::Amend { item: ITEM, reason: reason.clone() }),
            (CHAIR, Command::ReadBack { item: ITEM }),
            (CHAIR, Command::DecideByConsensus { item: ITEM }),
        ];
        let state = played_on(&store, state, 10, again).await;
        assert_eq!(stands(&store).await, (Phase::Live, ItemState::Decided, CaseState::Decided));
        let given_up = vec![
            (CHAIR, Command::WithdrawDecision { item: ITEM, reason: reason.clone() }),
            (CHAIR, Command::WithdrawCase { item: ITEM, reason }),
        ];
        played_on(&store, state, 14, given_up).await;
        assert_eq!(stands(&store).await, (Phase::Live, ItemState::Signed, CaseState::Signed));
        let standing = decisions::of_case(&store.db, the_case()).await.unwrap();
        assert_eq!(standing.iter().map(|one| (one.version, one.signed_at.is_some())).collect::<Vec<_>>(), [(1, true)]);
        store.close().await;
    }
}
