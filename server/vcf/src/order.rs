//! The order of the lines among each other, looked at once they are all in their order.

use std::collections::HashSet;

use board::variant::Issue;

use crate::account::Outcome;
use crate::issues::{excerpt, note};
use crate::repeats::{Alike, Repeats};

/// Contigs remembered to notice one that is taken up again; beyond that, order is no longer checked across contigs.
const CONTIGS_REMEMBERED: usize = 100_000;

/// What is kept of a line to compare it with others.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub line: u64,
    pub pos: u64,
    /// Number of alleles that can be compared.
    pub alleles: usize,
    pub outcome: Outcome,
}

/// The order of the lines so far.
#[derive(Default)]
pub struct Order {
    chrom: String,
    pos: u64,
    left: HashSet<String>,
    /// The contig was just changed to one that was left before.
    again: bool,
    repeats: Repeats,
}

impl Order {
    /// The lines to come are on contig `chrom`.
    pub fn enter(&mut self, chrom: &str) {
        if self.chrom == chrom {
            return;
        }
        self.again = self.left.contains(chrom);
        if self.left.len() < CONTIGS_REMEMBERED {
            self.left.insert(std::mem::take(&mut self.chrom));
        }
        chrom.clone_into(&mut self.chrom);
        self.repeats.leave();
        self.pos = 0;
    }

    /// Compares the line, which has these alleles, with those before it.
    pub fn follow(&mut self, key: &Key, alleles: &[Alike], issues: &mut Vec<Issue>) {
        if std::mem::take(&mut self.again) {
            note(issues, Issue::ContigNotContiguous { chrom: excerpt(&self.chrom) });
        }
        if key.pos < self.pos {
            note(issues, Issue::Unsorted { pos: key.pos, previous: self.pos });
        }
        self.pos = key.pos;
        self.repeats.follow(key.line, key.pos, alleles.iter().copied(), issues);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_minded_within_and_between_contigs() {
        let mut order = Order::default();
        let mut follow = |line, chrom, pos, alt| {
            let mut issues = Vec::new();
            order.enter(chrom);
            let alleles: Vec<_> = Alike::of(pos, "A", alt).into_iter().collect();
            let key = Key { line, pos, alleles: alleles.len(), outcome: Outcome::Accepted };
            order.follow(&key, &alleles, &mut issues);
            issues
        };
        assert_eq!(follow(1, "1", 10, "C"), []);
        assert_eq!(follow(2, "1", 10, "G"), []);
        assert_eq!(follow(3, "1", 10, "C"), [Issue::RecordRepeated { first_line: 1 }]);
        assert_eq!(follow(4, "1", 9, "C"), [Issue::Unsorted { pos: 9, previous: 10 }]);
        assert_eq!(follow(5, "2", 1, "C"), []);
        assert_eq!(follow(6, "1", 20, "C"), [Issue::ContigNotContiguous { chrom: "1".into() }]);
        assert_eq!(follow(7, "1", 20, "<DEL>"), []);
        assert_eq!(follow(8, "1", 20, "<DEL>"), []);
    }
}
