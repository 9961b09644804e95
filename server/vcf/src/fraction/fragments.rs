//! Structural variants: counts of reads and fragments across a breakpoint.

use board::variant::{FractionMethod, Issue};

use super::Counted;
use super::values::{Allele, Sample};

/// Manta and DRAGEN: read pairs and split reads, reference first.
pub fn pairs_and_splits(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let (mut alt, mut depth, mut any) = (0_u64, 0_u64, false);
    for key in ["PR", "SR"] {
        let Some(counts) = sample.get(key).and_then(|_| sample.counts(key, issues)) else {
            continue;
        };
        if counts.len() != allele.alts + 1 {
            return None;
        }
        alt = alt.checked_add(counts.get(allele.index + 1)?)?;
        depth = depth.checked_add(counts.sum()?)?;
        any = true;
    }
    any.then_some((FractionMethod::PairsAndSplitReads, alt, depth))
}

/// Delly counts junction reads for precise variants only, and read pairs for the others; Sniffles counts reads under
/// the names of the pairs.
pub fn junctions_or_pairs(sample: &Sample<'_>, issues: &mut Vec<Issue>) -> Counted {
    let of = |alt: Option<u64>, reference: Option<u64>| Some((alt?, alt?.checked_add(reference?)?));
    let junctions = of(sample.count("RV", issues), sample.count("RR", issues));
    if let Some((alt, depth)) = junctions.filter(|(_, depth)| *depth > 0) {
        return Some((FractionMethod::JunctionReads, alt, depth));
    }
    let (alt, depth) = of(sample.count("DV", issues), sample.count("DR", issues))?;
    Some((FractionMethod::VariantPairs, alt, depth))
}

/// GRIDSS: fragments with the variant beside reads and pairs of the reference. A single breakend has its own count; in an event
/// shorter than a fragment the pairs of the reference may carry the variant too and are left out.
pub fn gridss(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let (reference, pairs) = (sample.count("REF", issues)?, sample.count("REFPAIR", issues)?);
    let single = allele.alt.starts_with('.') || allele.alt.ends_with('.');
    let alt = sample.count(if single { "BVF" } else { "VF" }, issues)?;
    Some((FractionMethod::GridssFragments, alt, alt.checked_add(reference)?.checked_add(pairs)?))
}

/// Whether FORMAT VF counts fragments (structural variants) and is no fraction.
pub fn vf_is_a_count(sample: &Sample<'_>) -> bool {
    ["REFPAIR", "PR", "SR"].iter().any(|key| sample.get(key).is_some())
}
