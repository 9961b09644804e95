//! The order of the lines among each other, looked at once they are all in their order.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use board::variant::Issue;

use crate::account::Outcome;
use crate::issues::excerpt;

/// Contigs remembered to notice one that is taken up again; beyond that, order is no longer checked across contigs.
const CONTIGS_REMEMBERED: usize = 100_000;
/// Alleles of one position compared with each other.
const COMPARED: usize = 64;

/// What is kept of a line to compare it with others.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub line: u64,
    pub pos: u64,
    /// Hash of the alleles; none where alleles say too little to compare, as symbolic ones that differ in their ends.
    pub alleles: Option<u64>,
    pub outcome: Outcome,
}

/// The hash of the alleles of a line, for [`Key::alleles`].
pub fn alleles(reference: &str, alt: &str) -> Option<u64> {
    if alt.contains('<') {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    (reference, alt).hash(&mut hasher);
    Some(hasher.finish())
}

/// The order of the lines so far.
#[derive(Default)]
pub struct Order {
    chrom: String,
    pos: u64,
    left: HashSet<String>,
    /// The contig was just changed to one that was left before.
    again: bool,
    /// Alleles at the present position, each with its line.
    here: Vec<(u64, u64)>,
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
        self.here.clear();
        self.pos = 0;
    }

    /// Compares the line with those before it; what is odd goes to `issues`.
    pub fn follow(&mut self, key: &Key, mut issues: impl FnMut(Issue)) {
        if std::mem::take(&mut self.again) {
            issues(Issue::ContigNotContiguous { chrom: excerpt(&self.chrom) });
        }
        if key.pos != self.pos {
            if key.pos < self.pos {
                issues(Issue::Unsorted { pos: key.pos, previous: self.pos });
            }
            self.here.clear();
            self.pos = key.pos;
        }
        let Some(alleles) = key.alleles else {
            return;
        };
        match self.here.iter().find(|(known, _)| *known == alleles) {
            Some((_, first_line)) => issues(Issue::RecordRepeated { first_line: *first_line }),
            None if self.here.len() < COMPARED => self.here.push((alleles, key.line)),
            None => {}
        }
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
            let key = Key { line, pos, alleles: alleles("A", alt), outcome: Outcome::Accepted };
            order.follow(&key, |issue| issues.push(issue));
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
