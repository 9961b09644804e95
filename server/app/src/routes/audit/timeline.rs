//! Entries of the journal as an auditor reads them.

use std::collections::{BTreeMap, BTreeSet};

use board::ids::PersonId;
use board::person::Person;
use store::decisions::DecisionRow;
use store::people;

use crate::api::audit::{EntryClass, TimelineEntry};
use crate::bundle::collect::Held;
use crate::bundle::leaf::{Leaf, Outcome};
use crate::problem::Problem;
use crate::state::App;

/// The entries with the names of those who acted, and with the bodies that belong to the decision.
///
/// # Errors
/// The store cannot be read.
pub async fn of(app: &App, row: &DecisionRow, entries: Vec<Held>) -> Result<Vec<TimelineEntry>, Problem> {
    let named = entries.iter().flat_map(|entry| [Some(entry.leaf.actor), entry.leaf.on_behalf_of]);
    let named: Vec<PersonId> = named.flatten().collect::<BTreeSet<_>>().into_iter().collect();
    let people = people::by_ids(app.db(), &named).await?;
    let people: BTreeMap<PersonId, Person> = people.into_iter().map(|person| (person.id, person)).collect();
    Ok(entries.into_iter().map(|entry| shown(entry, row, &people)).collect())
}

fn shown(entry: Held, row: &DecisionRow, people: &BTreeMap<PersonId, Person>) -> TimelineEntry {
    let is_shown = entry.is_shown(row.session, row.item);
    let Held { raw, leaf } = entry;
    let class = class(&leaf);
    let actor = people.get(&leaf.actor);
    let body = raw.payload.filter(|_| is_shown).and_then(|salted| serde_json::from_slice(&salted.body).ok());
    TimelineEntry {
        seq: leaf.seq,
        event: leaf.event_id,
        at: leaf.at,
        kind: leaf.kind,
        class,
        actor: (!leaf.actor.0.is_nil()).then_some(leaf.actor),
        actor_name: actor.map(|person| person.name.clone()),
        actor_discipline: actor.map(|person| person.discipline),
        actor_place: actor.map(|person| person.place.clone()),
        on_behalf_of: leaf.on_behalf_of,
        on_behalf_of_name: leaf.on_behalf_of.and_then(|id| people.get(&id)).map(|person| person.name.clone()),
        purpose: leaf.purpose,
        categories: leaf.categories,
        leaf_hash: raw.leaf_hash.to_string(),
        body,
    }
}

/// Looks have streams of their own.
fn class(leaf: &Leaf) -> EntryClass {
    if leaf.outcome == Outcome::Refused {
        EntryClass::Refusal
    } else if leaf.stream.starts_with("look") {
        EntryClass::Look
    } else {
        EntryClass::Act
    }
}
