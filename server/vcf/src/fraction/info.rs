//! Fractions of a sample that the INFO column tells: only where a caller documents its key as one of the tumour.

use board::variant::{AlleleFraction, Caller, FractionMethod, Issue};

use crate::fields::Info;

use super::bases::strand_counts;
use super::values::{Allele, Sample};

/// LoFreq, whose files have no sample column: DP4 and AF of INFO are those of the tumour.
fn of_lofreq(info: &Info<'_>, allele: Allele<'_>) -> Option<AlleleFraction> {
    let figure = info.per_allele("AF", allele.index).and_then(|figure| figure.parse().ok());
    let counted = strand_counts(info.get("DP4"), allele)
        .and_then(|(method, alt, depth)| AlleleFraction::of_counts(method, alt, depth, figure));
    counted.or_else(|| {
        let depth = info.get("DP").and_then(|depth| depth.parse().ok());
        AlleleFraction::of_caller(FractionMethod::CallerFigure, figure?, depth)
    })
}

/// PURPLE: a fraction adjusted for purity and copy number, no share of reads.
fn of_purple(info: &Info<'_>) -> Option<AlleleFraction> {
    let figure = info.get("PURPLE_AF")?.parse().ok()?;
    AlleleFraction::of_caller(FractionMethod::PurityAdjusted, figure, None)
}

/// What INFO tells of the tumour, by the documentation of the caller: LoFreq's AF and DP4; PURPLE's adjusted fraction.
pub fn of_tumour(info: &Info<'_>, allele: Allele<'_>, caller: Option<Caller>) -> Option<AlleleFraction> {
    match caller {
        Some(Caller::LoFreq) => of_lofreq(info, allele),
        _ => of_purple(info),
    }
}

/// TVAF and TDP, of a column that merges tumour and control. TVAF counts fewer reads than TDP, so the figure stays
/// as it is; the reads with the allele come from FORMAT ADT, whose own share is compared with it.
pub fn of_merged(
    sample: &Sample<'_>,
    allele: Allele<'_>,
    info: &Info<'_>,
    issues: &mut Vec<Issue>,
) -> Option<AlleleFraction> {
    let figure = info.per_allele("TVAF", allele.index)?.parse().ok()?;
    let depth = info.per_allele("TDP", allele.index).and_then(|depth| depth.parse().ok());
    let method = FractionMethod::TvafTdp;
    let fraction = AlleleFraction::of_caller(method, figure, depth)?;
    let counts = sample.counts("ADT", issues).filter(|counts| counts.len() == allele.alts + 1);
    let counted = counts.and_then(|counts| {
        AlleleFraction::of_counts(method, counts.get(allele.index + 1)?, counts.sum()?, Some(figure))
    });
    let alt_count = counted.and_then(|counted| counted.alt_count);
    Some(AlleleFraction { alt_count, differs: counted.is_some_and(|counted| counted.differs), ..fraction })
}
