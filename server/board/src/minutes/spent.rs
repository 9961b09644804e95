//! How long each case was before the board, measured by the session itself.

use std::collections::BTreeMap;

use crate::Timestamp;
use crate::ids::AgendaItemId;
use crate::session::{Phase, SessionKind, State};

use super::Timed;

/// Time by what it went to, in microseconds while it is summed up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    cases: BTreeMap<AgendaItemId, i64>,
    paused: i64,
}

impl Spent {
    /// Whole seconds that the case was before the board; none when it never was.
    pub fn on(&self, item: AgendaItemId) -> Option<u64> {
        self.cases.get(&item).map(|micros| seconds(*micros))
    }

    /// Whole seconds of pauses.
    pub fn paused(&self) -> u64 {
        seconds(self.paused)
    }
}

fn seconds(micros: i64) -> u64 {
    (micros / 1_000_000).unsigned_abs()
}

/// What is going on between two events.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Going {
    Case(AgendaItemId),
    Pause,
    Other,
}

/// Folds the events of a session, in order, and gives each stretch between two of them to what was going on: the case
/// that was presented or voted on, or a pause. Nobody meets in a circulated session, so nothing of it is measured.
pub fn spent(events: &[Timed]) -> Spent {
    let mut spent = Spent::default();
    let mut state = None;
    let mut before: Option<(Going, Timestamp)> = None;
    for Timed { at, event } in events {
        if let Some((going, since)) = before {
            let micros = (at.micros() - since.micros()).max(0);
            match going {
                Going::Case(item) => *spent.cases.entry(item).or_default() += micros,
                Going::Pause => spent.paused += micros,
                Going::Other => {}
            }
        }
        state = State::evolve(state, event);
        before = Some((going(state.as_ref()), *at));
    }
    spent
}

fn going(state: Option<&State>) -> Going {
    match state {
        Some(state) if state.kind == SessionKind::Circulated => Going::Other,
        Some(state) if state.phase == Phase::Paused => Going::Pause,
        Some(state) if state.phase == Phase::Live => {
            state.current().map_or(Going::Other, |item| Going::Case(item.id))
        }
        _ => Going::Other,
    }
}
