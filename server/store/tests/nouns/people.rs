//! People, boards, browsers.

use board::ids::{BoardId, PersonId};
use board::person::Role;
use store::browser_sessions::{self, BrowserSession};
use store::people::Subject;
use store::{Stop, Unit, boards, both, people};

use crate::world::{CHAIR, COORDINATOR, at, id, people_and_a_patient, person, the_board};

fn subject() -> Subject {
    Subject { issuer: "https://login.example".to_owned(), subject: "SE1-1".to_owned() }
}

/// A reading future may move between the threads of a server.
fn may_move<T: Send>(future: T) -> T {
    future
}

fn at_a_browser() -> BrowserSession {
    BrowserSession {
        id_sha256: [7; 32],
        person: PersonId(id(CHAIR)),
        created_at: at("2026-12-03T12:00:00Z"),
        last_seen_at: at("2026-12-03T12:00:00Z"),
        expires_at: at("2026-12-03T14:00:00Z"),
        authenticated_at: at("2026-12-03T12:00:00Z"),
        authentication: "demo".to_owned(),
    }
}

both! {
    async fn a_person_is_found_by_the_subject_that_a_provider_vouches_for(database: Database) {
        let store = database.open().await.unwrap();
        let chair = person(CHAIR);
        let work = async move |unit: &mut Unit| {
            people::put(unit, &chair, Some(&subject())).await?;
            let mut chair = chair;
            chair.roles.push(Role::Referrer);
            people::put(unit, &chair, None).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let found = people::by_subject(&store.db, &subject()).await.unwrap().unwrap();
        assert_eq!((found.id, found.roles), (PersonId(id(CHAIR)), vec![Role::BoardMember, Role::Referrer]));
        let other = Subject { subject: "SE1-2".to_owned(), ..subject() };
        assert_eq!(people::by_subject(&store.db, &other).await.unwrap(), None);
        store.close().await;
    }

    async fn somebody_who_has_left_signs_in_no_more_but_keeps_a_name(database: Database) {
        let store = database.open().await.unwrap();
        let work = async move |unit: &mut Unit| {
            people::put(unit, &person(CHAIR), Some(&subject())).await?;
            people::put(unit, &person(COORDINATOR), None).await?;
            browser_sessions::make(unit, &at_a_browser()).await?;
            people::disable(unit, PersonId(id(CHAIR))).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        assert_eq!(people::by_subject(&store.db, &subject()).await.unwrap(), None);
        assert_eq!(people::list(&store.db).await.unwrap(), [person(COORDINATOR)]);
        assert_eq!(people::by_id(&store.db, PersonId(id(CHAIR))).await.unwrap(), Some(person(CHAIR)));
        let at_noon = at("2026-12-03T12:30:00Z");
        assert_eq!(browser_sessions::find(&store.db, [7; 32], at_noon).await.unwrap(), None);
        store.close().await;
    }

    async fn a_board_keeps_its_rule_and_its_members_in_order(database: Database) {
        let store = database.open().await.unwrap();
        let work = async move |unit: &mut Unit| {
            people_and_a_patient(unit).await?;
            boards::put(unit, &the_board()).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        assert_eq!(may_move(boards::list(&store.db)).await.unwrap(), [the_board()]);
        assert_eq!(boards::by_id(&store.db, BoardId(id(99))).await.unwrap(), None);
        store.close().await;
    }

    async fn a_browser_session_lasts_until_it_expires_or_ends(database: Database) {
        let store = database.open().await.unwrap();
        let work = async move |unit: &mut Unit| {
            people::put(unit, &person(CHAIR), None).await?;
            browser_sessions::make(unit, &at_a_browser()).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let before = at("2026-12-03T13:59:59Z");
        assert_eq!(browser_sessions::find(&store.db, [7; 32], before).await.unwrap(), Some(at_a_browser()));
        assert_eq!(browser_sessions::find(&store.db, [7; 32], at("2026-12-03T14:00:00Z")).await.unwrap(), None);
        let work = async move |unit: &mut Unit| {
            browser_sessions::touch(unit, [7; 32], at("2026-12-03T15:00:00Z")).await?;
            Ok::<_, Stop<()>>(())
        };
        store.writer.write(work).await.unwrap();
        let seen = browser_sessions::find(&store.db, [7; 32], at("2026-12-03T14:30:00Z")).await.unwrap().unwrap();
        assert_eq!(seen.last_seen_at, at("2026-12-03T13:00:00Z"));
        let work = async move |unit: &mut Unit| {
            Ok::<_, Stop<()>>((browser_sessions::end(unit, [7; 32]).await?, browser_sessions::end(unit, [7; 32]).await?))
        };
        assert_eq!(store.writer.write(work).await.unwrap().0, (true, false));
        store.close().await;
    }
}
