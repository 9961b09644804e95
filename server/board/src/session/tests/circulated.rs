//! Sessions in writing.

use super::*;
use crate::ballot::{BallotOption, Choice, Method};
use crate::ids::BallotId;
use crate::session::{How, ItemState, Needed};

/// Sent out, with the first case before everybody and a ballot on it.
fn asked() -> (Room, BallotId) {
    let mut room = Room::scheduled_as(board(), SessionKind::Circulated);
    room.must(CHAIR, Command::Join { conflicts: Vec::new() });
    room.must(CHAIR, Command::Start);
    room.must(CHAIR, Command::Present { item: item(1) });
    room.must(CHAIR, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    let known = room.item(1).recommendations[0].id;
    let options = vec![
        BallotOption { text: "Agree".to_owned(), recommendation: Some(known) },
        BallotOption { text: "Do not agree".to_owned(), recommendation: None },
    ];
    let (question, method) = ("As proposed?".to_owned(), Method::SimpleMajority);
    room.must(CHAIR, Command::OpenBallot { item: item(1), question, options, method, blind: true });
    let ballot = room.item(1).open_ballot().unwrap().id;
    (room, ballot)
}

fn agree(ballot: BallotId) -> Command {
    Command::Vote { item: item(1), ballot, choice: Choice::Option { index: 0 } }
}

fn close(ballot: BallotId) -> Command {
    Command::CloseBallot { item: item(1), ballot, override_reason: None }
}

#[test]
fn a_circulated_session_has_a_deadline_after_its_beginning() {
    let mut room = Room::empty();
    let Command::Schedule { session, board, starts_at, planned_minutes, video_link, kind, .. } =
        schedule(board(), SessionKind::Circulated)
    else {
        panic!("a plan")
    };
    let deadline = Some(starts_at);
    let plan = Command::Schedule { session, board, starts_at, planned_minutes, video_link, kind, deadline };
    assert_eq!(room.refused(COORDINATOR, plan), Refusal::DeadlineNeeded);
}

#[test]
fn members_answer_in_writing_when_they_have_declared_their_conflicts() {
    let (mut room, ballot) = asked();
    assert_eq!(room.item(1).open_ballot().unwrap().electorate.len(), 4);
    assert_eq!(room.refused(PATHOLOGIST, agree(ballot)), Refusal::Forbidden { needed: Needed::Attendee });
    room.must(PATHOLOGIST, Command::Join { conflicts: Vec::new() });
    room.must(PATHOLOGIST, agree(ballot));
    assert_eq!(room.state().attends(PersonId(id(PATHOLOGIST))).unwrap().how, How::InWriting);
}

#[test]
fn answers_are_awaited_until_the_deadline_and_then_a_quorum_of_answers_decides() {
    let (mut room, ballot) = asked();
    for number in [PATHOLOGIST, ONCOLOGIST] {
        room.must(number, Command::Join { conflicts: Vec::new() });
        room.must(number, agree(ballot));
    }
    room.must(CHAIR, agree(ballot));
    let deadline = now().plus_seconds(3600);
    let awaited = Refusal::AnswersAwaited { deadline, cast: 3, eligible: 4 };
    assert_eq!(room.refused(CHAIR, close(ballot)), awaited);
    room.passed = 3600;
    room.must(GENETICIST, Command::Join { conflicts: Vec::new() });
    assert_eq!(room.refused(GENETICIST, agree(ballot)), Refusal::DeadlinePassed { deadline });
    room.must(CHAIR, close(ballot));
    room.must(CHAIR, Command::DecideByBallot { item: item(1), ballot });
    let statement = room.item(1).decision.clone().unwrap().statement;
    assert_eq!((statement.quorum.held, statement.quorum.present), (true, 3));
    // The geneticist joined and did not answer.
    assert_eq!(statement.participants.len(), 3);
    let content = room.item(1).decision.as_ref().unwrap().content_sha256.clone();
    room.must(CHAIR, signature(&content, SignatureMeaning::Approved));
    assert_eq!(room.item(1).state, ItemState::Signed);
}

#[test]
fn too_few_answers_decide_nothing() {
    let (mut room, ballot) = asked();
    room.must(CHAIR, agree(ballot));
    room.passed = 3600;
    assert_eq!(room.refused(CHAIR, close(ballot)), Refusal::VotesMissing { cast: 1, eligible: 4 });
    let reason = Some("Nobody else will answer.".to_owned());
    room.must(CHAIR, Command::CloseBallot { item: item(1), ballot, override_reason: reason });
    let decide = Command::DecideByBallot { item: item(1), ballot };
    assert!(matches!(room.refused(CHAIR, decide), Refusal::NoQuorum { .. }));
}

#[test]
fn in_writing_several_cases_are_open_at_once_and_none_is_decided_by_silence() {
    let (mut room, _) = asked();
    room.must(CHAIR, Command::Present { item: item(2) });
    room.must(CHAIR, Command::Propose { item: item(2), content: nothing() });
    room.must(CHAIR, Command::ReadBack { item: item(2) });
    let decide = Command::DecideByConsensus { item: item(2) };
    assert_eq!(room.refused(CHAIR, decide), Refusal::BallotNeeded);
}
