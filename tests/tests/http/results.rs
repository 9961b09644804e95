//! The board's answer at once, and what becomes of it.

use serde_json::{Value, json};
use store::both;
use story::{Meeting, command};

use crate::acts::{World, decided};
use crate::asking::Ask;

fn lines(result: &Value, language: &str) -> Vec<String> {
    result["text"][language].as_str().unwrap().lines().map(str::to_owned).collect()
}

both! {
    async fn the_answer_is_there_at_the_decision_in_both_languages_and_says_what_is_not_signed(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let decision = decided(&meeting).await["decision"].as_str().unwrap().to_owned();
        let elin = meeting.server.sign_in("Elin Hedberg").await;
        let result = elin.get(&format!("/api/v1/decisions/{decision}/result")).await;
        assert_eq!((&result["standing"], &result["version"]), (&json!("decided"), &json!(1)));
        let (sv, en) = (lines(&result, "sv"), lines(&result, "en"));
        assert!(sv.len() <= 25 && sv.len() == en.len(), "{sv:?}");
        for line in ["1. Ingen rekommendation: inget fynd att handla på.", "   Skäl: Nothing to target.", "Avvikande mening: ingen.",
            "Underskrift: inte undertecknat än.", "Rådgivande – behandlande läkare beslutar med patienten."] {
            assert!(sv.iter().any(|one| one == line), "{line}: {sv:#?}");
        }
        let attended = "Took part: medical oncology 1, paediatric oncology 1, pathology 1, clinical genetics 1. \
                        Quorum held: 4 voting, at least 4 needed.";
        assert!(en.iter().any(|one| one == attended), "{en:#?}");
        assert_eq!((&result["deliveries"], &result["acknowledgements"]), (&json!([]), &json!([])));
        assert_eq!(result["may"], json!({ "deliver": true, "acknowledge": false }));
    }

    async fn a_delivery_names_its_content_and_the_referrer_takes_note_once(database: Database) {
        let world = World::decided(&database).await;
        let path = |what: &str| format!("/api/v1/decisions/{}/{what}", world.decision);
        let content = world.to_sign["content_sha256"].clone();
        let handed = json!({ "content_sha256": content, "to": " The clinic in Umeå ", "way": "letter" });
        let key = "01900000-0000-7000-8000-000000000001";
        for _ in 0..2 {
            let ask = Ask::by(&world.annika, "POST", &path("deliveries")).with("Idempotency-Key", key).document(&handed);
            let result = ask.send().await.document(201);
            let told: Vec<_> = ["to", "way", "by_name"].iter().map(|what| result["deliveries"][0][what].clone()).collect();
            assert_eq!(told, ["The clinic in Umeå", "letter", "Annika Berglund"]);
            assert_eq!(result["deliveries"].as_array().unwrap().len(), 1);
        }
        let other = json!({ "content_sha256": "0".repeat(64), "to": "Somebody", "way": "phone" });
        let refused = Ask::by(&world.annika, "POST", &path("deliveries")).document(&other).send().await;
        assert_eq!(refused.problem(409, "refused"), json!({ "code": "content_changed", "current": content }));
        let nobody = json!({ "content_sha256": content, "to": "  ", "way": "phone" });
        let refused = Ask::by(&world.annika, "POST", &path("deliveries")).document(&nobody).send().await;
        assert_eq!(refused.problem(422, "invalid"), json!({ "field": "recipient" }));
        let noted = json!({ "content_sha256": content });
        for who in [&world.annika, &world.mikael] {
            let refused = Ask::by(who, "POST", &path("acknowledgements")).document(&noted).send().await;
            assert_eq!(refused.problem(404, "not-found"), json!({}));
        }
        for _ in 0..2 {
            let result = Ask::by(&world.maja, "POST", &path("acknowledgements")).document(&noted).send().await.document(201);
            assert_eq!(result["acknowledgements"].as_array().unwrap().len(), 1);
            assert_eq!(result["acknowledgements"][0]["by_name"], "Maja Lindqvist");
            assert_eq!(result["may"]["acknowledge"], false);
        }
        let case = world.maja.get(&format!("/api/v1/cases/{}", world.meeting.cases[0])).await;
        assert_eq!(case["decisions"][0]["deliveries"][0]["to"], "The clinic in Umeå");
        assert_eq!(case["decisions"][0]["acknowledgements"][0]["by_name"], "Maja Lindqvist");
    }

    async fn the_answer_is_hidden_from_whoever_was_recused_and_later_says_it_was_taken_back(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let mut david = meeting.join("David Kessler").await;
        let mut chair = meeting.begin().await.into_iter().next().unwrap();
        david.done(command("conflict.declare", json!({ "item": meeting.items[0], "recused": true }))).await;
        let decided = crate::acts::decide(&meeting, &mut chair, "Nothing to target.").await;
        let path = format!("/api/v1/decisions/{}/result", decided["decision"].as_str().unwrap());
        let recused = meeting.server.sign_in("David Kessler").await;
        assert_eq!(Ask::by(&recused, "GET", &path).send().await.problem(404, "not-found"), json!({}));
        let back = command("decision.withdraw", json!({ "item": meeting.items[0], "reason": "New data." }));
        chair.done(back).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let result = annika.get(&path).await;
        assert_eq!((&result["standing"], &result["may"]["deliver"]), (&json!("withdrawn"), &json!(false)));
    }
}
