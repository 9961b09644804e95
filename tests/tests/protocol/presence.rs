//! Who is there and looks at what.

use serde_json::{Value, json};
use store::both;
use story::{Line, Meeting};

both! {
    async fn others_see_what_somebody_looks_at_and_that_they_left(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let person = meeting.server.sign_in("Johan Ekström").await.person.to_string();
        let view = json!({ "item": meeting.items[0], "section": "findings", "variant": null });
        johan.say(json!({ "t": "presence", "view": view, "typing": true })).await;
        johan.say(json!({ "t": "follow", "on": true })).await;
        let seen = annika.wait(|frame| frame["people"][&person]["following"] == true).await;
        let present = &seen["people"][&person];
        assert_eq!((&present["name"], &present["view"]["section"]), (&json!("Johan Ekström"), &json!("findings")));
        assert_eq!(present["typing"], true);
        drop(johan);
        annika.wait(|frame| frame["people"].as_object().is_some_and(|all| all.get(&person) == Some(&Value::Null))).await;
        meeting.server.stop().await;
        let record = meeting.server.record().await;
        let entries = record.journal.about(meeting.session.parse().unwrap(), None, 1000).await.unwrap();
        assert!(entries.iter().all(|entry| !entry.kind.contains("presence")));
        record.close().await;
    }

    async fn a_person_with_two_windows_is_there_until_the_last_is_closed(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, johan, ..] = meeting.begin().await;
        let browser = meeting.server.sign_in("Johan Ekström").await;
        let mut second = Line::hello(&browser, &meeting.session, None).await;
        second.next("snapshot").await;
        drop(johan);
        second.say(json!({ "t": "follow", "on": true })).await;
        let person = browser.person.to_string();
        annika.wait(|frame| frame["people"][&person]["following"] == true).await;
        let gone = |frame: &Value| frame["people"].as_object().is_some_and(|all| all.get(&person) == Some(&Value::Null));
        assert!(!annika.left().any(gone));
        drop(second);
        annika.wait(gone).await;
    }
}
