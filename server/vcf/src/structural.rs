//! What only structural alleles have: kind by their own marks, extent, copy number, and the genes they join.

mod copy_number;
mod extent;
mod partners;

use board::variant::{VariantKind, allele};

use crate::fields::Info;

pub use self::copy_number::copy_number;
pub use self::extent::{Extent, Place, extent};
pub use self::partners::{gene, joins_genes, partners};

/// The kind of an allele: by its spelling, and for structural ones by what INFO says of them.
pub fn kind(reference: &str, alt: &str, index: usize, info: &Info<'_>) -> VariantKind {
    match allele::kind(reference, alt) {
        VariantKind::Sv if joins_genes(info) => VariantKind::Fusion,
        VariantKind::Sv if alt.starts_with('<') && claims_copy_number(index, info) => VariantKind::Cnv,
        kind => kind,
    }
}

/// Whether a symbolic allele is a segment of copy number whose ends no read spans: by its own claim (SVCLAIM, since VCF
/// 4.4), else by the marks of the callers of copy number.
fn claims_copy_number(index: usize, info: &Info<'_>) -> bool {
    match info.per_allele("SVCLAIM", index) {
        Some(claim) => claim == "D",
        None => info.get("FOLD_CHANGE").is_some() || info.get("SVTYPE") == Some("CNV"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(alt: &str, info: &str) -> VariantKind {
        kind("N", alt, 0, &Info::split(info, &mut Vec::new()))
    }

    #[test]
    fn a_deletion_with_a_fold_change_is_copy_number_and_one_between_genes_a_fusion() {
        assert_eq!(of("<DEL>", "FOLD_CHANGE=0.5"), VariantKind::Cnv);
        assert_eq!(of("<DEL>", "SVTYPE=DEL"), VariantKind::Sv);
        assert_eq!(of("N]2:1]", "GENEA=A;GENEB=B"), VariantKind::Fusion);
    }

    #[test]
    fn an_abundance_claim_is_copy_number_and_an_adjacency_claim_is_not() {
        assert_eq!(of("<DUP>", "SVCLAIM=D"), VariantKind::Cnv);
        assert_eq!(of("<DUP>", "SVTYPE=CNV;SVCLAIM=J"), VariantKind::Sv);
        assert_eq!(of("<DEL>", "SVCLAIM=DJ"), VariantKind::Sv);
        assert_eq!(kind("N", "<DEL>", 1, &Info::split("SVCLAIM=J,D", &mut Vec::new())), VariantKind::Cnv);
    }

    #[test]
    fn tandem_repeats_and_insertions_keep_the_kind_of_their_name() {
        assert_eq!(of("<CNV:TR>", "SVLEN=30"), VariantKind::Cnv);
        assert_eq!(of("<DUP:TANDEM>", "SVTYPE=DUP"), VariantKind::Sv);
        assert_eq!(of("<INS:ME:ALU>", "SVTYPE=INS"), VariantKind::Sv);
        assert_eq!(kind("A", "ACCG", 0, &Info::split("SVTYPE=INS", &mut Vec::new())), VariantKind::Indel);
    }
}
