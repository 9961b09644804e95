//! How far a structural allele reaches.

use board::variant::allele::{self, Spelling};

use crate::fields::Info;

/// Extent of a structural allele.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Last base, 1-based; of an insertion the base before it.
    pub end: Option<u64>,
    /// Bases, without sign: negative for a deletion before version 4.4.
    pub length: Option<u64>,
    /// `chrom:pos` of the other end.
    pub mate: Option<String>,
}

/// Where an allele stands.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub chrom: &'a str,
    /// 1-based; of a symbolic allele the base before the event.
    pub pos: u64,
    /// Version of the file as written, `VCFv4.2`.
    pub fileformat: Option<&'a str>,
}

/// End, length and mate of the alternate allele at `index`; nothing for one that is spelled out in bases.
pub fn extent(place: Place<'_>, alt: &str, index: usize, info: &Info<'_>) -> Extent {
    match allele::spelling(alt) {
        Spelling::Breakend => {
            let mate = allele::breakend_mate(alt).map(|(chrom, pos)| named(chrom, pos));
            Extent { mate, ..Extent::default() }
        }
        Spelling::Symbolic => symbolic(place, alt, index, info),
        _ => Extent::default(),
    }
}

fn named(chrom: &str, pos: u64) -> String {
    format!("{}:{pos}", allele::canonical_chrom(chrom))
}

fn symbolic(place: Place<'_>, alt: &str, index: usize, info: &Info<'_>) -> Extent {
    let name = alt.trim_matches(['<', '>']).split(':').next().unwrap_or("");
    let told_end = info.per_allele("END", index).and_then(|end| end.parse::<u64>().ok());
    if let Some(chrom) = info.get("CHR2") {
        let same = allele::canonical_chrom(chrom) == allele::canonical_chrom(place.chrom);
        let other = info.get("POS2").and_then(|pos| pos.parse().ok());
        // A joint of two places has no stretch between them.
        if matches!(name, "TRA" | "BND" | "FUS" | "FUSION") || !same {
            return Extent { mate: other.or(told_end).map(|pos| named(chrom, pos)), ..Extent::default() };
        }
    }
    let length = info.per_allele("SVLEN", index).and_then(|length| length.parse::<i64>().ok());
    let length = length.map(i64::unsigned_abs);
    if name == "INS" {
        return Extent { end: Some(place.pos), length: length.or_else(|| inserted(index, info)), mate: None };
    }
    let end = told_end.filter(|end| *end >= place.pos);
    // Since 4.4 the length is of the stretch and tells the end. Before, it was the difference to the reference: nothing
    // for an inversion, so there the end tells the length.
    if matches!(place.fileformat, Some("VCFv4.4" | "VCFv4.5")) {
        let by_length = length.map(|length| place.pos.saturating_add(length));
        return Extent {
            end: by_length.or(end),
            length: length.or(end.map(|end| end - place.pos)),
            mate: None,
        };
    }
    let length =
        length.filter(|length| *length > 0 && name != "INV").or(end.map(|end| end - place.pos)).or(length);
    let end = end.or_else(|| length.map(|length| place.pos.saturating_add(length)));
    Extent { end, length, mate: None }
}

/// Bases of an insertion whose length is told only by the inserted sequence.
fn inserted(index: usize, info: &Info<'_>) -> Option<u64> {
    let told = |key| info.per_allele(key, index)?.parse().ok();
    let sequence = info.per_allele("SVINSSEQ", index).filter(|bases| allele::are_bases(bases.as_bytes()));
    told("SVINSLEN").or_else(|| told("INSLEN")).or(sequence.map(|bases| bases.len() as u64))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(version: &str, alt: &str, info: &str) -> (Option<u64>, Option<u64>, Option<String>) {
        let place = Place { chrom: "chr1", pos: 100, fileformat: Some(version) };
        let Extent { end, length, mate } = extent(place, alt, 0, &Info::split(info, &mut Vec::new()));
        (end, length, mate)
    }

    #[test]
    fn a_length_loses_its_sign_and_a_missing_one_comes_from_the_end() {
        assert_eq!(of("VCFv4.2", "<DEL>", "END=300;SVLEN=-200"), (Some(300), Some(200), None));
        assert_eq!(of("VCFv4.2", "<DUP>", "END=350"), (Some(350), Some(250), None));
        assert_eq!(of("VCFv4.5", "<DEL>", "SVLEN=-200"), (Some(300), Some(200), None));
    }

    #[test]
    fn since_4_4_the_length_tells_the_end_and_before_the_end_stands_for_itself() {
        assert_eq!(of("VCFv4.5", "<DUP:TANDEM>", "SVLEN=76;END=999"), (Some(176), Some(76), None));
        assert_eq!(of("VCFv4.3", "<DUP:TANDEM>", "SVLEN=76;END=999"), (Some(999), Some(76), None));
        assert_eq!(of("VCFv4.5", "<CNV:TR>", "SVLEN=30"), (Some(130), Some(30), None));
    }

    #[test]
    fn an_inversion_of_an_older_file_is_as_long_as_its_stretch() {
        assert_eq!(of("VCFv4.1", "<INV>", "END=421;SVLEN=0"), (Some(421), Some(321), None));
        assert_eq!(of("VCFv4.5", "<INV>", "SVLEN=321"), (Some(421), Some(321), None));
    }

    #[test]
    fn an_insertion_ends_where_it_starts_and_its_sequence_tells_its_length() {
        assert_eq!(of("VCFv4.2", "<INS>", "END=100;SVLEN=6027"), (Some(100), Some(6027), None));
        assert_eq!(of("VCFv4.2", "<INS>", "SVINSSEQ=ACGTA"), (Some(100), Some(5), None));
        assert_eq!(of("VCFv4.2", "<INS>", "LEFT_SVINSSEQ=ACGTA"), (Some(100), None, None));
    }

    #[test]
    fn a_breakend_and_a_translocation_name_their_mate_by_canonical_name() {
        assert_eq!(of("VCFv4.2", "G]chr17:198982]", "."), (None, None, Some("17:198982".into())));
        assert_eq!(of("VCFv4.1", "<TRA>", "CHR2=chr9;END=70"), (None, None, Some("9:70".into())));
        assert_eq!(of("VCFv4.1", "<DEL>", "CHR2=1;END=170"), (Some(170), Some(70), None));
        assert_eq!(of("VCFv4.1", "<FUSION>", "CHR2=1;POS2=7"), (None, None, Some("1:7".into())));
    }

    #[test]
    fn each_allele_has_its_own_length_and_an_unreadable_end_is_none() {
        let place = Place { chrom: "1", pos: 100, fileformat: Some("VCFv4.5") };
        let second = extent(place, "<DUP>", 1, &Info::split("SVLEN=30,40", &mut Vec::new()));
        assert_eq!((second.end, second.length), (Some(140), Some(40)));
        assert_eq!(of("VCFv4.2", "<DEL>", "END=7"), (None, None, None));
        assert_eq!(of("VCFv4.2", "<DEL>", "END=x;SVLEN=y"), (None, None, None));
        assert_eq!(of("VCFv4.2", "AC", "END=300"), (None, None, None));
    }

    proptest! {
        #[test]
        fn any_extent_lies_behind_its_place(
            pos in any::<u64>(), name in "DEL|DUP|INV|INS|CNV|TRA|[A-Z]{0,4}", end in "-?[0-9]{0,20}", length in "-?[0-9]{0,20}",
            version in "VCFv4.[0-5]",
        ) {
            let place = Place { chrom: "1", pos, fileformat: Some(&version) };
            let info = format!("END={end};SVLEN={length}");
            let found = extent(place, &format!("<{name}>"), 0, &Info::split(&info, &mut Vec::new()));
            prop_assert!(found.end.is_none_or(|end| end >= pos));
        }
    }
}
