//! Rooms, the feed and checkpoints.

use std::time::Duration;

use store::{Failed, Recorded, Room, Stop, Store, Unit, both};
use tlog::{Checkpoint, Note as SignedNote};

use crate::notes::{Note, entry, look, stream};

/// The kinds of a stream's entries, in order.
#[derive(Debug, Default)]
struct Kinds(Vec<String>);

impl Room for Kinds {
    fn fold(&mut self, entry: &Recorded) {
        self.0.push(entry.kind.clone());
    }
}

async fn kinds(store: &Store) -> Vec<String> {
    let work = async |unit: &mut Unit| Ok::<_, Stop<()>>(unit.room::<Kinds>(&stream(1)).await?.0.clone());
    store.writer.write(work).await.unwrap().0
}

/// Appends, looks at the room, and then is refused or not.
async fn act(store: &Store, kind: &'static str, refuse: bool) -> Result<Vec<String>, Failed<Vec<String>>> {
    let work = async move |unit: &mut Unit| {
        unit.append(entry(&stream(1), kind)).await?;
        let seen = unit.room::<Kinds>(&stream(1)).await?.0.clone();
        if refuse { Err(Stop::Refused(seen)) } else { Ok(seen) }
    };
    store.writer.write(work).await.map(|(seen, _)| seen)
}

both! {
    async fn a_room_sees_the_events_of_its_batch_and_forgets_those_rolled_back(database: Database) {
        let store = database.open().await.unwrap();
        let (first, refused, second) =
            tokio::join!(act(&store, "one", false), act(&store, "two", true), act(&store, "three", false));
        assert_eq!(first.unwrap(), ["one"]);
        assert!(matches!(refused, Err(Failed::Refused(seen, _)) if seen == ["one", "two"]));
        assert_eq!(second.unwrap(), ["one", "three"]);
        store.close().await;
        let store = database.open().await.unwrap();
        assert_eq!(kinds(&store).await, ["one", "three"]);
        store.close().await;
    }

    async fn the_feed_hands_on_what_is_committed_in_order(database: Database) {
        let store = database.open().await.unwrap();
        let mut feed = store.feed.subscribe();
        let looks = (0..30).map(|_| store.writer.look(look().body_bytes(*b"{\"text\":\"hello\"}")));
        futures_util::future::join_all(looks).await;
        for seq in 0..30 {
            let entry = tokio::time::timeout(Duration::from_secs(5), feed.recv()).await.unwrap().unwrap();
            assert_eq!(entry.placed.seq, seq);
            assert_eq!(entry.document::<Note>().unwrap(), Some(Note::of("hello")));
        }
        store.close().await;
    }

    async fn a_unit_that_asks_gets_a_checkpoint_over_its_entries(database: Database) {
        let store = database.open().await.unwrap();
        store.writer.look(look()).await.unwrap();
        let work = async |unit: &mut Unit| {
            unit.append(entry(&stream(1), "decision.signed")).await?;
            unit.checkpoint();
            Ok::<_, Stop<()>>(())
        };
        let signed = store.writer.write(work).await.unwrap().1.checkpoint.unwrap();
        let note = SignedNote::parse(&signed.note).unwrap();
        let key = store.keys.signing().verifying_key().clone();
        let opened = Checkpoint::open(&note, "test.example/journal", &[key]).unwrap();
        assert_eq!((opened.size(), opened.root()), (2, store.journal.verify().await.unwrap().1));
        assert_eq!(store.journal.latest_checkpoint().await.unwrap().unwrap(), *signed);
        store.close().await;
    }

    async fn a_checkpoint_follows_within_two_seconds_without_being_asked_for(database: Database) {
        let store = database.open().await.unwrap();
        store.writer.look(look()).await.unwrap();
        assert_eq!(store.journal.latest_checkpoint().await.unwrap(), None);
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(store.journal.latest_checkpoint().await.unwrap().unwrap().size, 1);
        store.close().await;
    }
}
