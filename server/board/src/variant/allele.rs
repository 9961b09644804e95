//! Splitting and trimming of alleles, and what kind an allele is.
//!
//! Without the reference sequence an allele can be trimmed but not left-aligned, so two spellings of an indel in a
//! repeat may stay different. Several neighbouring bases exchanged stay one event: clinically one codon change.

use super::VariantKind;

/// An alternate allele as it is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// Bases.
    Bases,
    /// `<DEL>`, `<DUP:TANDEM>`.
    Symbolic,
    /// `t[p[`, `t]p]`, `]p]t`, `[p[t`, or a single breakend `t.`, `.t`.
    Breakend,
    /// `.`, `*`, `<*>`, `<NON_REF>`: no alteration of this line.
    NoVariant,
    /// None of these.
    Invalid,
}

/// How `alt` is spelled.
#[inline]
pub fn spelling(alt: &str) -> Spelling {
    let bytes = alt.as_bytes();
    match bytes {
        _ if is_one_base(bytes) => Spelling::Bases,
        b"." | b"*" | b"<*>" | b"<NON_REF>" | b"<X>" => Spelling::NoVariant,
        [] => Spelling::Invalid,
        [b'<', inner @ .., b'>'] if is_symbol(inner) => Spelling::Symbolic,
        _ if are_bases(bytes) => Spelling::Bases,
        [b'.', rest @ ..] | [rest @ .., b'.'] if !rest.is_empty() && are_bases(rest) => Spelling::Breakend,
        _ if breakend_mate(alt).is_some() => Spelling::Breakend,
        _ => Spelling::Invalid,
    }
}

/// Whether all of `bytes` are A, C, G, T or N in either case, and there is one at least.
#[inline]
pub fn are_bases(bytes: &[u8]) -> bool {
    is_one_base(bytes)
        || !bytes.is_empty()
            && bytes.iter().all(|base| matches!(base.to_ascii_uppercase(), b'A' | b'C' | b'G' | b'T' | b'N'))
}

/// Whether all of `bytes` are IUPAC nucleotide codes, and there is one at least.
#[inline]
pub fn are_iupac(bytes: &[u8]) -> bool {
    is_one_base(bytes)
        || !bytes.is_empty()
            && bytes.iter().all(|base| b"ACGTNRYSWKMBDHV".contains(&base.to_ascii_uppercase()))
}

/// Most alleles are one base.
#[inline]
fn is_one_base(bytes: &[u8]) -> bool {
    matches!(bytes, [b'A' | b'C' | b'G' | b'T'])
}

#[inline]
fn is_symbol(inner: &[u8]) -> bool {
    !inner.is_empty() && inner.iter().all(|byte| !matches!(byte, b'<' | b'>' | b',' | b' ' | b'\t'))
}

/// Which bases beside a breakpoint belong to the joined sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Those up to and with the position.
    Left,
    /// Those from the position on.
    Right,
}

/// The two ends that a breakend allele joins (VCF 4.5, section 5.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined<'a> {
    /// What is kept beside the line's own position.
    pub own: Side,
    /// Chromosome of the other end, as written.
    pub chrom: &'a str,
    /// 1-based position of the other end.
    pub pos: u64,
    /// What is kept beside the other end.
    pub other: Side,
}

/// What a breakend allele joins; nothing for a single breakend or any other allele.
pub fn joined(alt: &str) -> Option<Joined<'_>> {
    let first = alt.find(['[', ']'])?;
    let bracket = alt.get(first..=first)?;
    let inner_and_rest = alt.get(first + 1..)?;
    let second = inner_and_rest.find(bracket)?;
    let (place, after) = (inner_and_rest.get(..second)?, inner_and_rest.get(second + 1..)?);
    let bases = if first == 0 { after } else { alt.get(..first)? };
    let one_sided = (first == 0) != after.is_empty();
    if !one_sided || !are_bases(bases.as_bytes()) {
        return None;
    }
    let (chrom, pos) = place.rsplit_once(':')?;
    let chrom = chrom.strip_prefix('<').and_then(|name| name.strip_suffix('>')).unwrap_or(chrom);
    if chrom.is_empty() {
        return None;
    }
    let own = if first == 0 { Side::Right } else { Side::Left };
    let other = if bracket == "[" { Side::Right } else { Side::Left };
    Some(Joined { own, chrom, pos: pos.parse().ok()?, other })
}

/// The other end that a breakend allele names, as written: chromosome and 1-based position.
pub fn breakend_mate(alt: &str) -> Option<(&str, u64)> {
    joined(alt).map(|joined| (joined.chrom, joined.pos))
}

/// An allele of bases after trimming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trimmed<'a> {
    /// 1-based position of the first base of `reference`.
    pub pos: u64,
    pub reference: &'a str,
    pub alt: &'a str,
}

/// Drops the bases that both alleles share, at the end first and then at the start, keeping one base of each. Case
/// is ignored. Alleles that are no bases come back as they are.
#[inline]
pub fn trim<'a>(pos: u64, reference: &'a str, alt: &'a str) -> Trimmed<'a> {
    let untouched = Trimmed { pos, reference, alt };
    // One base is kept of each: where there is only one, nothing can go.
    if reference.len() <= 1 || alt.len() <= 1 {
        return untouched;
    }
    if !are_iupac(reference.as_bytes()) || !are_iupac(alt.as_bytes()) {
        return untouched;
    }
    let (old, new) = (reference.as_bytes(), alt.as_bytes());
    let spare = old.len().min(new.len()) - 1;
    let same = |(a, b): &(&u8, &u8)| a.eq_ignore_ascii_case(b);
    let suffix = old.iter().rev().zip(new.iter().rev()).take(spare).take_while(same).count();
    let prefix = old.iter().zip(new).take(spare - suffix).take_while(same).count();
    match (reference.get(prefix..old.len() - suffix), alt.get(prefix..new.len() - suffix)) {
        (Some(reference), Some(alt)) => Trimmed { pos: pos.saturating_add(prefix as u64), reference, alt },
        _ => untouched,
    }
}

/// What tells two symbolic alleles of one place apart, since their spelling does not: the other end where one is named, else the
/// length in bases. Empty for alleles that are spelled out, and where the file tells neither.
pub fn extent(alt: &str, mate: Option<&str>, length: Option<u64>) -> String {
    if spelling(alt) != Spelling::Symbolic {
        return String::new();
    }
    let mate = mate.filter(|mate| !mate.is_empty()).map(str::to_owned);
    mate.or_else(|| length.map(|length| length.to_string())).unwrap_or_default()
}

/// The kind of an allele by its trimmed spelling alone; symbolic alleles of copy number are told apart by their name.
#[inline]
pub fn kind(reference: &str, alt: &str) -> VariantKind {
    match spelling(alt) {
        Spelling::Bases => match (reference.len(), alt.len()) {
            (1, 1) => VariantKind::Snv,
            (old, new) if old == new => VariantKind::Mnv,
            _ => VariantKind::Indel,
        },
        Spelling::Breakend => VariantKind::Sv,
        Spelling::Symbolic => match alt.trim_matches(['<', '>']).split(':').next() {
            Some("CNV" | "LOSS" | "GAIN" | "AMP") => VariantKind::Cnv,
            Some(name) if name.starts_with("CN") && name[2..].bytes().all(|byte| byte.is_ascii_digit()) => {
                VariantKind::Cnv
            }
            Some("FUS" | "FUSION") => VariantKind::Fusion,
            Some("DEL" | "DUP" | "INS" | "INV" | "BND" | "TRA") => VariantKind::Sv,
            _ => VariantKind::Other,
        },
        Spelling::NoVariant | Spelling::Invalid => VariantKind::Other,
    }
}

/// A chromosome's name without `chr`, the mitochondrion as `MT`.
#[inline]
pub fn canonical_chrom(written: &str) -> &str {
    let bare = match written.get(..3) {
        Some(prefix) if prefix.eq_ignore_ascii_case("chr") && written.len() > 3 => &written[3..],
        _ => written,
    };
    match bare {
        "M" | "m" | "Mt" | "mt" => "MT",
        "x" => "X",
        "y" => "Y",
        _ => bare,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn trimmed<'a>(pos: u64, reference: &'a str, alt: &'a str) -> (u64, &'a str, &'a str) {
        let trimmed = trim(pos, reference, alt);
        (trimmed.pos, trimmed.reference, trimmed.alt)
    }

    #[test]
    fn shared_bases_go_at_the_end_first_and_one_is_kept() {
        assert_eq!(trimmed(100, "CAAA", "CAA"), (100, "CA", "C"));
        assert_eq!(trimmed(100, "ATG", "ACG"), (101, "T", "C"));
        assert_eq!(trimmed(100, "GTTC", "GAAC"), (101, "TT", "AA"));
        assert_eq!(trimmed(100, "A", "ATT"), (100, "A", "ATT"));
        assert_eq!(trimmed(100, "acg", "ATG"), (101, "c", "T"));
    }

    #[test]
    fn an_allele_is_of_the_kind_its_spelling_says() {
        assert_eq!(kind("A", "T"), VariantKind::Snv);
        assert_eq!(kind("AC", "TG"), VariantKind::Mnv);
        assert_eq!(kind("AC", "A"), VariantKind::Indel);
        assert_eq!(kind("AC", "TGG"), VariantKind::Indel);
        assert_eq!(kind("N", "<DUP:TANDEM>"), VariantKind::Sv);
        assert_eq!(kind("N", "<CNV:TR>"), VariantKind::Cnv);
        assert_eq!(kind("N", "<CN0>"), VariantKind::Cnv);
        assert_eq!(kind("G", "G]17:198982]"), VariantKind::Sv);
        assert_eq!(kind("N", "<SOMETHING>"), VariantKind::Other);
    }

    #[test]
    fn a_breakend_names_its_other_end_in_all_four_forms() {
        assert_eq!(breakend_mate("G]17:198982]"), Some(("17", 198_982)));
        assert_eq!(breakend_mate("]13:123456]T"), Some(("13", 123_456)));
        assert_eq!(breakend_mate("C[chr2:321682["), Some(("chr2", 321_682)));
        assert_eq!(breakend_mate("[17:198983[A"), Some(("17", 198_983)));
        assert_eq!(breakend_mate("C[<ctg1>:7["), Some(("ctg1", 7)));
        assert_eq!(breakend_mate("G]17:198982["), None);
        assert_eq!(breakend_mate("[17:1["), None);
    }

    #[test]
    fn a_breakend_says_what_is_kept_beside_both_ends() {
        let sides = |alt| joined(alt).map(|joined| (joined.own, joined.other));
        assert_eq!(sides("G[2:5["), Some((Side::Left, Side::Right)));
        assert_eq!(sides("G]2:5]"), Some((Side::Left, Side::Left)));
        assert_eq!(sides("]2:5]G"), Some((Side::Right, Side::Left)));
        assert_eq!(sides("[2:5[G"), Some((Side::Right, Side::Right)));
        assert_eq!(sides("G."), None);
    }

    #[test]
    fn what_is_no_allele_is_called_invalid() {
        for alt in ["", "A,", "A-", "<INS>BLAH", "R", "<", "[[", "A]"] {
            assert_eq!(spelling(alt), Spelling::Invalid, "{alt}");
        }
        for alt in [".", "*", "<*>", "<NON_REF>"] {
            assert_eq!(spelling(alt), Spelling::NoVariant, "{alt}");
        }
        assert_eq!(spelling("G."), Spelling::Breakend);
        assert_eq!(spelling(".G"), Spelling::Breakend);
    }

    #[test]
    fn a_symbolic_allele_is_told_by_its_other_end_or_its_length_and_bases_by_themselves() {
        assert_eq!(extent("<DEL>", None, Some(1_200)), "1200");
        assert_eq!(extent("<DEL>", Some(""), None), "");
        assert_eq!(extent("<TRA>", Some("17:198982"), Some(5)), "17:198982");
        assert_eq!(extent("G]17:198982]", Some("17:198982"), None), "");
        assert_eq!(extent("A", None, Some(3)), "");
    }

    #[test]
    fn chromosome_names_lose_their_prefix_and_the_mitochondrion_is_mt() {
        assert_eq!(canonical_chrom("chr7"), "7");
        assert_eq!(canonical_chrom("X"), "X");
        assert_eq!(canonical_chrom("chrM"), "MT");
        assert_eq!(canonical_chrom("GL000192.1"), "GL000192.1");
        assert_eq!(canonical_chrom("chr"), "chr");
        assert_eq!(canonical_chrom("kö"), "kö");
    }

    proptest! {
        #[test]
        fn trimming_twice_is_trimming_once(reference in "[ACGTacgtN]{1,12}", alt in "[ACGTacgtN]{1,12}", pos in 1_u64..1 << 31) {
            let once = trim(pos, &reference, &alt);
            prop_assert_eq!(trim(once.pos, once.reference, once.alt), once);
            prop_assert!(!once.reference.is_empty() && !once.alt.is_empty());
        }

        #[test]
        fn any_text_has_a_spelling(alt in ".{0,24}") {
            let _ = (spelling(&alt), extent(&alt, None, Some(1)), breakend_mate(&alt), kind("A", &alt), trim(1, "A", &alt), canonical_chrom(&alt));
        }
    }
}
