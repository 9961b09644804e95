//! The requests about the board's answer once it has decided.

use serde_json::json;

use super::{Act, Body, World, act};

impl World {
    /// The minutes, which are there once the session is closed.
    pub fn minutes(&self) -> Act {
        let path = format!("/sessions/{}/minutes", self.meeting.session);
        act("GET /sessions/{session}/minutes", &self.annika, path, Body::Nothing, "minutes.looked_at")
    }

    /// The answer is handed over, and whoever brought the case takes note of it.
    pub fn answers(&self) -> Vec<Act> {
        let content = &self.to_sign["content_sha256"];
        let path = |what: &str| format!("/decisions/{}/{what}", self.decision);
        let handed =
            json!({ "content_sha256": content, "to": "The clinic in Umeå", "way": "patient_record" });
        vec![
            act(
                "POST /decisions/{decision}/deliveries",
                &self.annika,
                path("deliveries"),
                Body::Document(handed),
                "result.delivered",
            ),
            act(
                "POST /decisions/{decision}/acknowledgements",
                &self.maja,
                path("acknowledgements"),
                Body::Document(json!({ "content_sha256": content })),
                "result.acknowledged",
            ),
        ]
    }
}
