//! What a record changes, and how its annotation numbers that.

use super::codon::other_strand;
use super::random::Random;
use super::text::Text;

const BASES: &[u8; 4] = b"ACGT";

/// The sorts of a change, with the words that an annotation has for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Snv,
    Mnv,
    Insertion,
    Deletion,
}

/// The alleles of a record. Insertions and deletions begin with the base before them.
#[derive(Clone, Debug)]
pub struct Change {
    pub class: Class,
    pub reference: Vec<u8>,
    pub alt: Vec<u8>,
}

impl Change {
    /// A change as whole genomes of tumours have them: nine in ten of one base.
    pub fn draw(random: &mut Random) -> Self {
        let first = random.one_of(BASES);
        let (mut reference, mut alt) = (vec![first], vec![first]);
        let class = match random.below(1000) {
            0..870 => Class::Snv,
            870..890 => Class::Mnv,
            890..945 => Class::Insertion,
            _ => Class::Deletion,
        };
        match class {
            Class::Snv => alt = vec![other_than(first, random)],
            Class::Mnv => {
                reference.extend((0..random.between(1, 2)).map(|_| random.one_of(BASES)));
                alt = reference.iter().map(|base| other_than(*base, random)).collect();
            }
            Class::Insertion => alt.extend((0..length(random)).map(|_| random.one_of(BASES))),
            Class::Deletion => reference.extend((0..length(random)).map(|_| random.one_of(BASES))),
        }
        Self { class, reference, alt }
    }

    /// The reference bases that are replaced or lost; none for an insertion.
    pub fn removed(&self) -> &[u8] {
        match self.class {
            Class::Snv | Class::Mnv => &self.reference,
            Class::Insertion | Class::Deletion => self.reference.get(1..).unwrap_or_default(),
        }
    }

    /// The bases that replace them or are inserted; none for a deletion.
    pub fn added(&self) -> &[u8] {
        match self.class {
            Class::Snv | Class::Mnv => &self.alt,
            Class::Insertion | Class::Deletion => self.alt.get(1..).unwrap_or_default(),
        }
    }

    /// Bases gained or lost.
    pub fn length_change(&self) -> usize {
        self.reference.len().abs_diff(self.alt.len())
    }

    /// The word of the annotation for the class.
    pub fn class_word(&self) -> &'static str {
        match self.class {
            Class::Snv => "SNV",
            Class::Mnv => "substitution",
            Class::Insertion => "insertion",
            Class::Deletion => "deletion",
        }
    }

    /// Writes the HGVS description that follows `c.`, numbered from `start` on, on the strand of the gene.
    pub fn describe(&self, start: Coordinate, reverse: bool, text: &mut Text) {
        let strand = |bases: &[u8]| if reverse { other_strand(bases) } else { bases.to_vec() };
        let (removed, added) = (strand(self.removed()), strand(self.added()));
        // An insertion is named by the bases on both sides of it.
        let span = if removed.is_empty() { 2 } else { removed.len() as u64 };
        start.write(0, text);
        if span > 1 {
            text.put("_");
            start.write(span - 1, text);
        }
        match self.class {
            Class::Snv => text.bytes(&removed).put(">").bytes(&added),
            Class::Mnv => text.put("delins").bytes(&added),
            Class::Insertion => text.put("ins").bytes(&added),
            Class::Deletion => text.put("del"),
        };
    }
}

/// Lengths of insertions and deletions: half of them one base, each further base half as often, at most 12.
fn length(random: &mut Random) -> u64 {
    u64::from((random.number() | 1 << 11).trailing_zeros()) + 1
}

fn other_than(base: u8, random: &mut Random) -> u8 {
    let at = BASES.iter().position(|known| *known == base).unwrap_or(0) as u64;
    let other = (at + random.between(1, 3)) % 4;
    BASES.get(other as usize).copied().unwrap_or(b'N')
}

/// A place in a coding transcript as HGVS numbers it.
#[derive(Clone, Copy, Debug)]
pub enum Coordinate {
    /// `c.123`.
    Coding(u64),
    /// `c.123+45`: in the intron behind base 123.
    Behind(u64, u64),
    /// `c.124-45`: in the intron before base 124.
    Before(u64, u64),
    /// `c.-45`.
    Leader(u64),
    /// `c.*45`.
    Trailer(u64),
}

impl Coordinate {
    /// Writes the number of the base `further` bases along the transcript.
    fn write(self, further: u64, text: &mut Text) {
        match self {
            Self::Coding(base) => text.number(base + further),
            Self::Behind(base, distance) => text.number(base).put("+").number(distance + further),
            Self::Before(base, distance) => {
                text.number(base).put("-").number(distance.saturating_sub(further))
            }
            Self::Leader(distance) => text.put("-").number(distance.saturating_sub(further)),
            Self::Trailer(distance) => text.put("*").number(distance + further),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(class: Class, alleles: [&str; 2], start: Coordinate, reverse: bool) -> String {
        let [reference, alt] = alleles.map(|allele| allele.as_bytes().to_vec());
        let mut text = Text::default();
        Change { class, reference, alt }.describe(start, reverse, &mut text);
        String::from_utf8(text.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn changes_are_described_as_hgvs_numbers_them() {
        use Class::{Deletion, Insertion, Mnv, Snv};
        use Coordinate::{Before, Behind, Coding, Leader, Trailer};
        assert_eq!(described(Snv, ["A", "G"], Coding(123), false), "123A>G");
        assert_eq!(described(Snv, ["A", "G"], Behind(123, 7), true), "123+7T>C");
        assert_eq!(described(Deletion, ["GAT", "G"], Before(124, 30), false), "124-30_124-29del");
        assert_eq!(described(Deletion, ["GA", "G"], Leader(45), true), "-45del");
        assert_eq!(described(Insertion, ["G", "GAC"], Trailer(5), true), "*5_*6insGT");
        assert_eq!(described(Mnv, ["AC", "GT"], Coding(9), true), "9_10delinsAC");
    }

    #[test]
    fn most_changes_are_of_one_base_and_no_two_alleles_are_equal() {
        let mut random = Random::new(5);
        let drawn: Vec<Change> = (0..10_000).map(|_| Change::draw(&mut random)).collect();
        let of = |class| drawn.iter().filter(|change| change.class == class).count();
        assert!((8_500..8_900).contains(&of(Class::Snv)));
        assert!((400..700).contains(&of(Class::Deletion)) && (400..700).contains(&of(Class::Insertion)));
        assert!((100..300).contains(&of(Class::Mnv)));
        assert!(drawn.iter().all(|change| change.reference != change.alt));
        assert!(drawn.iter().all(|change| change.length_change() <= 12));
    }
}
