//! The rows of variant files.

use std::time::{Duration, Instant};

use board::variant::{
    AlleleFraction, AsWritten, AssemblyFound, Call, Consequence, FileFormat, FilterStatus, FractionMethod,
    ImportReport, KindCounts, Origin, SampleCall, SampleRole, VariantKind,
};
use store::{Calls, Store, VariantTable, both};
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::world::id;

/// A made-up call on a made-up place.
pub fn call(line: u64, allele_index: u32) -> Call {
    let fraction = AlleleFraction::of_counts(FractionMethod::AdOverSum, 10, 40, None);
    Call {
        line,
        allele_index,
        kind: VariantKind::Snv,
        chrom: "1".to_owned(),
        pos: 1000 + line,
        reference: "C".to_owned(),
        alt: "T".to_owned(),
        written: AsWritten {
            chrom: "chr1".to_owned(),
            pos: 1000 + line,
            reference: "C".to_owned(),
            alt: "T".to_owned(),
        },
        end: None,
        sv_length: None,
        mate: None,
        copy_number: None,
        partners: None,
        filter: "PASS".to_owned(),
        filter_status: FilterStatus::Passed,
        quality: Some(51.5),
        caller: None,
        origin: Origin::Somatic,
        ids: Vec::new(),
        gene: Some("GENE1".to_owned()),
        transcript: None,
        mane: false,
        transcript_choice: None,
        hgvs_c: None,
        hgvs_p: None,
        consequence: vec![Consequence::new("missense_variant"), Consequence::new("splice_region_variant")],
        more_severe: None,
        tumour: Some(SampleCall::new("T", Some(SampleRole::Tumour), fraction, None, Some("0/1"))),
        normal: None,
        other_samples: Vec::new(),
        facts: Vec::new(),
        transcripts: Vec::new(),
        genes: Vec::new(),
    }
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

both! {
    async fn a_call_is_read_back_as_it_was_imported(database: Database) {
        let (store, calls) = opened(&database).await;
        let mut odd = call(2, 3);
        odd.alt = "A\tB\\N\n\"å\"".to_owned();
        odd.gene = None;
        let (sender, receiver) = mpsc::channel(1);
        sender.send(vec![call(2, 1), odd.clone()]).await.unwrap();
        drop(sender);
        assert_eq!(calls.import(id(90), receiver).await.unwrap(), 2);
        assert_eq!(calls.call(id(90), 2, 3).await.unwrap(), Some(odd.clone()));
        assert_eq!(calls.call(id(90), 2, 2).await.unwrap(), None);
        assert_eq!(calls.call(id(91), 2, 3).await.unwrap(), None);
        assert_eq!(calls.calls_from(id(90), 1, 10).await.unwrap(), [call(2, 1), odd]);
        store.close().await;
    }

    async fn a_file_of_five_thousand_lines_is_imported_whole_and_at_once(database: Database) {
        let (store, calls) = opened(&database).await;
        let began = Instant::now();
        assert_eq!(import(&calls, id(90), 5_000).await, 5_000);
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
        assert_eq!(calls.calls_from(id(90), 4_999, 10).await.unwrap().len(), 2);
        assert_eq!(calls.call(id(90), 4_097, 1).await.unwrap(), Some(call(4_097, 1)));
        store.close().await;
    }

    async fn what_was_never_published_is_swept_and_the_rest_stays(database: Database) {
        let (store, calls) = opened(&database).await;
        import(&calls, id(90), 3).await;
        import(&calls, id(91), 3).await;
        let table = VariantTable { etag: "\"t\"".to_owned(), bytes: vec![0, 1, 255] };
        calls.put_table(id(90), &table).await.unwrap();
        calls.put_table(id(91), &table).await.unwrap();
        assert_eq!(calls.sweep(&[id(90)]).await.unwrap(), 1);
        assert_eq!(calls.sweep(&[id(90)]).await.unwrap(), 0);
        assert_eq!(calls.table(id(90)).await.unwrap(), Some(table));
        assert_eq!(calls.call(id(90), 1, 1).await.unwrap(), Some(call(1, 1)));
        assert_eq!(calls.table(id(91)).await.unwrap(), None);
        assert_eq!(calls.call(id(91), 1, 1).await.unwrap(), None);
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
