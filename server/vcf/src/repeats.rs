//! Alleles that stand on more than one line, whatever else they were written with.

use board::variant::{Issue, allele};

use crate::issues::note;

/// Alleles that wait to be compared; beyond that, the oldest are forgotten.
const COMPARED: usize = 256;

/// One alternate allele, trimmed, as short as it takes to compare it with others of its contig.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    /// 1-based position of the trimmed allele, at or after that of its line.
    pub pos: u64,
    /// Hash of the trimmed alleles in upper case.
    pub hash: u64,
}

impl Alike {
    /// The allele of a line; nothing for one that says too little, as a symbolic one that may differ in its end.
    pub fn of(pos: u64, reference: &str, alt: &str) -> Option<Self> {
        match allele::spelling(alt) {
            allele::Spelling::Bases if !alt.eq_ignore_ascii_case(reference) => {
                let trimmed = allele::trim(pos, reference, alt);
                Some(Self { pos: trimmed.pos, hash: hash(trimmed.reference, trimmed.alt) })
            }
            allele::Spelling::Breakend => Some(Self { pos, hash: hash(reference, alt) }),
            _ => None,
        }
    }
}

/// FNV-1a of both alleles in upper case.
fn hash(reference: &str, alt: &str) -> u64 {
    let bytes = reference.bytes().chain([b'>']).chain(alt.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_uppercase())).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The alleles of the lines so far that a later line of the contig could repeat.
#[derive(Default)]
pub struct Repeats {
    pos: u64,
    waiting: Vec<(Alike, u64)>,
}

impl Repeats {
    /// The lines to come are on another contig.
    pub fn leave(&mut self) {
        self.waiting.clear();
        self.pos = 0;
    }

    /// Compares the alleles of a line at `pos` with those before it. An allele of a sorted file is never at a place
    /// before its line, so what lies before is forgotten.
    pub fn follow(
        &mut self,
        line: u64,
        pos: u64,
        alleles: impl IntoIterator<Item = Alike>,
        issues: &mut Vec<Issue>,
    ) {
        if pos != self.pos {
            self.waiting.retain(|(known, _)| known.pos >= pos);
            self.pos = pos;
        }
        for allele in alleles {
            match self.waiting.iter().find(|(known, _)| *known == allele) {
                Some((_, first)) if *first != line => {
                    note(issues, Issue::RecordRepeated { first_line: *first })
                }
                Some(_) => {}
                None => {
                    if self.waiting.len() == COMPARED {
                        self.waiting.remove(0);
                    }
                    self.waiting.push((allele, line));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeated(lines: &[(u64, &str, &[&str])]) -> Vec<(u64, u64)> {
        let mut repeats = Repeats::default();
        let mut found = Vec::new();
        for (line, (pos, reference, alts)) in (1..).zip(lines) {
            let mut issues = Vec::new();
            let alleles = alts.iter().filter_map(|alt| Alike::of(*pos, reference, alt));
            repeats.follow(line, *pos, alleles, &mut issues);
            found.extend(issues.iter().map(|issue| match issue {
                Issue::RecordRepeated { first_line } => (line, *first_line),
                _ => (line, 0),
            }));
        }
        found
    }

    #[test]
    fn the_same_line_twice_is_a_repetition_and_another_allele_is_none() {
        assert_eq!(repeated(&[(123, "C", &["G"]), (123, "C", &["T"]), (123, "c", &["g"])]), [(3, 1)]);
    }

    #[test]
    fn an_allele_among_several_or_in_another_context_is_found() {
        assert_eq!(repeated(&[(123, "AT", &["AAT", "AA"]), (124, "T", &["A"])]), [(2, 1)]);
        assert_eq!(repeated(&[(123, "TAT", &["TGT"]), (124, "A", &["G"])]), [(2, 1)]);
        let lines: [(u64, &str, &[&str]); 3] =
            [(127, "TTTAT", &["TTTGT", "T"]), (128, "TTAT", &["TTGT", "T"]), (130, "A", &["G"])];
        assert_eq!(repeated(&lines), [(2, 1), (3, 1)]);
    }

    #[test]
    fn symbolic_alleles_may_share_a_position_and_breakends_may_not() {
        assert_eq!(repeated(&[(5, "C", &["<DEL>"]), (5, "C", &["<DEL>"])]), []);
        assert_eq!(repeated(&[(5, "C", &["C[1:9["]), (5, "C", &["C[1:9["])]), [(2, 1)]);
    }

    #[test]
    fn only_so_many_alleles_wait_at_one_position() {
        let mut repeats = Repeats::default();
        for line in 0..1_000 {
            repeats.follow(line, 7, [Alike { pos: 7, hash: line }], &mut Vec::new());
        }
        assert_eq!(repeats.waiting.len(), COMPARED);
    }
}
