//! Who is in a room and looks at what, here or at another server: the latest of each person, handed on at most twenty
//! times a second.

use std::collections::BTreeMap;
use std::time::Duration;

use board::ids::PersonId;
use tokio::time::Instant;
use uuid::Uuid;

use super::queue::Changes;
use crate::api::live::{Present, View};

/// Time between two messages about presence.
const EVERY: Duration = Duration::from_millis(50);
/// Longest name of a section, in bytes; none of the pages has a longer one.
const SECTION: usize = 64;

/// A server that was not heard for this long is gone, and with it the people who had a line there alone.
const SILENCE: Duration = Duration::from_secs(15);

/// People's presence in a room.
#[derive(Default)]
pub struct Roster {
    /// Those with a line here.
    people: BTreeMap<PersonId, Present>,
    /// Those with a line at another server, and when it was last heard.
    others: BTreeMap<Uuid, (Instant, BTreeMap<PersonId, Present>)>,
    /// For the lines here.
    changes: Changes,
    /// For the other servers: of the people here alone.
    told: Changes,
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
        let others = self.others.values().flat_map(|(_, people)| people);
        others.chain(&self.people).map(|(person, present)| (*person, Some(present.clone()))).collect()
    }

    /// Another server says what became of the people with a line there.
    pub fn elsewhere(&mut self, node: Uuid, changes: Changes) {
        let now = Instant::now();
        let (heard, people) = self.others.entry(node).or_insert_with(|| (now, BTreeMap::new()));
        *heard = now;
        let mut turned = Vec::new();
        for (person, present) in changes {
            if people.get(&person) != present.as_ref() {
                turned.push(person);
                match present {
                    Some(present) => drop(people.insert(person, present)),
                    None => drop(people.remove(&person)),
                }
            }
        }
        turned.into_iter().for_each(|person| self.show(person));
    }

    /// The other servers are told everybody who is here.
    pub fn tell_everybody(&mut self) {
        let here = self.people.iter().map(|(person, present)| (*person, Some(present.clone())));
        self.told.extend(here);
        self.soon();
    }

    /// Tells everybody who is here again, and lets go of the people of servers that are not heard any more.
    pub fn beat(&mut self, now: Instant) {
        if !self.people.is_empty() {
            self.tell_everybody();
        }
        let silent = |heard: &Instant| now.duration_since(*heard) >= SILENCE;
        let gone: Vec<PersonId> = self
            .others
            .values()
            .filter(|(heard, _)| silent(heard))
            .flat_map(|(_, people)| people.keys().copied())
            .collect();
        self.others.retain(|_, (heard, _)| !silent(heard));
        gone.into_iter().for_each(|person| self.show(person));
    }

    /// What the other servers are to be told since the last time.
    pub fn take_told(&mut self) -> Changes {
        std::mem::take(&mut self.told)
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
        self.told.insert(person, self.people.get(&person).cloned());
        self.show(person);
    }

    /// Shows the lines here how somebody is now: as here, or else as at another server.
    fn show(&mut self, person: PersonId) {
        let others = || self.others.values().find_map(|(_, people)| people.get(&person));
        let present = self.people.get(&person).or_else(others).cloned();
        self.changes.insert(person, present);
        self.soon();
    }

    fn soon(&mut self) {
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
    fn who_is_at_another_server_is_shown_and_goes_when_that_server_is_not_heard_any_more() {
        let (mut roster, node, johan) = (Roster::default(), Uuid::from_u128(8), PersonId(Uuid::from_u128(2)));
        let present = |person| Present {
            person,
            name: "Johan".to_owned(),
            view: View::default(),
            following: true,
            typing: false,
        };
        roster.join(ANNIKA, "Annika");
        roster
            .elsewhere(node, Changes::from([(johan, Some(present(johan))), (ANNIKA, Some(present(ANNIKA)))]));
        assert_eq!(roster.everybody().len(), 2);
        // Only who is here is told on.
        assert_eq!(roster.take_told().into_keys().collect::<Vec<_>>(), [ANNIKA]);
        roster.take_changes();
        roster.leave(ANNIKA);
        assert!(roster.take_changes()[&ANNIKA].as_ref().unwrap().following);
        roster.beat(Instant::now() + SILENCE);
        assert_eq!(roster.take_changes(), Changes::from([(ANNIKA, None), (johan, None)]));
        assert_eq!(roster.everybody(), Changes::new());
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
