//! The last events of a session, for clients that come back after a short while.

use std::collections::VecDeque;

use board::ids::PersonId;

use super::wire::Happened;

/// Events kept.
const EVENTS: usize = 500;
/// Bytes of bodies kept.
const BYTES: usize = 1024 * 1024;

/// A row of the latest events without gaps.
#[derive(Default)]
pub struct History {
    kept: VecDeque<Happened>,
    bytes: usize,
}

impl History {
    /// Adds the next event and forgets the oldest ones beyond the bounds.
    pub fn add(&mut self, happened: Happened) {
        self.bytes += happened.weight();
        self.kept.push_back(happened);
        while self.kept.len() > EVENTS || self.bytes > BYTES {
            let Some(oldest) = self.kept.pop_front() else { return };
            self.bytes = self.bytes.saturating_sub(oldest.weight());
        }
    }

    /// The events after `seq`; none when some of them are forgotten, or when what `viewer` may see turned within
    /// them: a snapshot is needed then.
    pub fn after(&self, seq: u64, viewer: PersonId) -> Option<impl Iterator<Item = &Happened>> {
        let newer = move |happened: &&Happened| happened.seq() > seq;
        let mut missed = self.kept.iter().filter(newer);
        let reaches = self.kept.front().is_some_and(|oldest| oldest.seq() <= seq + 1);
        let turned = missed.any(|happened| happened.turns_sight_of(viewer));
        (reaches && !turned).then(|| self.kept.iter().filter(newer))
    }
}
