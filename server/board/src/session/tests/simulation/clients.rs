//! Clients that send commands over lines that lose answers and deliver late, and a server that remembers what it did.

use std::collections::BTreeMap;

use super::coverage::Coverage;
use super::invariants::Seen;
use super::presses::{Press, Pressed, setting};
use super::*;
use crate::session::Phase;

type Outcome = Result<Vec<Event>, Refusal>;

/// A session and those who take part in it.
pub struct Clients {
    chance: Chance,
    pub room: Room,
    seen: Seen,
    /// Sent and not yet arrived: they overtake one another.
    on_the_way: Vec<Pressed>,
    /// The command's first outcome by its number, for those that are sent again.
    remembered: BTreeMap<u32, usize>,
    sent: u32,
    /// Commands that came when the session was over.
    after: u32,
}

/// So many commands come when the session is over, before everybody has gone.
const AFTER: u32 = 30;

impl Clients {
    /// A session planned from a seed.
    pub fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let room = Room::empty();
        let _ = chance.next();
        Self {
            chance,
            room,
            seen: Seen::default(),
            on_the_way: Vec::new(),
            remembered: BTreeMap::new(),
            sent: 0,
            after: 0,
        }
    }

    /// Nobody presses anything any more.
    pub fn have_gone(&self) -> bool {
        self.after > AFTER
    }

    /// One command reaches the server; some arrive late, and some twice.
    pub fn step(&mut self, coverage: &mut Coverage) {
        while self.on_the_way.len() < 3 {
            self.sent += 1;
            let pressed = Press { chance: &mut self.chance, room: &self.room }.next(self.sent);
            self.on_the_way.push(pressed);
        }
        let late = if self.chance.once_in(4) { self.chance.below(3) } else { 0 };
        let arrived = self.on_the_way.remove(usize::try_from(late).unwrap());
        // The line dropped before the answer: the client comes back and sends it again under the same id.
        if self.chance.once_in(20) {
            self.on_the_way.push(arrived.clone());
        }
        if let Some(folded) = self.remembered.get(&arrived.number) {
            assert!(*folded <= self.room.events.len(), "what was answered is still in the record");
            coverage.note_repeated();
            return;
        }
        let over = |state: &State| matches!(state.phase, Phase::Closed | Phase::Cancelled | Phase::Reopened);
        self.after += u32::from(self.room.state.as_ref().is_some_and(over));
        self.chance_of_time(&arrived);
        let outcome = self.run(&arrived);
        coverage.note(&arrived.command, &outcome);
        self.remembered.insert(arrived.number, self.room.events.len());
    }

    fn chance_of_time(&mut self, arrived: &Pressed) {
        self.room.chair_is_here = arrived.chair_is_here;
        self.room.passed += i64::from(arrived.later);
    }

    fn run(&mut self, arrived: &Pressed) -> Outcome {
        let folded = self.room.events.len();
        let outcome = self.room.give_as(&arrived.actor, arrived.command.clone());
        if let Ok(events) = &outcome {
            assert!(!events.is_empty(), "an accepted command leaves something in the record");
            assert_eq!(self.room.events.len(), folded + events.len(), "no gap and no repeat in the record");
            self.seen.check(self.room.state(), events);
        }
        outcome
    }

    /// The whole record, written down and read back, folds to the same state for everybody.
    pub fn end(self) {
        let read = |event: &Event| {
            let text = serde_json::to_string(event).unwrap();
            assert!(text.starts_with(&format!("{{\"type\":\"{}\"", event.name())));
            serde_json::from_str::<Event>(&text).unwrap()
        };
        let record: Vec<Event> = self.room.events.iter().map(read).collect();
        assert_eq!(record, self.room.events);
        let replayed = State::fold(&record);
        assert_eq!(hash(replayed.as_ref()), hash(self.room.state.as_ref()));
    }
}

fn hash(state: Option<&State>) -> ContentHash {
    ContentHash::of(&serde_jcs::to_vec(&state).unwrap())
}

/// How the session of a seed is set up: its kind, and what its board has settled.
pub fn planned(chance: &mut Chance) -> Command {
    let (board, kind) = setting(chance);
    schedule(board, kind)
}
