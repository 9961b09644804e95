//! The headers of every answer.

use serde_json::json;
use store::both;

use crate::asking::Ask;
use crate::place::Place;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

both! {
    async fn every_answer_keeps_a_browser_strict_and_says_its_request(database: Database) {
        let place = Place::open(&database).await;
        let address = place.server.address;
        let answers = [
            ("GET", "/", 200),
            ("GET", "/sign-in", 200),
            ("GET", "/nothing.js", 404),
            ("GET", "/livez", 204),
            ("GET", "/api/v1/sign-in/options", 200),
            ("GET", "/api/v1/me", 401),
            ("GET", "/api/v1/nothing", 404),
            ("PUT", "/api/v1/me", 405),
            ("POST", "/api/v1/demo/sign-in", 400),
        ];
        for (method, path, status) in answers {
            let answer = Ask::nobody(address, method, path).send().await;
            let said = ["content-security-policy", "x-content-type-options", "referrer-policy"].map(|name| answer.header(name));
            assert_eq!(said, [Some(POLICY), Some("nosniff"), Some("no-referrer")], "{method} {path}");
            let id = answer.header("x-request-id");
            assert!(id.is_some_and(|id| id.len() == 16), "{method} {path}: {id:?}");
            let cached = path.starts_with("/api/").then_some("no-store");
            assert!(cached.is_none() || answer.header("cache-control") == cached, "{method} {path}");
            assert_eq!(answer.status, status, "{method} {path}");
        }
        let foreign = Ask::nobody(address, "GET", "/api/v1/sign-in/options").with("Host", "evil.example").send().await;
        assert_eq!(foreign.problem(403, "foreign-origin"), json!({}));
        assert_eq!(foreign.header("content-security-policy"), Some(POLICY));
        let me = Ask::by(&place.sara, "GET", "/api/v1/me").send().await;
        assert_eq!((me.status, me.header("cache-control")), (200, Some("no-store")));
    }
}
