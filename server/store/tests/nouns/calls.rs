//! The rows of variant files.

use std::time::Duration;

use board::variant::{AssemblyFound, FileFormat, ImportReport, KindCounts};
use store::{CallRow, Calls, Part, PartOf, Store, both};
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::world::id;

/// A call on a line; the policy keeps those of even lines.
pub fn call(line: u64, allele_index: u32) -> CallRow {
    CallRow { line, allele_index, allele: 100 + line.cast_signed(), by_policy: line.is_multiple_of(2) }
}

/// The report of a file of three lines, one of them refused.
pub fn report() -> ImportReport {
    ImportReport {
        format: FileFormat::Bgzf,
        sha256: format!("{:064x}", 80),
        bytes: 1_000,
        fileformat: Some("VCFv4.2".to_owned()),
        caller: None,
        assembly: AssemblyFound::default(),
        samples: Vec::new(),
        annotation: None,
        data_lines: 3,
        accepted: 2,
        warned: 0,
        quarantined: 1,
        identity: Default::default(),
        variants: KindCounts { snv: 2, ..KindCounts::default() },
        policy: None,
        issues: Vec::new(),
    }
}

async fn opened(database: &store::testing::Database) -> (Store, Calls) {
    let store = database.open().await.unwrap();
    let calls = Calls::open(&store.db, database.directory()).await.unwrap();
    (store, calls)
}

async fn import(calls: &Calls, import_id: Uuid, lines: u64) -> u64 {
    let (sender, receiver) = mpsc::channel(2);
    let sent = async move {
        for piece in (1..=lines).collect::<Vec<_>>().chunks(500) {
            sender.send(piece.iter().map(|line| call(*line, 1)).collect()).await.unwrap();
        }
    };
    let (count, ()) = tokio::join!(calls.import(import_id, receiver), sent);
    count.unwrap()
}

fn part(bytes: &[u8]) -> Part {
    Part { etag: "t".to_owned(), bytes: bytes.to_vec() }
}

both! {
    async fn rows_of_an_import_are_there_and_those_of_another_are_not(database: Database) {
        let (store, calls) = opened(&database).await;
        let (sender, receiver) = mpsc::channel(1);
        sender.send(vec![call(2, 1), call(2, 3)]).await.unwrap();
        drop(sender);
        assert_eq!(calls.import(id(90), receiver).await.unwrap(), 2);
        assert!(calls.has(id(90), 2, 3).await.unwrap());
        assert!(!calls.has(id(90), 2, 2).await.unwrap());
        assert!(!calls.has(id(91), 2, 3).await.unwrap());
        store.close().await;
    }

    async fn forty_thousand_rows_are_imported_whole(database: Database) {
        let (store, calls) = opened(&database).await;
        assert_eq!(import(&calls, id(90), 40_000).await, 40_000);
        assert_eq!(calls.count(id(90)).await.unwrap(), 40_000);
        assert!(calls.has(id(90), 16_385, 1).await.unwrap());
        store.close().await;
    }

    async fn the_lines_of_an_allele_are_found_in_one_import_and_in_the_order_of_the_file(database: Database) {
        let (store, calls) = opened(&database).await;
        import(&calls, id(90), 10).await;
        import(&calls, id(91), 10).await;
        calls.keep(id(90), CallRow { line: 12, allele_index: 2, allele: 103, by_policy: true }).await.unwrap();
        assert_eq!(calls.lines_of(id(90), &[109, 103, 500]).await.unwrap(), [3, 9, 12]);
        assert_eq!(calls.lines_of(id(91), &[103]).await.unwrap(), [3]);
        let many: Vec<i64> = (1_000..1_600).chain([104]).collect();
        assert_eq!(calls.lines_of(id(91), &many).await.unwrap(), [4], "more alleles than one statement takes");
        assert!(calls.lines_of(id(91), &[]).await.unwrap().is_empty());
        store.close().await;
    }

    async fn pruning_leaves_what_the_policy_keeps_and_a_row_can_be_kept_afterwards(database: Database) {
        let (store, calls) = opened(&database).await;
        import(&calls, id(90), 10).await;
        import(&calls, id(91), 10).await;
        calls.prune(id(90)).await.unwrap();
        assert_eq!(calls.count(id(90)).await.unwrap(), 5);
        assert_eq!(calls.count(id(91)).await.unwrap(), 10);
        calls.keep(id(90), call(3, 1)).await.unwrap();
        calls.keep(id(90), call(3, 1)).await.unwrap();
        calls.keep(id(90), call(4, 1)).await.unwrap();
        assert_eq!(calls.count(id(90)).await.unwrap(), 6);
        assert!(calls.has(id(90), 3, 1).await.unwrap());
        store.close().await;
    }

    async fn a_call_kept_by_hand_counts_as_one_that_the_policy_keeps(database: Database) {
        let (store, calls) = opened(&database).await;
        import(&calls, id(90), 4).await;
        assert!(calls.keeps(id(90), 2, 1).await.unwrap() && !calls.keeps(id(90), 3, 1).await.unwrap());
        calls.keep(id(90), call(3, 1)).await.unwrap();
        calls.keep(id(90), call(5, 1)).await.unwrap();
        assert!(calls.keeps(id(90), 3, 1).await.unwrap() && calls.keeps(id(90), 5, 1).await.unwrap());
        assert_eq!(calls.count(id(90)).await.unwrap(), 5);
        store.close().await;
    }

    async fn each_part_of_an_import_is_kept_apart_and_the_newest_counts(database: Database) {
        let (store, calls) = opened(&database).await;
        import(&calls, id(90), 1).await;
        calls.put_part(id(90), PartOf::Shown, &part(&[0, 1, 255])).await.unwrap();
        calls.put_part(id(90), PartOf::Germline, &part(&[7])).await.unwrap();
        calls.put_part(id(90), PartOf::Germline, &part(&[8])).await.unwrap();
        assert_eq!(calls.part(id(90), PartOf::Shown).await.unwrap(), Some(part(&[0, 1, 255])));
        assert_eq!(calls.part(id(90), PartOf::Germline).await.unwrap(), Some(part(&[8])));
        assert_eq!(calls.part(id(90), PartOf::Index).await.unwrap(), None);
        store.close().await;
    }

    async fn what_was_never_published_is_swept_and_the_rest_stays(database: Database) {
        let (store, calls) = opened(&database).await;
        import(&calls, id(90), 3).await;
        import(&calls, id(91), 3).await;
        calls.put_part(id(90), PartOf::Shown, &part(&[1])).await.unwrap();
        calls.put_part(id(91), PartOf::Shown, &part(&[1])).await.unwrap();
        assert_eq!(calls.sweep(&[id(90)]).await.unwrap(), 1);
        assert_eq!(calls.sweep(&[id(90)]).await.unwrap(), 0);
        assert_eq!(calls.part(id(90), PartOf::Shown).await.unwrap(), Some(part(&[1])));
        assert_eq!(calls.count(id(90)).await.unwrap(), 3);
        assert_eq!(calls.part(id(91), PartOf::Shown).await.unwrap(), None);
        assert_eq!(calls.count(id(91)).await.unwrap(), 0);
        store.close().await;
    }

    async fn an_import_does_not_hold_up_the_journal(database: Database) {
        let (store, calls) = opened(&database).await;
        let (sender, receiver) = mpsc::channel(1);
        let importing = tokio::spawn({
            let calls = calls.clone();
            async move { calls.import(id(90), receiver).await }
        });
        sender.send((1..=5_000).map(|line| call(line, 1)).collect()).await.unwrap();
        let look = store::Entry::new(
            store::Stream::single("test"),
            store::Kind("case.seen"),
            store::Who::server(),
            store::Purpose("care"),
        );
        let written = tokio::time::timeout(Duration::from_secs(5), store.writer.look(look)).await;
        assert_eq!(written.unwrap().unwrap().first_seq, Some(0));
        drop(sender);
        assert_eq!(importing.await.unwrap().unwrap(), 5_000);
        store.close().await;
    }
}
