//! Inherited genotypes, read cautiously from counts.

use crate::variant::{FilterStatus, Origin};

/// Reads that must cover a place before its genotype is believed.
pub(super) const DEPTH: u64 = 20;
/// Frequency in a population from which on an allele is taken for inherited. What recurs in tumours or in ageing blood is found
/// in such collections, too, but in far fewer people.
const COMMON: f64 = 0.01;

/// What is seen of one allele of a line, as far as identity needs it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Name without `chr`.
    pub chrom: &'a str,
    /// 1-based, after trimming.
    pub pos: u64,
    pub reference: &'a str,
    pub alt: &'a str,
    /// The line has this one alternate allele.
    pub biallelic: bool,
    pub filter: FilterStatus,
    /// Highest frequency, 0 to 1, that the annotation quotes of a population; asked for on X and Y of a tumour without a normal.
    pub population: Option<f64>,
    pub tumour: Option<Observed<'a>>,
    pub normal: Option<Observed<'a>>,
}

/// One sample's values of an allele.
#[derive(Clone, Copy, Debug, Default)]
pub struct Observed<'a> {
    /// From 0 to 1.
    pub fraction: Option<f64>,
    /// Reads counted.
    pub depth: Option<u64>,
    /// As written.
    pub genotype: Option<&'a str>,
}

impl Seen<'_> {
    /// One in a hundred chromosomes of a population or more carry the allele.
    pub(super) fn is_common(&self) -> bool {
        self.population.is_some_and(|frequency| frequency >= COMMON)
    }

    /// A single base exchanged, in a line with one alternate allele whose filters do not speak against an inherited variant.
    pub(super) fn is_clean_snv(&self, origin: impl FnOnce() -> Origin) -> bool {
        let one_base = |bases: &str| matches!(bases, "A" | "C" | "G" | "T");
        self.biallelic
            && one_base(self.reference)
            && one_base(self.alt)
            && (self.filter != FilterStatus::Failed || origin() == Origin::Germline)
    }
}

/// How many of a person's two copies carry the allele, where that is one or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Carried {
    /// One of two copies.
    Heterozygous,
    /// Every copy there is.
    Homozygous,
}

impl Observed<'_> {
    /// The genotype, where it is beyond doubt: at least 20 reads, three to seven of ten with the allele or at least nine of ten, and no
    /// written genotype that says otherwise. Without a fraction the written genotype alone counts.
    #[inline]
    pub(super) fn carried(&self) -> Option<Carried> {
        if self.depth.is_none_or(|depth| depth < DEPTH) {
            return None;
        }
        let written = match self.genotype {
            None | Some(".") => None,
            Some(genotype) => Some(alleles(genotype)?),
        };
        let Some(fraction) = self.fraction else {
            return written.and_then(Written::carried);
        };
        let counted = match fraction {
            0.3..=0.7 => Carried::Heterozygous,
            0.9..=1.0 => Carried::Homozygous,
            _ => return None,
        };
        written.is_none_or(|written| written.carried() == Some(counted)).then_some(counted)
    }
}

/// A written genotype.
#[derive(Clone, Copy, Default)]
struct Written {
    reference: bool,
    alternate: bool,
}

impl Written {
    fn carried(self) -> Option<Carried> {
        match (self.alternate, self.reference) {
            (true, true) => Some(Carried::Heterozygous),
            (true, false) => Some(Carried::Homozygous),
            (false, _) => None,
        }
    }
}

/// The alleles of a genotype of a line with one alternate allele; nothing where an allele is missing.
#[inline]
fn alleles(genotype: &str) -> Option<Written> {
    let mut written = Written::default();
    for allele in genotype.split(['/', '|']) {
        match allele {
            "0" => written.reference = true,
            "1" => written.alternate = true,
            _ => return None,
        }
    }
    Some(written)
}
