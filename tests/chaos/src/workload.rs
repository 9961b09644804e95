//! What the clients of a run want: everything that people do about a case, and some things that they may not do.

use board::ids::PersonId;
use board::session::State;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::dice::Dice;

/// Options of every ballot.
const OPTIONS: u64 = 3;

/// What a client wants next, by what it sees.
pub struct Wish<'a> {
    pub person: PersonId,
    pub item: &'a str,
    pub state: Option<&'a State>,
    /// Whether this person's conflict of interest comes and goes.
    pub doubtful: bool,
}

impl Wish<'_> {
    /// The next command, without its id.
    pub fn command(&self, id: Uuid, dice: &mut Dice) -> Value {
        let item = self.item;
        let is_chair = self.state.is_some_and(|state| state.chair == self.person);
        let of_item = self.state.and_then(|state| state.items.iter().find(|one| one.id.to_string() == item));
        let open = of_item.and_then(|item| item.open_ballot());
        if self.doubtful && dice.percent(8) {
            let recused = of_item.is_some_and(|item| item.recused.contains(&self.person));
            return command("conflict.declare", json!({ "item": item, "recused": !recused }));
        }
        match (dice.below(100), open) {
            // Of no use to anybody but the chair, and by then not to the chair either: always refused.
            (0..4, _) => json!({ "type": "session.start" }),
            (4..16, Some(ballot)) if is_chair => {
                let body = json!({ "item": item, "ballot": ballot.id, "override_reason": "Enough." });
                command("ballot.close", body)
            }
            (4..24, None) if is_chair => command("ballot.open", ballot(item, dice)),
            (24..30, _) if is_chair => command("presenter.set", json!({ "person": self.person })),
            (30..60, Some(ballot)) => {
                let choice = json!({ "choice": "option", "index": dice.below(OPTIONS) });
                command("vote.cast", json!({ "item": item, "ballot": ballot.id, "choice": choice }))
            }
            (60..70, None) => {
                command("recommendation.propose", json!({ "item": item, "content": self.content() }))
            }
            _ => command("note.add", json!({ "item": item, "text": format!("{id} {}", "said ".repeat(20)) })),
        }
    }

    fn content(&self) -> Value {
        let owner = json!({ "person": self.person, "name": "Owner", "due": "2027-01-15" });
        json!({ "kind": "further_test", "test": "RNA sequencing", "reason": "A fusion is suspected.", "owner": owner })
    }
}

/// A command with its body.
pub fn command(name: &str, body: Value) -> Value {
    json!({ "type": name, "body": body })
}

fn ballot(item: &str, dice: &mut Dice) -> Value {
    let options: Vec<Value> =
        (0..OPTIONS).map(|n| json!({ "text": format!("Option {n}"), "recommendation": null })).collect();
    json!({
        "item": item, "question": "Which first?", "options": options, "method": "simple_majority",
        "blind": dice.percent(50),
    })
}
