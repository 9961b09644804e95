//! Nobody, and people without the right, at every route of the description.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use store::both;

use crate::acts::{PUBLIC, SHARED, World};
use crate::asking::Ask;
use crate::place::Place;

/// Where a browser goes by itself: it is sent to a page, never answered with a document.
const AUTHORIZE: &str = "GET /signing-requests/{id}/authorize";

/// Answers in headers alone, and shows no patient's data.
const OFFSET: &str = "HEAD /uploads/{upload}";

/// Method and path of every route of the description.
fn routes(description: &Value) -> Vec<String> {
    let paths = description["paths"].as_object().unwrap();
    let of_path = |(path, methods): (&String, &Value)| {
        let path = path.strip_prefix("/api/v1").unwrap().to_owned();
        let methods =
            methods.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect::<Vec<_>>();
        methods.into_iter().map(move |method| format!("{method} {path}"))
    };
    paths.iter().flat_map(of_path).collect()
}

/// The path with something in every place.
fn filled(path: &str) -> String {
    let id = |part: &str| match part {
        "{line}" | "{allele_index}" => "1".to_owned(),
        "{kind}" => "trial_contact".to_owned(),
        part if part.starts_with('{') => "00000000-0000-7000-8000-000000000000".to_owned(),
        part => part.to_owned(),
    };
    path.split('/').map(id).collect::<Vec<_>>().join("/")
}

both! {
    async fn nobody_gets_anything_at_any_route_but_the_ways_to_sign_in(database: Database) {
        let place = Place::open(&database).await;
        let address = place.server.address;
        let description = Ask::nobody(address, "GET", "/api/v1/openapi.json").send().await.document(200);
        let routes = routes(&description);
        assert!(routes.len() >= 40, "{routes:?}");
        let mut open = Vec::new();
        for route in &routes {
            let (method, path) = route.split_once(' ').unwrap();
            let path = format!("/api/v1{}", filled(path));
            let ask = Ask::nobody(address, method, &path).with("Tus-Resumable", "1.0.0");
            for ask in [ask.clone(), ask.with("Cookie", "samsyn-demo=0123456789abcdef")] {
                let ask = if method == "GET" { ask } else { ask.document(&json!({})) };
                let answer = ask.send().await;
                if PUBLIC.contains(&route.as_str()) {
                    open.push(route.as_str());
                } else if route == AUTHORIZE {
                    assert_eq!(answer.status, 303);
                    assert!(answer.header("location").unwrap().starts_with("/sign-in"), "{answer:?}");
                } else if method == "HEAD" {
                    assert_eq!(answer.status, 401, "{route}");
                } else {
                    assert_eq!(answer.problem(401, "signed-out"), json!({}), "{route}");
                }
            }
        }
        open.dedup();
        assert_eq!(open.iter().collect::<BTreeSet<_>>(), PUBLIC.iter().collect());
        let live = format!("/api/v1/sessions/{}/live", "00000000-0000-7000-8000-000000000000");
        let answer = Ask::nobody(address, "GET", &live).with("Connection", "Upgrade").with("Upgrade", "websocket")
            .with("Sec-WebSocket-Version", "13").with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
            .with("Sec-WebSocket-Protocol", "samsyn.v1.json").send().await;
        assert_eq!(answer.problem(401, "signed-out"), json!({}));
    }

    async fn what_somebody_may_not_do_or_see_does_not_exist_for_them(database: Database) {
        let world = World::decided(&database).await;
        let mut acts = world.changes();
        acts.extend(world.looks().await);
        acts.push(world.signing());
        acts.push(world.minutes());
        for act in &acts {
            let of_auditor = act.route.starts_with("GET /audit/");
            let stranger = if of_auditor { &world.mikael } else { &world.ulla };
            let allowed_to_board = act.route.ends_with("/proof");
            if !allowed_to_board {
                let answer = act.by(stranger).send().await;
                assert_eq!(answer.problem(404, "not-found"), json!({}), "{}", act.route);
            }
        }
        let offset = async |who| world.offset(who).send().await;
        assert_eq!((offset(&world.mikael).await.status, offset(&world.ulla).await.status), (200, 404));
        for list in ["cases", "sessions", "uploads"] {
            assert_eq!(world.ulla.get(&format!("/api/v1/{list}")).await[list], json!([]));
        }
        let description = world.ulla.get("/api/v1/openapi.json").await;
        let described: BTreeSet<String> = routes(&description).into_iter().collect();
        let tried = acts.iter().map(|act| act.route).chain(PUBLIC).chain(SHARED).chain([AUTHORIZE, OFFSET]);
        let tried: BTreeSet<String> = tried.map(str::to_owned).collect();
        assert_eq!(described, tried);
    }

    async fn only_the_servers_own_pages_change_anything(database: Database) {
        let place = Place::open(&database).await;
        let own = Ask::by(&place.sara, "POST", "/api/v1/patients/look-up").document(&json!({ "words": "Rowan" }));
        own.send().await.document(200);
        let foreign = [
            own.clone().without("X-Samsyn"),
            own.clone().with("X-Samsyn", "0"),
            own.clone().with("Origin", "http://evil.example"),
            own.clone().with("Origin", "null"),
            own.clone().with("Origin", "http://127.0.0.1:1"),
            own.clone().with("Host", "evil.example"),
            own.clone().with("Host", "evil.example").with("Origin", "http://evil.example"),
        ];
        for ask in foreign {
            assert_eq!(ask.send().await.problem(403, "foreign-origin"), json!({}), "{}", ask.head());
        }
        let answer = Ask::by(&place.sara, "DELETE", "/nothing").without("X-Samsyn").send().await;
        assert_eq!(answer.problem(403, "foreign-origin"), json!({}));
    }
}
