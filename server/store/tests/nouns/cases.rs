//! Cases.

use board::access::Relation;
use board::case::{CaseState, Consent, ConsentKind, Missing, Urgency};
use board::ids::{PersonId, SpecimenId};
use board::specimen::{Material, Specimen};
use store::cases::{CaseChange, Filter, NotChanged};
use store::{Failed, Stop, Store, Unit, both, cases, consents, snapshots, specimens};

use crate::world::{
    CHAIR, COORDINATOR, GENETICIST, REFERRER, analysis, day, disease, id, new_case, specimen, the_case,
    today, with_a_case,
};

async fn change(store: &Store, expected: u32, new: CaseChange) -> Result<u32, Failed<NotChanged>> {
    let work = async move |unit: &mut Unit| cases::change(unit, the_case(), expected, &new).await;
    store.writer.write(work).await.map(|(revision, _)| revision)
}

both! {
    async fn a_case_shows_what_it_cites_and_what_it_lacks(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let listed = cases::with_id(&store.db, the_case(), today()).await.unwrap().unwrap();
        let snapshot = listed.snapshot;
        assert_eq!((snapshot.patient.pseudonym.as_str(), snapshot.revision), ("Rowan 4172", 1));
        assert_eq!((snapshot.disease, snapshot.specimens, snapshot.analyses), (disease(), vec![specimen()], vec![analysis()]));
        assert_eq!((snapshot.referrer.name.as_str(), snapshot.referrer.place.as_str()), ("Rut Referrer", "Uppsala"));
        assert_eq!((listed.case.state, listed.placed), (CaseState::Accepted, None));
        assert_eq!(listed.missing, [Missing::VariantFile, Missing::Findings, Missing::Consents, Missing::Wishes]);
        store.close().await;
    }

    async fn a_snapshot_within_a_unit_shows_the_units_own_changes(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let work = async move |unit: &mut Unit| {
            let consent = Consent { kind: ConsentKind::TrialContact, given: true, on: day("2026-12-01") };
            consents::put(unit, the_case(), Consent { given: false, ..consent }).await?;
            let revision = consents::put(unit, the_case(), consent).await?;
            Ok::<_, Stop<()>>((revision, snapshots::of_case(unit, the_case(), today()).await?))
        };
        let (revision, snapshot) = store.writer.write(work).await.unwrap().0;
        let snapshot = snapshot.unwrap();
        assert_eq!((revision, snapshot.revision), (3, 3));
        assert_eq!(snapshot.consents, [Consent { kind: ConsentKind::TrialContact, given: true, on: day("2026-12-01") }]);
        store.close().await;
    }

    async fn a_change_needs_the_revision_that_its_author_saw(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let new = CaseChange { wishes: Some("To go home.".to_owned()), urgency: Some(Urgency::Urgent), ..CaseChange::default() };
        assert_eq!(change(&store, 1, new.clone()).await.unwrap(), 2);
        let stale = change(&store, 1, new).await;
        assert!(matches!(stale, Err(Failed::Refused(NotChanged::Stale { current: 2 }, _))), "{stale:?}");
        let snapshot = snapshots::of_case(&store.db, the_case(), today()).await.unwrap().unwrap();
        assert_eq!((snapshot.wishes.as_str(), snapshot.urgency), ("To go home.", Urgency::Urgent));
        assert_eq!(snapshot.question, "Is there a targeted treatment?");
        store.close().await;
    }

    async fn a_case_cites_only_what_is_its_patients_own(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let foreign = CaseChange { add_specimen: Some(SpecimenId(id(99))), ..CaseChange::default() };
        let refused = change(&store, 1, foreign).await;
        assert!(matches!(refused, Err(Failed::Refused(NotChanged::NotOfPatient, _))), "{refused:?}");
        let work = async move |unit: &mut Unit| {
            let blood = Specimen { id: SpecimenId(id(51)), material: Material::Germline, event: None, ..specimen() };
            specimens::make(unit, new_case(70).patient, &blood).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        for (revision, again) in [(1, 51), (2, 51)] {
            let own = CaseChange { add_specimen: Some(SpecimenId(id(again))), ..CaseChange::default() };
            assert_eq!(change(&store, revision, own).await.unwrap(), revision + 1);
        }
        let snapshot = snapshots::of_case(&store.db, the_case(), today()).await.unwrap().unwrap();
        assert_eq!(snapshot.specimens.len(), 2);
        store.close().await;
    }

    async fn urgent_cases_come_first_and_then_those_needed_soonest(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        let work = async move |unit: &mut Unit| {
            for (number, urgency, needed_by) in [
                (71, Urgency::Routine, "2026-12-04"),
                (72, Urgency::Urgent, "2026-12-20"),
                (73, Urgency::Urgent, "2026-12-05"),
            ] {
                let mut new = new_case(number);
                (new.urgency, new.needed_by) = (urgency, day(needed_by));
                cases::make(unit, &new).await.unwrap();
            }
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let listed = cases::list(&store.db, &Filter::default(), today()).await.unwrap();
        let order: Vec<_> = listed.iter().map(|listed| listed.case.id.0.as_bytes()[0]).collect();
        assert_eq!(order, [73, 72, 70, 71]);
        let filter = Filter { state: Some(CaseState::Signed), ..Filter::default() };
        assert_eq!(cases::list(&store.db, &filter, today()).await.unwrap().len(), 0);
        store.close().await;
    }

    async fn a_list_holds_only_cases_that_its_reader_is_related_to(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        for (number, relation) in [
            (REFERRER, Relation::CaseTeam),
            (COORDINATOR, Relation::CaseTeam),
            (CHAIR, Relation::Board),
            (GENETICIST, Relation::None),
        ] {
            let person = PersonId(id(number));
            let found = cases::relation(&store.db, the_case(), person).await.unwrap();
            let filter = Filter { related_to: Some(person), ..Filter::default() };
            let listed = cases::list(&store.db, &filter, today()).await.unwrap();
            assert_eq!((found, listed.len()), (relation, usize::from(relation != Relation::None)), "{number}");
        }
        store.close().await;
    }
}
