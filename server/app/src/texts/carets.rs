//! Where people's carets are. Never recorded; each browser speaks for the one Yjs client that it is, and the server puts
//! the name to it.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use axum::body::Bytes as Frame;
use board::ids::PersonId;
use serde_json::{Value, json};
use tokio::time::Instant;
use uuid::Uuid;

use super::wire;

/// Changes are handed on together, this often: 20 times a second.
const TOGETHER: Duration = Duration::from_millis(50);
/// What a client may show of itself, in bytes.
const LONGEST: usize = 2048;

/// A client's state as it goes over the wire: client, clock, JSON.
pub type Shown = (u64, u32, String);

/// What a client shows of itself.
struct Caret {
    client: u64,
    clock: u32,
    json: String,
}

/// The carets of the people at one document.
#[derive(Default)]
pub struct Carets {
    of: HashMap<Uuid, Caret>,
    moved: BTreeMap<u64, (u32, String)>,
    due: Option<Instant>,
}

impl Carets {
    /// Takes in what a connection shows. Stock clients repeat what they were told of others: that is passed over.
    pub fn show(&mut self, connection: Uuid, person: (PersonId, &str), shown: Vec<Shown>) {
        for (client, clock, json) in shown {
            let known = self.of.get(&connection).map(|caret| caret.client);
            let others = self.of.iter().any(|(other, caret)| *other != connection && caret.client == client);
            if others || known.is_some_and(|known| known != client) || json.len() > LONGEST {
                continue;
            }
            let json = named(&json, person);
            self.moved(client, clock, json.clone());
            self.of.insert(connection, Caret { client, clock, json });
        }
    }

    /// The connection has gone, and its caret with it.
    pub fn leave(&mut self, connection: Uuid) {
        if let Some(caret) = self.of.remove(&connection) {
            self.moved(caret.client, caret.clock.saturating_add(1), "null".to_owned());
        }
    }

    fn moved(&mut self, client: u64, clock: u32, json: String) {
        self.moved.insert(client, (clock, json));
        self.due.get_or_insert_with(|| Instant::now() + TOGETHER);
    }

    /// Completes when there are changes to be handed on.
    pub async fn due(&self) {
        match self.due {
            Some(due) => tokio::time::sleep_until(due).await,
            None => std::future::pending().await,
        }
    }

    /// The changes since the last time.
    pub fn take(&mut self) -> Vec<Shown> {
        self.due = None;
        let moved = std::mem::take(&mut self.moved).into_iter();
        moved.map(|(client, (clock, json))| (client, clock, json)).collect()
    }

    /// All of them as a frame; none when nobody shows anything.
    pub fn all(&self) -> Option<Frame> {
        let all = self.of.values().map(|caret| (caret.client, caret.clock, caret.json.as_str()));
        (!self.of.is_empty()).then(|| wire::awareness(all))
    }
}

/// Changes as a frame.
pub fn frame(shown: &[Shown]) -> Frame {
    wire::awareness(shown.iter().map(|(client, clock, json)| (*client, *clock, json.as_str())))
}

/// The state under the person's own name, whatever the client calls itself; what is no state is one who shows nothing.
fn named(json: &str, (person, name): (PersonId, &str)) -> String {
    match serde_json::from_str(json) {
        Ok(Value::Object(mut state)) => {
            state.insert("user".to_owned(), json!({ "person": person, "name": name }));
            Value::Object(state).to_string()
        }
        _ => "null".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: Uuid = Uuid::from_u128(1);
    const BO: Uuid = Uuid::from_u128(2);

    fn show(carets: &mut Carets, connection: Uuid, name: &str, shown: &[(u64, u32, &str)]) {
        let shown = shown.iter().map(|(client, clock, json)| (*client, *clock, (*json).to_owned())).collect();
        carets.show(connection, (PersonId(connection), name), shown);
    }

    #[test]
    fn a_caret_carries_the_name_of_who_is_signed_in() {
        let mut carets = Carets::default();
        show(&mut carets, ANNA, "Anna", &[(7, 1, r#"{"user":{"name":"The chair"},"cursor":3}"#)]);
        let shown = carets.take();
        let [(7, 1, json)] = shown.as_slice() else { panic!("{shown:?}") };
        let state: Value = serde_json::from_str(json).unwrap();
        assert_eq!((&state["user"]["name"], &state["cursor"]), (&json!("Anna"), &json!(3)));
    }

    #[test]
    fn nobody_moves_anothers_caret_or_shows_a_second_one() {
        let mut carets = Carets::default();
        show(&mut carets, ANNA, "Anna", &[(7, 1, "{}")]);
        show(&mut carets, BO, "Bo", &[(7, 2, "null"), (8, 1, "{}"), (9, 1, "{}")]);
        let clients: Vec<_> = carets.take().into_iter().map(|(client, clock, _)| (client, clock)).collect();
        assert_eq!(clients, [(7, 1), (8, 1)]);
        carets.leave(ANNA);
        assert_eq!(carets.take(), [(7, 2, "null".to_owned())]);
        assert_eq!(carets.take(), []);
    }
}
