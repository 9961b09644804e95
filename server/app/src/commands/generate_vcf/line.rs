//! One record of a generated file.

use super::change::Change;
use super::effect::Annotator;
use super::gene::{Gene, place};
use super::known::Known;
use super::random::Random;
use super::text::Text;

/// What a record is, which decides its filter and its reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nature {
    /// Arose in the tumour and passed all filters.
    Somatic,
    /// Inherited.
    Inherited { both_copies: bool },
    /// Noise that a filter caught.
    Artefact,
}

/// Filters that catch noise.
const CAUGHT: [&str; 8] = [
    "weak_evidence",
    "weak_evidence",
    "base_qual;weak_evidence",
    "panel_of_normals",
    "strand_bias",
    "clustered_events",
    "normal_artifact",
    "slippage",
];

impl Nature {
    fn draw(random: &mut Random) -> Self {
        match random.below(100) {
            0..70 => Self::Somatic,
            70..84 => Self::Inherited { both_copies: random.chance(350) },
            _ => Self::Artefact,
        }
    }

    /// The shares of reads with the allele that the normal and the tumour really have.
    fn fractions(self, random: &mut Random) -> (f64, f64) {
        let percent = |random: &mut Random, first, last| random.between(first, last) as f64 / 100.0;
        match self {
            Self::Somatic if random.chance(550) => (0.0, percent(random, 30, 50)),
            Self::Somatic => (0.0, percent(random, 5, 30)),
            Self::Inherited { both_copies: true } => (1.0, 0.99),
            Self::Inherited { both_copies: false } => (0.5, percent(random, 40, 60)),
            Self::Artefact => (percent(random, 0, 3), percent(random, 2, 8)),
        }
    }
}

/// The reads of one sample.
#[derive(Clone, Copy, Debug)]
struct Reads {
    alternate: u64,
    depth: u64,
}

impl Reads {
    fn draw(depth: u64, fraction: f64, least: u64, random: &mut Random) -> Self {
        Self { alternate: random.successes(depth, fraction).max(least), depth }
    }

    /// Writes `GT:AD:AF:DP`.
    fn write(self, genotype: &str, text: &mut Text) {
        let Self { alternate, depth } = self;
        text.put("\t").put(genotype).put(":").number(depth - alternate).put(",").number(alternate);
        text.put(":").ratio(alternate, depth, 3).put(":").number(depth);
    }
}

/// Writes records one after the other, by the numbers of `random`.
pub struct Lines {
    pub random: Random,
    /// The gene met last: the next record mostly lies in its neighbourhood too.
    gene: Gene,
}

impl Lines {
    /// Lines by the numbers of `random`.
    pub fn new(random: Random) -> Self {
        Self { random, gene: Gene::new(0) }
    }

    /// Writes the record at `pos` of `chrom`; `before` bases of the genome lie before that chromosome.
    pub fn write(&mut self, chrom: &str, before: u64, pos: u64, text: &mut Text) {
        let random = &mut self.random;
        let nature = Nature::draw(random);
        let change = Change::draw(random);
        let known = Known::draw(matches!(nature, Nature::Inherited { .. }), random);
        let (in_normal, in_tumour) = nature.fractions(random);
        let (normal_depth, tumour_depth) =
            (24 + random.below(16) + random.below(16), 60 + random.below(45) + random.below(45));
        let normal = Reads::draw(normal_depth, in_normal, 0, random);
        let tumour = Reads::draw(tumour_depth, in_tumour, 2, random);

        text.put(chrom).put("\t").number(pos).put("\t");
        let id_from = text.len();
        if known.id(text).len() == id_from {
            text.put(".");
        }
        text.put("\t").bytes(&change.reference).put("\t").bytes(&change.alt).put("\t.\t");
        text.put(match nature {
            Nature::Somatic => "PASS",
            Nature::Inherited { .. } => "germline",
            Nature::Artefact => random.one_of(&CAUGHT),
        });
        info(nature, &known, (normal, tumour), random, text);
        text.put(";CSQ=");
        let (number, place) = place(before + pos);
        if self.gene.number != number {
            self.gene = Gene::new(number);
        }
        Annotator { change: &change, known: &known, random: &mut self.random, text }.write(&self.gene, place);
        text.put("\tGT:AD:AF:DP");
        let (of_normal, of_tumour) = match nature {
            Nature::Inherited { both_copies: true } => ("1/1", "1/1"),
            Nature::Inherited { both_copies: false } => ("0/1", "0/1"),
            Nature::Somatic | Nature::Artefact => ("0/0", "0/1"),
        };
        normal.write(of_normal, text);
        tumour.write(of_tumour, text);
        text.put("\n");
    }
}

fn info(nature: Nature, known: &Known, reads: (Reads, Reads), random: &mut Random, text: &mut Text) {
    let (normal, tumour) = reads;
    let certain = if matches!(nature, Nature::Inherited { .. }) { 1 } else { 93 };
    text.put("\tDP=").number(normal.depth + tumour.depth);
    text.put(";ECNT=").number(1 + random.below(40) / 38);
    text.put(";GERMQ=").number(certain);
    text.put(";MBQ=").number(random.between(32, 37)).put(",").number(random.between(28, 37));
    text.put(";MMQ=60,").number(random.between(48, 60));
    text.put(";MPOS=").number(random.between(8, 60));
    text.put(";POPAF=").ratio(known.rarity(), 100, 2);
    if nature == Nature::Somatic {
        text.put(";SOMATIC");
    }
    // Each read with the allele adds about a unit and a half.
    text.put(";TLOD=").ratio(tumour.alternate * 150 + random.below(300), 100, 2);
}
