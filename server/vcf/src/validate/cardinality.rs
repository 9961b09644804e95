//! How many values a Number stands for at one line and sample.

use super::definition::Number;

/// What the number of values depends on.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Number of alternate alleles of the line.
    pub alts: usize,
    /// Number of alleles of the sample's genotype, where it tells it.
    pub ploidy: Option<usize>,
    /// Number of the sample's local alternate alleles, where it tells them.
    pub local: Option<usize>,
}

/// How many values there are where `found` are not right; nothing where any number is right, or cannot be told.
pub fn expected(number: Number, found: usize, counted: Counted) -> Option<usize> {
    let Counted { alts, ploidy, local } = counted;
    let expected = match number {
        Number::Fixed(number) => number as usize,
        // A line without an alternate allele may keep the values of the line it was taken from.
        _ if alts == 0 => return None,
        Number::Any => return None,
        Number::A => alts,
        Number::R => alts + 1,
        Number::G => return genotypes_expected(alts + 1, ploidy, found),
        Number::P => ploidy?,
        Number::LA => local?.max(1),
        Number::LR => local? + 1,
        Number::LG => return genotypes_expected(local? + 1, ploidy, found),
    };
    (expected != found).then_some(expected)
}

/// Most copies whose genotypes are counted; callers of pools know some hundred.
const MOST_COPIES: usize = 1_000;

/// Without a genotype, a sample may have one or two copies.
fn genotypes_expected(alleles: usize, ploidy: Option<usize>, found: usize) -> Option<usize> {
    let diploid = genotypes(alleles, 2);
    match ploidy {
        Some(ploidy) if ploidy > MOST_COPIES => None,
        Some(ploidy) => Some(genotypes(alleles, ploidy)).filter(|expected| *expected != found),
        None => (found != diploid && found != alleles).then_some(diploid),
    }
}

/// Number of genotypes of `ploidy` copies of `alleles`: that of combinations with repetition.
fn genotypes(alleles: usize, ploidy: usize) -> usize {
    // Each step stays whole: it is itself a number of combinations.
    (0..ploidy).fold(1_usize, |found, copy| found.saturating_mul(alleles + copy) / (copy + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: Number, found: usize, alts: usize, ploidy: Option<usize>) -> Option<usize> {
        expected(number, found, Counted { alts, ploidy, local: None })
    }

    #[test]
    fn genotypes_follow_alleles_and_ploidy() {
        assert_eq!((genotypes(2, 2), genotypes(3, 2), genotypes(4, 2), genotypes(3, 3)), (3, 6, 10, 10));
        assert_eq!(of(Number::G, 2, 1, Some(2)), Some(3));
        assert_eq!(of(Number::G, 2, 1, Some(1)), None);
        assert_eq!(of(Number::G, 2, 1, None), None);
        assert_eq!(of(Number::G, 4, 1, None), Some(3));
    }

    #[test]
    fn one_value_for_each_allele() {
        assert_eq!((of(Number::A, 1, 2, None), of(Number::A, 2, 2, None)), (Some(2), None));
        assert_eq!((of(Number::R, 2, 2, None), of(Number::R, 3, 2, None)), (Some(3), None));
        assert_eq!((of(Number::Fixed(2), 1, 2, None), of(Number::Any, 9, 2, None)), (Some(2), None));
        assert_eq!((of(Number::A, 1, 0, None), of(Number::G, 3, 0, Some(2))), (None, None));
    }

    #[test]
    fn one_value_for_each_allele_of_the_genotype() {
        assert_eq!((of(Number::P, 1, 1, Some(2)), of(Number::P, 3, 1, Some(3))), (Some(2), None));
        assert_eq!((of(Number::P, 1, 1, None), of(Number::P, 1, 0, Some(2))), (None, None));
    }

    #[test]
    fn local_alleles_count_where_the_sample_tells_them() {
        let local =
            |number, found, local| expected(number, found, Counted { alts: 5, ploidy: Some(2), local });
        assert_eq!(local(Number::LR, 6, Some(1)), Some(2));
        assert_eq!((local(Number::LG, 3, Some(1)), local(Number::LA, 9, None)), (None, None));
    }
}
