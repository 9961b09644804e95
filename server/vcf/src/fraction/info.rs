//! Fractions of a sample that the INFO column tells: only where a caller documents its key as one of the tumour.

use board::variant::{AlleleFraction, FractionMethod, Issue};

use super::values::{Allele, Sample};

/// TVAF and TDP, of a column that merges tumour and control. TVAF counts fewer reads than TDP, so the figure stays
/// as it is; the reads with the allele come from FORMAT ADT, whose own share is compared with it.
pub fn of_merged(
    sample: &Sample<'_>,
    allele: Allele<'_>,
    tvaf: Option<&str>,
    tdp: Option<&str>,
    issues: &mut Vec<Issue>,
) -> Option<AlleleFraction> {
    let (figure, method) = (tvaf?.parse().ok()?, FractionMethod::TvafTdp);
    let depth = tdp.and_then(|depth| depth.parse().ok());
    let fraction = AlleleFraction::of_caller(method, figure, depth)?;
    let counts = sample.counts("ADT", issues).filter(|counts| counts.len() == allele.alts + 1);
    let counted = counts.and_then(|counts| {
        AlleleFraction::of_counts(method, counts.get(allele.index + 1)?, counts.sum()?, Some(figure))
    });
    let alt_count = counted.and_then(|counted| counted.alt_count);
    Some(AlleleFraction { alt_count, differs: counted.is_some_and(|counted| counted.differs), ..fraction })
}
