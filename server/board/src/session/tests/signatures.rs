//! Who signs, and what a signature says.

use super::*;
use crate::session::{ItemState, Needed};
use crate::standing::CoSigner;

fn needing_a_pathologist() -> Board {
    let co_signers = vec![CoSigner::Discipline { discipline: Discipline::Pathology }];
    Board { policy: Policy { co_signers, recused_may_read: false }, ..board() }
}

fn content(room: &Room) -> ContentHash {
    room.item(1).decision.as_ref().unwrap().content_sha256.clone()
}

#[test]
fn where_the_board_wants_a_second_signature_the_chair_s_alone_does_not_do() {
    let mut room = Room::decided_at(needing_a_pathologist());
    let content = content(&room);
    room.must(CHAIR, signature(&content, SignatureMeaning::Approved));
    assert_eq!(room.item(1).state, ItemState::Decided);
    let refusal = room.refused(ONCOLOGIST, signature(&content, SignatureMeaning::Approved));
    assert_eq!(refusal, Refusal::Forbidden { needed: Needed::Chair });
    room.must(PATHOLOGIST, signature(&content, SignatureMeaning::Approved));
    assert_eq!(room.item(1).state, ItemState::Signed);
}

#[test]
fn the_order_of_the_required_signatures_does_not_matter() {
    let mut room = Room::decided_at(needing_a_pathologist());
    let content = content(&room);
    room.must(PATHOLOGIST, signature(&content, SignatureMeaning::Approved));
    assert_eq!(room.item(1).state, ItemState::Decided);
    room.must(CHAIR, signature(&content, SignatureMeaning::Approved));
    assert_eq!(room.item(1).state, ItemState::Signed);
}

#[test]
fn an_author_signs_as_author_and_nobody_else_does() {
    let mut room = Room::decided();
    let content = content(&room);
    room.must(ONCOLOGIST, signature(&content, SignatureMeaning::Authored));
    let refusal = room.refused(PATHOLOGIST, signature(&content, SignatureMeaning::Authored));
    assert_eq!(refusal, Refusal::Forbidden { needed: Needed::Oneself });
    assert_eq!(room.item(1).state, ItemState::Decided);
}

#[test]
fn a_dissenter_signs_the_statement_that_holds_the_dissent() {
    let mut room = Room::decided();
    let before = content(&room);
    let refusal = room.refused(PATHOLOGIST, signature(&before, SignatureMeaning::Dissent));
    assert_eq!(refusal, Refusal::Forbidden { needed: Needed::Oneself });
    room.must(PATHOLOGIST, Command::Dissent { item: item(1), reason: "Too little tissue.".to_owned() });
    let content = content(&room);
    room.must(PATHOLOGIST, signature(&content, SignatureMeaning::Dissent));
    assert_eq!(room.item(1).decision.as_ref().unwrap().signatures.len(), 1);
}

#[test]
fn a_reviewer_signs_also_after_the_chair_and_after_the_session() {
    let mut room = Room::signed();
    room.must(CHAIR, Command::Close { carry_over: vec![item(2)] });
    let content = content(&room);
    room.must(PATHOLOGIST, signature(&content, SignatureMeaning::Reviewed));
    let again = room.refused(PATHOLOGIST, signature(&content, SignatureMeaning::Reviewed));
    assert_eq!((again, room.item(1).state), (Refusal::Already, ItemState::Signed));
}

#[test]
fn who_heard_part_of_the_case_is_named_with_when_they_left_and_does_not_count() {
    let mut room = Room::presenting();
    room.must(GENETICIST, Command::Join { conflicts: Vec::new() });
    room.must(GENETICIST, Command::Leave { person: PersonId(id(GENETICIST)) });
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
    let statement = &room.item(1).decision.as_ref().unwrap().statement;
    let heard = statement.participants.iter().find(|one| one.name == "Geneticist").unwrap();
    assert_eq!((heard.left_at.is_some(), heard.office), (true, Some(Office::Deputy)));
    assert_eq!((statement.participants.len(), statement.quorum.present), (4, 3));
}

#[test]
fn who_left_before_the_case_was_presented_has_not_heard_it() {
    let mut room = Room::scheduled();
    for number in [CHAIR, ONCOLOGIST, PATHOLOGIST, GENETICIST] {
        room.must(number, Command::Join { conflicts: Vec::new() });
    }
    room.must(GENETICIST, Command::Leave { person: PersonId(id(GENETICIST)) });
    room.must(CHAIR, Command::Start);
    room.must(CHAIR, Command::Present { item: item(1) });
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
    assert_eq!(room.item(1).decision.as_ref().unwrap().statement.participants.len(), 3);
}
