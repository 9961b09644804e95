//! Variant files and the findings marked in them.

use board::Timestamp;
use board::case::Missing;
use board::ids::{PersonId, VariantFileId};
use board::variant::{
    AlleleFraction, AsWritten, Assembly, Call, Consequence, FilterStatus, FractionMethod, Origin, SampleCall,
    SampleRole, VariantKind,
};
use store::findings::{CallPlace, Mark, NotCited};
use store::variant_files::{Answers, Entered, Import, NewVariantFile, Released};
use store::{Failed, Stop, Store, Unit, both, cases, findings, snapshots, variant_files};

use uuid::Uuid;

use crate::calls::report;
use crate::world::{GENETICIST, analysis, id, new_case, the_case, today, with_a_case};

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

fn new_file(number: u8) -> NewVariantFile {
    NewVariantFile {
        id: VariantFileId(id(number)),
        case: the_case(),
        analysis: analysis().id,
        name: "tumour.vcf.gz".to_owned(),
        bytes: 1_000,
        sha256: format!("{number:064x}"),
        uploaded_by: PersonId(id(GENETICIST)),
        answers: Answers { tumour: Some("T".to_owned()), normal: None, assembly: Some(Assembly::GRCh37) },
        replaces: None,
        mends: None,
    }
}

fn mark(line: u64, note: &str) -> Mark {
    Mark {
        case: the_case(),
        file: VariantFileId(id(80)),
        call: call(line, 1),
        assembly: Assembly::GRCh38,
        sources: Vec::new(),
        note: note.to_owned(),
        marked_by: PersonId(id(GENETICIST)),
    }
}

async fn with_a_file(store: &Store) {
    with_a_case(store).await;
    let work =
        async move |unit: &mut Unit| Ok::<_, Stop<()>>(variant_files::enter(unit, &new_file(80)).await?);
    assert_eq!(store.writer.write(work).await.unwrap().0, Entered::Anew(VariantFileId(id(80))));
}

fn withdrawn() -> Import {
    Import::Withdrawn {
        reason: "Wrong patient".to_owned(),
        by: "Greta Geneticist".to_owned(),
        at: Timestamp::from_micros(0),
    }
}

both! {
    async fn the_same_bytes_for_the_same_analysis_are_one_file(database: Database) {
        let store = database.open().await.unwrap();
        with_a_file(&store).await;
        let again = NewVariantFile { id: VariantFileId(id(81)), ..new_file(80) };
        let work = async move |unit: &mut Unit| {
            let known = variant_files::enter(unit, &again).await?;
            variant_files::withdraw(unit, VariantFileId(id(80)), &withdrawn()).await?;
            Ok::<_, Stop<()>>((known, variant_files::enter(unit, &again).await?))
        };
        let file = VariantFileId(id(80));
        let entered = (Entered::AlreadyHere(file), Entered::Anew(file));
        assert_eq!(store.writer.write(work).await.unwrap().0, entered);
        assert_eq!(variant_files::of_case(&store.db, the_case()).await.unwrap().len(), 1);
        store.close().await;
    }

    async fn a_published_file_is_cited_by_every_case_of_its_analysis(database: Database) {
        let store = database.open().await.unwrap();
        with_a_file(&store).await;
        let file = VariantFileId(id(80));
        let before = snapshots::of_case(&store.db, the_case(), today()).await.unwrap().unwrap();
        assert_eq!((before.files.len(), before.revision), (0, 1));
        let work = async move |unit: &mut Unit| {
            cases::make(unit, &new_case(71)).await.unwrap();
            let first = variant_files::publish(unit, file, id(90), &report()).await?;
            Ok::<_, Stop<()>>((first, variant_files::publish(unit, file, id(91), &report()).await?))
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, (true, false));
        for case in [the_case(), new_case(71).id] {
            let after = snapshots::of_case(&store.db, case, today()).await.unwrap().unwrap();
            assert_eq!((after.revision, after.files[0].data_lines, after.files[0].quarantined), (2, 3, 1));
            assert!(!board::case::missing(&after).contains(&Missing::VariantFile));
        }
        assert_eq!(variant_files::published(&store.db).await.unwrap(), [id(90)]);
        assert_eq!(variant_files::unpublished(&store.db).await.unwrap(), []);
        store.close().await;
    }

    async fn answers_and_progress_of_a_file_are_kept_until_it_is_read(database: Database) {
        let store = database.open().await.unwrap();
        with_a_file(&store).await;
        let file = VariantFileId(id(80));
        let work = async move |unit: &mut Unit| {
            variant_files::set_import(unit, file, &Import::Reading { lines: 7, bytes: 70 }).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let unpublished = variant_files::unpublished(&store.db).await.unwrap();
        assert_eq!(unpublished[0].answers, Some(new_file(80).answers));
        assert_eq!(unpublished[0].import, Import::Reading { lines: 7, bytes: 70 });
        assert_eq!(unpublished[0].uploaded_by_name, "Greta Geneticist");
        assert_eq!(variant_files::by_id(&store.db, file).await.unwrap(), unpublished.into_iter().next());
        store.close().await;
    }

    async fn a_held_file_keeps_its_rows_unseen_until_it_is_released(database: Database) {
        let store = database.open().await.unwrap();
        with_a_file(&store).await;
        let file = VariantFileId(id(80));
        let work = async move |unit: &mut Unit| {
            let held = variant_files::hold(unit, file, id(90), &report(), &[]).await?;
            let late = variant_files::publish(unit, file, id(91), &report()).await?;
            Ok::<_, Stop<()>>((held, late))
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, (true, false));
        assert_eq!(variant_files::published(&store.db).await.unwrap(), [id(90)]);
        let seen = snapshots::of_case(&store.db, the_case(), today()).await.unwrap().unwrap();
        assert_eq!(seen.files, []);
        let released = Released { reason: "Seen".to_owned(), by: "Greta".to_owned(), at: Timestamp::from_micros(0) };
        let work = async move |unit: &mut Unit| {
            let first = variant_files::release(unit, file, &released).await?.map(|held| held.import_id);
            let second = variant_files::release(unit, file, &released).await?;
            let rows = variant_files::withdraw(unit, file, &withdrawn()).await?;
            Ok::<_, Stop<()>>((first, second, rows))
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, (Some(id(90)), None, Some(id(90))));
        assert_eq!(variant_files::published(&store.db).await.unwrap(), Vec::<Uuid>::new());
        store.close().await;
    }

    async fn findings_are_shown_in_the_order_in_which_they_were_marked(database: Database) {
        let store = database.open().await.unwrap();
        with_a_file(&store).await;
        let work = async move |unit: &mut Unit| {
            for (line, note) in [(9, "later in the file"), (2, "earlier"), (9, "a better note")] {
                findings::mark(unit, &mark(line, note)).await?;
            }
            Ok(())
        };
        store.writer.write::<_, NotCited, _>(work).await.unwrap();
        let marked = findings::of_case(&store.db, the_case()).await.unwrap();
        let shown: Vec<_> = marked.iter().map(|finding| (finding.line, finding.note.as_str())).collect();
        assert_eq!(shown, [(9, "a better note"), (2, "earlier")]);
        let first = &marked[0];
        assert_eq!((first.chrom.as_str(), first.pos, first.reference.as_str(), first.alternate.as_str()), ("1", 1009, "C", "T"));
        assert_eq!(first.allele_fraction.map(|fraction| fraction.value), Some(0.25));
        assert_eq!((first.depth, first.consequence.as_deref()), (Some(40), Some("missense_variant&splice_region_variant")));
        store.close().await;
    }

    async fn a_mark_that_is_taken_back_is_gone_and_counts_as_a_change(database: Database) {
        let store = database.open().await.unwrap();
        with_a_file(&store).await;
        let place = CallPlace { file: VariantFileId(id(80)), line: 2, allele_index: 1 };
        let work = async move |unit: &mut Unit| {
            let marked = findings::mark(unit, &mark(2, "")).await?;
            let gone = findings::unmark(unit, the_case(), place).await?;
            Ok((marked, gone, findings::unmark(unit, the_case(), place).await?))
        };
        let done = store.writer.write::<_, NotCited, _>(work).await.unwrap().0;
        assert_eq!(done, (2, Some(3), None));
        assert_eq!(findings::of_case(&store.db, the_case()).await.unwrap(), []);
        store.close().await;
    }

    async fn one_variant_of_a_specimen_has_one_id_in_whichever_case_it_is_marked(database: Database) {
        let store = database.open().await.unwrap();
        with_a_file(&store).await;
        let work = async move |unit: &mut Unit| {
            cases::make(unit, &new_case(71)).await.unwrap();
            findings::mark(unit, &mark(2, "")).await?;
            findings::mark(unit, &Mark { case: new_case(71).id, ..mark(2, "") }).await?;
            Ok(())
        };
        store.writer.write::<_, NotCited, _>(work).await.unwrap();
        let here = findings::of_case(&store.db, the_case()).await.unwrap();
        let there = findings::of_case(&store.db, new_case(71).id).await.unwrap();
        assert_eq!(here[0].variant, there[0].variant);
        store.close().await;
    }

    async fn a_call_of_a_file_that_the_case_does_not_cite_is_not_marked(database: Database) {
        let store = database.open().await.unwrap();
        with_a_file(&store).await;
        let work = async move |unit: &mut Unit| {
            let mut other = new_case(71);
            other.analyses.clear();
            cases::make(unit, &other).await.unwrap();
            findings::mark(unit, &Mark { case: other.id, ..mark(2, "") }).await
        };
        let refused = store.writer.write(work).await;
        assert!(matches!(refused, Err(Failed::Refused(NotCited, _))), "{refused:?}");
        store.close().await;
    }
}
