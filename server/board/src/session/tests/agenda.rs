//! What is on the agenda, in which order, and what becomes of a case that is not decided as it stands.

use super::*;
use crate::ballot::{BallotOption, Method};
use crate::case::Missing;
use crate::session::{ItemState, Needed};

fn order(room: &Room) -> Vec<AgendaItemId> {
    room.state().items.iter().map(|item| item.id).collect()
}

#[test]
fn an_agenda_is_published_as_it_stands_and_again_when_it_has_changed() {
    let mut room = Room::empty();
    room.must(COORDINATOR, schedule(board(), SessionKind::Extra));
    assert_eq!(room.refused(COORDINATOR, Command::PublishAgenda), Refusal::AgendaEmpty);
    room.must(COORDINATOR, add(1, false));
    room.must(COORDINATOR, Command::PublishAgenda);
    assert!(room.state().published_at.is_some());
    assert_eq!(room.refused(CHAIR, Command::PublishAgenda), Refusal::Already);
    room.must(COORDINATOR, add(2, false));
    assert_eq!(room.state().published_at, None);
}

#[test]
fn an_urgent_case_that_comes_up_in_the_session_goes_before_all_that_wait() {
    let mut room = Room::presenting();
    room.must(SECRETARY, add(3, true));
    assert_eq!(order(&room), [item(1), item(3), item(2)]);
    assert!(room.item(3).urgent);
    assert_eq!(room.refused(SECRETARY, add(3, true)), Refusal::Already);
}

#[test]
fn chair_and_secretary_order_what_still_waits() {
    let mut room = Room::presenting();
    room.must(CHAIR, add(3, false));
    let before = |number, before| Command::MoveItem { item: item(number), before };
    room.must(CHAIR, before(3, Some(item(2))));
    assert_eq!(order(&room), [item(1), item(3), item(2)]);
    assert_eq!(room.refused(CHAIR, before(3, Some(item(2)))), Refusal::Already);
    room.must(SECRETARY, before(3, None));
    assert_eq!(order(&room), [item(1), item(2), item(3)]);
    assert!(matches!(
        room.refused(CHAIR, before(1, None)),
        Refusal::ItemNot { state: ItemState::Presenting, .. }
    ));
    let refusal = room.refused(ONCOLOGIST, before(3, Some(item(2))));
    assert_eq!(refusal, Refusal::Forbidden { needed: Needed::ChairOrSecretary });
}

#[test]
fn a_case_is_put_off_with_what_it_waits_for_and_comes_back_to_the_queue() {
    let mut room = Room::presenting();
    let until = Some("2026-12-17".parse().unwrap());
    let missing = vec![Missing::FinalReport];
    let reason = "RNA is awaited.".to_owned();
    room.must(CHAIR, Command::Defer { item: item(1), reason, until, missing: missing.clone() });
    let deferred = room.item(1).deferred.clone().unwrap();
    assert_eq!(
        (deferred.reason.as_str(), deferred.until, deferred.missing),
        ("RNA is awaited.", until, missing)
    );
    room.must(SECRETARY, Command::Requeue { item: item(1) });
    assert_eq!((room.item(1).state, room.item(1).deferred.clone()), (ItemState::Queued, None));
    assert!(matches!(room.refused(CHAIR, Command::Requeue { item: item(1) }), Refusal::ItemNot { .. }));
}

#[test]
fn putting_a_case_off_during_a_ballot_voids_it_and_reveals_no_vote() {
    let mut room = Room::presenting();
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    let option = |text: &str| BallotOption { text: text.to_owned(), recommendation: None };
    let options = vec![option("Now"), option("Later")];
    let (question, method) = ("When?".to_owned(), Method::SimpleMajority);
    room.must(CHAIR, Command::OpenBallot { item: item(1), question, options, method, blind: true });
    let ballot = room.item(1).open_ballot().unwrap().id;
    let choice = crate::ballot::Choice::Option { index: 0 };
    room.must(ONCOLOGIST, Command::Vote { item: item(1), ballot, choice });
    let events = room.must(CHAIR, defer(1));
    let names: Vec<_> = events.iter().map(Event::name).collect();
    assert_eq!(names, ["ballot.voided", "case.deferred"]);
    let seen = room.state().seen_by(PersonId(id(CHAIR)));
    let ended = &seen.item(item(1)).unwrap().ballots[0];
    assert_eq!((ended.voided.is_some(), ended.votes[0].choice), (true, None));
}

#[test]
fn putting_a_decided_case_off_takes_the_unsigned_decision_back() {
    let mut room = Room::decided();
    let events = room.must(CHAIR, defer(1));
    assert_eq!(events.iter().map(Event::name).collect::<Vec<_>>(), ["decision.withdrawn", "case.deferred"]);
    assert!(room.item(1).decision.is_none());
}

#[test]
fn a_case_is_taken_off_the_agenda_with_a_reason_and_asks_for_nothing_on_closing() {
    let mut room = Room::signed();
    let off = Command::WithdrawCase { item: item(2), reason: "Answered at another board.".to_owned() };
    assert_eq!(room.refused(ONCOLOGIST, off.clone()), Refusal::Forbidden { needed: Needed::Chair });
    room.must(COORDINATOR, off);
    assert_eq!(room.item(2).state, ItemState::Withdrawn);
    room.must(CHAIR, Command::Close { carry_over: Vec::new() });
}

#[test]
fn a_signed_case_taken_up_again_gets_a_version_that_supersedes_the_signed_one() {
    let mut room = Room::signed();
    let first = room.item(1).decision.clone().unwrap();
    let mut later = case(1);
    later.revision = 8;
    room.cases.insert(item(1), later);
    room.must(CHAIR, Command::Amend { item: item(1), reason: "The trial has closed.".to_owned() });
    assert_eq!(room.item(1).presented.as_ref().unwrap().revision, 8);
    assert_eq!(room.item(1).earlier, std::slice::from_ref(&first));
    let known = room.item(1).recommendations[0].id;
    room.must(ONCOLOGIST, Command::Withdraw { item: item(1), recommendation: known });
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("trametinib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
    let second = room.item(1).decision.clone().unwrap();
    let supersedes = second.statement.supersedes.clone().unwrap();
    assert_eq!((second.statement.version, supersedes.version), (2, 1));
    assert_eq!((supersedes.decision, supersedes.content_sha256), (first.id, first.content_sha256.clone()));
    assert_ne!(second.id, first.id);
    assert_eq!(room.item(1).earlier, [first]);
}

#[test]
fn giving_an_amendment_up_leaves_the_signed_version_standing() {
    let mut room = Room::signed();
    let first = room.item(1).decision.clone();
    room.must(CHAIR, Command::Amend { item: item(1), reason: "The trial has closed.".to_owned() });
    room.must(CHAIR, Command::WithdrawCase { item: item(1), reason: "It has not.".to_owned() });
    assert_eq!((room.item(1).state, room.item(1).decision.clone()), (ItemState::Signed, first));
}
