//! Files on their way in, the fingerprints of read ones, and findings that are one variant.

use board::Timestamp;
use board::case::Finding;
use board::ids::{PatientId, PersonId, UploadId, VariantFileId};
use board::variant::identity::Fingerprint;
use board::variant::{Assembly, NotRead};
use store::findings::{self, Mark, NotCited};
use store::uploads::{self, Standing, Upload};
use store::variant_files::{self, Answers, NewVariantFile};
use store::{Stop, Unit, both, fingerprints};

use crate::calls::report;
use crate::files::call;
use crate::world::{GENETICIST, REFERRER, analysis, id, the_case, with_a_case};

fn upload(number: u8, at: i64) -> Upload {
    Upload {
        id: UploadId(id(number)),
        person: PersonId(id(GENETICIST)),
        case: Some(the_case()),
        name: "tumour.vcf.gz".to_owned(),
        length: 1_000,
        received: 0,
        created_at: Timestamp::from_micros(at),
        standing: Standing::Receiving {},
        sha256: None,
    }
}

both! {
    async fn an_upload_is_its_senders_until_it_is_looked_at_and_placed(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let work = async move |unit: &mut Unit| {
            uploads::make(unit, &upload(61, 2)).await?;
            uploads::make(unit, &upload(60, 1)).await?;
            uploads::received(unit, UploadId(id(60)), 400).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let own = uploads::of_person(&store.db, PersonId(id(GENETICIST))).await.unwrap();
        assert_eq!(own, [Upload { received: 400, ..upload(60, 1) }, upload(61, 2)]);
        assert_eq!(uploads::of_person(&store.db, PersonId(id(REFERRER))).await.unwrap(), []);

        let hash = "a".repeat(64);
        let work = async move |unit: &mut Unit| {
            let refused = Standing::Refused { refusal: NotRead::Empty {} };
            let first = uploads::looked_at(unit, UploadId(id(60)), &refused, Some(&hash)).await?;
            let second = uploads::looked_at(unit, UploadId(id(60)), &refused, None).await?;
            Ok::<_, Stop<()>>((first, second, uploads::forget(unit, UploadId(id(61))).await?))
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, (true, false, true));
        assert!(uploads::has_bytes(&store.db, &"a".repeat(64)).await.unwrap());
        assert!(!uploads::has_bytes(&store.db, &"b".repeat(64)).await.unwrap());
        assert_eq!(uploads::all(&store.db).await.unwrap().len(), 1);
        assert_eq!(uploads::by_id(&store.db, UploadId(id(61))).await.unwrap(), None);
        store.close().await;
    }

    async fn fingerprints_of_read_files_are_found_with_their_patient(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let work = async move |unit: &mut Unit| {
            for number in [80, 81] {
                variant_files::enter(unit, &new_file(number)).await?;
                fingerprints::put(unit, VariantFileId(id(number)), &fingerprint()).await?;
            }
            variant_files::publish(unit, VariantFileId(id(80)), id(90), &report()).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let known = fingerprints::published_after(&store.db, None, 9).await.unwrap();
        let found: Vec<_> = known.iter().map(|one| (one.file, one.patient, &one.fingerprint)).collect();
        assert_eq!(found, [(VariantFileId(id(80)), PatientId(id(30)), &fingerprint())], "an unread file is nobody's yet");
        let after = fingerprints::published_after(&store.db, Some(VariantFileId(id(80))), 9).await.unwrap();
        assert_eq!(after, []);
        store.close().await;
    }

    async fn two_findings_that_are_one_variant_name_each_other(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let work = async move |unit: &mut Unit| {
            variant_files::enter(unit, &new_file(80)).await?;
            findings::mark(unit, &mark(2)).await?;
            findings::mark(unit, &mark(9)).await?;
            let [first, second] = variants(&findings::of_case(&mut *unit, the_case()).await?);
            findings::say_same(unit, the_case(), [first, second], PersonId(id(GENETICIST))).await?;
            findings::say_same(unit, the_case(), [second, first], PersonId(id(GENETICIST))).await?;
            Ok(())
        };
        store.writer.write::<_, NotCited, _>(work).await.unwrap();
        let marked = findings::of_case(&store.db, the_case()).await.unwrap();
        let [first, second] = variants(&marked);
        assert_eq!((&marked[0].same_as, &marked[1].same_as), (&vec![second], &vec![first]));
        store.close().await;
    }
}

fn variants(findings: &[Finding]) -> [board::ids::VariantId; 2] {
    [findings[0].variant, findings[1].variant]
}

fn fingerprint() -> Fingerprint {
    serde_json::from_str(r#"{"assembly":"GRCh38","source":"normal","sites":[17,900]}"#).unwrap()
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
        answers: Answers::default(),
        replaces: None,
        mends: None,
    }
}

fn mark(line: u64) -> Mark {
    Mark {
        case: the_case(),
        file: VariantFileId(id(80)),
        call: call(line, 1),
        assembly: Assembly::GRCh38,
        sources: Vec::new(),
        note: String::new(),
        marked_by: PersonId(id(GENETICIST)),
    }
}
