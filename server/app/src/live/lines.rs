//! The open lines of each session: whose they are, and how to close them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use board::ids::{PersonId, SessionId};

use super::queue::Queue;

/// An open line.
#[derive(Clone)]
pub struct Line {
    pub person: PersonId,
    /// SHA-256 of the browser session's id.
    pub browser: [u8; 32],
    pub queue: Arc<Queue>,
}

/// The lines of each session that is watched.
#[derive(Default)]
pub struct Lines(Mutex<HashMap<SessionId, Vec<Line>>>);

impl Lines {
    /// A line was opened. Whether nobody watches the session yet: the caller must begin to.
    pub fn opened(&self, session: SessionId, line: Line) -> bool {
        let mut open = self.open();
        let is_new = !open.contains_key(&session);
        open.entry(session).or_default().push(line);
        is_new
    }

    /// A line was closed.
    pub fn closed(&self, session: SessionId, queue: &Arc<Queue>) {
        if let Some(lines) = self.open().get_mut(&session) {
            lines.retain(|line| !Arc::ptr_eq(&line.queue, queue));
        }
    }

    /// The lines of a session, for who watches it; none when it has none any more and need not be watched.
    pub fn watched(&self, session: SessionId) -> Option<Vec<Line>> {
        let mut open = self.open();
        if open.get(&session).is_none_or(Vec::is_empty) {
            open.remove(&session);
        }
        open.get(&session).cloned()
    }

    /// Everybody with a line open to the session, once for each of them.
    pub fn of(&self, session: SessionId) -> Vec<PersonId> {
        self.open().get(&session).into_iter().flatten().map(|line| line.person).collect()
    }

    fn open(&self) -> MutexGuard<'_, HashMap<SessionId, Vec<Line>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn line(person: u128) -> Line {
        Line { person: PersonId(Uuid::from_u128(person)), browser: [7; 32], queue: Arc::default() }
    }

    #[test]
    fn who_has_two_windows_open_is_there_until_both_are_closed() {
        let (lines, session) = (Lines::default(), SessionId(Uuid::from_u128(1)));
        let (first, second) = (line(2), line(2));
        lines.opened(session, first.clone());
        lines.opened(session, second.clone());
        lines.closed(session, &first.queue);
        assert_eq!(lines.of(session), [second.person]);
        lines.closed(session, &second.queue);
        assert_eq!(lines.of(session), []);
    }

    #[test]
    fn a_session_is_watched_by_one_from_its_first_line_to_its_last() {
        let (lines, session) = (Lines::default(), SessionId(Uuid::from_u128(1)));
        let (first, second) = (line(2), line(3));
        assert!(lines.opened(session, first.clone()));
        lines.closed(session, &first.queue);
        // Before the one who watches has noticed.
        assert!(!lines.opened(session, second.clone()));
        assert_eq!(lines.watched(session).map(|lines| lines.len()), Some(1));
        lines.closed(session, &second.queue);
        assert!(lines.watched(session).is_none());
        assert!(lines.opened(session, second));
    }
}
