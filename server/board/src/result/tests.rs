//! The text as it is pasted, letter by letter.

use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{FIELD, LINES, result_text};
use crate::decision::Decision;
use crate::variant::wording::Language::{En, Sv};

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn treatment() -> Value {
    json!({
        "kind": "treatment",
        "drugs": [{ "name": "dabrafenib", "atc": "L01EC02" }, { "name": "trametinib", "atc": null }],
        "label_use": "off_label", "targets": [{ "variant": id(40), "name": "BRAF p.Val600Glu" }],
        "evidence": { "escat": "III-A", "amp": "II-C" }, "citations": ["10.1000/invented"],
        "rationale": "The finding is in the relapse.", "owner": owner("Maja Lindqvist"),
    })
}

fn owner(name: &str) -> Value {
    json!({ "person": id(9), "name": name, "due": "2026-12-17" })
}

fn test(reason: &str) -> Value {
    json!({ "kind": "further_test", "test": "RNA panel", "reason": reason, "owner": owner("Path Ologist") })
}

fn participant(number: u128, discipline: &str, kind: &str, recused: bool) -> Value {
    json!({ "person": id(number), "name": "Somebody", "discipline": discipline, "kind": kind, "recused": recused })
}

fn consensus() -> Value {
    json!({ "how": "consensus", "read_back_at": "2026-12-03T13:35:00Z" })
}

/// A decision of these recommendations.
fn decided(contents: &[Value]) -> Value {
    let recommendation = |(at, content): (usize, &Value)| {
        json!({ "id": id(500 + at as u128), "revision": 1, "proposed_by": id(2),
            "proposed_at": "2026-12-03T13:30:00Z", "content": content })
    };
    let hash = "5".repeat(64);
    json!({
        "id": id(23), "content_sha256": hash, "voided": [],
        "signatures": [{ "id": id(101), "decision": id(23), "content_sha256": hash, "signer": id(1),
            "printed_name": "Chair Person", "discipline": "medical_oncology", "meaning": "approved",
            "at": "2026-12-03T14:30:00Z", "authenticated_at": "2026-12-03T14:29:00Z", "authentication": "demo" }],
        "statement": {
            "form": "samsyn/statement/v1", "decision": id(23), "version": 1, "board": id(24),
            "board_name": "Invented molecular board", "session": id(21), "item": id(22),
            "case": {
                "case": id(20), "revision": 3,
                "patient": { "id": id(25), "pseudonym": "Rowan 4172", "sex": "female",
                    "age": { "years": 9, "months": 4, "days": 12 }, "region": "Testregionen",
                    "vital_status": "alive", "protected": false },
                "disease": { "id": id(26), "diagnosis": "Glioma", "oncotree": null, "events": [] },
                "question": "Is there a targeted treatment?", "background": "", "urgency": "soon",
                "needed_by": "2026-12-10",
                "referrer": { "person": id(9), "name": "Ref Errer", "place": "Teststad" },
                "specimens": [], "analyses": [], "files": [], "findings": [], "consents": [], "wishes": "",
            },
            "participants": [
                participant(1, "medical_oncology", "voting", false),
                participant(2, "pathology", "voting", false),
                participant(3, "medical_oncology", "voting", false),
                participant(4, "surgery", "voting", true),
                participant(5, "nursing", "observer", false),
            ],
            "quorum": { "held": true, "present": 3, "needed": 2, "disciplines": [] },
            "recommendations": contents.iter().enumerate().map(recommendation).collect::<Vec<_>>(),
            "reached": consensus(), "dissents": [], "decided_at": "2026-12-03T13:37:52Z", "decided_by": id(1),
        },
    })
}

fn read(decision: Value) -> Decision {
    serde_json::from_value(decision).unwrap()
}

#[test]
fn a_treatment_and_a_test_are_told_in_swedish() {
    let told = result_text(&read(decided(&[treatment(), test("To see fusions.")])), Sv);
    let expected = "\
Invented molecular board: konferensutlåtande 2026-12-03 14:37, version 1
Patient: Rowan 4172, Glioma (ärendets version 3)
Fråga: Is there a targeted treatment?
Konferensen rekommenderar:
1. Behandling med dabrafenib (ATC L01EC02) + trametinib (BRAF p.Val600Glu), utanför godkänd indikation.
   Ansvarig: Maja Lindqvist, senast 2026-12-17.
   Evidens: ESCAT III-A; AMP/ASCO/CAP II-C; 10.1000/invented.
   Skäl: The finding is in the relapse.
2. Ytterligare undersökning: RNA panel.
   Ansvarig: Path Ologist, senast 2026-12-17.
   Skäl: To see fusions.
Beslut: samstämmigt, uppläst 14:35.
Avvikande mening: ingen.
Deltog: onkologi 2, patologi 1; utan röst omvårdnad 1; jäv 1. Beslutför: 3 röstande, minst 2 behövs.
Underskrift: Chair Person, godkänt 2026-12-03 15:30
SHA-256: 5555555555555555555555555555555555555555555555555555555555555555
Rådgivande – behandlande läkare beslutar med patienten.";
    assert_eq!(told, expected);
}

#[test]
fn a_contested_amended_and_unsigned_decision_is_told_in_english() {
    let mut decision = decided(&[treatment()]);
    decision["signatures"] = json!([]);
    let statement = &mut decision["statement"];
    statement["version"] = json!(2);
    statement["reached"] = json!({ "how": "ballot", "ballot": {
        "id": id(60), "question": "Which first?", "method": "simple_majority", "blind": true, "electorate": [],
        "options": [{ "text": "Trial first", "recommendation": null }, { "text": "Drug now", "recommendation": null }],
        "opened_at": "2026-12-03T13:31:00Z", "votes": [],
        "result": { "counts": [1, 3], "abstained": 1, "not_voted": 0, "carried": 1,
            "closed_at": "2026-12-03T13:33:00Z", "closed_by": id(1), "override_reason": null },
    }});
    let dissent = json!({ "person": id(2), "name": "Path Ologist", "reason": "Too little\ntissue.", "at": "2026-12-03T13:34:00Z" });
    statement["dissents"] = json!([dissent]);
    statement["supersedes"] = json!({ "decision": id(22), "version": 1, "content_sha256": "4".repeat(64), "reason": "The trial closed." });
    let expected = "\
Invented molecular board: board statement 2026-12-03 14:37, version 2
Patient: Rowan 4172, Glioma (revision 3 of the case)
Question: Is there a targeted treatment?
The board recommends:
1. Treatment with dabrafenib (ATC L01EC02) + trametinib (BRAF p.Val600Glu), off label.
   Carried out by: Maja Lindqvist, by 2026-12-17.
   Evidence: ESCAT III-A; AMP/ASCO/CAP II-C; 10.1000/invented.
   Reason: The finding is in the relapse.
Reached: ballot “Which first?”: Trial first 1, Drug now 3; 1 abstained, 0 did not vote.
Dissent: Path Ologist: Too little tissue.
Took part: medical oncology 2, pathology 1; without a vote nursing 1; recused 1. Quorum held: 3 voting, at least 2 needed.
Signature: not signed yet.
Supersedes version 1: The trial closed.
SHA-256: 5555555555555555555555555555555555555555555555555555555555555555
Advisory – the treating physician decides with the patient.";
    assert_eq!(result_text(&read(decision), En), expected);
}

#[test]
fn line_priority_biomarkers_and_who_confirmed_the_slot_stand_in_the_sentence() {
    let mut drug = treatment();
    drug["line"] = json!(2);
    drug["priority"] = json!(1);
    drug["biomarkers"] = json!(["MSI high"]);
    drug["evidence"]["nct"] = json!("m1A");
    let trial = json!({
        "kind": "trial_referral", "trial": "2099-500000-00-00", "title": "Invented trial", "arm": "Arm B",
        "site": "Gothenburg", "slot": "open", "confirmed": { "by": "Trial Nurse", "on": "2026-12-01" }, "priority": 2,
        "targets": [], "reason": "It fits.", "owner": owner("Path Ologist"),
    });
    let biopsy = json!({ "kind": "rebiopsy", "site": "the relapse", "reason": "Too few cells.", "owner": owner("Path Ologist") });
    let decision = read(decided(&[drug, trial, biopsy]));
    let (sv, en) = (result_text(&decision, Sv), result_text(&decision, En));
    for line in [
        "1. Behandling med dabrafenib (ATC L01EC02) + trametinib (BRAF p.Val600Glu, MSI high), utanför godkänd indikation, linje 2, prioritet 1.",
        "   Evidens: ESCAT III-A; AMP/ASCO/CAP II-C; NCT/DKTK m1A; 10.1000/invented.",
        "2. Remiss till prövning 2099-500000-00-00, Invented trial (Arm B), Gothenburg; plats finns (bekräftat av Trial Nurse, den 2026-12-01), prioritet 2.",
        "3. Ny biopsi: the relapse.",
    ] {
        assert!(sv.lines().any(|one| one == line), "{line}: {sv}");
    }
    assert!(
        en.contains("off label, line 2, priority 1.\n") && en.contains("3. A new biopsy: the relapse.\n"),
        "{en}"
    );
    assert!(en.contains("a slot is open (confirmed by Trial Nurse, on 2026-12-01), priority 2.\n"), "{en}");
}

#[test]
fn a_long_reason_ends_with_an_ellipsis() {
    let told = result_text(&read(decided(&[test(&"why ".repeat(200))])), En);
    let reason = told.lines().find(|line| line.starts_with("   Reason: ")).unwrap();
    assert!(reason.ends_with("why why…"), "{reason}");
    assert!(reason.chars().count() <= "   Reason: ".len() + FIELD);
}

#[test]
fn six_recommendations_take_two_lines_each_and_nine_take_one_with_their_owners() {
    let six = result_text(&read(decided(&vec![test("To see fusions."); 6])), En);
    assert!(
        six.contains("\n6. A further test: RNA panel.\n   Carried out by: Path Ologist, by 2026-12-17. Reason: To see fusions.\n"),
        "{six}"
    );
    let nine = result_text(&read(decided(&vec![test("To see fusions."); 9])), En);
    assert!(
        nine.contains("\n9. A further test: RNA panel. Carried out by: Path Ologist, by 2026-12-17. Reason: To see fusions.\n"),
        "{nine}"
    );
}

#[test]
fn more_recommendations_than_there_are_lines_are_counted() {
    let told = result_text(&read(decided(&vec![test("To see fusions."); 20])), Sv);
    assert_eq!(told.lines().count(), LINES);
    assert!(told.contains("\n14. ") && !told.contains("\n15. "), "{told}");
    assert!(told.contains("\n… och 6 rekommendationer till: se utlåtandet.\n"), "{told}");
}

#[test]
fn dissents_that_do_not_fit_are_counted() {
    let mut decision = decided(&[test("To see fusions.")]);
    let dissent = |number: u128| json!({ "person": id(number), "name": "Somebody", "reason": "No. ".repeat(100), "at": "2026-12-03T13:34:00Z" });
    decision["statement"]["dissents"] = (1..=9).map(dissent).collect();
    let told = result_text(&read(decision), En);
    let line = told.lines().find(|line| line.starts_with("Dissent: ")).unwrap();
    assert!(line.ends_with("… +7"), "{line}");
}

/// Words with every character that could make a line of its own, or turn the text around.
fn words() -> impl Strategy<Value = String> {
    "([a-zåäö ]|[\n\r\t\u{b}\u{c}\u{85}\u{2028}\u{2029}\u{202e}\u{0}]){0,900}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_result_never_has_more_than_25_lines_nor_any_longer_than_a_field_allows(
        text in words(), recommendations in 0_usize..40, dissents in 0_u128..30, swedish: bool,
    ) {
        let mut treatment = treatment();
        treatment["rationale"] = json!(text);
        treatment["drugs"] = json!([{ "name": text, "atc": text }]);
        treatment["citations"] = json!(vec![text.clone(); 12]);
        treatment["owner"]["name"] = json!(text);
        let mut decision = decided(&vec![treatment; recommendations]);
        let statement = &mut decision["statement"];
        let dissent = |number| json!({ "person": id(number), "name": text, "reason": text, "at": "2026-12-03T13:34:00Z" });
        statement["dissents"] = (0..dissents).map(dissent).collect();
        statement["board_name"] = json!(text);
        statement["case"]["question"] = json!(text);
        statement["case"]["patient"]["pseudonym"] = json!(text);
        statement["case"]["disease"]["diagnosis"] = json!(text);
        statement["supersedes"] = json!({ "decision": id(22), "version": 1, "content_sha256": "4".repeat(64), "reason": text });
        let told = result_text(&read(decision), if swedish { Sv } else { En });
        let breaks = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
        let shown = told.split(breaks).count();
        prop_assert!(shown <= LINES);
        let longest = told.lines().map(|line| line.chars().count()).max();
        prop_assert!(longest <= Some(4 * FIELD));
        let turned = told.contains(['\u{202e}', '\0']);
        prop_assert!(!turned);
        let left = recommendations.saturating_sub(told.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count());
        let counted = told.contains(&format!("{left} rekommendationer till")) || told.contains(&format!("{left} more recommendations"));
        prop_assert_eq!(left > 0, counted);
    }
}
