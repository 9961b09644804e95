//! One end of an adjacency, as a data line tells it.

use board::variant::allele::{self, Side};

use super::{HalfPair, Place};
use crate::fields::Info;
use crate::structural::joins_genes;

/// Bases that mirrored positions may always be apart: short homologies are not always declared.
const LEAST_SLACK: u64 = 10;
/// Bases that they may be apart at most, whatever the lines say.
pub const MOST_SLACK: u64 = 1_000;
/// Bytes of an identifier or a chromosome name that are kept; longer ones are not used to find a mate.
const LONGEST_NAME: usize = 512;

/// One side of a breakpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Canonical name.
    pub chrom: String,
    /// 1-based.
    pub pos: u64,
    pub side: Side,
}

impl End {
    pub fn place(&self) -> Place {
        (self.chrom.clone(), self.pos)
    }
}

/// A breakend that names its other end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakend {
    pub(super) line: u64,
    pub(super) allele_index: u32,
    pub(super) id: Option<String>,
    pub(super) mate_id: Option<String>,
    pub(super) event: Option<String>,
    pub(super) place: End,
    pub(super) mate: End,
    slack: u64,
    /// The line names the genes at both ends: it tells the whole adjacency.
    pub(super) whole: bool,
}

impl Breakend {
    /// The breakend that the alternate allele `alt` of a line is; `allele_index` counts from 1, `pos` is 1-based, `id`
    /// the ID column. Nothing for a single breakend, which stands alone, and for any other allele.
    pub fn of(
        line: u64,
        allele_index: u32,
        chrom: &str,
        pos: u64,
        id: &str,
        alt: &str,
        info: &Info<'_>,
    ) -> Option<Self> {
        let joined = allele::joined(alt)?;
        let at = usize::try_from(allele_index).unwrap_or(usize::MAX).saturating_sub(1);
        let mate_id = info.per_allele("MATEID", at).or_else(|| info.per_allele("PARID", at));
        let end = |chrom: &str, pos, side| {
            let chrom = allele::canonical_chrom(chrom.trim_matches(['<', '>']));
            (chrom.len() <= LONGEST_NAME).then(|| End { chrom: chrom.to_owned(), pos, side })
        };
        Some(Self {
            line,
            allele_index,
            id: name(id.split(';').next()),
            mate_id: name(mate_id),
            event: name(info.per_allele("EVENT", at)),
            place: end(chrom, pos, joined.own)?,
            mate: end(joined.chrom, joined.pos, joined.other)?,
            slack: slack(info, at),
            whole: joins_genes(info),
        })
    }

    /// Whether its line tells both ends with their genes.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether both tell the same two chromosomes from opposite ends.
    pub(super) fn same_chromosomes(&self, other: &Self) -> bool {
        self.place.chrom == other.mate.chrom && self.mate.chrom == other.place.chrom
    }

    /// Whether both can be the two ends of one adjacency by their coordinates alone.
    pub(super) fn mirrors(&self, other: &Self) -> bool {
        let slack = self.slack.max(other.slack);
        let named_elsewhere = self.mate_id.is_some() && other.mate_id.is_some();
        !named_elsewhere
            && self.same_chromosomes(other)
            && self.place.side == other.mate.side
            && self.mate.side == other.place.side
            && self.place.pos.abs_diff(other.mate.pos) <= slack
            && self.mate.pos.abs_diff(other.place.pos) <= slack
    }

    /// Bases by which the coordinates of two mates miss each other.
    pub(super) fn distance(&self, other: &Self) -> u64 {
        let own = self.place.pos.abs_diff(other.mate.pos);
        own.saturating_add(self.mate.pos.abs_diff(other.place.pos))
    }

    pub(super) fn into_half_pair(self) -> HalfPair {
        let mate = format!("{}:{}", self.mate.chrom, self.mate.pos);
        HalfPair { line: self.line, allele_index: self.allele_index, mate }
    }
}

fn name(given: Option<&str>) -> Option<String> {
    let given = given.filter(|given| !matches!(*given, "" | ".") && given.len() <= LONGEST_NAME)?;
    Some(given.to_owned())
}

/// How far the line says its position may be off: by the confidence interval and the homology.
fn slack(info: &Info<'_>, at: usize) -> u64 {
    let interval =
        info.get("CIPOS").into_iter().flat_map(|interval| interval.split(',')).skip(2 * at).take(2);
    let homology = info.per_allele("HOMLEN", at);
    let told = interval.chain(homology).filter_map(|bases| bases.parse::<i64>().ok());
    told.map(i64::unsigned_abs).max().unwrap_or(0).clamp(LEAST_SLACK, MOST_SLACK)
}
