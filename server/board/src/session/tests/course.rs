//! From planned to closed, and opened again.

use super::*;
use crate::session::{ItemState, Needed, Phase};

fn because(reason: &str) -> String {
    reason.to_owned()
}

#[test]
fn a_pause_takes_no_votes_and_no_decisions_and_the_case_is_still_there_after_it() {
    let mut room = Room::presenting();
    room.must(SECRETARY, Command::Pause);
    let note = Command::AddNote { item: item(1), text: "Later.".to_owned() };
    let paused = Refusal::SessionNot { phase: Phase::Paused, needed: Phase::Live };
    assert_eq!(room.refused(CHAIR, note.clone()), paused);
    assert_eq!(
        room.refused(ONCOLOGIST, Command::Resume),
        Refusal::Forbidden { needed: Needed::ChairOrSecretary }
    );
    room.must(CHAIR, Command::Resume);
    room.must(CHAIR, note);
    assert_eq!(room.item(1).state, ItemState::Presenting);
}

#[test]
fn a_session_that_is_called_off_says_why_and_frees_its_cases() {
    let mut room = Room::scheduled();
    let cancel = |reason: &str| Command::Cancel { reason: because(reason) };
    assert_eq!(room.refused(COORDINATOR, cancel(" ")), Refusal::ReasonNeeded);
    assert_eq!(
        room.refused(ONCOLOGIST, cancel("Ill.")),
        Refusal::Forbidden { needed: Needed::ChairOrSecretary }
    );
    room.must(COORDINATOR, cancel("The chair is ill."));
    assert_eq!(room.state().cancelled.as_deref(), Some("The chair is ill."));
    assert_eq!(room.item(1).state, ItemState::CarriedOver);
    let join = Command::Join { conflicts: Vec::new() };
    let over = Refusal::SessionNot { phase: Phase::Cancelled, needed: Phase::Live };
    assert_eq!(room.refused(CHAIR, join), over);
}

#[test]
fn a_session_that_has_begun_is_not_called_off() {
    let mut room = Room::presenting();
    let refusal = room.refused(CHAIR, Command::Cancel { reason: because("Fire alarm.") });
    assert_eq!(refusal, Refusal::SessionNot { phase: Phase::Live, needed: Phase::Scheduled });
}

#[test]
fn a_paused_session_can_be_closed() {
    let mut room = Room::presenting();
    room.must(CHAIR, Command::Pause);
    room.must(CHAIR, Command::Close { carry_over: vec![item(1), item(2)] });
    assert_eq!(room.state().phase, Phase::Closed);
}

fn closed() -> Room {
    let mut room = Room::signed();
    room.must(CHAIR, Command::Close { carry_over: vec![item(2)] });
    room
}

#[test]
fn a_closed_session_opens_again_only_when_a_second_person_agrees() {
    let mut room = closed();
    let reopen = Command::Reopen { reason: because("A dose was left out of the notes.") };
    assert_eq!(room.refused(ONCOLOGIST, reopen.clone()), Refusal::Forbidden { needed: Needed::Chair });
    assert_eq!(room.refused(ONCOLOGIST, Command::ConfirmReopening), Refusal::Unknown);
    room.must(CHAIR, reopen.clone());
    assert_eq!(room.refused(CHAIR, reopen), Refusal::Already);
    assert_eq!(room.state().phase, Phase::Closed);
    let own = room.refused(CHAIR, Command::ConfirmReopening);
    assert_eq!(own, Refusal::Forbidden { needed: Needed::SecondPerson });
    let observer = room.refused(SECRETARY, Command::ConfirmReopening);
    assert_eq!(observer, Refusal::Forbidden { needed: Needed::Member });
    room.must(PATHOLOGIST, Command::ConfirmReopening);
    assert_eq!(room.state().phase, Phase::Reopened);
}

#[test]
fn a_reopened_session_takes_addenda_and_changes_nothing_else() {
    let mut room = closed();
    room.must(CHAIR, Command::Reopen { reason: because("A dose was left out of the notes.") });
    room.must(ONCOLOGIST, Command::ConfirmReopening);
    let before = room.item(1).decision.clone();
    let text = "The dose meant is that of the label.".to_owned();
    room.must(PATHOLOGIST, Command::AddAddendum { item: item(1), text: text.clone() });
    assert_eq!(room.item(1).addenda[0].text, text);
    assert_eq!(room.item(1).decision, before);
    let reopened = Refusal::SessionNot { phase: Phase::Reopened, needed: Phase::Live };
    let amend = Command::Amend { item: item(1), reason: because("New findings.") };
    assert_eq!(room.refused(CHAIR, amend), reopened);
    assert_eq!(room.refused(CHAIR, Command::Present { item: item(2) }), reopened);
    room.must(CHAIR, Command::Close { carry_over: Vec::new() });
    let add = Command::AddAddendum { item: item(1), text };
    let closed = Refusal::SessionNot { phase: Phase::Closed, needed: Phase::Reopened };
    assert_eq!(room.refused(PATHOLOGIST, add), closed);
}
