//! Where the records lie: spread evenly, with chance, over the chromosomes of GRCh38.

use super::random::Random;

/// Chromosomes of GRCh38 with their lengths in bases.
pub const CHROMOSOMES: [(&str, u64); 24] = [
    ("chr1", 248_956_422),
    ("chr2", 242_193_529),
    ("chr3", 198_295_559),
    ("chr4", 190_214_555),
    ("chr5", 181_538_259),
    ("chr6", 170_805_979),
    ("chr7", 159_345_973),
    ("chr8", 145_138_636),
    ("chr9", 138_394_717),
    ("chr10", 133_797_422),
    ("chr11", 135_086_622),
    ("chr12", 133_275_309),
    ("chr13", 114_364_328),
    ("chr14", 107_043_718),
    ("chr15", 101_991_189),
    ("chr16", 90_338_345),
    ("chr17", 83_257_441),
    ("chr18", 80_373_285),
    ("chr19", 58_617_616),
    ("chr20", 64_444_167),
    ("chr21", 46_709_983),
    ("chr22", 50_818_468),
    ("chrX", 156_040_895),
    ("chrY", 57_227_415),
];

/// Bases at each end of a chromosome without records: the unsequenced telomeres.
const TELOMERE: u64 = 10_000;

/// A chromosome and how many records lie on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub chrom: &'static str,
    /// Bases of the chromosomes before it.
    pub before: u64,
    /// Bases that records lie on.
    usable: u64,
    /// Records on it.
    pub records: u64,
}

/// Deals `records` out to the chromosomes by their lengths.
pub fn deal(records: u64) -> Vec<Stretch> {
    let total: u64 = CHROMOSOMES.iter().map(|(_, length)| length).sum();
    let share = |bases: u64| (u128::from(records) * u128::from(bases) / u128::from(total)) as u64;
    let mut before = 0;
    let deal = CHROMOSOMES.iter().map(|(chrom, length)| {
        let records = share(before + length) - share(before);
        let stretch = Stretch { chrom, before, usable: length - 2 * TELOMERE, records };
        before += length;
        stretch
    });
    deal.collect()
}

impl Stretch {
    /// The 1-based position of its record number `index`, from 0: each later than the one before.
    pub fn position(&self, index: u64, random: &mut Random) -> u64 {
        let start = |index: u64| {
            (u128::from(self.usable) * u128::from(index) / u128::from(self.records.max(1))) as u64
        };
        let (first, next) = (start(index), start(index + 1));
        TELOMERE + 1 + first + random.below(next - first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_finds_its_place_and_positions_rise() {
        let stretches = deal(1_000_003);
        assert_eq!(stretches.iter().map(|stretch| stretch.records).sum::<u64>(), 1_000_003);
        let mut random = Random::new(7);
        for stretch in stretches {
            let places: Vec<u64> =
                (0..stretch.records).map(|index| stretch.position(index, &mut random)).collect();
            assert!(places.is_sorted_by(|a, b| a < b), "{}", stretch.chrom);
            assert!(places.first().is_none_or(|first| *first > TELOMERE));
            assert!(places.last().is_none_or(|last| *last <= TELOMERE + stretch.usable));
        }
    }
}
