use std::collections::BTreeSet;

use super::*;
use crate::variant::{Assembly, AssemblyEvidence, AssemblyFrom, Column, MissingEnd};

fn strictly(json: &str) -> Texts {
    serde_json::from_str(json).unwrap()
}

fn issue_texts() -> [Texts; 2] {
    [
        strictly(include_str!("../../../wording/issues.en.json")),
        strictly(include_str!("../../../wording/issues.sv.json")),
    ]
}

fn named(sentence: &str) -> BTreeSet<&str> {
    let facts = pieces(sentence).into_iter().filter_map(|piece| match piece {
        Piece::Fact { name, .. } => Some(name),
        Piece::Words(_) => None,
    });
    facts.collect()
}

#[test]
fn every_code_has_its_texts_in_both_languages_and_nothing_is_left_over() {
    let codes: BTreeSet<String> = IssueCode::ALL.iter().map(|code| taken_apart(code).0).collect();
    for texts in issue_texts() {
        assert_eq!(texts.keys().cloned().collect::<BTreeSet<_>>(), codes);
        for (code, text) in &texts {
            for part in [&text.title, &text.sentence, &text.remedy] {
                assert!(part.len() > 5, "{code}: {part:?}");
            }
            assert!(text.sentence.ends_with('.') && text.remedy.ends_with('.'), "{code}");
            assert!(!text.title.ends_with('.') && named(&text.title).is_empty(), "{code}");
            assert!(named(&text.remedy).is_empty(), "{code}");
        }
    }
}

#[test]
fn every_sentence_names_the_facts_of_its_code_and_no_others() {
    for texts in issue_texts() {
        for code in IssueCode::ALL {
            let text = texts.get(&taken_apart(code).0).unwrap();
            let facts: BTreeSet<&str> = code.facts().iter().copied().collect();
            assert_eq!(named(&text.sentence), facts, "{code:?}");
        }
    }
}

#[test]
fn the_facts_of_an_issue_stand_in_its_sentence() {
    let issue = Issue::PositionPastContigEnd { pos: 1_300, length: 200 };
    assert_eq!(
        sentence(&issue, Language::En),
        "Position 1,300 lies past the end of the contig, which has 200 bases."
    );
    assert_eq!(
        sentence(&issue, Language::Sv),
        "Position 1\u{a0}300 ligger bortom slutet på kontigen, som har 200 baser."
    );
    let issue = Issue::AlleleFractionDiffers { caller: 0.438, counts: 0.38 };
    assert!(sentence(&issue, Language::Sv).contains("0,44, läsantalen ger 0,38"));
    let issue = Issue::FieldEmpty { column: Column::Ref };
    assert_eq!(sentence(&issue, Language::En), "The column REF is empty.");
    assert_eq!(remedy(issue.code(), Language::En), "It is read as missing.");
    assert_eq!(title(issue.code(), Language::Sv), "Tomma fält");
}

#[test]
fn samples_are_quoted_and_evidence_is_told_by_what_it_names() {
    let issue = Issue::RoleUndecided { samples: vec!["998-99".into(), "999-99".into()] };
    assert!(sentence(&issue, Language::En).ends_with("or something else: “998-99”, “999-99”."));
    let evidence = [
        (Assembly::GRCh37, AssemblyFrom::VepLine),
        (Assembly::GRCh38, AssemblyFrom::ReferenceLine),
        (Assembly::GRCh37, AssemblyFrom::ContigLengths),
    ];
    let evidence = evidence.map(|(assembly, from)| AssemblyEvidence { assembly, from }).to_vec();
    let told = sentence(&Issue::AssemblyConflict { evidence }, Language::Sv);
    assert_eq!(told, "Filen talar om ”GRCh37”, ”GRCh38”, som är olika referensgenom.");
}

#[test]
fn text_of_a_file_that_looks_like_a_fact_stays_text() {
    let issue = Issue::FileformatUnknown { given: "{given}{x}".into() };
    assert_eq!(sentence(&issue, Language::En), "“{given}{x}” is no known version of VCF.");
}

#[test]
fn a_refusal_tells_what_is_missing_and_sizes_with_their_unit() {
    let cut = NotRead::TruncatedBgzf { missing: MissingEnd::EndMarker, lines: 4_812 };
    assert_eq!(
        refusal_sentence(&cut, Language::En),
        "The file is cut off after 4,812 lines: the block that ends every complete file is missing."
    );
    assert_eq!(refusal_title(&cut, Language::Sv), "Filen är avkortad");
    assert!(refusal_remedy(&cut, Language::En).starts_with("The download did not finish."));
    let long = NotRead::LineTooLong { line: 12, limit: 16_777_216 };
    assert_eq!(refusal_sentence(&long, Language::Sv), "Rad 12 är längre än 16,8\u{a0}MB.");
    let many = NotRead::TooManySamples { found: 2_500, limit: 1_000 };
    assert_eq!(refusal_sentence(&many, Language::En), "The file has 2,500 samples, more than 1,000.");
}

#[test]
fn every_refusal_has_its_texts_in_both_languages_and_nothing_is_left_over() {
    let name = String::new;
    let all = [
        NotRead::Empty {},
        NotRead::NotVcf { starts_with: name() },
        NotRead::Binary { magic: name() },
        NotRead::Bcf {},
        NotRead::TruncatedBgzf { missing: MissingEnd::Block, lines: 0 },
        NotRead::TruncatedGzip { lines: 0 },
        NotRead::CorruptCompression { lines: 0 },
        NotRead::NoColumnsLine { lines: 0 },
        NotRead::ColumnsLineInvalid { line: 0, found: name() },
        NotRead::InflatedTooLarge { limit: 0 },
        NotRead::InflatesTooMuch { inflated: 0, compressed: 0, limit: 0 },
        NotRead::LineTooLong { line: 0, limit: 0 },
        NotRead::HeaderTooLarge { limit: 0 },
        NotRead::TooManySamples { found: 0, limit: 0 },
        NotRead::TookTooLong { seconds: 0, lines: 0 },
        NotRead::SampleUnknown { name: name(), samples: Vec::new() },
        NotRead::SampleInTwoRoles { name: name() },
        NotRead::CountsDisagree { data_lines: 0, accepted: 0, warned: 0, quarantined: 0 },
        NotRead::NoSuchLine { line: 0, lines: 0 },
        NotRead::Unreadable { kind: name() },
        NotRead::Cancelled {},
    ];
    let texts = [
        strictly(include_str!("../../../wording/refusals.en.json")),
        strictly(include_str!("../../../wording/refusals.sv.json")),
    ];
    let codes: BTreeSet<String> = all.iter().map(|refusal| taken_apart(refusal).0).collect();
    for texts in texts {
        assert_eq!(texts.keys().cloned().collect::<BTreeSet<_>>(), codes);
        for refusal in &all {
            let (code, value) = taken_apart(refusal);
            let facts = value.as_object().unwrap().keys().map(String::as_str).filter(|key| *key != "code");
            assert_eq!(named(&texts.get(&code).unwrap().sentence), facts.collect(), "{code}");
        }
    }
}
