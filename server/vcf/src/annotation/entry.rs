//! The annotation entries of a line, and to which allele each belongs.

use board::variant::{Consequence, Fact, Issue, Transcript, allele};

use super::{Layout, decode};
use crate::issues::{excerpt, note};

/// Entries of one line that are read; a structural variant across many genes has some ten thousand.
const MOST_ENTRIES: usize = 50_000;

/// The entries of one line, split into fields.
pub struct Entries<'a> {
    entries: Vec<Vec<&'a str>>,
}

/// What the annotation says of one allele.
#[derive(Default)]
pub struct Annotated {
    pub transcripts: Vec<Transcript>,
    /// Identifiers of known variants.
    pub ids: Vec<String>,
    pub facts: Vec<Fact>,
}

impl<'a> Entries<'a> {
    /// Splits the value of CSQ or ANN. An entry with another number of fields than declared is reported and left out:
    /// its fields could be shifted.
    pub fn split(layout: &Layout, value: &'a str, issues: &mut Vec<Issue>) -> Self {
        let mut entries = Vec::new();
        let found = memchr::memchr_iter(b',', value.as_bytes()).count() + 1;
        if found > MOST_ENTRIES {
            let (found, used) = (found as u64, MOST_ENTRIES as u64);
            note(issues, Issue::AnnotationEntriesTooMany { found, used });
        }
        for entry in value.split(',').take(MOST_ENTRIES) {
            let fields: Vec<&str> = entry.split('|').map(str::trim).collect();
            if fields.len() == layout.fields {
                entries.push(fields);
            } else {
                let (found, declared) = (fields.len() as u64, layout.fields as u64);
                note(issues, Issue::AnnotationFieldCount { found, declared });
            }
        }
        Self { entries }
    }

    /// Reports the entries that belong to none of the alleles.
    pub fn report_unmatched(&self, layout: &Layout, reference: &str, alts: &[&str], issues: &mut Vec<Issue>) {
        if alts.len() < 2 {
            return;
        }
        for fields in &self.entries {
            let matched = (0..alts.len()).any(|index| belongs(layout, fields, reference, alts, index));
            if !matched {
                let allele = excerpt(get(fields, layout.allele).unwrap_or(""));
                note(issues, Issue::AnnotationAlleleUnmatched { allele });
            }
        }
    }
}

fn get<'a>(fields: &[&'a str], index: Option<usize>) -> Option<&'a str> {
    let value = fields.get(index?).copied()?;
    (!value.is_empty() && value != ".").then_some(value)
}

/// Whether an entry is about the alternate allele at `index`. An annotation program writes its own spelling of the allele,
/// without the bases it shares with the reference; of a line with one allele all entries are about that one.
fn belongs(layout: &Layout, fields: &[&str], reference: &str, alts: &[&str], index: usize) -> bool {
    if alts.len() == 1 {
        return true;
    }
    if let Some(number) = get(fields, layout.allele_num) {
        return number.parse() == Ok(index + 1);
    }
    let (Some(given), Some(alt)) = (get(fields, layout.allele), alts.get(index)) else {
        return false;
    };
    if given.eq_ignore_ascii_case(alt) {
        return true;
    }
    // SnpEff's cancer mode writes `ALT-REF`.
    if given.split_once('-').is_some_and(|(first, _)| first.eq_ignore_ascii_case(alt)) {
        return true;
    }
    let or_dash = |bases: &str| given.eq_ignore_ascii_case(if bases.is_empty() { "-" } else { bases });
    let shares_first = alts.iter().all(|alt| alt.get(..1) == reference.get(..1));
    if shares_first && alt.get(1..).is_some_and(or_dash) {
        return true;
    }
    let trimmed = allele::trim(1, reference, alt);
    match trimmed.alt.get(..1) == trimmed.reference.get(..1) {
        true => trimmed.alt.get(1..).is_some_and(or_dash),
        false => or_dash(trimmed.alt),
    }
}

/// What the entries say of the alternate allele at `index`.
pub fn annotated(
    layout: &Layout,
    entries: &Entries<'_>,
    reference: &str,
    alts: &[&str],
    index: usize,
    issues: &mut Vec<Issue>,
) -> Annotated {
    let mut found = Annotated::default();
    for fields in entries.entries.iter().filter(|fields| belongs(layout, fields, reference, alts, index)) {
        found.transcripts.push(transcript(layout, fields, issues));
        for id in get(fields, layout.existing).into_iter().flat_map(|ids| ids.split('&')) {
            if !found.ids.iter().any(|known| known == id) {
                found.ids.push(id.to_owned());
            }
        }
        for (at, source, field) in &layout.facts {
            if let Some(value) = get(fields, Some(*at)) {
                let fact = Fact { source: *source, field: field.clone(), value: decode(value).into_owned() };
                if !found.facts.contains(&fact) {
                    found.facts.push(fact);
                }
            }
        }
    }
    found
}

fn transcript(layout: &Layout, fields: &[&str], issues: &mut Vec<Issue>) -> Transcript {
    let own = |index| get(fields, index).map(|value| decode(value).into_owned());
    let terms = get(fields, layout.consequence).unwrap_or("").split('&').filter(|term| !term.is_empty());
    let consequence: Vec<Consequence> = terms.map(Consequence::new).collect();
    for term in consequence.iter().filter(|term| term.rank().is_none()) {
        note(issues, Issue::ConsequenceUnknown { term: excerpt(term.as_str()) });
    }
    let (accession, hgvs_c) = without_accession(own(layout.hgvs_c));
    let (_, hgvs_p) = without_accession(own(layout.hgvs_p));
    let feature = own(layout.transcript);
    // The accession of the description carries the version that the transcript field often lacks.
    let transcript = match (accession, feature) {
        (Some(accession), Some(feature)) if accession.split('.').next() == Some(feature.as_str()) => {
            Some(accession)
        }
        (_, feature) => feature,
    };
    let flagged = |index| get(fields, index).is_some();
    let mane = get(fields, layout.mane).unwrap_or("");
    Transcript {
        gene: own(layout.gene),
        gene_id: own(layout.gene_id),
        transcript,
        biotype: own(layout.biotype),
        consequence,
        hgvs_c,
        hgvs_p,
        exon: own(layout.exon),
        intron: own(layout.intron),
        mane_select: flagged(layout.mane_select) || mane == "MANE_Select",
        mane_plus_clinical: flagged(layout.mane_plus_clinical) || mane == "MANE_Plus_Clinical",
        canonical: get(fields, layout.canonical)
            .is_some_and(|value| value.eq_ignore_ascii_case("YES") || value == "1"),
        picked: flagged(layout.pick),
    }
}

/// `ENST1.2:c.1A>T` as accession and description.
fn without_accession(written: Option<String>) -> (Option<String>, Option<String>) {
    match written {
        Some(text) => match text.split_once(':') {
            Some((accession, description)) => (Some(accession.to_owned()), Some(description.to_owned())),
            None => (None, Some(text)),
        },
        None => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csq() -> Layout {
        Layout::declared("CSQ", "Consequence annotations from Ensembl VEP. Format: Allele|Consequence|SYMBOL")
            .unwrap()
    }

    fn genes(reference: &str, alts: &[&str], value: &str) -> Vec<Vec<String>> {
        let layout = csq();
        let mut issues = Vec::new();
        let entries = Entries::split(&layout, value, &mut issues);
        entries.report_unmatched(&layout, reference, alts, &mut issues);
        assert_eq!(issues, []);
        let of = |index| {
            let found = annotated(&layout, &entries, reference, alts, index, &mut Vec::new());
            found.transcripts.into_iter().filter_map(|transcript| transcript.gene).collect()
        };
        (0..alts.len()).map(of).collect()
    }

    #[test]
    fn entries_find_their_allele_by_the_trimmed_spelling() {
        let found = genes("CA", &["C", "CAT"], "-|frameshift_variant|A,AT|frameshift_variant|B");
        assert_eq!(found, [["A"], ["B"]]);
        let found = genes("G", &["A", "T"], "T|missense_variant|T1,A|missense_variant|A1");
        assert_eq!(found, [["A1"], ["T1"]]);
    }

    #[test]
    fn all_entries_of_a_line_with_one_allele_are_about_it() {
        assert_eq!(genes("N", &["<DEL>"], "deletion|transcript_ablation|X"), [["X"]]);
    }

    #[test]
    fn an_entry_of_no_allele_and_one_of_another_length_are_reported_and_left_out() {
        let layout = csq();
        let mut issues = Vec::new();
        let entries = Entries::split(&layout, "C|missense_variant|X,A|missense_variant|Y|more", &mut issues);
        entries.report_unmatched(&layout, "G", &["A", "T"], &mut issues);
        let expected = [
            Issue::AnnotationFieldCount { found: 4, declared: 3 },
            Issue::AnnotationAlleleUnmatched { allele: "C".into() },
        ];
        assert_eq!(issues, expected);
    }

    #[test]
    fn the_version_of_a_transcript_is_taken_from_its_description() {
        let layout =
            Layout::declared("CSQ", "Format: Allele|Consequence|Feature|HGVSc|HGVSp|MANE_SELECT|CANONICAL")
                .unwrap();
        let value = "T|synonymous_variant|ENST01|ENST01.4:c.3C>T|ENSP01.1:p.Thr1%3D|NM_1.1|YES";
        let entries = Entries::split(&layout, value, &mut Vec::new());
        let found = annotated(&layout, &entries, "C", &["T"], 0, &mut Vec::new()).transcripts.remove(0);
        assert_eq!(found.transcript.as_deref(), Some("ENST01.4"));
        assert_eq!(found.hgvs_c.as_deref(), Some("c.3C>T"));
        assert_eq!(found.hgvs_p.as_deref(), Some("p.Thr1="));
        assert!(found.mane_select && found.canonical && !found.picked);
    }
}
