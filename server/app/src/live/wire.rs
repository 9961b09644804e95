//! Messages as text, and which cases a text shows.

use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use board::ids::{CaseId, PersonId};
use board::session::{Event, Item, Recorded as SessionRecorded, Seen, State};
use serde::Serialize;
use store::Recorded;

use crate::api::live::{ServerMessage, WireEvent};

/// The events' schema that this server writes.
const SCHEMA: u8 = 1;

/// How much of a case a text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// Pseudonym and question, a line of the agenda.
    Agenda,
    /// The case as presented.
    Case,
}

/// A case that a text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shown {
    pub case: CaseId,
    pub extent: Extent,
}

/// A text on its way to a screen, shared by all who see the same.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub text: Utf8Bytes,
    /// The looks that must be journalled before it leaves.
    pub shows: Arc<[Shown]>,
}

/// A message as text.
///
/// # Errors
/// It cannot be written as JSON.
pub fn text(message: &impl Serialize) -> Result<Utf8Bytes, serde_json::Error> {
    serde_json::to_string(message).map(Utf8Bytes::from)
}

/// An entry with the event that it holds: none for refusals and erased bodies, which keep their number.
pub struct Happened {
    pub entry: Arc<Recorded>,
    pub event: Option<SessionRecorded>,
}

impl Happened {
    /// Reads the event of a committed entry.
    pub fn of(entry: Arc<Recorded>) -> Self {
        let seq = entry.placed.stream_seq.unsigned_abs();
        let event = crate::session_commands::event_of(&entry).map(|event| SessionRecorded { seq, event });
        Self { entry, event }
    }

    /// Its place in the session's stream.
    pub fn seq(&self) -> u64 {
        self.entry.placed.stream_seq.unsigned_abs()
    }

    /// Bytes of the entry's body.
    pub fn weight(&self) -> usize {
        self.entry.body.as_ref().map_or(0, |body| body.len())
    }

    /// Whether it changes what `person` may see of a case.
    pub fn turns_sight_of(&self, person: PersonId) -> bool {
        match self.event.as_ref().map(|recorded| &recorded.event) {
            Some(Event::ConflictDeclared { person: who, .. }) => *who == person,
            // Whoever has given an opinion sees those of the others.
            Some(Event::OpinionGiven { opinion, .. }) => opinion.person == person,
            _ => false,
        }
    }

    /// As `viewer` may see it, `state` being the state after it or a later one.
    pub fn seen_by(&self, state: Option<&State>, viewer: PersonId) -> Seen {
        match (state, &self.event) {
            (Some(state), Some(event)) => state.event_seen_by(event, viewer),
            _ => Seen::Redacted,
        }
    }

    /// As it goes over the wire.
    pub fn wire(&self, seen: &Seen) -> WireEvent {
        let placed = self.entry.placed;
        let (event, who) = match seen {
            Seen::Event(event) => (Some(event.clone()), Some(&self.entry.who)),
            Seen::Redacted => (None, None),
        };
        WireEvent {
            seq: self.seq(),
            event_id: placed.event_id,
            at: placed.at,
            actor: who.map(|who| who.actor),
            on_behalf_of: who.and_then(|who| who.on_behalf_of),
            cmd_id: None,
            schema_v: SCHEMA,
            event,
        }
    }
}

/// One event as a message.
///
/// # Errors
/// It cannot be written as JSON.
pub fn event(happened: &Happened, seen: &Seen, state: Option<&State>) -> Result<Outgoing, serde_json::Error> {
    let shows = shown_by(seen, state).into_iter().collect();
    Ok(Outgoing { text: text(&ServerMessage::Events { events: vec![happened.wire(seen)] })?, shows })
}

/// Several events as one message.
///
/// # Errors
/// It cannot be written as JSON.
pub fn events<'a>(
    happened: impl Iterator<Item = &'a Happened>,
    state: Option<&State>,
    viewer: PersonId,
) -> Result<Outgoing, serde_json::Error> {
    let mut shows = Vec::new();
    let mut events = Vec::new();
    for one in happened {
        let seen = one.seen_by(state, viewer);
        shows.extend(shown_by(&seen, state));
        events.push(one.wire(&seen));
    }
    Ok(Outgoing { text: text(&ServerMessage::Events { events })?, shows: shows.into() })
}

/// The state as `viewer` may see it.
///
/// # Errors
/// It cannot be written as JSON.
pub fn snapshot(state: &State, seq: u64, viewer: PersonId) -> Result<Outgoing, serde_json::Error> {
    let visible = state.items.iter().filter(|item| !state.hides(item, viewer));
    let shows = visible.map(shown).collect();
    Ok(Outgoing { text: text(&ServerMessage::Snapshot { seq, state: state.seen_by(viewer) })?, shows })
}

fn shown_by(seen: &Seen, state: Option<&State>) -> Option<Shown> {
    let Seen::Event(event) = seen else { return None };
    state?.item(event.item()?).map(shown)
}

fn shown(item: &Item) -> Shown {
    let extent = if item.presented.is_some() { Extent::Case } else { Extent::Agenda };
    Shown { case: item.case, extent }
}
