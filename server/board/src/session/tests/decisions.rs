use super::*;
use crate::recommendation::RecommendationField;
use crate::session::{ItemState, Needed, Phase};

fn sign(hash: &ContentHash) -> Command {
    Command::Sign {
        item: item(1),
        content_sha256: hash.clone(),
        meaning: SignatureMeaning::Approved,
        authenticated_at: now(),
        authentication: "demo".to_owned(),
    }
}

fn hash(room: &Room) -> ContentHash {
    room.item(1).decision.as_ref().unwrap().content_sha256.clone()
}

#[test]
fn a_case_is_decided_only_after_read_back() {
    let mut room = Room::presenting();
    let decide = Command::DecideByConsensus { item: item(1) };
    assert_eq!(room.refused(CHAIR, decide.clone()), Refusal::NotReadBack);
    assert_eq!(room.refused(CHAIR, Command::ReadBack { item: item(1) }), Refusal::NothingProposed);
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(CHAIR, decide);
    assert_eq!(room.item(1).state, ItemState::Decided);
}

#[test]
fn a_change_after_read_back_asks_for_another() {
    let mut room = Room::presenting();
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    let known = room.item(1).recommendations[0].clone();
    let revise = |revision| Command::Revise {
        item: item(1),
        recommendation: known.id,
        revision,
        content: treatment("trametinib"),
    };
    room.must(ONCOLOGIST, revise(1));
    assert_eq!(room.refused(PATHOLOGIST, revise(1)), Refusal::Stale { current: 2 });
    let decide = Command::DecideByConsensus { item: item(1) };
    assert_eq!(room.refused(CHAIR, decide), Refusal::NotReadBack);
}

#[test]
fn consensus_is_not_declared_over_a_standing_dissent() {
    let mut room = Room::presenting();
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(PATHOLOGIST, Command::Dissent { item: item(1), reason: "Too little tissue.".to_owned() });
    let decide = Command::DecideByConsensus { item: item(1) };
    let refusal = Refusal::DissentStands { by: vec![PersonId(id(PATHOLOGIST))] };
    assert_eq!(room.refused(CHAIR, decide.clone()), refusal);
    room.must(PATHOLOGIST, Command::WithdrawDissent { item: item(1) });
    room.must(CHAIR, decide);
}

#[test]
fn nothing_is_decided_without_a_quorum() {
    let mut room = Room::presenting();
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(PATHOLOGIST, Command::Leave { person: PersonId(id(PATHOLOGIST)) });
    let refusal = room.refused(CHAIR, Command::DecideByConsensus { item: item(1) });
    let Refusal::NoQuorum { quorum } = refusal else { panic!("{refusal:?}") };
    assert_eq!((quorum.present, quorum.needed), (2, 3));
}

#[test]
fn no_recommendation_is_a_decision_with_its_reason() {
    let mut room = Room::presenting();
    room.must(CHAIR, Command::Propose { item: item(1), content: nothing() });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
    let statement = &room.item(1).decision.as_ref().unwrap().statement;
    assert_eq!(statement.recommendations[0].content, nothing());
}

#[test]
fn a_treatment_without_a_rationale_is_refused_by_the_field() {
    let mut room = Room::presenting();
    let mut content = serde_json::to_value(treatment("dabrafenib")).unwrap();
    content["rationale"] = "  ".into();
    let content = serde_json::from_value(content).unwrap();
    let refusal = room.refused(ONCOLOGIST, Command::Propose { item: item(1), content });
    assert_eq!(refusal, Refusal::Incomplete { field: RecommendationField::Rationale });
}

#[test]
fn the_content_hash_is_that_of_the_frozen_bytes() {
    let room = Room::decided();
    let decision = room.item(1).decision.as_ref().unwrap();
    let bytes = decision.statement.bytes().unwrap();
    assert_eq!(decision.content_sha256, ContentHash::of(&bytes));
    assert_eq!(decision.content_sha256.as_str().len(), 64);
}

#[test]
fn a_signature_over_changed_content_is_refused_with_the_present_hash() {
    let mut room = Room::decided();
    let before = hash(&room);
    room.must(PATHOLOGIST, Command::Dissent { item: item(1), reason: "Too little tissue.".to_owned() });
    let refusal = room.refused(CHAIR, sign(&before));
    assert_eq!(refusal, Refusal::ContentChanged { current: hash(&room) });
    room.must(CHAIR, sign(&hash(&room)));
    assert_eq!(room.item(1).decision.as_ref().unwrap().statement.version, 2);
}

#[test]
fn a_signed_recommendation_cannot_be_edited() {
    let mut room = Room::decided();
    room.must(CHAIR, sign(&hash(&room)));
    assert_eq!(room.item(1).state, ItemState::Signed);
    let propose = Command::Propose { item: item(1), content: treatment("trametinib") };
    assert!(matches!(room.refused(ONCOLOGIST, propose), Refusal::ItemNot { state: ItemState::Signed, .. }));
    let withdraw = Command::WithdrawDecision { item: item(1), reason: "Second thoughts.".to_owned() };
    assert!(matches!(room.refused(CHAIR, withdraw), Refusal::ItemNot { state: ItemState::Signed, .. }));
}

#[test]
fn a_dissent_after_a_review_voids_it_visibly() {
    let mut room = Room::decided();
    let Command::Sign { item, content_sha256, authenticated_at, authentication, .. } = sign(&hash(&room))
    else {
        panic!("a signature")
    };
    let meaning = SignatureMeaning::Reviewed;
    let review = Command::Sign { item, content_sha256, meaning, authenticated_at, authentication };
    room.must(ONCOLOGIST, review);
    assert_eq!(room.item(1).state, ItemState::Decided);
    room.must(PATHOLOGIST, Command::Dissent { item, reason: "Too little tissue.".to_owned() });
    let decision = room.item(1).decision.as_ref().unwrap();
    assert_eq!((decision.signatures.len(), decision.voided.len()), (0, 1));
}

#[test]
fn only_the_chair_approves() {
    let mut room = Room::decided();
    let refusal = room.refused(ONCOLOGIST, sign(&hash(&room)));
    assert_eq!(refusal, Refusal::Forbidden { needed: Needed::Chair });
}

#[test]
fn closing_names_the_cases_still_open_and_carries_over_those_named() {
    let mut room = Room::decided();
    let close = |carry_over| Command::Close { carry_over };
    let refusal = room.refused(CHAIR, close(Vec::new()));
    assert_eq!(refusal, Refusal::CasesOpen { items: vec![item(1), item(2)] });
    room.must(CHAIR, sign(&hash(&room)));
    room.must(CHAIR, close(vec![item(2)]));
    assert_eq!((room.state().phase, room.item(2).state), (Phase::Closed, ItemState::CarriedOver));
}

#[test]
fn a_decision_can_be_signed_after_the_session_has_closed_only_if_it_is_decided() {
    let mut room = Room::decided();
    room.must(CHAIR, defer(2));
    room.must(CHAIR, sign(&hash(&room)));
    room.must(CHAIR, Command::Close { carry_over: Vec::new() });
    let refusal = room.refused(CHAIR, Command::Present { item: item(2) });
    assert_eq!(refusal, Refusal::SessionNot { phase: Phase::Closed, needed: Phase::Live });
}
