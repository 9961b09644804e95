//! A session of the paediatric board, planned by the coordinator, with the demo's cases on its agenda.

use serde_json::{Value, json};
use store::testing::Database;

use crate::{Browser, Line, Server};

/// A command with its body.
pub fn command(name: &str, body: Value) -> Value {
    json!({ "type": name, "body": body })
}

/// A session with two cases, before it starts.
pub struct Meeting {
    pub server: Server,
    pub coordinator: Browser,
    pub session: String,
    /// The agenda items, in order.
    pub items: Vec<String>,
    pub cases: Vec<String>,
}

impl Meeting {
    /// Plans the session on a new server.
    pub async fn plan(database: &Database) -> Self {
        Self::plan_on(Server::start(database).await).await
    }

    /// Plans the session on this server.
    pub async fn plan_on(server: Server) -> Self {
        let coordinator = server.sign_in("Sara Wikström").await;
        let boards = coordinator.get("/api/v1/boards").await;
        let board = named(&boards["boards"], "National paediatric molecular board")["id"].clone();
        let new = json!({ "board": board, "starts_at": "2026-12-03T13:00:00Z", "planned_minutes": 60, "video_link": null });
        let session = text(&coordinator.post("/api/v1/sessions", new).await["session"]);
        let rows = coordinator.get("/api/v1/cases").await;
        let of_board = rows["cases"].as_array().unwrap().iter().filter(|row| row["board"] == board);
        let cases: Vec<String> = of_board.take(2).map(|row| text(&row["case"])).collect();
        let mut agenda = Value::Null;
        for case in &cases {
            let item = json!({ "case": case, "planned_minutes": 15 });
            agenda = coordinator.post(&format!("/api/v1/sessions/{session}/agenda"), item).await;
        }
        let items = agenda["agenda"].as_array().unwrap().iter().map(|row| text(&row["item"])).collect();
        Self { server, coordinator, session, items, cases }
    }

    /// The line of a person who has joined the session and read its state.
    pub async fn join(&self, name: &str) -> Line {
        let browser = self.server.sign_in(name).await;
        let mut line = Line::hello(&browser, &self.session, None).await;
        line.next("snapshot").await;
        line.done(command("attendance.join", json!({ "conflicts": [] }))).await;
        line
    }

    /// The four voting members join, the chair starts and presents the first case. Gives their lines, the chair's
    /// first.
    pub async fn begin(&self) -> [Line; 4] {
        let mut chair = self.join("Annika Berglund").await;
        let others = [
            self.join("Johan Ekström").await,
            self.join("Petra Sandell").await,
            self.join("Mikael Öberg").await,
        ];
        chair.done(json!({ "type": "session.start" })).await;
        chair.done(command("case.present", json!({ "item": self.items[0] }))).await;
        let [johan, petra, mikael] = others;
        [chair, johan, petra, mikael]
    }

    /// A note on the first case.
    pub fn note(&self, words: &str) -> Value {
        command("note.add", json!({ "item": self.items[0], "text": words }))
    }

    /// Opens a ballot on the first case; gives its id.
    pub async fn open_ballot(&self, chair: &mut Line, blind: bool) -> String {
        let options =
            ["Trial first", "Drug now"].map(|words| json!({ "text": words, "recommendation": null }));
        let body = json!({
            "item": self.items[0], "question": "Which first?", "options": options,
            "method": "simple_majority", "blind": blind,
        });
        let id = chair.give(command("ballot.open", body)).await;
        let answer = chair.answer(&id).await;
        assert_eq!(answer["t"], "ack", "{answer}");
        id
    }

    /// A vote for the option `index`.
    pub fn vote(&self, ballot: &str, index: u8) -> Value {
        let choice = json!({ "choice": "option", "index": index });
        command("vote.cast", json!({ "item": self.items[0], "ballot": ballot, "choice": choice }))
    }
}

fn named<'a>(list: &'a Value, name: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
