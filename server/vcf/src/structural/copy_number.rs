//! How many copies of a segment the tumour has.

use board::variant::{VariantKind, allele};

use crate::fields::Info;

/// The copies of the segment in the tumour, as its caller tells them: in all, not of one allele. Of the sample's values
/// CN and TCN are read by `sample`, of INFO the total copy number of FACETS and of our tables (TCN_EM, TCN), PURPLE's
/// purity-adjusted one, CN where the file is older than VCF 4.4 (since then it is of one allele), and CNVkit's fold change,
/// which is relative to two copies. On the sex chromosomes that number is not known.
pub fn copy_number<'a>(
    kind: VariantKind,
    chrom: &str,
    fileformat: Option<&str>,
    index: usize,
    info: &Info<'_>,
    sample: impl Fn(&'static str) -> Option<&'a str>,
) -> Option<f64> {
    if !matches!(kind, VariantKind::Cnv | VariantKind::Sv | VariantKind::Fusion) {
        return None;
    }
    let of_sample = ["CN", "TCN"].into_iter().find_map(|key| copies(sample(key)?));
    let of_allele = |key| copies(info.per_allele(key, index)?);
    // PURPLE tells the copies at both ends of a junction; the first is that of the line.
    let at_start = |key| copies(info.get(key)?.split(',').next()?);
    let of_all_alleles = !matches!(fileformat, Some("VCFv4.4" | "VCFv4.5"));
    of_sample
        .or_else(|| of_allele("TCN_EM"))
        .or_else(|| of_allele("TCN"))
        .or_else(|| at_start("PURPLE_CN"))
        .or_else(|| of_allele("CN").filter(|_| of_all_alleles))
        .or_else(|| {
            let autosome = !matches!(allele::canonical_chrom(chrom), "X" | "Y");
            copies(info.get("FOLD_CHANGE")?).filter(|_| autosome).map(|change| 2.0 * change)
        })
}

fn copies(given: &str) -> Option<f64> {
    given.parse().ok().filter(|copies: &f64| copies.is_finite() && *copies >= 0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(info: &str, sample: Option<&str>) -> Option<f64> {
        let read = |key| sample.filter(|_| key == "CN");
        copy_number(VariantKind::Cnv, "chr6", Some("VCFv4.2"), 0, &Info::split(info, &mut Vec::new()), read)
    }

    #[test]
    fn the_samples_own_number_comes_first_and_may_have_a_fraction() {
        assert_eq!(of("FOLD_CHANGE=1.38727;CN=9", Some("3")), Some(3.0));
        assert_eq!(of(".", Some("3.9666")), Some(3.9666));
        assert_eq!(of("CN=4", Some(".")), Some(4.0));
    }

    #[test]
    fn a_fold_change_is_relative_to_two_copies_of_an_autosome() {
        assert_eq!(of("FOLD_CHANGE=0.5", None), Some(1.0));
        let info = Info::split("FOLD_CHANGE=0.5", &mut Vec::new());
        assert_eq!(copy_number(VariantKind::Cnv, "X", None, 0, &info, |_| None), None);
    }

    #[test]
    fn a_total_is_read_and_the_number_of_one_allele_is_not() {
        assert_eq!(of("TCN_EM=5;LCN_EM=1", None), Some(5.0));
        assert_eq!(of("PURPLE_CN=2.31,4.02", None), Some(2.31));
        let info = Info::split("CN=1", &mut Vec::new());
        assert_eq!(copy_number(VariantKind::Cnv, "1", Some("VCFv4.4"), 0, &info, |_| None), None);
    }

    #[test]
    fn a_single_base_change_has_no_copy_number_and_nonsense_is_none() {
        let info = Info::split("CN=3", &mut Vec::new());
        assert_eq!(copy_number(VariantKind::Snv, "1", None, 0, &info, |_| Some("3")), None);
        assert_eq!(of("CN=-1", None), None);
        assert_eq!(of("CN=inf;FOLD_CHANGE=x", Some("many")), None);
    }

    proptest! {
        #[test]
        fn no_copy_number_is_below_zero(info in "(CN|TCN|FOLD_CHANGE)=[-0-9.einfNa]{0,8}", cn in "[-0-9.einfNa]{0,8}") {
            prop_assert!(of(&info, Some(&cn)).is_none_or(|copies| copies >= 0.0 && copies.is_finite()));
        }
    }
}
