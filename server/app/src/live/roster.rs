//! Who is in a room and looks at what: the latest of each person, handed on at most twenty times a second.

use std::collections::BTreeMap;
use std::time::Duration;

use board::ids::PersonId;
use tokio::time::Instant;

use super::queue::Changes;
use crate::api::live::{Present, View};

/// Time between two messages about presence.
const EVERY: Duration = Duration::from_millis(50);
/// Longest name of a section, in bytes; none of the pages has a longer one.
const SECTION: usize = 64;

/// People's presence in a room.
#[derive(Default)]
pub struct Roster {
    people: BTreeMap<PersonId, Present>,
    changes: Changes,
    due: Option<Instant>,
}

impl Roster {
    /// Somebody has come.
    pub fn join(&mut self, person: PersonId, name: &str) {
        let new = || Present {
            person,
            name: name.to_owned(),
            view: View::default(),
            following: false,
            typing: false,
        };
        self.people.entry(person).or_insert_with(new);
        self.changed(person);
    }

    /// The person's last connection has gone.
    pub fn leave(&mut self, person: PersonId) {
        self.people.remove(&person);
        self.changed(person);
    }

    /// Somebody looks elsewhere, or types.
    pub fn look(&mut self, person: PersonId, mut view: View, typing: bool) {
        view.section = view.section.filter(|section| section.len() <= SECTION);
        if let Some(present) = self.people.get_mut(&person) {
            (present.view, present.typing) = (view, typing);
            self.changed(person);
        }
    }

    /// Somebody follows the presenter, or stops to.
    pub fn follow(&mut self, person: PersonId, on: bool) {
        if let Some(present) = self.people.get_mut(&person) {
            present.following = on;
            self.changed(person);
        }
    }

    /// Everybody, for who comes new.
    pub fn everybody(&self) -> Changes {
        self.people.iter().map(|(person, present)| (*person, Some(present.clone()))).collect()
    }

    /// Completes when changes are to be handed on; never when there are none.
    pub async fn due(&self) {
        match self.due {
            Some(due) => tokio::time::sleep_until(due).await,
            None => std::future::pending().await,
        }
    }

    /// The changes since the last time.
    pub fn take_changes(&mut self) -> Changes {
        self.due = None;
        std::mem::take(&mut self.changes)
    }

    fn changed(&mut self, person: PersonId) {
        self.changes.insert(person, self.people.get(&person).cloned());
        self.due.get_or_insert_with(|| Instant::now() + EVERY);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ANNIKA: PersonId = PersonId(Uuid::from_u128(1));

    #[test]
    fn of_many_changes_of_a_person_the_latest_is_handed_on() {
        let mut roster = Roster::default();
        roster.join(ANNIKA, "Annika");
        for section in ["findings", "files", "draft"] {
            roster.look(ANNIKA, View { section: Some(section.to_owned()), ..View::default() }, false);
        }
        let changes = roster.take_changes();
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[&ANNIKA].as_ref().unwrap().view.section.as_deref(), Some("draft"));
        assert_eq!(roster.take_changes(), Changes::new());
    }

    #[test]
    fn who_left_is_told_as_gone_and_shows_no_more() {
        let mut roster = Roster::default();
        roster.join(ANNIKA, "Annika");
        roster.leave(ANNIKA);
        roster.follow(ANNIKA, true);
        assert_eq!(roster.take_changes(), Changes::from([(ANNIKA, None)]));
        assert_eq!(roster.everybody(), Changes::new());
    }
}
