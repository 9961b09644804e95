//! Who has a line open to which session.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use board::ids::{PersonId, SessionId};

/// The people with a line open, each as often as they have one.
#[derive(Default)]
pub struct Lines(Mutex<HashMap<SessionId, Vec<PersonId>>>);

impl Lines {
    /// A line was opened.
    pub fn opened(&self, session: SessionId, person: PersonId) {
        self.open().entry(session).or_default().push(person);
    }

    /// One of the person's lines was closed.
    pub fn closed(&self, session: SessionId, person: PersonId) {
        let mut open = self.open();
        let Some(people) = open.get_mut(&session) else { return };
        if let Some(at) = people.iter().position(|one| *one == person) {
            people.swap_remove(at);
        }
        if people.is_empty() {
            open.remove(&session);
        }
    }

    /// Everybody with a line open to the session.
    pub fn of(&self, session: SessionId) -> Vec<PersonId> {
        self.open().get(&session).cloned().unwrap_or_default()
    }

    fn open(&self) -> MutexGuard<'_, HashMap<SessionId, Vec<PersonId>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn who_has_two_windows_open_is_there_until_both_are_closed() {
        let (lines, session) = (Lines::default(), SessionId(Uuid::from_u128(1)));
        let person = PersonId(Uuid::from_u128(2));
        lines.opened(session, person);
        lines.opened(session, person);
        lines.closed(session, person);
        assert_eq!(lines.of(session), [person]);
        lines.closed(session, person);
        assert_eq!(lines.of(session), []);
    }
}
