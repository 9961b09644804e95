//! Small variants: counts of reads by base or by allele.

use board::variant::{FractionMethod, Issue};

use super::values::{Allele, Counts, Sample};
use super::{Counted, of_alternate};

/// Strelka2, tier 1 counts: SNV by base, indel by support of the alternate and the reference.
///
/// The base counts tell every alternate allele of a line apart; TIR counts one indel, so that a line with several tells none.
pub fn strelka(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    if sample.get("TIR").is_some() && sample.get("TAR").is_some() && allele.alts == 1 {
        let alt = sample.counts("TIR", issues)?.get(0)?;
        let reference = sample.counts("TAR", issues)?.get(0)?;
        return Some((FractionMethod::StrelkaIndelTier1, alt, alt.checked_add(reference)?));
    }
    const KEYS: [&str; 4] = ["AU", "CU", "GU", "TU"];
    let key = |bases| base(bases).and_then(|at| KEYS.get(at));
    let alt = sample.counts(key(allele.alt)?, issues)?.get(0)?;
    let reference = sample.counts(key(allele.reference)?, issues)?.get(0)?;
    Some((FractionMethod::StrelkaSnvTier1, alt, alt.checked_add(reference)?))
}

/// Torrent Variant Caller: the depth of the flow evaluator is the sum over all alleles.
pub fn ion_torrent(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let depth = sample.get("FAO").and_then(|_| sample.count("FDP", issues))?;
    let alt = of_alternate(sample.counts("FAO", issues)?, allele)?;
    Some((FractionMethod::FaoOverFdp, alt, depth))
}

/// FreeBayes: observations of the reference and of each alternate allele.
pub fn observations(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    sample.get("AO")?;
    let reference = sample.count("RO", issues)?;
    let alts = sample.counts("AO", issues)?;
    let depth = alts.sum()?.checked_add(reference)?;
    Some((FractionMethod::AoOverRoPlusAo, of_alternate(alts, allele)?, depth))
}

/// VarDict: VD of DP, which counts the reads of other alleles too.
pub fn vardict(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    if allele.alts != 1 || sample.get("VD").is_none() {
        return None;
    }
    Some((FractionMethod::VdOverDp, sample.count("VD", issues)?, sample.count("DP", issues)?))
}

/// CaVEMan: reads by base on either strand; all eight counts make the depth.
pub fn strands_of_bases(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    const FORWARD: [&str; 4] = ["FAZ", "FCZ", "FGZ", "FTZ"];
    const REVERSE: [&str; 4] = ["RAZ", "RCZ", "RGZ", "RTZ"];
    sample.get("FAZ")?;
    let wanted = base(allele.alt)?;
    let (mut alt, mut depth) = (0_u64, 0_u64);
    for keys in [FORWARD, REVERSE] {
        for (at, key) in keys.into_iter().enumerate() {
            let count = sample.count(key, issues)?;
            depth = depth.checked_add(count)?;
            if at == wanted {
                alt = alt.checked_add(count)?;
            }
        }
    }
    Some((FractionMethod::BasesByStrand, alt, depth))
}

/// AD of all alleles; or, with RD beside it, VarScan's AD of the variant alone.
pub fn allelic_depths(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let depths = sample.counts("AD", issues)?;
    if depths.len() == allele.alts + 1 {
        return Some((FractionMethod::AdOverSum, depths.get(allele.index + 1)?, depths.sum()?));
    }
    if depths.len() == 1 && allele.alts == 1 {
        let (alt, reference) = (depths.get(0)?, sample.count("RD", issues)?);
        return Some((FractionMethod::VarscanAdOverRdPlusAd, alt, alt.checked_add(reference)?));
    }
    None
}

/// SomaticSniper: counts of A, C, G and T.
pub fn base_counts(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let counts = sample.counts("BCOUNT", issues).filter(|counts| counts.len() == 4)?;
    Some((FractionMethod::BcountOverSum, counts.get(base(allele.alt)?)?, counts.sum()?))
}

/// DP4: reference forward and reverse, alternate forward and reverse. A line with several alternate alleles tells none of them.
pub fn strand_counts(text: Option<&str>, allele: Allele<'_>) -> Counted {
    let counts = Counts::read(text?).filter(|counts| counts.len() == 4 && allele.alts == 1)?;
    let alt = counts.get(2)?.checked_add(counts.get(3)?)?;
    Some((FractionMethod::Dp4, alt, counts.sum()?))
}

/// The count of the alternate allele alone (AD or DV) of DP, where reads of the reference are not told.
pub fn alternate_of_depth(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let alt = match sample.counts("AD", issues) {
        Some(depths) if depths.len() == allele.alts + 1 => depths.get(allele.index + 1)?,
        Some(depths) => of_alternate(depths, allele)?,
        None => of_alternate(sample.counts("DV", issues)?, allele)?,
    };
    Some((FractionMethod::AltOverDp, alt, sample.count("DP", issues)?))
}

/// A, C, G or T as 0 to 3.
fn base(bases: &str) -> Option<usize> {
    match bases {
        "A" | "a" => Some(0),
        "C" | "c" => Some(1),
        "G" | "g" => Some(2),
        "T" | "t" => Some(3),
        _ => None,
    }
}
