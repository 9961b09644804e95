//! What a viewer may see of the state and of an event. Sequence numbers stay contiguous: what is hidden is a stub.

use crate::ids::PersonId;

use super::state::{Item, Opinion, State};
use super::{Event, Recorded};

/// An event as one viewer sees it.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "it is serialised at once")]
pub enum Seen {
    Event(Event),
    /// Something happened that the viewer may not see.
    Redacted,
}

impl State {
    /// The state as `viewer` may see it: blind votes of others hidden while the ballot is open, and nothing but the
    /// existence of a case from which the viewer is recused.
    pub fn seen_by(&self, viewer: PersonId) -> State {
        let mut seen = self.clone();
        for item in &mut seen.items {
            if self.hides(item, viewer) {
                *item = redacted(item);
            } else {
                if hides_opinions(item, viewer) {
                    item.opinions = item.opinions.iter().map(without_text).collect();
                }
                item.ballots = item.ballots.iter().map(|ballot| ballot.seen_by(viewer)).collect();
            }
        }
        seen
    }

    /// `recorded` as `viewer` may see it; `self` is the state after the event.
    pub fn event_seen_by(&self, recorded: &Recorded, viewer: PersonId) -> Seen {
        let item = recorded.event.item().and_then(|id| self.item(id));
        let own_conflict =
            matches!(&recorded.event, Event::ConflictDeclared { person, .. } if *person == viewer);
        if item.is_some_and(|item| self.hides(item, viewer)) && !own_conflict {
            return Seen::Redacted;
        }
        match &recorded.event {
            Event::VoteCast { item: id, ballot, vote } if vote.voter != viewer => {
                let known = item.and_then(|item| item.ballots.iter().find(|one| one.id == *ballot));
                // Hidden also when the ballot has closed since: the closing event reveals all at once.
                let blind = known.is_none_or(|ballot| ballot.blind);
                let vote = if blind { vote.hidden() } else { vote.clone() };
                Seen::Event(Event::VoteCast { item: *id, ballot: *ballot, vote })
            }
            Event::OpinionGiven { item: id, opinion }
                if opinion.person != viewer && item.is_none_or(|item| hides_opinions(item, viewer)) =>
            {
                Seen::Event(Event::OpinionGiven { item: *id, opinion: without_text(opinion) })
            }
            event => Seen::Event(event.clone()),
        }
    }
}

/// Nobody's opinion is coloured by others': they are shown to whoever has given theirs, and to all once it is decided.
fn hides_opinions(item: &Item, viewer: PersonId) -> bool {
    !item.opinions_open() && !item.opinions.iter().any(|one| one.person == viewer)
}

fn without_text(opinion: &Opinion) -> Opinion {
    Opinion { text: None, ..opinion.clone() }
}

fn redacted(item: &Item) -> Item {
    Item {
        pseudonym: String::new(),
        question: String::new(),
        presented: None,
        explained: None,
        notes: Vec::new(),
        recommendations: Vec::new(),
        dissents: Vec::new(),
        ballots: Vec::new(),
        decision: None,
        earlier: Vec::new(),
        supersedes: None,
        opinions: Vec::new(),
        deferred: None,
        withdrawn: None,
        addenda: Vec::new(),
        texts: None,
        ..item.clone()
    }
}
