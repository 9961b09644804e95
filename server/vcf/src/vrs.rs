//! GA4GH VRS 2 computed identifiers of single-base changes.
//!
//! The identifier is a digest of the allele's place and new base: two laboratories that see the same change compute
//! the same identifier. Indels need the reference sequence to be normalised first, so they get none here.

mod refget;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use board::variant::Assembly;
use sha2::{Digest, Sha512};

/// The identifier (`ga4gh:VA.…`) of the exchange of the base `reference` at the 1-based `pos` of `chrom` for `alt`.
/// Nothing for an allele that is no single-base change, and where the digest of the chromosome is not known. `chrom` is the
/// canonical name, without `chr`.
///
/// Rule: VRS 2.0, computed identifiers: each nested object is replaced by its own digest, and what is digested is its
/// RFC 8785 form.
pub fn allele_id(assembly: Assembly, chrom: &str, pos: u64, reference: &str, alt: &str) -> Option<String> {
    let (old, new) = (base(reference)?, base(alt)?);
    let start = pos.checked_sub(1)?;
    if old == new {
        return None;
    }
    let location = location(refget::accession(assembly, chrom)?, start, pos);
    let allele = format!(
        r#"{{"location":"{location}","state":{{"sequence":"{new}","type":"LiteralSequenceExpression"}},"type":"Allele"}}"#
    );
    Some(format!("ga4gh:VA.{}", sha512t24u(allele.as_bytes())))
}

/// Digest of a location between the residues `start` and `end`.
fn location(refget: &str, start: u64, end: u64) -> String {
    let text = format!(
        r#"{{"end":{end},"sequenceReference":{{"refgetAccession":"SQ.{refget}","type":"SequenceReference"}},"start":{start},"type":"SequenceLocation"}}"#
    );
    sha512t24u(text.as_bytes())
}

fn base(bases: &str) -> Option<char> {
    let mut chars = bases.chars();
    let only = chars.next()?.to_ascii_uppercase();
    (chars.next().is_none() && matches!(only, 'A' | 'C' | 'G' | 'T')).then_some(only)
}

/// The first 24 bytes of a SHA-512 in the URL-safe alphabet.
fn sha512t24u(bytes: &[u8]) -> String {
    let digest = Sha512::digest(bytes);
    URL_SAFE_NO_PAD.encode(digest.get(..24).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_digest_is_that_of_the_specification() {
        assert_eq!(sha512t24u(b"ACGT"), "aKF498dAxcJAqme6QYQ7EZ07-fiw8Kw2");
    }

    #[test]
    fn a_location_has_the_digest_of_the_published_vectors() {
        let chr7 = refget::accession(Assembly::GRCh38, "7").unwrap();
        assert_eq!(location(chr7, 140_753_335, 140_753_336), "nhul5x5P_fKjGEpY9PEkMIekJfZaKom2");
        assert_eq!(location(chr7, 44_908_821, 44_908_822), "4t6JnYWqHwYw9WzBT_lmWBb3tLQNalkT");
    }

    #[test]
    fn braf_v600e_has_its_known_identifier() {
        let id = allele_id(Assembly::GRCh38, "7", 140_753_336, "A", "T");
        assert_eq!(id.as_deref(), Some("ga4gh:VA.Otc5ovrw906Ack087o1fhegB4jDRqCAe"));
        assert_eq!(allele_id(Assembly::GRCh38, "7", 140_753_336, "a", "t"), id);
    }

    #[test]
    fn the_published_allele_vector_comes_out() {
        let id = allele_id(Assembly::GRCh38, "19", 44_908_822, "C", "T");
        assert_eq!(id.as_deref(), Some("ga4gh:VA.0AePZIWZUNsUlQTamyLrjm2HWUw2opLt"));
    }

    #[test]
    fn the_same_change_on_another_assembly_is_another_allele() {
        let of = |assembly| allele_id(assembly, "17", 100, "G", "A");
        assert!(of(Assembly::GRCh37).is_some());
        assert_ne!(of(Assembly::GRCh37), of(Assembly::GRCh38));
    }

    #[test]
    fn what_is_no_single_base_change_or_of_no_known_sequence_has_none() {
        let of = |chrom, reference, alt| allele_id(Assembly::GRCh38, chrom, 100, reference, alt);
        assert_eq!(of("1", "AC", "A"), None);
        assert_eq!(of("1", "A", "A"), None);
        assert_eq!(of("1", "A", "N"), None);
        assert_eq!(of("1", "A", "<DEL>"), None);
        assert_eq!(of("GL000192.1", "A", "T"), None);
        assert_eq!(allele_id(Assembly::T2tChm13, "1", 100, "A", "T"), None);
        // Position 0 is the telomere.
        assert_eq!(allele_id(Assembly::GRCh38, "1", 0, "A", "T"), None);
    }

    proptest! {
        #[test]
        fn any_call_has_an_identifier_of_the_right_form_or_none(
            chrom in "[0-9XYM]{0,2}|.{0,4}", pos in any::<u64>(), reference in "[ACGTN]{0,2}", alt in "[ACGTN]{0,2}|.{0,3}",
        ) {
            if let Some(id) = allele_id(Assembly::GRCh37, &chrom, pos, &reference, &alt) {
                prop_assert_eq!(id.len(), "ga4gh:VA.".len() + 32);
            }
        }
    }
}
