//! The texts that a board writes together.

use super::*;
use crate::session::{ItemState, Needed};
use crate::text::Texts;

fn texts(rationale: &str) -> Texts {
    Texts { notes: "Discussed at length.".to_owned(), rationale: rationale.to_owned() }
}

#[test]
fn the_rationale_stands_in_the_statement_and_both_texts_in_the_entry_with_their_hashes() {
    let mut room = Room::presenting();
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.texts = texts("Fits.");
    let events = room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
    let [Event::DecisionFrozen { statement, texts: Some(frozen), content_sha256, .. }] = events.as_slice()
    else {
        panic!("{events:?}")
    };
    assert_eq!(statement.rationale, "Fits.");
    assert_eq!(*content_sha256, ContentHash::of(&statement.bytes().unwrap()));
    assert_eq!(frozen.notes.text, "Discussed at length.");
    assert_eq!(frozen.rationale.sha256, ContentHash::of(b"Fits."));
    assert_eq!(room.item(1).texts.as_ref(), Some(frozen));
}

#[test]
fn a_dissent_after_the_decision_keeps_what_was_frozen() {
    let mut room = Room::presenting();
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.texts = texts("Fits.");
    room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
    room.texts = texts("Typed too late.");
    room.must(PATHOLOGIST, Command::Dissent { item: item(1), reason: "Too early.".to_owned() });
    assert_eq!(room.item(1).texts, texts("Fits.").frozen());
    assert_eq!(room.item(1).decision.as_ref().unwrap().statement.rationale, "Fits.");
}

#[test]
fn a_withdrawn_decision_is_written_on_towards_the_next_version() {
    let mut room = Room::decided();
    assert_eq!(room.item(1).texts_version(), 1);
    let refusal = room.state().writes(item(1), CHAIR_ID).unwrap_err();
    assert!(matches!(refusal, Refusal::ItemNot { state: ItemState::Decided, .. }), "{refusal:?}");
    room.must(CHAIR, Command::WithdrawDecision { item: item(1), reason: "Again.".to_owned() });
    assert_eq!(room.item(1).texts, None);
    assert_eq!(room.state().writes(item(1), CHAIR_ID).unwrap().texts_version(), 2);
}

const CHAIR_ID: PersonId = PersonId(Uuid::from_bytes([CHAIR; 16]));

#[test]
fn who_takes_part_writes_and_who_is_recused_away_or_listens_does_not() {
    let adviser = PersonId(id(ADVISER));
    let mut room = Room::presenting();
    let writes = |room: &Room, person| room.state().writes(item(1), person).map(|item| item.texts_version());
    assert_eq!(writes(&room, CHAIR_ID), Ok(1));
    assert_eq!(writes(&room, adviser), Err(Refusal::Forbidden { needed: Needed::Attendee }));
    room.must(ADVISER, Command::Join { conflicts: Vec::new() });
    assert_eq!(writes(&room, adviser), Ok(1));
    room.must(ADVISER, Command::DeclareConflict { item: item(1), recused: true });
    assert_eq!(writes(&room, adviser), Err(Refusal::Recused { item: item(1) }));

    let mut standing = board();
    for member in standing.members.iter_mut().filter(|member| member.person == adviser) {
        member.kind = MemberKind::Observer;
    }
    let mut room = Room::presenting_at(standing);
    room.must(ADVISER, Command::Join { conflicts: Vec::new() });
    assert_eq!(writes(&room, adviser), Err(Refusal::Forbidden { needed: Needed::Member }));
}
