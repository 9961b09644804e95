use proptest::prelude::*;

use super::*;

#[test]
fn common_descriptions_of_a_transcript_are_read() {
    let readable = [
        "c.1799T>A",
        "c.76_77del",
        "c.76del",
        "c.20dup",
        "c.76_77insG",
        "c.145_147delinsTGG",
        "c.5657_5660inv",
        "c.88+2T>G",
        "c.89-1G>T",
        "c.-14G>C",
        "c.*32G>A",
        "c.-106+2T>A",
        "c.*639-1G>A",
        "c.1017=",
        "c.=",
        "c.?",
        "n.123A>G",
        "n.-45G>A",
        "n.*23delAG",
        "g.140753336A>T",
        "m.3243A>G",
        "r.76a>c",
        "r.(76a>c)",
        "r.spl",
        "r.0",
        "NM_004333.6:c.1799T>A",
        "NG_012232.1(NM_004006.2):c.93+1G>T",
        "LRG_199t1:c.11T>G",
    ];
    for text in readable {
        assert!(is_nucleotide(text), "{text}");
    }
}

#[test]
fn bases_after_a_deletion_or_duplication_are_superfluous_and_readable() {
    for text in
        ["c.880+53delA", "c.82_83dupGG", "c.123_124invTG", "c.4_6delATGinsCC", "c.13del12", "c.12_13AC>TG"]
    {
        assert!(is_nucleotide(text), "{text}");
    }
}

#[test]
fn alleles_uncertain_ends_repeats_and_foreign_stretches_are_read() {
    let readable = [
        "c.[76A>C;283G>C]",
        "c.[2376G>C];[3103del]",
        "c.[2376G>C](;)[3103del]",
        "g.(?_234567)_(345678_?)del",
        "g.123_124[14]",
        "g.123CAG[23]",
        "c.-128_-126GGC[(600_800)]",
        "g.32717298_32717299insN[100]",
        "g.42522624_42522669delins42536337_42536382",
        "g.849_850ins858_895inv",
        "g.32867861_32867862insNC_000022.10:g.35788169_35788352",
        "g.123_124ins[TTT;58_60;G]",
        "g.pter_8247756del",
    ];
    for text in readable {
        assert!(is_nucleotide(text), "{text}");
    }
}

#[test]
fn what_is_no_description_of_a_transcript_is_not_read() {
    let unreadable = [
        "",
        "c.",
        "c",
        "1799T>A",
        "c.T1799A",
        "c.1799T>",
        "c.1799>A",
        "c.0A>G",
        "c.12_A>G",
        "c.12_14",
        "c.76ins",
        "c.76delins",
        "c.1799T>A;",
        "c.1799 T>A",
        "c.1799T>J",
        "c.[1A>G",
        "c.1+A>G",
        "p.Val600Glu",
        "BRAF:V600E",
        "c.12_13ins[AT",
        "c.1A>GA>C",
    ];
    for text in unreadable {
        assert!(!is_nucleotide(text), "{text}");
    }
}

#[test]
fn common_descriptions_of_a_protein_are_read() {
    let readable = [
        "p.Val600Glu",
        "p.V600E",
        "p.(Val600Glu)",
        "p.Arg196Ter",
        "p.R196*",
        "p.Arg97ProfsTer23",
        "p.Arg97fs",
        "p.(Arg97fs)",
        "p.R97Pfs*23",
        "p.Gln151ThrfsTer?",
        "p.Glu746_Ala750del",
        "p.Val7del",
        "p.Lys23_Val25dup",
        "p.Lys2_Gly3insGlnSerLys",
        "p.Arg78_Gly79ins23",
        "p.Asn47delinsSerSerTrp",
        "p.Cys28_Lys29delinsTrp",
        "p.Ter110GlnextTer17",
        "p.*110Gext*17",
        "p.Met1ext-5",
        "p.Met1?",
        "p.?",
        "p.0",
        "p.0?",
        "p.=",
        "p.Cys188=",
        "p.[Ser73Arg;Asn103del]",
        "p.[(Ser73Arg)];[Asn103del]",
        "p.Ala2[10]",
        "NP_004324.2:p.Val600Glu",
        "ENSP00000288602.6:p.Val600Glu",
        "p.Thr200=",
        "p.LeuAla858ArgThr",
        "p.Gly4_Gln6insXaa[6]",
        "p.D835del",
        "p.E746_A750delinsIP",
        "p.I110fs",
    ];
    for text in readable {
        assert!(is_protein(text), "{text}");
    }
}

#[test]
fn a_silent_change_told_on_the_transcript_is_readable_as_a_protein_description() {
    assert!(is_protein("c.1017G>A(p.=)"));
    assert!(is_protein("ENST00000278878.4:c.1017G>A(p.=)"));
    assert!(!is_protein("1017G>A(p.=)"));
}

#[test]
fn what_is_no_description_of_a_protein_is_not_read() {
    let unreadable = [
        "",
        "p.",
        "V600E",
        "p.600",
        "p.Val600",
        "p.Vax600Glu",
        "p.Val600Gluu",
        "p.(Val600Glu",
        "p.Val600Glu)",
        "c.1799T>A",
        "p.Glu746_del",
        "p.Lys2_Gly3ins",
        "p.[Ser73Arg",
        "p.Val0Glu",
        "p.val600glu",
    ];
    for text in unreadable {
        assert!(!is_protein(text), "{text}");
    }
}

#[test]
fn each_unreadable_description_is_noted_as_it_stands() {
    let mut issues = Vec::new();
    check(Some("c.1799T>A"), Some("p.Val600Glu"), &mut issues);
    check(None, None, &mut issues);
    assert_eq!(issues, []);
    check(Some("1799T>A"), Some("V600E"), &mut issues);
    let noted = ["1799T>A", "V600E"].map(|given| Issue::HgvsUnreadable { given: given.into() });
    assert_eq!(issues, noted);
}

proptest! {
    #[test]
    fn what_is_recognised_at_once_is_what_the_grammar_reads(
        place in "[-*]?[0-9]{1,4}([+-][0-9]{1,3})?", old in "[ACGTN]{0,2}", new in "[ACGT]{0,2}",
        from in "Val|Ter|Vax|V", at in "[0-9]{0,3}", to in "Glu|=|[a-z]{0,3}",
    ) {
        let (dna, protein) = (format!("c.{place}{old}>{new}"), format!("p.{from}{at}{to}"));
        if common::is_substitution(&dna) {
            let mut cursor = Cursor::new(&dna);
            prop_assert!(nucleotide::description(&mut cursor) && cursor.at_end(), "{}", dna);
        }
        if common::is_exchange(&protein) {
            let mut cursor = Cursor::new(&protein);
            prop_assert!(protein::description(&mut cursor) && cursor.at_end(), "{}", protein);
        }
    }

    #[test]
    fn any_text_is_readable_or_not(text in ".{0,40}", nearly in "[cgmnrp]\\.[\\]\\[()0-9_+*?ACGTacgu>;=-]{0,24}") {
        for text in [&text, &nearly] {
            let _ = (is_nucleotide(text), is_protein(text));
        }
    }

    #[test]
    fn every_substitution_is_readable(at in 1_u32..100_000, offset in -5000_i32..5000, old in "[ACGT]", new in "[ACGT]") {
        let offset = if offset == 0 { String::new() } else { format!("{offset:+}") };
        let text = format!("c.{at}{offset}{old}>{new}");
        prop_assert!(is_nucleotide(&text), "{}", text);
    }
}
