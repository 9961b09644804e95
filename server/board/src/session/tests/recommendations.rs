//! What a recommendation has to say before it can be proposed, and what the room waits to hear.

use super::*;
use crate::recommendation::{RecommendationField as Field, SlotConfirmation, SlotState};

fn propose(content: RecommendationContent) -> Command {
    Command::Propose { item: item(1), content }
}

fn lacks(field: Field) -> Refusal {
    Refusal::Incomplete { field }
}

fn treatment_with(change: impl FnOnce(&mut serde_json::Value)) -> RecommendationContent {
    let mut content = serde_json::to_value(treatment("dabrafenib")).unwrap();
    change(&mut content);
    serde_json::from_value(content).unwrap()
}

fn referral(trial: &str, slot: SlotState, confirmed: Option<&str>) -> RecommendationContent {
    RecommendationContent::TrialReferral {
        trial: trial.to_owned(),
        title: String::new(),
        arm: None,
        site: "Gothenburg".to_owned(),
        slot,
        confirmed: confirmed
            .map(|by| SlotConfirmation { by: by.to_owned(), on: "2026-12-01".parse().unwrap() }),
        priority: None,
        targets: Vec::new(),
        reason: "It fits.".to_owned(),
        owner: owner(),
    }
}

#[test]
fn a_code_of_another_form_and_a_line_or_priority_out_of_range_are_refused() {
    let mut room = Room::presenting();
    let wrong = treatment_with(|content| content["drugs"][0]["atc"] = "L01EC2".into());
    assert_eq!(room.refused(CHAIR, propose(wrong)), lacks(Field::Atc));
    for (field, named, number) in
        [(Field::Line, "line", 0), (Field::Line, "line", 21), (Field::Priority, "priority", 13)]
    {
        let wrong = treatment_with(|content| content[named] = number.into());
        assert_eq!(room.refused(CHAIR, propose(wrong)), lacks(field));
    }
    let right = treatment_with(|content| {
        content["drugs"][0]["atc"] = "L01EC02".into();
        content["line"] = 2.into();
        content["priority"] = 1.into();
        content["evidence"]["nct"] = "m1A".into();
    });
    room.must(CHAIR, propose(right));
}

#[test]
fn a_trial_is_named_by_a_number_of_its_registrys_form() {
    let mut room = Room::presenting();
    let refusal = room.refused(CHAIR, propose(referral("NCT1234", SlotState::Unknown, None)));
    assert_eq!(refusal, lacks(Field::TrialNumber));
    for trial in ["NCT00000000", "2099-500000-00-00", "2099-000000-00", "DEMO-0001"] {
        room.must(CHAIR, propose(referral(trial, SlotState::Unknown, None)));
    }
}

#[test]
fn a_slot_is_open_or_not_only_by_somebodys_word() {
    let mut room = Room::presenting();
    for confirmed in [None, Some(" ")] {
        let refusal = room.refused(CHAIR, propose(referral("DEMO-0001", SlotState::Open, confirmed)));
        assert_eq!(refusal, lacks(Field::SlotConfirmation));
    }
    room.must(CHAIR, propose(referral("DEMO-0001", SlotState::Open, Some("The site"))));
}

#[test]
fn a_new_biopsy_names_its_site_and_has_an_owner() {
    let mut room = Room::presenting();
    let biopsy = |site: &str| RecommendationContent::Rebiopsy {
        site: site.to_owned(),
        reason: "Too few tumour cells.".to_owned(),
        owner: owner(),
    };
    assert_eq!(room.refused(CHAIR, propose(biopsy(" "))), lacks(Field::Site));
    room.must(CHAIR, propose(biopsy("The relapse")));
    assert_eq!(room.item(1).recommendations[0].content.owner(), Some(&owner()));
}

#[test]
fn a_recommendation_of_an_earlier_version_reads_and_writes_back_the_same_bytes() {
    let old = concat!(
        r#"{"kind":"treatment","drugs":[{"name":"dabrafenib","atc":null}],"label_use":"off_label","targets":[],"#,
        r#""evidence":{"escat":"III-A","amp":null},"citations":[],"rationale":"Because.","#,
        r#""owner":{"person":"09090909-0909-0909-0909-090909090909","name":"Referrer","due":"2026-12-10"}}"#
    );
    let read: RecommendationContent = serde_json::from_str(old).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), old);
}

#[test]
fn what_was_explained_to_the_patient_is_said_in_the_room_and_kept_with_who_said_it() {
    let mut room = Room::presenting();
    let say = |text: &str| Command::ExplainedSpoken { item: item(1), text: text.to_owned() };
    assert_eq!(room.refused(CHAIR, say(" ")), Refusal::ReasonNeeded);
    room.must(ONCOLOGIST, say("Knows of the relapse."));
    room.must(CHAIR, say("Knows of the relapse and of the trial."));
    let explained = room.item(1).explained.clone().unwrap();
    assert_eq!(
        (explained.name.as_str(), explained.text.as_str()),
        ("Chair", "Knows of the relapse and of the trial.")
    );
    let viewer = PersonId(id(GENETICIST));
    room.must(GENETICIST, Command::Join { conflicts: vec![item(1)] });
    assert_eq!(room.state().seen_by(viewer).item(item(1)).unwrap().explained, None);
}
