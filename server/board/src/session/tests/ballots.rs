use super::*;
use crate::ballot::{BallotOption, Choice, Method};
use crate::ids::{BallotId, RecommendationId};
use crate::session::{ItemState, Needed, Recorded, Seen};

fn open(room: &mut Room, blind: bool) -> BallotId {
    for drug in ["dabrafenib", "ribociclib"] {
        room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment(drug) });
    }
    let option = |at: usize| BallotOption {
        text: format!("Option {at}"),
        recommendation: Some(room.item(1).recommendations[at].id),
    };
    let options = vec![option(0), option(1)];
    let question = "Which first?".to_owned();
    let method = Method::SimpleMajority;
    room.must(CHAIR, Command::OpenBallot { item: item(1), question, options, method, blind });
    room.item(1).open_ballot().unwrap().id
}

fn vote(ballot: BallotId, index: u8) -> Command {
    Command::Vote { item: item(1), ballot, choice: Choice::Option { index } }
}

fn close(ballot: BallotId) -> Command {
    Command::CloseBallot { item: item(1), ballot, override_reason: None }
}

#[test]
fn a_majority_carries_and_the_losing_recommendation_falls_away() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, false);
    room.must(CHAIR, vote(ballot, 1));
    room.must(ONCOLOGIST, vote(ballot, 1));
    room.must(PATHOLOGIST, vote(ballot, 0));
    room.must(CHAIR, close(ballot));
    let result = room.item(1).ballots[0].result.clone().unwrap();
    assert_eq!((result.counts, result.abstained, result.carried), (vec![1, 2], 0, Some(1)));
    let kept: RecommendationId = room.item(1).recommendations[1].id;
    room.must(CHAIR, Command::DecideByBallot { item: item(1), ballot });
    let statement = &room.item(1).decision.as_ref().unwrap().statement;
    assert_eq!(statement.recommendations.iter().map(|one| one.id).collect::<Vec<_>>(), [kept]);
    assert_eq!(room.item(1).state, ItemState::Decided);
}

#[test]
fn a_tie_carries_nothing() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, false);
    room.must(CHAIR, vote(ballot, 1));
    room.must(ONCOLOGIST, vote(ballot, 0));
    room.must(PATHOLOGIST, Command::Vote { item: item(1), ballot, choice: Choice::Abstain });
    room.must(CHAIR, close(ballot));
    let decide = Command::DecideByBallot { item: item(1), ballot };
    assert_eq!(room.refused(CHAIR, decide), Refusal::NothingCarried);
}

#[test]
fn an_adviser_and_a_late_comer_are_not_in_the_electorate() {
    let mut room = Room::presenting();
    room.must(ADVISER, Command::Join { conflicts: Vec::new() });
    room.must(PATHOLOGIST, Command::Leave { person: PersonId(id(PATHOLOGIST)) });
    room.must(PATHOLOGIST, Command::Join { conflicts: Vec::new() });
    let ballot = open(&mut room, false);
    assert_eq!(room.refused(ADVISER, vote(ballot, 0)), Refusal::Forbidden { needed: Needed::Voter });
    room.must(PATHOLOGIST, vote(ballot, 0));
}

#[test]
fn a_ballot_cannot_be_closed_before_a_quorum_has_voted_but_by_the_chair_with_a_reason() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, false);
    room.must(CHAIR, vote(ballot, 1));
    assert_eq!(room.refused(CHAIR, close(ballot)), Refusal::VotesMissing { cast: 1, eligible: 3 });
    let overridden = |reason: &str| Command::CloseBallot {
        item: item(1),
        ballot,
        override_reason: Some(reason.to_owned()),
    };
    assert_eq!(room.refused(CHAIR, overridden(" ")), Refusal::ReasonNeeded);
    assert_eq!(room.refused(SECRETARY, overridden("late")), Refusal::Forbidden { needed: Needed::Chair });
    room.must(CHAIR, overridden("Two members were called away."));
    assert_eq!(room.item(1).ballots[0].result.as_ref().unwrap().not_voted, 2);
}

#[test]
fn a_second_vote_replaces_the_first() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, false);
    room.must(CHAIR, vote(ballot, 1));
    room.must(CHAIR, vote(ballot, 0));
    assert_eq!(room.item(1).open_ballot().unwrap().count(), (vec![1, 0], 0));
}

#[test]
fn nobody_sees_a_choice_of_a_blind_ballot_before_it_closes() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, true);
    let cast = room.must(CHAIR, vote(ballot, 1)).remove(0);
    let recorded = Recorded { seq: 12, event: cast };
    let choice = |number| match room.state().event_seen_by(&recorded, PersonId(id(number))) {
        Seen::Event(Event::VoteCast { vote, .. }) => vote.choice,
        other => panic!("{other:?}"),
    };
    assert_eq!(choice(PATHOLOGIST), None);
    assert_eq!(choice(CHAIR), Some(Choice::Option { index: 1 }));
    let seen = room.state().seen_by(PersonId(id(PATHOLOGIST)));
    assert_eq!(seen.item(item(1)).unwrap().open_ballot().unwrap().votes[0].choice, None);
}

#[test]
fn an_option_that_does_not_exist_is_refused_with_how_many_there_are() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, false);
    assert_eq!(room.refused(CHAIR, vote(ballot, 2)), Refusal::NoSuchOption { options: 2 });
}

#[test]
fn recusal_during_a_ballot_voids_the_vote() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, false);
    room.must(ONCOLOGIST, vote(ballot, 1));
    room.must(ONCOLOGIST, Command::DeclareConflict { item: item(1), recused: true });
    let open = room.item(1).open_ballot().unwrap();
    assert_eq!((open.votes.len(), open.electorate.len()), (0, 2));
    assert_eq!(room.refused(ONCOLOGIST, vote(ballot, 1)), Refusal::Recused { item: item(1) });
}

#[test]
fn a_ballot_closes_when_all_who_can_vote_have_though_one_sits_in_the_room_without_a_device() {
    let mut room = Room::scheduled();
    for number in [CHAIR, ONCOLOGIST] {
        room.must(number, Command::Join { conflicts: Vec::new() });
    }
    let enter = Command::Enter {
        person: Some(PersonId(id(PATHOLOGIST))),
        name: String::new(),
        discipline: Discipline::Pathology,
        kind: MemberKind::Voting,
    };
    room.must(SECRETARY, enter);
    room.must(CHAIR, Command::Start);
    room.must(CHAIR, Command::Present { item: item(1) });
    let ballot = open(&mut room, false);
    room.must(CHAIR, vote(ballot, 1));
    assert_eq!(room.refused(CHAIR, close(ballot)), Refusal::VotesMissing { cast: 1, eligible: 2 });
    room.must(ONCOLOGIST, vote(ballot, 1));
    room.must(CHAIR, close(ballot));
    assert_eq!(room.item(1).ballots[0].result.as_ref().unwrap().carried, Some(1));
}

#[test]
fn an_advisory_ballot_shows_where_members_stand_and_decides_nothing() {
    let mut room = Room::presenting();
    let options = ["Now", "Later"].map(|text| BallotOption { text: text.to_owned(), recommendation: None });
    let (question, method) = ("When?".to_owned(), Method::Advisory);
    room.must(ONCOLOGIST, Command::Propose { item: item(1), content: treatment("dabrafenib") });
    let options = options.to_vec();
    room.must(CHAIR, Command::OpenBallot { item: item(1), question, options, method, blind: false });
    let ballot = room.item(1).open_ballot().unwrap().id;
    for number in [CHAIR, ONCOLOGIST, PATHOLOGIST] {
        room.must(number, vote(ballot, 0));
    }
    room.must(CHAIR, close(ballot));
    let result = room.item(1).ballots[0].result.clone().unwrap();
    assert_eq!((result.counts, result.carried), (vec![3, 0], None));
    let decide = Command::DecideByBallot { item: item(1), ballot };
    assert_eq!(room.refused(CHAIR, decide), Refusal::AdvisoryOnly);
}

#[test]
fn agreement_is_the_share_of_all_votes_cast() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, false);
    room.must(CHAIR, vote(ballot, 1));
    room.must(ONCOLOGIST, vote(ballot, 1));
    room.must(PATHOLOGIST, Command::Vote { item: item(1), ballot, choice: Choice::Abstain });
    room.must(CHAIR, close(ballot));
    assert_eq!(room.item(1).ballots[0].result.as_ref().unwrap().agreement(), Some((2, 3)));
}

#[test]
fn a_ballot_rests_while_the_quorum_is_lost() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, false);
    room.must(PATHOLOGIST, Command::Leave { person: PersonId(id(PATHOLOGIST)) });
    assert!(matches!(room.refused(CHAIR, vote(ballot, 1)), Refusal::NoQuorum { .. }));
    room.must(PATHOLOGIST, Command::Join { conflicts: Vec::new() });
    room.must(CHAIR, vote(ballot, 1));
}

#[test]
fn a_blind_vote_is_bound_to_its_choice_and_its_seal_opens_when_the_ballot_closes() {
    let mut room = Room::presenting();
    let ballot = open(&mut room, true);
    let cast = room.must(CHAIR, vote(ballot, 1)).remove(0);
    let recorded = Recorded { seq: 12, event: cast };
    let Seen::Event(Event::VoteCast { vote: seen, .. }) =
        room.state().event_seen_by(&recorded, PersonId(id(PATHOLOGIST)))
    else {
        panic!("a vote")
    };
    let promised = seen.sealed.unwrap();
    assert_eq!((promised.salt.as_deref(), promised.sha256.len()), (None, 64));
    assert!(!promised.opens(Choice::Option { index: 1 }), "without the salt nothing can be tried");
    for number in [ONCOLOGIST, PATHOLOGIST] {
        room.must(number, vote(ballot, 0));
    }
    room.must(CHAIR, close(ballot));
    let opened = room.item(1).ballots[0].votes[0].clone();
    let sealed = opened.sealed.unwrap();
    assert_eq!(sealed.sha256, promised.sha256);
    assert!(sealed.opens(Choice::Option { index: 1 }));
    assert!(!sealed.opens(Choice::Option { index: 0 }));
    assert!(!sealed.opens(Choice::Abstain));
}
