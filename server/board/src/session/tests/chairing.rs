//! Who chairs, and who acts for the chair.

use super::*;
use crate::ballot::{Choice, Method};
use crate::ids::BallotId;
use crate::session::Needed;

fn known(number: u8) -> PersonId {
    PersonId(id(number))
}

fn offer(to: u8) -> Command {
    Command::OfferChair { to: Some(known(to)) }
}

#[test]
fn the_chair_goes_to_whom_it_was_offered_and_who_accepts() {
    let mut room = Room::presenting();
    assert_eq!(room.refused(PATHOLOGIST, Command::AcceptChair), Refusal::Unknown);
    assert_eq!(room.refused(ONCOLOGIST, offer(PATHOLOGIST)), Refusal::Forbidden { needed: Needed::Chair });
    assert_eq!(room.refused(CHAIR, offer(GENETICIST)), Refusal::Forbidden { needed: Needed::Voter });
    room.must(CHAIR, offer(PATHOLOGIST));
    assert_eq!(room.refused(ONCOLOGIST, Command::AcceptChair), Refusal::Unknown);
    room.must(PATHOLOGIST, Command::AcceptChair);
    assert_eq!((room.state().chair, room.state().chair_term), (known(PATHOLOGIST), 2));
    assert_eq!(room.refused(CHAIR, defer(1)), Refusal::Forbidden { needed: Needed::Chair });
    room.must(PATHOLOGIST, defer(1));
}

#[test]
fn an_offer_taken_back_is_accepted_by_nobody() {
    let mut room = Room::presenting();
    room.must(CHAIR, offer(PATHOLOGIST));
    room.must(CHAIR, Command::OfferChair { to: None });
    assert_eq!(room.refused(PATHOLOGIST, Command::AcceptChair), Refusal::Unknown);
}

#[test]
fn what_is_sent_under_a_former_term_is_refused_with_who_chairs_now() {
    let mut room = Room::presenting();
    room.must(CHAIR, offer(PATHOLOGIST));
    room.must(PATHOLOGIST, Command::AcceptChair);
    room.must(PATHOLOGIST, offer(CHAIR));
    room.must(CHAIR, Command::AcceptChair);
    let stale = Actor { person: person(CHAIR), on_behalf_of: None, chair_term: Some(1) };
    let refusal = room.give_as(&stale, defer(1)).unwrap_err();
    assert_eq!(refusal, Refusal::StaleTerm { term: 3, chair: known(CHAIR) });
    room.give_as(&Actor { chair_term: Some(3), ..stale }, defer(1)).unwrap();
}

#[test]
fn a_deputy_takes_the_chair_a_minute_after_noting_that_the_chair_is_away_also_before_the_start() {
    let mut room = Room::scheduled();
    room.must(ONCOLOGIST, Command::Join { conflicts: Vec::new() });
    room.must(ONCOLOGIST, Command::ClaimChair);
    let noted = room.state().chair_claim.unwrap();
    let until = noted.at.plus_seconds(60);
    assert_eq!(room.refused(ONCOLOGIST, Command::ClaimChair), Refusal::ChairAwaited { until });
    room.passed += 60;
    room.must(ONCOLOGIST, Command::ClaimChair);
    assert_eq!((room.state().chair, room.state().chair_term), (known(ONCOLOGIST), 2));
    room.must(ONCOLOGIST, Command::Start);
}

#[test]
fn a_chair_who_is_here_keeps_the_chair() {
    let mut room = Room::presenting();
    room.chair_is_here = true;
    assert_eq!(room.refused(ONCOLOGIST, Command::ClaimChair), Refusal::ChairIsHere);
    room.chair_is_here = false;
    room.must(ONCOLOGIST, Command::ClaimChair);
    room.must(CHAIR, Command::KeepChair);
    assert_eq!(room.state().chair_claim, None);
    assert_eq!(room.refused(CHAIR, Command::KeepChair), Refusal::Already);
}

#[test]
fn a_chair_who_acts_is_not_away() {
    let mut room = Room::presenting();
    room.must(ONCOLOGIST, Command::ClaimChair);
    room.must(CHAIR, Command::AddNote { item: item(1), text: "I was on the phone.".to_owned() });
    assert_eq!(room.state().chair_claim, None);
}

#[test]
fn an_absence_noted_ten_minutes_ago_is_noted_anew() {
    let mut room = Room::presenting();
    room.must(ONCOLOGIST, Command::ClaimChair);
    room.passed += 601;
    room.must(ONCOLOGIST, Command::ClaimChair);
    assert_eq!(room.state().chair, known(CHAIR));
    room.passed += 60;
    room.must(ONCOLOGIST, Command::ClaimChair);
    assert_eq!(room.state().chair, known(ONCOLOGIST));
}

#[test]
fn the_chair_of_somebody_who_left_on_record_is_taken_at_once() {
    let mut room = Room::presenting();
    room.must(CHAIR, Command::Leave { person: known(CHAIR) });
    room.must(ONCOLOGIST, Command::ClaimChair);
    assert_eq!(room.state().chair, known(ONCOLOGIST));
}

#[test]
fn deputies_take_the_chair_in_their_order() {
    let mut room = Room::presenting();
    room.must(GENETICIST, Command::Join { conflicts: Vec::new() });
    let first = Refusal::DeputyBefore { person: known(ONCOLOGIST) };
    assert_eq!(room.refused(GENETICIST, Command::ClaimChair), first);
    assert_eq!(room.refused(PATHOLOGIST, Command::ClaimChair), Refusal::Forbidden { needed: Needed::Deputy });
    room.must(ONCOLOGIST, Command::Leave { person: known(ONCOLOGIST) });
    room.must(GENETICIST, Command::ClaimChair);
    room.passed += 60;
    room.must(GENETICIST, Command::ClaimChair);
    assert_eq!(room.state().chair, known(GENETICIST));
}

#[test]
fn the_secretary_acts_for_the_chair_and_for_nobody_else() {
    let mut room = Room::presenting();
    room.must(SECRETARY, Command::Join { conflicts: Vec::new() });
    let as_if = |by, of| Actor { person: person(by), on_behalf_of: Some(known(of)), chair_term: None };
    let down = Command::SetDown { item: item(1) };
    let refused = Refusal::Forbidden { needed: Needed::ChairOrSecretary };
    assert_eq!(room.give_as(&as_if(SECRETARY, ONCOLOGIST), down.clone()).unwrap_err(), refused);
    assert_eq!(room.give_as(&as_if(ONCOLOGIST, CHAIR), down.clone()).unwrap_err(), refused);
    room.give_as(&as_if(SECRETARY, CHAIR), down).unwrap();
}

#[test]
fn nobody_votes_dissents_or_signs_for_another() {
    let mut room = Room::presenting();
    let actor = Actor { person: person(SECRETARY), on_behalf_of: Some(known(CHAIR)), chair_term: None };
    let content = ContentHash::of(b"");
    let vote = Command::Vote { item: item(1), ballot: BallotId(id(0)), choice: Choice::Abstain };
    let dissent = Command::Dissent { item: item(1), reason: "No.".to_owned() };
    for command in [vote, dissent, signature(&content, SignatureMeaning::Approved)] {
        let refusal = room.give_as(&actor, command).unwrap_err();
        assert_eq!(refusal, Refusal::Forbidden { needed: Needed::Oneself });
    }
    let options = Vec::new();
    let (question, method) = (String::new(), Method::Advisory);
    let open = Command::OpenBallot { item: item(1), question, options, method, blind: false };
    assert_eq!(room.give_as(&actor, open).unwrap_err(), Refusal::BallotIncomplete);
}
