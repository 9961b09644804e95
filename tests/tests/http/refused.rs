//! What the session's rules refuse over HTTP, with the facts.

use serde_json::json;
use store::both;
use story::{Line, Meeting, command};

use crate::acts::{World, decide};
use crate::asking::Ask;

both! {
    async fn a_decision_that_changed_after_it_was_to_be_signed_is_not_signed(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut chair, ..] = meeting.begin().await;
        let frozen = decide(&meeting, &mut chair, "Nothing to target.").await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let path = format!("/api/v1/sessions/{}/signing-requests", meeting.session);
        let request = annika.post(&path, json!({ "decisions": [frozen], "meaning": "approved" })).await;
        assert_eq!(request["items"][0]["outcome"], "waiting");

        let item = &meeting.items[0];
        chair.done(command("decision.withdraw", json!({ "item": item, "reason": "A finding came in." }))).await;
        let changed = decide(&meeting, &mut chair, "Nothing to target today.").await;
        assert_ne!(changed["content_sha256"], frozen["content_sha256"]);
        let confirm = format!("/api/v1/signing-requests/{}/confirm", request["id"].as_str().unwrap());
        let settled = annika.post(&confirm, json!({ "person": annika.person })).await;
        assert_eq!(settled["items"][0]["outcome"], "refused");
        let refusal = json!({ "code": "content_changed", "current": changed["content_sha256"] });
        assert_eq!(settled["items"][0]["refusal"], refusal);

        let again = Ask::by(&annika, "POST", &confirm).document(&json!({ "person": annika.person })).send().await;
        assert_eq!(again.problem(409, "signing-over"), json!({}));
        let case = annika.get(&format!("/api/v1/cases/{}", meeting.cases[0])).await;
        assert!(case["decisions"].as_array().unwrap().iter().all(|one| one["signed"] == false), "{}", case["decisions"]);
        let seen = Line::hello(&annika, &meeting.session, None).await.next("snapshot").await;
        assert_eq!(seen["state"]["items"][0]["state"], "decided");
    }

    async fn nobody_signs_for_another_person(database: Database) {
        let world = World::decided(&database).await;
        let request = world.signing();
        let confirm = format!("/api/v1{}/confirm", request.path);
        let ask = |person| Ask::by(&world.annika, "POST", &confirm).document(&json!({ "person": person }));
        assert_eq!(ask(world.mikael.person).send().await.problem(409, "other-person"), json!({}));
        let waiting = request.by(&world.annika).send().await.document(200);
        assert_eq!(waiting["items"][0]["outcome"], "waiting");
        let signed = ask(world.annika.person).send().await.document(200);
        assert_eq!(signed["items"][0]["outcome"], "signed");
    }

    async fn a_closed_session_takes_no_case(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut chair, ..] = meeting.begin().await;
        chair.done(command("session.close", json!({ "carry_over": meeting.items }))).await;
        let path = format!("/api/v1/sessions/{}/agenda", meeting.session);
        let item = json!({ "case": meeting.cases[0], "planned_minutes": 15 });
        let answer = Ask::by(&meeting.coordinator, "POST", &path).document(&item).send().await;
        assert_eq!(answer.problem(409, "refused"), json!({ "code": "session_not", "phase": "closed", "needed": "live" }));
        let minutes = json!({ "case": meeting.cases[0], "planned_minutes": 0 });
        let answer = Ask::by(&meeting.coordinator, "POST", &path).document(&minutes).send().await;
        assert_eq!(answer.problem(422, "invalid"), json!({ "field": "planned_minutes" }));
    }
}
