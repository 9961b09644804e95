//! What is measured: our server on a database, or another's.

use std::net::SocketAddr;
use std::process::Stdio;

use chaos::line::Line;
use chaos::node::Node;
use chaos::place::Place;
use serde_json::{Value, json};
use story::Browser;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::crowd::{self, Crowd, Someone};
use crate::fresh;

/// Our server, one or several nodes of it, with a crowd.
pub struct Samsyn {
    pub nodes: Vec<Node>,
    pub crowd: Crowd,
    coordinator: Browser,
    chair: Browser,
    case: Value,
    _place: Place,
}

impl Samsyn {
    /// Starts the nodes on `place` and enters the crowd.
    pub async fn start(place: Place, nodes: usize) -> Self {
        let mut nodes = place.nodes(nodes).await;
        for node in &mut nodes {
            node.kill().await;
        }
        let crowd = crowd::enter(&place).await;
        for node in &mut nodes {
            node.start().await;
        }
        let address = nodes[0].address;
        let coordinator = Browser::sign_in(address, "Sara Wikström").await;
        let chair = Browser::sign_in(address, "Annika Berglund").await;
        let rows = coordinator.get("/api/v1/cases").await;
        let board = json!(crowd.boards[0].0);
        let of_board = rows["cases"].as_array().unwrap().iter().find(|row| row["board"] == board).unwrap();
        let case = of_board["case"].clone();
        Self { nodes, crowd, coordinator, chair, case, _place: place }
    }

    /// Where the nodes listen.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.nodes.iter().map(|node| node.address).collect()
    }

    /// A new session of a board.
    pub async fn plan(&self, board: usize) -> String {
        let new = json!({
            "board": self.crowd.boards[board].0, "starts_at": "2026-12-03T13:00:00Z", "planned_minutes": 60,
            "video_link": null,
        });
        text(&self.coordinator.post("/api/v1/sessions", new).await["session"])
    }

    /// A session that talks about a case, with everybody of the first board in it; its id and the case's item.
    pub async fn talk(&self) -> (String, String) {
        let session = self.plan(0).await;
        let item = json!({ "case": self.case, "planned_minutes": 15 });
        let agenda = self.coordinator.post(&format!("/api/v1/sessions/{session}/agenda"), item).await;
        let item = text(&agenda["agenda"][0]["item"]);
        let chair = Someone { cookie: self.chair.cookie.clone() };
        for someone in self.crowd.boards[0].1.iter().chain([&chair]) {
            self.give(&session, someone, json!({ "type": "attendance.join", "body": { "conflicts": [] } }))
                .await;
        }
        self.give(&session, &chair, json!({ "type": "session.start" })).await;
        self.give(&session, &chair, json!({ "type": "case.present", "body": { "item": item } })).await;
        (session, item)
    }

    async fn give(&self, session: &str, someone: &Someone, mut command: Value) {
        let whom = (someone.cookie.as_str(), session, fresh());
        let mut line = Line::open(self.nodes[0].address, whom, None).await.unwrap();
        command["t"] = json!("cmd");
        command["cmd_id"] = json!(fresh());
        line.say(&command).await.unwrap();
        loop {
            let answer = line.hear().await.unwrap();
            if answer["cmd_id"] == command["cmd_id"] {
                assert_eq!(answer["t"], "ack", "{answer}");
                return;
            }
        }
    }
}

/// ShareDB with its database in memory.
pub struct ShareDb {
    pub address: SocketAddr,
    _child: Child,
}

impl ShareDb {
    /// Starts it.
    pub async fn start() -> Self {
        let program = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/sharedb.mjs");
        let mut child = Command::new("node")
            .arg(program)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("Node.js is installed");
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let port: u16 = said.next_line().await.unwrap().expect("ShareDB starts").parse().unwrap();
        Self { address: SocketAddr::from(([127, 0, 0, 1], port)), _child: child }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
