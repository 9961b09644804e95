//! A session of the demo's paediatric board, and who comes to it.

use board::ids::PersonId;
use serde_json::{Value, json};
use std::net::SocketAddr;
use story::Browser;

/// Who takes part: how often each is connected.
const PEOPLE: [(&str, u32); 5] = [
    ("Annika Berglund", 3),
    ("Johan Ekström", 4),
    ("Petra Sandell", 1),
    ("Mikael Öberg", 3),
    ("David Kessler", 1),
];

/// A session that is planned.
pub struct Meeting {
    pub session: String,
    /// The case that is talked about.
    pub item: String,
    /// A browser for each client, the chair's first.
    pub browsers: Vec<Browser>,
    /// Somebody who only looks.
    pub observer: Browser,
    /// Whose conflict of interest comes and goes.
    pub doubtful: PersonId,
}

impl Meeting {
    /// Plans a session at the server `address` and signs everybody in.
    pub async fn plan(address: SocketAddr) -> Self {
        let coordinator = Browser::sign_in(address, "Sara Wikström").await;
        let boards = coordinator.get("/api/v1/boards").await;
        let named = |one: &&Value| one["name"] == "National paediatric molecular board";
        let board = boards["boards"].as_array().unwrap().iter().find(named).unwrap()["id"].clone();
        let new = json!({ "board": board, "starts_at": "2026-12-03T13:00:00Z", "planned_minutes": 60, "video_link": null });
        let session = text(&coordinator.post("/api/v1/sessions", new).await["session"]);
        let rows = coordinator.get("/api/v1/cases").await;
        let mut agenda = Value::Null;
        for row in rows["cases"].as_array().unwrap().iter().filter(|row| row["board"] == board).take(2) {
            let item = json!({ "case": row["case"], "planned_minutes": 15 });
            agenda = coordinator.post(&format!("/api/v1/sessions/{session}/agenda"), item).await;
        }
        let item = text(&agenda["agenda"][0]["item"]);
        let mut browsers = Vec::new();
        let mut doubtful = coordinator.person;
        for (name, lines) in PEOPLE {
            let browser = Browser::sign_in(address, name).await;
            if name == "Petra Sandell" {
                doubtful = browser.person;
            }
            browsers.extend((0..lines).map(|_| browser.clone()));
        }
        let observer = Browser::sign_in(address, "Elin Hedberg").await;
        Self { session, item, browsers, observer, doubtful }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
