//! What only structural alleles have: kind by their own marks, end, length and mate.

use board::variant::{VariantKind, allele};

use crate::fields::Info;

/// Extent of a structural allele.
#[derive(Default)]
pub struct Extent {
    /// Last base, 1-based.
    pub end: Option<u64>,
    /// Bases, without sign: negative for a deletion before version 4.4.
    pub length: Option<u64>,
    /// `chrom:pos` of the other end.
    pub mate: Option<String>,
}

/// The kind of an allele: by its spelling, and for structural ones by what INFO says of them.
pub fn kind(reference: &str, alt: &str, info: &Info<'_>) -> VariantKind {
    match allele::kind(reference, alt) {
        VariantKind::Sv if joins_genes(info) => VariantKind::Fusion,
        // A segment of copy number: no reads span its ends.
        VariantKind::Sv
            if alt.starts_with('<')
                && (info.get("FOLD_CHANGE").is_some() || info.get("SVTYPE") == Some("CNV")) =>
        {
            VariantKind::Cnv
        }
        kind => kind,
    }
}

fn joins_genes(info: &Info<'_>) -> bool {
    info.get("SVTYPE") == Some("FUS") || (info.get("GENEA").is_some() && info.get("GENEB").is_some())
}

/// End, length and mate of the alternate allele at `index`; nothing for one that is spelled out in bases.
pub fn extent(pos: u64, alt: &str, index: usize, info: &Info<'_>) -> Extent {
    match allele::spelling(alt) {
        allele::Spelling::Breakend => {
            let mate = allele::breakend_mate(alt);
            let mate = mate.map(|(chrom, pos)| format!("{}:{pos}", allele::canonical_chrom(chrom)));
            Extent { mate, ..Extent::default() }
        }
        allele::Spelling::Symbolic => {
            let end = info
                .per_allele("END", index)
                .and_then(|end| end.parse::<u64>().ok())
                .filter(|end| *end >= pos);
            let length = info.per_allele("SVLEN", index).and_then(|length| length.parse::<i64>().ok());
            let length = length.map(i64::unsigned_abs).or_else(|| end.map(|end| end - pos));
            Extent { end, length, mate: None }
        }
        _ => Extent::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_loses_its_sign_and_a_missing_one_comes_from_the_end() {
        let info = Info::split("END=300;SVLEN=-200", &mut Vec::new());
        let extent = super::extent(100, "<DEL>", 0, &info);
        assert_eq!((extent.end, extent.length), (Some(300), Some(200)));
        let info = Info::split("END=350", &mut Vec::new());
        assert_eq!(super::extent(100, "<DUP>", 0, &info).length, Some(250));
    }

    #[test]
    fn a_breakend_names_its_mate_by_canonical_name() {
        let info = Info::split(".", &mut Vec::new());
        assert_eq!(super::extent(5, "G]chr17:198982]", 0, &info).mate.as_deref(), Some("17:198982"));
    }

    #[test]
    fn a_deletion_with_a_fold_change_is_copy_number_and_one_between_genes_a_fusion() {
        let of = |alt, info| kind("N", alt, &Info::split(info, &mut Vec::new()));
        assert_eq!(of("<DEL>", "FOLD_CHANGE=0.5"), VariantKind::Cnv);
        assert_eq!(of("<DEL>", "SVTYPE=DEL"), VariantKind::Sv);
        assert_eq!(of("N]2:1]", "GENEA=A;GENEB=B"), VariantKind::Fusion);
    }
}
