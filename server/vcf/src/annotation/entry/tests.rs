//! Entries of CSQ as annotation programs write them.

use super::*;

fn csq() -> Layout {
    Layout::declared("CSQ", "Consequence annotations from Ensembl VEP. Format: Allele|Consequence|SYMBOL")
        .unwrap()
}

fn issues(alleles: Alleles<'_>, value: &str) -> Vec<Issue> {
    let (layout, mut bounds, mut issues) = (csq(), Bounds::default(), Vec::new());
    split(&layout, value, &mut bounds, &mut issues);
    Entries::new(&layout, value, &bounds).check(alleles, &mut Terms::default(), &mut issues);
    issues
}

fn genes(reference: &str, alts: &[&str], value: &str) -> Vec<Vec<String>> {
    let (layout, alleles) = (csq(), Alleles { reference, alts });
    assert_eq!(issues(alleles, value), []);
    let mut bounds = Bounds::default();
    split(&layout, value, &mut bounds, &mut Vec::new());
    let entries = Entries::new(&layout, value, &bounds);
    let of = |index| entries.of(alleles, index).filter_map(|entry| entry.whole().gene).collect();
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
    let alleles = Alleles { reference: "G", alts: &["A", "T"] };
    let found = issues(alleles, "C|missense_variant|X,A|missense_variant|Y|more,,T|missense_variant");
    let expected = [
        Issue::AnnotationFieldCount { found: 4, declared: 3 },
        Issue::AnnotationFieldCount { found: 1, declared: 3 },
        Issue::AnnotationFieldCount { found: 2, declared: 3 },
        Issue::AnnotationAlleleUnmatched { allele: "C".into() },
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_unknown_term_is_reported_by_its_name() {
    let alleles = Alleles { reference: "G", alts: &["A"] };
    let found = issues(alleles, "A|missense_variant&moonlight_variant|X");
    assert_eq!(found, [Issue::ConsequenceUnknown { term: "moonlight_variant".into() }]);
}

#[test]
fn the_version_of_a_transcript_is_taken_from_its_description() {
    let layout =
        Layout::declared("CSQ", "Format: Allele|Consequence|Feature|HGVSc|HGVSp|MANE_SELECT|CANONICAL")
            .unwrap();
    let value = "T|synonymous_variant|ENST01|ENST01.4:c.3C>T|ENSP01.1:p.Thr1%3D|NM_1.1|YES";
    let mut bounds = Bounds::default();
    split(&layout, value, &mut bounds, &mut Vec::new());
    let entries = Entries::new(&layout, value, &bounds);
    let found = entries.iter().next().unwrap().whole();
    assert_eq!(found.transcript.as_deref(), Some("ENST01.4"));
    assert_eq!(found.hgvs_c.as_deref(), Some("c.3C>T"));
    assert_eq!(found.hgvs_p.as_deref(), Some("p.Thr1="));
    assert!(found.mane_select && found.canonical && !found.picked);
}
