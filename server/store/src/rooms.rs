//! States folded from streams, kept by the writer so that two commands of one batch see each other's events.

use std::any::Any;
use std::collections::HashMap;

use crate::entry::{Recorded, Stream};

/// How many states are kept; the one not used for longest is forgotten first and folded anew when needed.
const KEPT: usize = 256;

/// A state that follows from the entries of one stream and from nothing else.
pub trait Room: Default + 'static {
    /// Takes in the next entry of the stream. Entries come once each and in order; those of kinds the state does
    /// not know, and those whose body was erased, must be passed over.
    fn fold(&mut self, entry: &Recorded);
}

struct Slot {
    state: Box<dyn Any>,
    folded: i64,
    used: u64,
}

/// The states. They belong to the writer's connection and go with it when a batch fails.
#[derive(Default)]
pub(crate) struct Rooms {
    slots: HashMap<Stream, Slot>,
    uses: u64,
}

impl Rooms {
    /// The `stream_seq` up to which a state of this type is folded; 0 when there is none.
    pub(crate) fn folded<R: Room>(&self, stream: &Stream) -> i64 {
        self.slots.get(stream).filter(|slot| slot.state.is::<R>()).map_or(0, |slot| slot.folded)
    }

    /// Folds `missing`, which follow on what [`Rooms::folded`] said, and gives the state.
    pub(crate) fn fold<R: Room>(&mut self, stream: &Stream, missing: &[Recorded]) -> Option<&R> {
        self.uses += 1;
        if self.slots.len() >= KEPT && !self.slots.contains_key(stream) {
            self.forget_oldest();
        }
        let new = || Slot { state: Box::new(R::default()), folded: 0, used: 0 };
        let slot = self.slots.entry(stream.clone()).or_insert_with(new);
        if !slot.state.is::<R>() {
            *slot = new();
        }
        slot.used = self.uses;
        let state = slot.state.downcast_mut::<R>()?;
        for entry in missing {
            state.fold(entry);
            slot.folded = entry.placed.stream_seq;
        }
        Some(state)
    }

    /// Forgets a state that has folded more of its stream than `last`: entries that were rolled back.
    pub(crate) fn roll_back(&mut self, stream: &Stream, last: i64) {
        if self.slots.get(stream).is_some_and(|slot| slot.folded > last) {
            self.slots.remove(stream);
        }
    }

    fn forget_oldest(&mut self) {
        let oldest = self.slots.iter().min_by_key(|(_, slot)| slot.used).map(|(stream, _)| stream.clone());
        if let Some(stream) = oldest {
            self.slots.remove(&stream);
        }
    }
}
