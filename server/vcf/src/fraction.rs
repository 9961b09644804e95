//! Allele fractions by the rule of each caller; counts before the caller's own figure, and both kept.

mod values;

use board::variant::{AlleleFraction, FractionMethod, Issue};

pub use self::values::{Allele, Sample};

/// The allele fraction of a sample, by the first rule whose keys the line has.
pub fn of_sample(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Option<AlleleFraction> {
    let caller = ["AF", "VF", "FREQ", "VAF"].iter().find_map(|key| sample.figure(key, allele, issues));
    let counted = strelka(sample, allele, issues)
        .or_else(|| ion_torrent(sample, allele, issues))
        .or_else(|| observations(sample, allele, issues))
        .or_else(|| vardict(sample, allele, issues))
        .or_else(|| pairs_and_splits(sample, allele, issues))
        .or_else(|| allelic_depths(sample, allele, issues))
        .or_else(|| base_counts(sample, allele, issues))
        .or_else(|| strand_counts(sample.get("DP4"), allele));
    let counted =
        counted.and_then(|(method, alt, depth)| AlleleFraction::of_counts(method, alt, depth, caller));
    counted.or_else(|| {
        let depth = sample.count("DP", issues);
        AlleleFraction::of_caller(FractionMethod::CallerFigure, caller?, depth)
    })
}

/// Method, reads with the allele, reads counted.
type Counted = Option<(FractionMethod, u64, u64)>;

/// Strelka2, tier 1 counts: SNV by base, indel by support of the alternate and the reference.
fn strelka(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    if sample.get("TIR").is_some() && sample.get("TAR").is_some() && allele.alts == 1 {
        let alt = first(sample.counts("TIR", issues)?)?;
        let reference = first(sample.counts("TAR", issues)?)?;
        return Some((FractionMethod::StrelkaIndelTier1, alt, alt.checked_add(reference)?));
    }
    let key = |bases: &str| match bases {
        "A" | "a" => Some("AU"),
        "C" | "c" => Some("CU"),
        "G" | "g" => Some("GU"),
        "T" | "t" => Some("TU"),
        _ => None,
    };
    let alt = first(sample.counts(key(allele.alt)?, issues)?)?;
    let reference = first(sample.counts(key(allele.reference)?, issues)?)?;
    Some((FractionMethod::StrelkaSnvTier1, alt, alt.checked_add(reference)?))
}

/// Torrent Variant Caller: the depth of the flow evaluator is the sum over all alleles.
fn ion_torrent(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let depth = sample.get("FAO").and_then(|_| sample.count("FDP", issues))?;
    let alt = per_alt(sample.counts("FAO", issues)?, allele)?;
    Some((FractionMethod::FaoOverFdp, alt, depth))
}

/// FreeBayes: observations of the reference and of each alternate allele.
fn observations(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    sample.get("AO")?;
    let reference = sample.count("RO", issues)?;
    let alts = sample.counts("AO", issues)?;
    let depth = sum(&alts)?.checked_add(reference)?;
    Some((FractionMethod::AoOverRoPlusAo, per_alt(alts, allele)?, depth))
}

/// VarDict: VD of DP, which counts the reads of other alleles too.
fn vardict(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    if allele.alts != 1 || sample.get("VD").is_none() {
        return None;
    }
    Some((FractionMethod::VdOverDp, sample.count("VD", issues)?, sample.count("DP", issues)?))
}

/// Manta and DRAGEN structural variants: read pairs and split reads, reference first.
fn pairs_and_splits(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let (mut alt, mut depth, mut any) = (0_u64, 0_u64, false);
    for key in ["PR", "SR"] {
        let Some(counts) = sample.get(key).and_then(|_| sample.counts(key, issues)) else {
            continue;
        };
        if counts.len() != allele.alts + 1 {
            return None;
        }
        alt = alt.checked_add(counts.get(allele.index + 1).copied()??)?;
        depth = depth.checked_add(sum(&counts)?)?;
        any = true;
    }
    any.then_some((FractionMethod::PairsAndSplitReads, alt, depth))
}

/// AD of all alleles; or, with RD beside it, VarScan's AD of the variant alone.
fn allelic_depths(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let depths = sample.counts("AD", issues)?;
    if depths.len() == allele.alts + 1 {
        let alt = depths.get(allele.index + 1).copied()??;
        return Some((FractionMethod::AdOverSum, alt, sum(&depths)?));
    }
    if depths.len() == 1 && allele.alts == 1 {
        let (alt, reference) = (first(depths)?, sample.count("RD", issues)?);
        return Some((FractionMethod::VarscanAdOverRdPlusAd, alt, alt.checked_add(reference)?));
    }
    None
}

/// SomaticSniper: counts of A, C, G and T.
fn base_counts(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let at = match allele.alt {
        "A" => 0,
        "C" => 1,
        "G" => 2,
        "T" => 3,
        _ => return None,
    };
    let counts = sample.counts("BCOUNT", issues).filter(|counts| counts.len() == 4)?;
    Some((FractionMethod::BcountOverSum, counts.get(at).copied()??, sum(&counts)?))
}

/// DP4: reference forward and reverse, alternate forward and reverse.
fn strand_counts(text: Option<&str>, allele: Allele<'_>) -> Counted {
    let counts: Vec<u64> = text?.split(',').map(|item| item.parse().ok()).collect::<Option<_>>()?;
    let (&[_, _, forward, reverse], 1) = (&counts[..], allele.alts) else {
        return None;
    };
    let depth = counts.iter().try_fold(0_u64, |sum, count| sum.checked_add(*count))?;
    Some((FractionMethod::Dp4, forward.checked_add(reverse)?, depth))
}

/// INFO TVAF and TDP, of a column that merges tumour and control. TVAF counts fewer reads than TDP, so the figure stays
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
        let alt_count = counts.get(allele.index + 1).copied()??;
        AlleleFraction::of_counts(method, alt_count, sum(&counts)?, Some(figure))
    });
    let alt_count = counted.and_then(|counted| counted.alt_count);
    Some(AlleleFraction { alt_count, differs: counted.is_some_and(|counted| counted.differs), ..fraction })
}

fn first(counts: Vec<Option<u64>>) -> Option<u64> {
    counts.into_iter().next().flatten()
}

fn per_alt(counts: Vec<Option<u64>>, allele: Allele<'_>) -> Option<u64> {
    if counts.len() == allele.alts { counts.get(allele.index).copied().flatten() } else { None }
}

fn sum(counts: &[Option<u64>]) -> Option<u64> {
    counts.iter().try_fold(0_u64, |sum, count| sum.checked_add(count.unwrap_or(0)))
}

#[cfg(test)]
mod tests;
