//! Commands that are sent twice.

use board::ids::{CommandId, PersonId};
use store::{Command, Failed, Stop, Store, Unit, both};
use uuid::Uuid;

use crate::notes::{Note, entry, stream};

fn command(body: &str) -> Command {
    Command::new(CommandId(Uuid::from_u128(50)), PersonId(Uuid::from_u128(1)), &Note::of(body)).unwrap()
}

/// A command that succeeds with the number of its entry.
async fn act(store: &Store, command: Command) -> Result<(i64, store::Receipt), Failed<String>> {
    let work = async move |unit: &mut Unit| Ok(unit.append(entry(&stream(1), "act")).await?.stream_seq);
    store.writer.command(command, work).await
}

/// A command that is refused.
async fn refused_act(
    store: &Store,
    command: Command,
    why: &'static str,
) -> Result<((), store::Receipt), Failed<String>> {
    let work = async move |unit: &mut Unit| {
        unit.append_if_refused(entry(&stream(1), "act.refused"));
        Err(Stop::Refused(why.to_owned()))
    };
    store.writer.command(command, work).await
}

both! {
    async fn a_resent_command_gets_its_first_answer_and_acts_once(database: Database) {
        let store = database.open().await.unwrap();
        let (first, receipt) = act(&store, command("once")).await.unwrap();
        assert_eq!((first, receipt.repeated), (1, false));
        let (again, receipt) = act(&store, command("once")).await.unwrap();
        assert_eq!((again, receipt.repeated, receipt.first_seq), (1, true, Some(0)));
        assert_eq!(store.journal.size().await.unwrap(), 1);
        store.close().await;
    }

    async fn two_copies_of_a_command_in_one_batch_act_once(database: Database) {
        let store = database.open().await.unwrap();
        let copies = (0..20).map(|_| act(&store, command("once")));
        let answers = futures_util::future::join_all(copies).await;
        assert!(answers.iter().all(|answer| answer.as_ref().unwrap().0 == 1));
        assert_eq!(answers.iter().filter(|answer| !answer.as_ref().unwrap().1.repeated).count(), 1);
        assert_eq!(store.journal.size().await.unwrap(), 1);
        store.close().await;
    }

    async fn a_refusal_is_kept_and_a_resend_gets_the_same_refusal(database: Database) {
        let store = database.open().await.unwrap();
        let first = refused_act(&store, command("no"), "no quorum").await;
        assert!(matches!(first, Err(Failed::Refused(why, receipt)) if why == "no quorum" && !receipt.repeated));
        store.close().await;
        let store = database.open().await.unwrap();
        let again = refused_act(&store, command("no"), "another reason by now").await;
        let Err(Failed::Refused(why, receipt)) = again else { panic!("{again:?}") };
        assert_eq!((why.as_str(), receipt.repeated, receipt.first_seq), ("no quorum", true, Some(0)));
        assert_eq!(store.journal.size().await.unwrap(), 1);
        store.close().await;
    }

    async fn the_same_id_with_another_body_is_refused(database: Database) {
        let store = database.open().await.unwrap();
        act(&store, command("one thing")).await.unwrap();
        let other = act(&store, command("another thing")).await;
        assert!(matches!(other, Err(Failed::CommandReused)), "{other:?}");
        assert_eq!(store.journal.size().await.unwrap(), 1);
        store.close().await;
    }
}
