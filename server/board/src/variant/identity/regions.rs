//! Where the sex chromosomes recombine like the others.

use crate::variant::Assembly;

/// Pseudo-autosomal regions, 1-based, both ends included, as the Genome Reference Consortium gives them.
const PSEUDO_AUTOSOMAL: [(Assembly, &str, u64, u64); 8] = [
    (Assembly::GRCh37, "X", 60_001, 2_699_520),
    (Assembly::GRCh37, "X", 154_931_044, 155_260_560),
    (Assembly::GRCh37, "Y", 10_001, 2_649_520),
    (Assembly::GRCh37, "Y", 59_034_050, 59_363_566),
    (Assembly::GRCh38, "X", 10_001, 2_781_479),
    (Assembly::GRCh38, "X", 155_701_383, 156_030_895),
    (Assembly::GRCh38, "Y", 10_001, 2_781_479),
    (Assembly::GRCh38, "Y", 56_887_903, 57_217_415),
];

/// A sex chromosome outside the regions that both share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SexChromosome {
    X,
    Y,
}

/// The sex chromosome at a position, outside the pseudo-autosomal regions. Without an assembly the regions of both are left
/// out; of an assembly whose regions are not listed nothing is told.
#[inline]
pub(super) fn sex_chromosome(assembly: Option<Assembly>, chrom: &str, pos: u64) -> Option<SexChromosome> {
    let found = match chrom {
        "X" => SexChromosome::X,
        "Y" => SexChromosome::Y,
        _ => return None,
    };
    let listed = PSEUDO_AUTOSOMAL.iter().any(|(of, ..)| assembly.is_none_or(|assembly| assembly == *of));
    let shared = PSEUDO_AUTOSOMAL.iter().any(|(of, name, first, last)| {
        assembly.is_none_or(|assembly| assembly == *of) && *name == chrom && (*first..=*last).contains(&pos)
    });
    (listed && !shared).then_some(found)
}

/// Whether the chromosome is one of 1 to 22.
#[inline]
pub(super) fn is_autosome(chrom: &str) -> bool {
    !chrom.starts_with('0')
        && chrom.len() <= 2
        && chrom.parse::<u8>().is_ok_and(|number| (1..=22).contains(&number))
}
