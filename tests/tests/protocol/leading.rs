//! Leading a session: its course, its agenda, and the chair.

use serde_json::json;
use store::both;
use story::{Meeting, command};

both! {
    async fn a_paused_session_takes_nothing_and_goes_on_where_it_stopped(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        annika.done(json!({ "type": "session.pause" })).await;
        johan.event("session.paused").await;
        let reason = johan.refused(meeting.note("Meanwhile.")).await;
        assert_eq!(reason, json!({ "code": "session_not", "phase": "paused", "needed": "live" }));
        annika.done(json!({ "type": "session.resume" })).await;
        johan.done(meeting.note("Afterwards.")).await;
    }

    async fn the_chair_adds_an_urgent_case_while_the_session_is_on_and_it_goes_first(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [_annika, mut johan, ..] = meeting.begin().await;
        let chair = meeting.server.sign_in("Annika Berglund").await;
        let rows = chair.get("/api/v1/cases").await;
        let all = rows["cases"].as_array().unwrap();
        let board = &all.iter().find(|row| row["case"] == meeting.cases[0].as_str()).unwrap()["board"];
        let waits = |row: &&serde_json::Value| row["state"] == "accepted" && row["board"] == *board;
        let case = &all.iter().find(waits).unwrap()["case"];
        let wanted = json!({ "case": case, "planned_minutes": 10, "urgent": true });
        let path = format!("/api/v1/sessions/{}/agenda", meeting.session);
        let agenda = chair.post(&path, wanted).await["agenda"].clone();
        assert_eq!((agenda[0]["item"].as_str(), &agenda[1]["case"]), (Some(meeting.items[0].as_str()), case));
        let added = johan.event("agenda.added").await;
        assert_eq!((&added["event"]["body"]["case"], &added["event"]["body"]["urgent"]), (case, &json!(true)));
        let order = johan.event("agenda.reordered").await["event"]["body"]["order"].clone();
        assert_eq!(order[1], added["event"]["body"]["item"]);
    }

    async fn the_chair_is_handed_over_and_what_was_meant_for_the_former_one_is_refused(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, mut petra, _mikael] = meeting.begin().await;
        let person = meeting.server.sign_in("Petra Sandell").await.person;
        annika.done(command("chair.offer", json!({ "to": person }))).await;
        assert_eq!(johan.refused(json!({ "type": "chair.accept" })).await["code"], "unknown");
        petra.done(json!({ "type": "chair.accept" })).await;
        let changed = johan.event("chair.changed").await["event"]["body"].clone();
        assert_eq!((&changed["chair"], &changed["term"]), (&json!(person), &json!(2)));
        let mut down = command("case.set_down", json!({ "item": meeting.items[0] }));
        down["expect"] = json!({ "chair_term": 1 });
        assert_eq!(annika.refused(down.clone()).await, json!({ "code": "stale_term", "term": 2, "chair": person }));
        down["expect"] = json!({ "chair_term": 2 });
        petra.done(down).await;
    }

    async fn a_deputy_does_not_take_the_chair_from_somebody_with_a_line_open(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [annika, mut johan, ..] = meeting.begin().await;
        let claim = json!({ "type": "chair.claim" });
        assert_eq!(johan.refused(claim.clone()).await, json!({ "code": "chair_is_here" }));
        drop(annika);
        // The server learns of a lost line when the connection ends.
        let mut answer = johan.give(claim.clone()).await;
        while johan.answer(&answer).await["t"] == "nack" {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            answer = johan.give(claim.clone()).await;
        }
        johan.event("chair.absence_noted").await;
        assert_eq!(johan.refused(claim).await["code"], "chair_awaited");
    }

    async fn an_opinion_reaches_those_who_have_given_theirs_and_nobody_else(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let mut johan = meeting.join("Johan Ekström").await;
        let mut petra = meeting.join("Petra Sandell").await;
        let give = |text: &str| command("opinion.give", json!({ "item": meeting.items[0], "text": text }));
        johan.done(give("Wait for the RNA.")).await;
        let told = petra.event("opinion.given").await["event"]["body"]["opinion"].clone();
        assert_eq!((&told["name"], &told["text"]), (&json!("Johan Ekström"), &json!(null)));
        assert!(petra.heard.iter().all(|text| !text.contains("Wait for the RNA")));
        let given = petra.done(give("Treat now.")).await["seq"].clone();
        let snapshot = petra.wait(|frame| frame["t"] == "snapshot" && frame["seq"] == given).await;
        assert_eq!(snapshot["state"]["items"][0]["opinions"][0]["text"], "Wait for the RNA.");
    }

    async fn a_closed_session_is_opened_again_by_two_people_for_addenda(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        annika.done(command("session.close", json!({ "carry_over": meeting.items }))).await;
        annika.done(command("session.reopen", json!({ "reason": "A name was misspelt." }))).await;
        let confirm = json!({ "type": "session.confirm_reopening" });
        let own = annika.refused(confirm.clone()).await;
        assert_eq!(own, json!({ "code": "forbidden", "needed": "second_person" }));
        johan.done(confirm).await;
        let addendum = json!({ "item": meeting.items[0], "text": "It is spelt with an e." });
        johan.done(command("addendum.add", addendum)).await;
        let reason = annika.refused(meeting.note("As before.")).await;
        assert_eq!(reason, json!({ "code": "session_not", "phase": "reopened", "needed": "live" }));
    }
}
