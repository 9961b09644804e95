//! Structural variants: counts of reads and fragments across a breakpoint.

use board::variant::allele::breakend_mate;
use board::variant::{FractionMethod, Issue};

use super::Counted;
use super::values::{Allele, Sample};

/// Manta and DRAGEN: read pairs and split reads, reference first.
pub fn pairs_and_splits(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    if sample.get("PR").is_none() && sample.get("SR").is_none() {
        return None;
    }
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

/// Bases between two ends below which a pair of the reference may carry a deletion or duplication too, as the authors of GRIDSS count.
const SHORT: u64 = 1_000;

/// GRIDSS: fragments with the variant beside reads and pairs of the reference. A single breakend has its own count; in a deletion
/// or duplication shorter than a fragment the pairs of the reference may carry the variant too and are left out.
pub fn gridss(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    let (reference, pairs) = (sample.count("REF", issues)?, sample.count("REFPAIR", issues)?);
    let single = allele.alt.starts_with('.') || allele.alt.ends_with('.');
    let alt = sample.count(if single { "BVF" } else { "VF" }, issues)?;
    let pairs = if is_short(allele) { 0 } else { pairs };
    Some((FractionMethod::GridssFragments, alt, alt.checked_add(reference)?.checked_add(pairs)?))
}

/// Whether a breakend deletes or duplicates less than [`SHORT`]: its two ends face opposite ways on one chromosome.
fn is_short(allele: Allele<'_>) -> bool {
    let opposite = allele.alt.ends_with('[') || allele.alt.starts_with(']');
    let mate = breakend_mate(allele.alt).filter(|(chrom, _)| opposite && *chrom == allele.chrom);
    mate.is_some_and(|(_, pos)| pos.abs_diff(allele.pos) < SHORT)
}

/// Whether FORMAT VF counts fragments (structural variants) and is no fraction.
pub fn vf_is_a_count(sample: &Sample<'_>) -> bool {
    ["REFPAIR", "PR", "SR"].iter().any(|key| sample.get(key).is_some())
}
