//! Answers handed over and acknowledged.

use board::decision::ContentHash;
use board::delivery::{Acknowledgement, Delivery, DeliveryWay};
use board::ids::{DecisionId, DeliveryId, PersonId};
use store::{Stop, Unit, both, deliveries};

use crate::sessions::{made_by, played, until_decided};
use crate::world::{CHAIR, ONCOLOGIST, REFERRER, at, id, with_a_case};

fn decision() -> DecisionId {
    DecisionId(made_by(9))
}

fn delivery(number: u8, to: &str) -> Delivery {
    Delivery {
        id: DeliveryId(id(number)),
        decision: decision(),
        content_sha256: ContentHash::of(b"the statement"),
        to: to.to_owned(),
        way: DeliveryWay::PatientRecord,
        by: PersonId(id(CHAIR)),
        by_name: "Karin Chair".to_owned(),
        at: at("2026-12-03T14:10:00Z"),
    }
}

both! {
    async fn a_delivery_is_kept_once_with_to_whom_how_when_and_by_whom(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        played(&store, until_decided()).await;
        let work = async move |unit: &mut Unit| {
            let first = deliveries::make(unit, &delivery(150, "The clinic in Umeå")).await?;
            let again = deliveries::make(unit, &delivery(150, "Somebody else")).await?;
            Ok::<_, Stop<()>>((first, again))
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, (true, false));
        let kept = deliveries::of_decision(&store.db, decision()).await.unwrap();
        assert_eq!(kept, [delivery(150, "The clinic in Umeå")]);
        store.close().await;
    }

    async fn each_content_is_acknowledged_for_itself_and_once_by_each(database: Database) {
        let store = database.open().await.unwrap();
        with_a_case(&store).await;
        played(&store, until_decided()).await;
        let noted = |by: u8, content: &[u8], minute: &str| Acknowledgement {
            decision: decision(),
            content_sha256: ContentHash::of(content),
            by: PersonId(id(by)),
            by_name: String::new(),
            at: at(&format!("2026-12-03T14:{minute}:00Z")),
        };
        let all = [noted(REFERRER, b"first", "10"), noted(REFERRER, b"first", "20"), noted(REFERRER, b"second", "30"), noted(ONCOLOGIST, b"first", "40")];
        let work = async move |unit: &mut Unit| {
            let mut new = Vec::new();
            for one in &all {
                new.push(deliveries::acknowledge(unit, one).await?);
            }
            Ok::<_, Stop<()>>(new)
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, [true, false, true, true]);
        let kept = deliveries::acknowledgements_of(&store.db, decision()).await.unwrap();
        let kept: Vec<_> = kept.into_iter().map(|one| (one.by, one.content_sha256, one.at)).collect();
        let (first, second) = (ContentHash::of(b"first"), ContentHash::of(b"second"));
        assert_eq!(kept, [
            (PersonId(id(REFERRER)), first.clone(), at("2026-12-03T14:10:00Z")),
            (PersonId(id(REFERRER)), second, at("2026-12-03T14:30:00Z")),
            (PersonId(id(ONCOLOGIST)), first, at("2026-12-03T14:40:00Z")),
        ]);
        store.close().await;
    }
}
