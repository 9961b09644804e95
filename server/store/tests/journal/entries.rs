//! Numbers, refusals, the tree, reopening.

use store::{CannotOpen, Failed, Stop, Unit, both};

use crate::notes::{Note, entry, look, stream, who};

both! {
    async fn entries_and_streams_are_numbered_without_gaps(database: Database) {
        let store = database.open().await.unwrap();
        let writes = (0..200u8).map(|n| {
            let writer = store.writer.clone();
            async move { writer.look(entry(&stream(n % 3), "note")).await.unwrap().first_seq.unwrap() }
        });
        let mut seqs: Vec<i64> = futures_util::future::join_all(writes).await;
        seqs.sort_unstable();
        assert_eq!(seqs, (0..200).collect::<Vec<i64>>());
        for (n, length) in [(0, 67), (1, 67), (2, 66)] {
            let entries = store.journal.stream_after(&stream(n), 0, 1000).await.unwrap();
            let numbers: Vec<i64> = entries.iter().map(|entry| entry.placed.stream_seq).collect();
            assert_eq!(numbers, (1..=length).collect::<Vec<i64>>());
        }
        store.close().await;
    }

    async fn an_entry_is_read_back_as_it_was_written(database: Database) {
        let store = database.open().await.unwrap();
        let subject = uuid::Uuid::from_u128(77);
        let written = entry(&stream(1), "note").about(subject).body(&Note::of("hello")).unwrap();
        store.writer.look(written).await.unwrap();
        let read = store.journal.entry(0).await.unwrap().unwrap();
        assert_eq!((read.kind.as_str(), &read.who), ("note", &who()));
        assert_eq!(read.placed.at.to_string(), "2026-12-03T13:00:00.000000Z");
        assert_eq!(read.document::<Note>().unwrap(), Some(Note::of("hello")));
        assert_eq!(store.journal.about(subject, None, 10).await.unwrap(), vec![read]);
        assert_eq!(store.journal.about(subject, Some(0), 10).await.unwrap(), vec![]);
        store.close().await;
    }

    async fn a_unit_knows_the_numbers_of_its_entries(database: Database) {
        let store = database.open().await.unwrap();
        let (numbers, receipt) = store
            .writer
            .write(async move |unit: &mut Unit| {
                let first = unit.append(entry(&stream(1), "note")).await?;
                let second = unit.append(entry(&stream(1), "note")).await?;
                Ok::<_, Stop<()>>((first.stream_seq, second.stream_seq))
            })
            .await
            .unwrap();
        assert_eq!(numbers, (1, 2));
        assert_eq!(receipt.entries.iter().map(|placed| placed.seq).collect::<Vec<_>>(), [0, 1]);
        store.close().await;
    }

    async fn a_refused_unit_leaves_its_refusal_and_nothing_else(database: Database) {
        let store = database.open().await.unwrap();
        let refused = store
            .writer
            .write(async move |unit: &mut Unit| {
                unit.append(entry(&stream(1), "act")).await?;
                unit.append_if_refused(entry(&stream(1), "act.refused"));
                Err::<(), _>(Stop::Refused("not allowed"))
            })
            .await;
        let Err(Failed::Refused(why, receipt)) = refused else { panic!("{refused:?}") };
        assert_eq!((why, receipt.first_seq), ("not allowed", Some(0)));
        let entries = store.journal.stream_after(&stream(1), 0, 10).await.unwrap();
        let kinds: Vec<_> = entries.iter().map(|entry| (entry.kind.as_str(), entry.placed.stream_seq)).collect();
        assert_eq!(kinds, [("act.refused", 1)]);
        let leaf = String::from_utf8(store.journal.raw_entry(0).await.unwrap().unwrap().leaf).unwrap();
        assert!(leaf.contains(r#""outcome":"refused""#));
        store.close().await;
    }

    async fn the_stored_tree_is_that_of_the_leaves(database: Database) {
        let store = database.open().await.unwrap();
        for _ in 0..3 {
            futures_util::future::join_all((0..41).map(|_| store.writer.look(look()))).await;
        }
        let (size, root) = store.journal.verify().await.unwrap();
        assert_eq!(size, 123);
        for seq in [0, 63, 122] {
            let proof = store.journal.inclusion_proof(seq, size).await.unwrap();
            let leaf = store.journal.raw_entry(seq.cast_signed()).await.unwrap().unwrap().leaf_hash;
            tlog::verify_inclusion(leaf, seq, size, &proof, root).unwrap();
        }
        store.close().await;
    }

    async fn a_journal_reopened_goes_on_where_it_ended(database: Database) {
        for round in 0..3 {
            let store = database.open().await.unwrap();
            for n in 0..5 {
                assert_eq!(store.writer.look(look()).await.unwrap().first_seq, Some(round * 5 + n));
            }
            store.close().await;
        }
        let store = database.open().await.unwrap();
        assert_eq!(store.journal.verify().await.unwrap().0, 15);
        let signed = store.journal.latest_checkpoint().await.unwrap().unwrap();
        assert_eq!(signed.size, 15);
        assert!(signed.note.starts_with("test.example/journal\n15\n"));
        store.close().await;
    }

    async fn a_server_that_goes_away_without_closing_loses_nothing_it_answered(database: Database) {
        let store = database.open().await.unwrap();
        for _ in 0..7 {
            store.writer.look(look()).await.unwrap();
        }
        drop(store);
        let mut again = database.open().await;
        while matches!(again, Err(CannotOpen::Locked(_))) {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            again = database.open().await;
        }
        let again = again.unwrap();
        assert_eq!(again.writer.look(look()).await.unwrap().first_seq, Some(7));
        assert_eq!(again.journal.verify().await.unwrap().0, 8);
        again.close().await;
    }
}
