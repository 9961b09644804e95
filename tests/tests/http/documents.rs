//! Requests that cannot be taken as they are, and what the answer says.

use serde_json::json;
use store::both;

use crate::asking::Ask;
use crate::place::Place;

both! {
    async fn an_address_that_names_nothing_is_not_found(database: Database) {
        let place = Place::open(&database).await;
        let unknown = ["/api/v1/nothing", "/api/v1/cases/nothing", "/api/v1/cases/00000000-0000-7000-8000-000000000000",
            "/api/v1/variant-files/1/calls/x/y", "/api/v2/cases"];
        for path in unknown {
            let answer = Ask::by(&place.sara, "GET", path).send().await;
            assert_eq!(answer.problem(404, "not-found"), json!({}), "{path}");
        }
        let answer = Ask::by(&place.sara, "POST", "/api/v1/nothing").document(&json!({})).send().await;
        assert_eq!(answer.problem(404, "not-found"), json!({}));
        let answer = Ask::by(&place.sara, "PUT", "/api/v1/me").document(&json!({})).send().await;
        assert_eq!(answer.problem(405, "method-not-allowed"), json!({}));
    }

    async fn a_document_that_cannot_be_read_is_answered_with_the_reason(database: Database) {
        let place = Place::open(&database).await;
        let look_up = || Ask::by(&place.sara, "POST", "/api/v1/patients/look-up").with("Content-Type", "application/json");
        let reasons = [
            ("{\"words\":", "Failed to parse the request body as JSON: words: EOF while parsing a value at line 1 column 9"),
            ("{}", "Failed to deserialize the JSON body into the target type: missing field `words` at line 1 column 2"),
            (
                "{\"words\":\"Rowan\",\"more\":1}",
                "Failed to deserialize the JSON body into the target type: more: unknown field `more`, expected `words` \
                 at line 1 column 23",
            ),
        ];
        for (body, reason) in reasons {
            let answer = look_up().bytes(body.as_bytes().to_vec()).send().await;
            assert_eq!(answer.problem(400, "malformed"), json!({ "reason": reason }));
        }
        let answer = look_up().with("Content-Type", "text/plain").bytes(b"{\"words\":\"Rowan\"}".to_vec()).send().await;
        let reason = "Expected request with `Content-Type: application/json`";
        assert_eq!(answer.problem(400, "malformed"), json!({ "reason": reason }));
        let answer = look_up().with("Idempotency-Key", "one").send().await;
        assert_eq!(answer.status, 400);
    }

    async fn a_field_that_is_filled_in_wrong_is_named(database: Database) {
        let place = Place::open(&database).await;
        let patient = |number: &str, name: &str| json!({
            "personal_number": number, "name": name, "sex": "male", "region": "Umeå", "protected": false,
        });
        let enter = async |number, name| {
            Ask::by(&place.sara, "POST", "/api/v1/patients").document(&patient(number, name)).send().await
        };
        assert_eq!(enter("191212121212", " ").await.problem(422, "invalid"), json!({ "field": "name" }));
        assert_eq!(enter("191212121213", "Tolvan Tolvansson").await.problem(422, "not-a-personal-number"), json!({ "fault": "check_digit" }));
        enter("191212121212", "Tolvan Tolvansson").await.document(201);
        let known = enter("19121212-1212", "Tolvan Tolvansson").await.problem(409, "patient-known");
        let found = place.sara.post("/api/v1/patients/look-up", json!({ "words": "191212121212" })).await;
        assert_eq!(known, json!({ "pseudonym": found["patients"][0]["pseudonym"] }));
    }

    async fn a_change_of_an_older_revision_is_refused_and_nothing_changes(database: Database) {
        let place = Place::open(&database).await;
        let path = format!("/api/v1/cases/{}", place.bench("Rowan 4172").await.case);
        let change = |question: &str| Ask::by(&place.sara, "PATCH", &path).document(&json!({ "question": question }));
        assert_eq!(change("Without a revision?").send().await.problem(428, "revision-needed"), json!({}));
        let seen = Ask::by(&place.sara, "GET", &path).send().await;
        let etag = seen.header("etag").unwrap().to_owned();
        let revision: u32 = etag.trim_matches('"').parse().unwrap();
        let first = change("Changed first?").with("If-Match", &etag).send().await;
        assert_eq!(first.document(200)["snapshot"]["question"], "Changed first?");
        assert_eq!(first.header("etag"), Some(format!("\"{}\"", revision + 1).as_str()));
        let second = change("Changed too late?").with("If-Match", &etag).send().await;
        assert_eq!(second.problem(412, "changed"), json!({ "revision": revision + 1 }));
        assert_eq!(place.sara.get(&path).await["snapshot"]["question"], "Changed first?");
    }

    async fn a_request_that_is_sent_again_under_its_key_makes_one_thing(database: Database) {
        let place = Place::open(&database).await;
        let new = json!({ "personal_number": "191212121212", "name": "Tolvan Tolvansson", "sex": "male", "region": "Umeå", "protected": false });
        let ask = Ask::by(&place.sara, "POST", "/api/v1/patients").document(&new)
            .with("Idempotency-Key", "019aa6f0-0000-7000-8000-000000000001");
        let first = ask.send().await.document(201);
        let second = ask.send().await.document(201);
        assert_eq!(first["patient"], "019aa6f0-0000-7000-8000-000000000001");
        assert_eq!(first, second);
        let answer = ask.with("Idempotency-Key", "twice").send().await;
        assert_eq!(answer.problem(400, "malformed"), json!({ "reason": "Idempotency-Key is not a UUID" }));
    }
}
