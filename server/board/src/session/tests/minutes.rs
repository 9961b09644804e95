//! What the minutes say, and how long each case was before the board.

use super::*;
use crate::ballot::{BallotOption, Choice, Method};
use crate::minutes::{CaseMinutes, Minutes, ReachedMinutes, Timed, minutes};
use crate::session::{How, ItemState};

fn timed(room: &Room) -> Vec<Timed> {
    let events = room.times.iter().zip(&room.events);
    events.map(|(at, event)| Timed { at: *at, event: event.clone() }).collect()
}

fn read_by(room: &Room, viewer: u8) -> Minutes {
    minutes(&timed(room), PersonId(id(viewer))).unwrap()
}

fn of_case(room: &Room, number: u8) -> CaseMinutes {
    let cases = read_by(room, CHAIR).cases;
    cases.into_iter().find(|one| one.item == item(number)).unwrap()
}

/// Opens a ballot, lets three vote for the first, the second and the second option, and closes it.
fn balloted(room: &mut Room, blind: bool) {
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    let known = room.item(1).recommendations[0].id;
    let options = [("Wait", None), ("Treat", Some(known))]
        .map(|(text, recommendation)| BallotOption { text: text.to_owned(), recommendation });
    let (question, method) = ("Treat now?".to_owned(), Method::SimpleMajority);
    let options = options.to_vec();
    room.must(CHAIR, Command::OpenBallot { item: item(1), question, options, method, blind });
    let ballot = room.item(1).open_ballot().unwrap().id;
    for (voter, index) in [(CHAIR, 0), (ONCOLOGIST, 1), (PATHOLOGIST, 1)] {
        room.must(voter, Command::Vote { item: item(1), ballot, choice: Choice::Option { index } });
    }
    room.must(CHAIR, Command::CloseBallot { item: item(1), ballot, override_reason: None });
    room.must(CHAIR, Command::DecideByBallot { item: item(1), ballot });
}

#[test]
fn a_pause_is_not_counted_and_a_case_that_comes_back_goes_on_counting() {
    let mut room = Room::presenting(); // The first case is presented 8 s in; each command takes a second.
    room.passed += 300;
    room.must(CHAIR, Command::Pause); // 309
    room.passed += 600;
    room.must(CHAIR, Command::Resume); // 910
    room.passed += 60;
    room.must(CHAIR, Command::SetDown { item: item(1) }); // 971
    room.passed += 40;
    room.must(CHAIR, Command::Present { item: item(2) }); // 1012
    room.passed += 120;
    room.must(CHAIR, defer(2)); // 1133
    room.must(CHAIR, Command::Present { item: item(1) }); // 1134
    room.passed += 10;
    room.must(CHAIR, Command::Close { carry_over: vec![item(1)] }); // 1145
    room.passed += 5000;
    let told = read_by(&room, CHAIR);
    assert_eq!(
        told.cases.iter().map(|one| one.seconds).collect::<Vec<_>>(),
        [Some(301 + 61 + 11), Some(121)]
    );
    assert_eq!(told.paused_seconds, 601);
}

#[test]
fn a_decided_case_stops_counting_and_one_that_is_taken_back_goes_on() {
    let mut room = Room::decided(); // Presented 8 s in, decided 11 s in.
    room.passed += 900;
    room.must(PATHOLOGIST, Command::Dissent { item: item(1), reason: "Too little tissue.".to_owned() });
    assert_eq!(of_case(&room, 1).seconds, Some(3));
    room.must(CHAIR, Command::WithdrawDecision { item: item(1), reason: "New findings.".to_owned() }); // 913
    room.passed += 30;
    room.must(CHAIR, Command::SetDown { item: item(1) }); // 944
    assert_eq!(of_case(&room, 1).seconds, Some(3 + 31));
}

#[test]
fn a_case_that_was_never_presented_and_one_that_nobody_met_on_have_no_time() {
    assert_eq!(of_case(&Room::presenting(), 2).seconds, None);
    let mut room = Room::scheduled_as(board(), SessionKind::Circulated);
    room.must(CHAIR, Command::Join { conflicts: Vec::new() });
    room.must(CHAIR, Command::Start);
    room.must(CHAIR, Command::Present { item: item(1) });
    room.passed += 600;
    room.must(CHAIR, Command::SetDown { item: item(1) });
    assert_eq!(of_case(&room, 1).seconds, None);
}

#[test]
fn a_consensus_is_told_with_its_signatures_and_who_dissented() {
    let mut room = Room::decided();
    room.must(PATHOLOGIST, Command::Dissent { item: item(1), reason: "Too little tissue.".to_owned() });
    let content = room.item(1).decision.as_ref().unwrap().content_sha256.clone();
    room.must(CHAIR, signature(&content, SignatureMeaning::Approved));
    let told = of_case(&room, 1).decision.unwrap();
    assert_eq!((told.version, told.content_sha256), (2, content));
    assert_eq!(told.reached, ReachedMinutes::Consensus { read_back_at: now().plus_seconds(10) });
    assert_eq!(told.dissents[0].reason, "Too little tissue.");
    assert_eq!(told.signatures[0].printed_name, "Chair");
}

#[test]
fn an_open_ballot_names_who_voted_what() {
    let mut room = Room::presenting();
    balloted(&mut room, false);
    let told = of_case(&room, 1);
    let ballot = &told.ballots[0];
    let named: Vec<_> = ballot.votes.iter().map(|vote| (vote.name.as_str(), vote.choice)).collect();
    let option = |index| Choice::Option { index };
    assert_eq!(named, [("Chair", option(0)), ("Oncologist", option(1)), ("Pathologist", option(1))]);
    let counted: Vec<_> = ballot.options.iter().map(|one| (one.text.as_str(), one.votes)).collect();
    assert_eq!((counted, ballot.carried), (vec![("Wait", Some(1)), ("Treat", Some(2))], Some(1)));
    let reached = told.decision.unwrap().reached;
    assert_eq!(reached, ReachedMinutes::Ballot { question: "Treat now?".to_owned() });
}

#[test]
fn a_blind_ballot_tells_totals_alone() {
    let mut room = Room::presenting();
    balloted(&mut room, true);
    let ballot = &of_case(&room, 1).ballots[0];
    assert!(ballot.blind);
    assert_eq!(ballot.votes, []);
    assert_eq!(ballot.options.iter().map(|one| one.votes).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

#[test]
fn nobody_is_named_after_a_ballot_that_was_voided() {
    let mut room = Room::presenting();
    let options = ["Yes", "No"].map(|text| BallotOption { text: text.to_owned(), recommendation: None });
    let (question, method) = ("Now?".to_owned(), Method::SimpleMajority);
    let options = options.to_vec();
    room.must(CHAIR, Command::OpenBallot { item: item(1), question, options, method, blind: false });
    let ballot = room.item(1).open_ballot().unwrap().id;
    room.must(CHAIR, Command::Vote { item: item(1), ballot, choice: Choice::Option { index: 0 } });
    assert_eq!(of_case(&room, 1).ballots, [], "a ballot that is open is not told");
    room.must(CHAIR, defer(1));
    let ballot = &of_case(&room, 1).ballots[0];
    assert!(ballot.voided.is_some());
    assert_eq!((ballot.votes.len(), ballot.options[0].votes), (0, None));
}

#[test]
fn a_deferred_case_says_why_and_what_is_carried_over_is_listed() {
    let mut room = Room::presenting();
    room.must(CHAIR, defer(1));
    room.must(CHAIR, Command::Close { carry_over: vec![item(2)] });
    let told = read_by(&room, CHAIR);
    assert_eq!(told.cases[0].deferred.as_ref().unwrap().reason, "No tissue.");
    assert_eq!(told.cases[1].state, ItemState::CarriedOver);
    assert_eq!(told.carried_over, [item(2)]);
    assert!(told.closed_at.is_some());
}

#[test]
fn attendance_tells_who_sat_in_the_room_and_from_when_until_when() {
    let mut room = Room::presenting();
    let enter = Command::Enter {
        person: Some(PersonId(id(GENETICIST))),
        name: "Geneticist".to_owned(),
        discipline: Discipline::ClinicalGenetics,
        kind: MemberKind::Voting,
    };
    room.must(CHAIR, enter);
    room.must(ONCOLOGIST, Command::Leave { person: PersonId(id(ONCOLOGIST)) });
    let told = read_by(&room, CHAIR).attendance;
    let geneticist = told.iter().find(|one| one.name == "Geneticist").unwrap();
    assert_eq!((geneticist.how, geneticist.left_at), (How::InRoom, None));
    let oncologist = told.iter().find(|one| one.name == "Oncologist").unwrap();
    let (from, until) = (now().plus_seconds(5), now().plus_seconds(10));
    assert_eq!((oncologist.joined_at, oncologist.left_at), (from, Some(until)));
}

#[test]
fn whoever_is_recused_learns_that_a_case_was_there_and_nothing_of_it() {
    let mut room = Room::presenting();
    room.must(GENETICIST, Command::Join { conflicts: vec![item(1)] });
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    room.must(CHAIR, Command::ReadBack { item: item(1) });
    room.must(CHAIR, Command::DecideByConsensus { item: item(1) });
    let hidden = &read_by(&room, GENETICIST).cases[0];
    assert!(hidden.hidden && hidden.decision.is_none() && hidden.pseudonym.is_empty());
    let seen = &read_by(&room, CHAIR).cases[0];
    assert!(!seen.hidden && seen.decision.is_some());
    assert_eq!(seen.recused, ["Geneticist"]);
}
