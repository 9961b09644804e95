//! Which gene a fusion begins with, and which it ends with.
//!
//! A breakend keeps the bases on one side of each place. A gene whose start is kept begins the joined transcript, one whose
//! end is kept ends it: on the forward strand the start lies to the left. So sides and strands decide; where they are not
//! told, or do not make a transcript, what the file itself calls its first and second gene counts, for the programs that
//! write these keys mean the 5' and the 3' gene by them. The order of the two ends in the file never counts.

use board::variant::allele::{self, Side};
use board::variant::{FusionPartners, VariantKind};

use crate::fields::Info;

/// Whether INFO tells of two joined genes.
pub fn joins_genes(info: &Info<'_>) -> bool {
    info.get("SVTYPE") == Some("FUS") || named(info).is_some()
}

/// The partners of a fusion.
pub fn partners(kind: VariantKind, alt: &str, info: &Info<'_>) -> Option<FusionPartners> {
    if kind != VariantKind::Fusion {
        return None;
    }
    if let (Some(five), Some(three)) = (info.get("FIVE_PRIME"), info.get("THREE_PRIME")) {
        return Some(pair(five, three));
    }
    let (a, b) = named(info)?;
    match by_strands(alt, info) {
        Some(Order::SecondFirst) if !is_from_a_table(info) => Some(pair(b, a)),
        _ => Some(pair(a, b)),
    }
}

/// The gene of a structural allele that no transcript tells of: both of a fusion, else the one in INFO.
pub fn gene(kind: VariantKind, alt: &str, info: &Info<'_>) -> Option<String> {
    if !matches!(kind, VariantKind::Cnv | VariantKind::Sv | VariantKind::Fusion) {
        return None;
    }
    let joined = partners(kind, alt, info).map(|partners| partners.name());
    joined.or_else(|| info.get("GENE").map(str::to_owned))
}

fn pair(five_prime: &str, three_prime: &str) -> FusionPartners {
    FusionPartners { five_prime: five_prime.to_owned(), three_prime: three_prime.to_owned() }
}

fn named<'a>(info: &Info<'a>) -> Option<(&'a str, &'a str)> {
    let known = |name: &&str| !matches!(*name, "" | "nan" | "NA");
    info.get("GENEA").filter(known).zip(info.get("GENEB").filter(known))
}

/// nf-core/rnafusion makes a variant file of a table of fusions. Its table is right about the order; its breakends are the
/// same for `+,-` and for `-,+`, so that they say nothing (`bin/vcf_collect.py`, commit 8f027658).
fn is_from_a_table(info: &Info<'_>) -> bool {
    info.get("TOOL_HITS").is_some() && info.get("FOUND_IN").is_some()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    FirstFirst,
    SecondFirst,
}

/// Which of the genes at the line's own place and at the other one begins the transcript, by the strands of both; nothing
/// where a strand is not told, or where both would begin it or end it.
fn by_strands(alt: &str, info: &Info<'_>) -> Option<Order> {
    let joined = allele::joined(alt)?;
    let mut strands = info.get("ORIENTATION")?.split(',');
    let mut begins = |side| match (strands.next()?, side) {
        ("+", Side::Left) | ("-", Side::Right) => Some(true),
        ("+", Side::Right) | ("-", Side::Left) => Some(false),
        _ => None,
    };
    match (begins(joined.own)?, begins(joined.other)?) {
        (true, false) => Some(Order::FirstFirst),
        (false, true) => Some(Order::SecondFirst),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(alt: &str, info: &str) -> Option<String> {
        partners(VariantKind::Fusion, alt, &Info::split(info, &mut Vec::new()))
            .map(|partners| partners.name())
    }

    #[test]
    fn sides_and_strands_tell_the_five_prime_gene_from_either_end() {
        let from_eml4 = "GENEA=EML4;GENEB=ALK;ORIENTATION=+,-";
        assert_eq!(of("N]2:29223528]", from_eml4).as_deref(), Some("EML4::ALK"));
        let from_alk = "GENEA=ALK;GENEB=EML4;ORIENTATION=-,+";
        assert_eq!(of("N]2:42295516]", from_alk).as_deref(), Some("EML4::ALK"));
    }

    #[test]
    fn both_on_the_reverse_strand_begin_to_the_right() {
        let info = "GENEA=A;GENEB=B;ORIENTATION=-,-";
        assert_eq!(of("]2:9]N", info).as_deref(), Some("A::B"));
        assert_eq!(of("N[2:9[", info).as_deref(), Some("B::A"));
    }

    #[test]
    fn two_starts_or_unknown_strands_leave_what_the_file_says() {
        assert_eq!(of("[2:9[N", "GENEA=A;GENEB=B;ORIENTATION=-,-").as_deref(), Some("A::B"));
        assert_eq!(of("N]2:9]", "GENEA=A;GENEB=B;ORIENTATION=nan,nan").as_deref(), Some("A::B"));
        assert_eq!(of("N]2:9]", "GENEA=A;GENEB=B").as_deref(), Some("A::B"));
        assert_eq!(of("N]2:9]", "GENEA=A"), None);
    }

    #[test]
    fn the_table_behind_a_variant_file_is_right_about_the_order() {
        let info = "GENEA=A;GENEB=B;ORIENTATION=-,+;FOUND_IN=arriba;TOOL_HITS=1";
        assert_eq!(of("N]2:9]", info).as_deref(), Some("A::B"));
    }

    #[test]
    fn partners_told_as_such_are_taken_and_a_segment_shows_its_gene() {
        assert_eq!(of("<FUSION>", "FIVE_PRIME=BCR;THREE_PRIME=ABL1").as_deref(), Some("BCR::ABL1"));
        let gene = |kind| super::gene(kind, "<DUP>", &Info::split("GENE=EGFR", &mut Vec::new()));
        assert_eq!(gene(VariantKind::Cnv).as_deref(), Some("EGFR"));
        assert_eq!(gene(VariantKind::Snv), None);
    }

    proptest! {
        #[test]
        fn both_named_genes_stay_named(side in 0_usize..4, strands in "[+-],[+-]") {
            let alt = ["N[2:9[", "N]2:9]", "]2:9]N", "[2:9[N"][side];
            let name = of(alt, &format!("GENEA=A;GENEB=B;ORIENTATION={strands}")).unwrap();
            prop_assert!(name == "A::B" || name == "B::A");
        }
    }
}
