//! Allele fractions by the rule of each caller; counts before the caller's own figure, and both kept.
//!
//! | caller | numerator | denominator | its own figure |
//! |---|---|---|---|
//! | Mutect2, DRAGEN, HaplotypeCaller, DeepVariant, SAGE, MuSE, Scalpel, Pindel, RADIA, ClairS | AD of the allele | sum of AD | AF or VAF (of Mutect2 an estimate of its model; of RADIA the reference's share comes first) |
//! | MuTect 1 | AD of the allele | sum of AD | FA |
//! | Pisces (TruSight Oncology 500) | AD of the allele | sum of AD | VF |
//! | Strelka2, SNV | tier 1 count of the allele's base | that and the count of the reference's base | |
//! | Strelka2, indel | tier 1 of TIR | that and tier 1 of TAR | |
//! | VarDict | VD | DP, with the reads of other alleles | AF |
//! | FreeBayes | AO of the allele | RO and the sum of AO | |
//! | Torrent Variant Caller | FAO of the allele | FDP; without them as FreeBayes | AF |
//! | VarScan | AD | RD and AD; without them DP4 | FREQ, a percentage |
//! | SomaticSniper | BCOUNT of the allele's base | sum of BCOUNT; without it DP4 | |
//! | CaVEMan | counts of the allele's base on both strands | counts of all bases on both strands | PM |
//! | LoFreq | last two of INFO DP4 | sum of INFO DP4 | INFO AF |
//! | Varlociraptor | | FORMAT DP | AF, an estimate of its model |
//! | Manta, DRAGEN (structural) | PR and SR of the allele | sum of PR and SR | |
//! | Delly | RV (precise), else DV | RR and RV, else DR and DV | |
//! | Sniffles | DV | DR and DV | |
//! | GRIDSS | VF, of a single breakend BVF | that, REF and REFPAIR | |
//! | PURPLE | | | INFO PURPLE_AF, adjusted for purity, where the column tells nothing |
//!
//! INFO AF is a frequency among genotypes or in a population for every caller but LoFreq, and never read here. A depth without a
//! count for every allele is completed by DP or not at all.

mod bases;
mod fragments;
mod info;
mod values;

use board::variant::{AlleleFraction, FractionMethod, Issue};

pub use self::info::{of_merged, of_tumour};
use self::values::Counts;
pub use self::values::{Allele, Format, Sample};

/// Method, reads with the allele, reads counted.
type Counted = Option<(FractionMethod, u64, u64)>;

/// The allele fraction of a sample, by the first rule whose keys the line has.
pub fn of_sample(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Option<AlleleFraction> {
    let caller = figure(sample, allele, issues);
    let counted = match sample.is_ordinary() {
        true => bases::allelic_depths(sample, allele, issues)
            .or_else(|| bases::alternate_of_depth(sample, allele, issues)),
        false => by_rules(sample, allele, issues),
    };
    let counted =
        counted.and_then(|(method, alt, depth)| AlleleFraction::of_counts(method, alt, depth, caller));
    counted.or_else(|| {
        let depth = sample.count("DP", issues);
        AlleleFraction::of_caller(FractionMethod::CallerFigure, caller?, depth)
    })
}

/// The counts by the first rule whose keys the line has.
fn by_rules(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Counted {
    bases::strelka(sample, allele, issues)
        .or_else(|| bases::ion_torrent(sample, allele, issues))
        .or_else(|| bases::observations(sample, allele, issues))
        .or_else(|| bases::vardict(sample, allele, issues))
        .or_else(|| fragments::gridss(sample, allele, issues))
        .or_else(|| fragments::pairs_and_splits(sample, allele, issues))
        .or_else(|| fragments::junctions_or_pairs(sample, issues))
        .or_else(|| bases::strands_of_bases(sample, allele, issues))
        .or_else(|| bases::allelic_depths(sample, allele, issues))
        .or_else(|| bases::base_counts(sample, allele, issues))
        .or_else(|| bases::strand_counts(sample.get("DP4"), allele))
        .or_else(|| bases::alternate_of_depth(sample, allele, issues))
}

/// The caller's own figure.
fn figure(sample: &Sample<'_>, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Option<f64> {
    // The usual key first, by itself: most callers have no other.
    if let Some(figure) = sample.figure("AF", allele, issues) {
        return Some(figure);
    }
    ["VF", "FREQ", "VAF", "FA", "PM"].into_iter().find_map(|key| match key {
        "VF" if fragments::vf_is_a_count(sample) => None,
        // Other programs' PM is no proportion of a mutation.
        "PM" if sample.get("FAZ").is_none() => None,
        _ => sample.figure(key, allele, issues),
    })
}

/// The count of an alternate allele in a list that has one for each.
fn of_alternate(counts: Counts<'_>, allele: Allele<'_>) -> Option<u64> {
    if counts.len() == allele.alts { counts.get(allele.index) } else { None }
}

#[cfg(test)]
mod tests;
