//! Patients, and who they are.

use board::ids::PatientId;
use board::patient::PersonalNumber;
use store::identities::NumberKnown;
use store::patients::PseudonymTaken;
use store::{Failed, Stop, Unit, analyses, both, diseases, identities, patients, specimens};

use crate::world::{analysis, disease, id, new_patient, people_and_a_patient, specimen, today};

fn number(text: &str) -> PersonalNumber {
    PersonalNumber::parse(text).unwrap()
}

both! {
    async fn a_patient_is_found_by_the_beginning_of_the_pseudonym_in_any_case(database: Database) {
        let store = database.open().await.unwrap();
        let work = async move |unit: &mut Unit| {
            people_and_a_patient(unit).await?;
            patients::make(unit, &new_patient(31, "Örn 1000")).await.unwrap();
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let names = async |words: &str| -> Vec<String> {
            let found = patients::by_pseudonym(&store.db, words, today(), 10).await.unwrap();
            found.into_iter().map(|patient| patient.pseudonym).collect()
        };
        assert_eq!(names("rowAN 4").await, ["Rowan 4172"]);
        assert_eq!(names("ÖRN").await, ["Örn 1000"]);
        assert_eq!(names("owan").await, Vec::<String>::new());
        assert_eq!(names("%").await, Vec::<String>::new());
        let rowan = patients::by_id(&store.db, PatientId(id(30)), today()).await.unwrap().unwrap();
        assert_eq!((rowan.age.years, rowan.age.months, rowan.age.days), (9, 4, 12));
        store.close().await;
    }

    async fn a_pseudonym_belongs_to_one_patient(database: Database) {
        let store = database.open().await.unwrap();
        let work = async move |unit: &mut Unit| {
            people_and_a_patient(unit).await?;
            patients::make(unit, &new_patient(31, "Rowan 4172")).await
        };
        let refused = store.writer.write(work).await;
        assert!(matches!(refused, Err(Failed::Refused(PseudonymTaken, _))), "{refused:?}");
        store.close().await;
    }

    async fn an_identity_is_found_by_its_number_and_stored_in_clear_nowhere(database: Database) {
        let store = database.open().await.unwrap();
        let work = async move |unit: &mut Unit| Ok::<_, Stop<()>>(people_and_a_patient(unit).await?);
        store.writer.write(work).await.unwrap();
        let known = number("19121212-1212");
        let patient = identities::patient_of(&store.db, &store.keys, &known).await.unwrap();
        assert_eq!(patient, Some(PatientId(id(30))));
        let other = number("197010632391");
        assert_eq!(identities::patient_of(&store.db, &store.keys, &other).await.unwrap(), None);
        let identity = identities::of(&store.db, &store.keys, PatientId(id(30))).await.unwrap().unwrap();
        assert_eq!((identity.name.as_str(), identity.number.as_str()), ("Tolvan Tolvansson", "191212121212"));
        let sealed: Vec<u8> = store::on!(&store.db, pool => {
            sqlx::query_scalar("SELECT ciphertext FROM patient_identity").fetch_one(pool).await
        }).unwrap();
        assert!(!sealed.windows(6).any(|bytes| bytes == b"Tolvan" || bytes == b"191212"));
        store.close().await;
    }

    async fn a_number_belongs_to_one_patient(database: Database) {
        let store = database.open().await.unwrap();
        let work = async move |unit: &mut Unit| {
            people_and_a_patient(unit).await?;
            patients::make(unit, &new_patient(31, "Hazel 2000")).await.unwrap();
            identities::make(unit, PatientId(id(31)), "Somebody Else", &number("191212121212")).await
        };
        let refused = store.writer.write(work).await;
        let Err(Failed::Refused(NumberKnown { patient }, _)) = refused else { panic!("{refused:?}") };
        assert_eq!(patient, PatientId(id(30)));
        store.close().await;
    }

    async fn an_erased_patient_is_nobody_and_can_be_entered_anew(database: Database) {
        let store = database.open().await.unwrap();
        let patient = PatientId(id(30));
        let work = async move |unit: &mut Unit| {
            people_and_a_patient(unit).await?;
            unit.erase(&identities::scope(patient)).await?;
            identities::forget(unit, patient).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        assert!(identities::of(&store.db, &store.keys, patient).await.unwrap().is_none());
        let known = number("191212121212");
        assert_eq!(identities::patient_of(&store.db, &store.keys, &known).await.unwrap(), None);
        let work = async move |unit: &mut Unit| identities::make(unit, patient, "Tolvan Tolvansson", &known).await;
        store.writer.write(work).await.unwrap();
        assert!(identities::of(&store.db, &store.keys, patient).await.unwrap().is_some());
        store.close().await;
    }

    async fn what_was_entered_of_a_patient_is_read_back(database: Database) {
        let store = database.open().await.unwrap();
        let work = async move |unit: &mut Unit| Ok::<_, Stop<()>>(people_and_a_patient(unit).await?);
        store.writer.write(work).await.unwrap();
        let patient = PatientId(id(30));
        assert_eq!(diseases::of_patient(&store.db, patient).await.unwrap(), [disease()]);
        assert_eq!(specimens::of_patient(&store.db, patient).await.unwrap(), [specimen()]);
        assert_eq!(analyses::of_patient(&store.db, patient).await.unwrap(), [analysis()]);
        assert_eq!(analyses::by_id(&store.db, analysis().id).await.unwrap(), Some(analysis()));
        store.close().await;
    }
}
