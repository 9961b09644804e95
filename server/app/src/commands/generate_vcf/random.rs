//! Numbers that look like chance and are the same for the same seed on every machine.

/// A SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The generator of `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not with `end`; 0 when `end` is.
    pub fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.number()) * u128::from(end)) >> 64) as u64
    }

    /// A number from `first` to `last`, both among them.
    pub fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// True in `share` of a thousand cases.
    pub fn chance(&mut self, share: u64) -> bool {
        self.below(1000) < share
    }

    /// One of `choices`, each as likely; the default of an empty list.
    pub fn one_of<T: Copy + Default>(&mut self, choices: &[T]) -> T {
        let index = self.below(choices.len() as u64) as usize;
        choices.get(index).copied().unwrap_or_default()
    }

    /// How many of `trials` succeed when each does so with `probability`, by the normal approximation.
    pub fn successes(&mut self, trials: u64, probability: f64) -> u64 {
        let mean = trials as f64 * probability;
        // The sum of four even numbers from 0 to 1 has mean 2 and variance 1/3.
        let sum = (0..4).map(|_| self.below(1 << 20)).sum::<u64>() as f64 / f64::from(1 << 20);
        let spread = (mean * (1.0 - probability)).max(0.0).sqrt() * 3.0_f64.sqrt();
        let successes = ((sum - 2.0).mul_add(spread, mean)).round().max(0.0);
        (successes as u64).min(trials)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_the_published_generator() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.number(), 6_457_827_717_110_365_317);
        assert_eq!(random.number(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn chances_and_fractions_come_out_as_asked() {
        let mut random = Random::new(1);
        let met = (0..10_000).filter(|_| random.chance(250)).count();
        assert!((2_300..2_700).contains(&met), "{met}");
        let mean = (0..1_000).map(|_| random.successes(100, 0.3)).sum::<u64>() / 1_000;
        assert!((29..=31).contains(&mean), "{mean}");
        assert_eq!(random.successes(40, 0.0), 0);
        assert_eq!(random.successes(40, 1.0), 40);
    }
}
