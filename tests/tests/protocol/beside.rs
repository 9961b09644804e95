//! Two servers on one database: one room for all.

use serde_json::{Value, json};
use store::testing::{Failure, on_postgres};
use story::{Line, Meeting};

#[test]
fn who_has_a_line_to_another_server_is_seen_with_what_they_look_at_until_they_leave() -> Result<(), Failure> {
    on_postgres(async |database| {
        let meeting = Meeting::plan(&database).await;
        let beside = meeting.server.start_beside().await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut here = Line::hello(&annika, &meeting.session, None).await;
        here.next("snapshot").await;

        let johan = beside.sign_in("Johan Ekström").await;
        let (annika, person) = (annika.person.to_string(), johan.person.to_string());
        let mut there = Line::hello(&johan, &meeting.session, None).await;
        // Who comes new sees who was at the other server before.
        there.wait(|frame| frame["people"][&annika]["name"] == "Annika Berglund").await;
        here.wait(|frame| frame["people"][&person]["name"] == "Johan Ekström").await;

        let view = json!({ "item": meeting.items[0], "section": "findings", "variant": null });
        there.say(json!({ "t": "presence", "view": view, "typing": true })).await;
        there.say(json!({ "t": "follow", "on": true })).await;
        let seen = here.wait(|frame| frame["people"][&person]["following"] == true).await;
        let present = &seen["people"][&person];
        assert_eq!((&present["view"]["section"], &present["typing"]), (&json!("findings"), &json!(true)));

        drop(there);
        let gone = |frame: &Value| {
            frame["people"].as_object().is_some_and(|all| all.get(&person) == Some(&Value::Null))
        };
        here.wait(gone).await;
    })
}
