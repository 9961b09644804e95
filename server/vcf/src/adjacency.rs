//! Breakends paired into adjacencies: two lines that tell one junction from its two ends are one call.
//!
//! The lines stream by, so a breakend waits until its mate comes. A pair is told by the identifiers that the lines
//! name, else by coordinates that mirror each other; how far the mirrored positions may be apart is what the lines
//! themselves say of their uncertainty. Callers move one end by the length of the homology, so equality is no test.

mod breakend;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use self::breakend::End;
pub use self::breakend::{Breakend, MOST_SLACK};

/// Breakends that wait for their mates at one time; each takes some 500 bytes. Later ones are handed out unpaired.
const MOST_WAITING: usize = 100_000;

/// What a breakend is among those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The first end of its adjacency: the one that becomes a call.
    First,
    /// The other end of the adjacency that the allele `allele_index` (from 1) of line `line` started.
    SecondOf { line: u64, allele_index: u32 },
}

/// A breakend whose mate did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfPair {
    pub line: u64,
    /// From 1.
    pub allele_index: u32,
    /// `chrom:pos` of the mate, canonical name, 1-based.
    pub mate: String,
}

/// Where a waiting breakend is looked for: chromosome and position of its own end.
type Place = (String, u64);

/// Pairs the breakends of one file, in the order of its lines.
#[derive(Default)]
pub struct Pairing {
    waiting: HashMap<u64, Breakend>,
    /// By own identifier.
    named: HashMap<String, Vec<u64>>,
    placed: BTreeMap<Place, Vec<u64>>,
    next: u64,
}

impl Pairing {
    /// Takes in the next breakend.
    pub fn see(&mut self, breakend: Breakend) -> Seen {
        if let Some(key) = self.by_name(&breakend).or_else(|| self.by_place(&breakend))
            && let Some(first) = self.take(key)
        {
            return Seen::SecondOf { line: first.line, allele_index: first.allele_index };
        }
        if self.waiting.len() < MOST_WAITING {
            self.wait(breakend);
        }
        Seen::First
    }

    /// Where the mates of the breakends that wait would be: chromosome, canonical name, and 1-based position.
    pub fn awaited(&self) -> impl Iterator<Item = (String, u64)> {
        self.waiting.values().map(|breakend| breakend.mate.place())
    }

    /// Breakends whose mates never came, by line; not those of lines that tell both ends with their genes.
    pub fn finish(self) -> Vec<HalfPair> {
        let half = self.waiting.into_values().filter(|breakend| !breakend.whole);
        let mut half: Vec<HalfPair> = half.map(Breakend::into_half_pair).collect();
        half.sort_by_key(|half| (half.line, half.allele_index));
        half
    }

    /// The mate by identifier: the one names the other, and the chromosomes do not speak against it.
    fn by_name(&self, breakend: &Breakend) -> Option<u64> {
        let mate = breakend.mate_id.as_ref()?;
        let candidates = self.named.get(mate)?.iter().copied();
        let fits = |key: &u64| {
            self.waiting.get(key).is_some_and(|waiting| {
                let named_back = waiting.mate_id.as_ref().is_none_or(|id| Some(id) == breakend.id.as_ref());
                named_back && waiting.same_chromosomes(breakend)
            })
        };
        candidates.filter(fits).min_by_key(|key| self.distance(*key, breakend))
    }

    /// The mate by mirrored coordinates: the nearest one, of the same event where that is told. Two lines that both
    /// name another mate are no pair.
    fn by_place(&self, breakend: &Breakend) -> Option<u64> {
        let End { chrom, pos, .. } = &breakend.mate;
        let reach = MOST_SLACK;
        let (from, to) =
            ((chrom.clone(), pos.saturating_sub(reach)), (chrom.clone(), pos.saturating_add(reach)));
        let near: BTreeSet<u64> =
            self.placed.range(from..=to).flat_map(|(_, keys)| keys.iter().copied()).collect();
        let fits = |key: &u64| self.waiting.get(key).is_some_and(|waiting| waiting.mirrors(breakend));
        near.into_iter().filter(fits).min_by_key(|key| {
            let other_event = self.waiting.get(key).is_some_and(|waiting| waiting.event != breakend.event);
            (other_event, self.distance(*key, breakend))
        })
    }

    fn distance(&self, key: u64, breakend: &Breakend) -> u64 {
        self.waiting.get(&key).map_or(u64::MAX, |waiting| waiting.distance(breakend))
    }

    fn wait(&mut self, breakend: Breakend) {
        let key = self.next;
        self.next += 1;
        if let Some(id) = &breakend.id {
            self.named.entry(id.clone()).or_default().push(key);
        }
        self.placed.entry(breakend.place.place()).or_default().push(key);
        self.waiting.insert(key, breakend);
    }

    fn take(&mut self, key: u64) -> Option<Breakend> {
        let breakend = self.waiting.remove(&key)?;
        if let Some(id) = &breakend.id
            && let Some(keys) = self.named.get_mut(id)
        {
            keys.retain(|other| *other != key);
            if keys.is_empty() {
                self.named.remove(id);
            }
        }
        let place = breakend.place.place();
        if let Some(keys) = self.placed.get_mut(&place) {
            keys.retain(|other| *other != key);
            if keys.is_empty() {
                self.placed.remove(&place);
            }
        }
        Some(breakend)
    }
}

#[cfg(test)]
mod tests;
