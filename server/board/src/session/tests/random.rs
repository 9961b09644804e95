//! Whatever people press, in whatever order: the state follows from the events, and the rules hold.

use proptest::prelude::*;

use super::*;
use crate::ballot::{BallotOption, Choice, Method};
use crate::decision::SignatureMeaning;
use crate::ids::BallotId;
use crate::session::ItemState;

#[derive(Clone, Debug)]
enum Press {
    Join,
    Leave,
    Start,
    Present,
    Propose,
    ReadBack,
    Dissent,
    Recuse(bool),
    OpenBallot,
    Vote(u8),
    CloseBallot,
    Consensus,
    ByBallot,
    Sign,
    WithdrawDecision,
    Defer,
    Close,
}

fn press() -> impl Strategy<Value = Press> {
    prop_oneof![
        4 => Just(Press::Join),
        1 => Just(Press::Leave),
        3 => Just(Press::Start),
        4 => Just(Press::Present),
        4 => Just(Press::Propose),
        4 => Just(Press::ReadBack),
        1 => Just(Press::Dissent),
        1 => any::<bool>().prop_map(Press::Recuse),
        2 => Just(Press::OpenBallot),
        4 => (0u8..3).prop_map(Press::Vote),
        2 => Just(Press::CloseBallot),
        3 => Just(Press::Consensus),
        2 => Just(Press::ByBallot),
        2 => Just(Press::Sign),
        1 => Just(Press::WithdrawDecision),
        1 => Just(Press::Defer),
        1 => Just(Press::Close),
    ]
}

fn command(room: &Room, by: u8, number: u8, press: &Press) -> Command {
    let known = room.item(number);
    let item = item(number);
    let ballot = known.ballots.last().map_or(BallotId(id(0)), |ballot| ballot.id);
    let reason = "Reason.".to_owned();
    match press {
        Press::Join => Command::Join { conflicts: Vec::new() },
        Press::Leave => Command::Leave { person: PersonId(id(by)) },
        Press::Start => Command::Start,
        Press::Present => Command::Present { item },
        Press::Propose => Command::Propose { item, content: treatment("dabrafenib") },
        Press::ReadBack => Command::ReadBack { item },
        Press::Dissent => Command::Dissent { item, reason },
        Press::Recuse(recused) => Command::DeclareConflict { item, recused: *recused },
        Press::OpenBallot => {
            let option = |text: &str| BallotOption { text: text.to_owned(), recommendation: None };
            let options = vec![option("Now"), option("Later")];
            Command::OpenBallot {
                item,
                question: reason,
                options,
                method: Method::SimpleMajority,
                blind: true,
            }
        }
        Press::Vote(index) => Command::Vote { item, ballot, choice: Choice::Option { index: *index } },
        Press::CloseBallot => Command::CloseBallot { item, ballot, override_reason: None },
        Press::Consensus => Command::DecideByConsensus { item },
        Press::ByBallot => Command::DecideByBallot { item, ballot },
        Press::Sign => {
            let content = known.decision.as_ref().map(|decision| decision.content_sha256.clone());
            Command::Sign {
                item,
                content_sha256: content.unwrap_or_else(|| crate::decision::ContentHash::of(b"")),
                meaning: SignatureMeaning::Approved,
                authenticated_at: now(),
                authentication: "demo".to_owned(),
            }
        }
        Press::WithdrawDecision => Command::WithdrawDecision { item, reason },
        Press::Defer => Command::Defer { item, reason },
        Press::Close => Command::Close { carry_over: vec![item] },
    }
}

fn holds(room: &Room) {
    let state = room.state();
    let before = |item: &&super::super::Item| matches!(item.state, ItemState::Presenting | ItemState::Voting);
    assert!(state.items.iter().filter(before).count() <= 1, "one case before the board at a time");
    for item in &state.items {
        for ballot in &item.ballots {
            let voters = ballot.votes.iter().map(|vote| vote.voter);
            assert!(
                voters.clone().all(|voter| ballot.electorate.contains(&voter)),
                "only the electorate votes"
            );
            let open_and_recused =
                ballot.is_open() && voters.clone().any(|voter| item.recused.contains(&voter));
            assert!(!open_and_recused, "nobody recused has a vote in an open ballot");
        }
        assert_eq!(item.state == ItemState::Voting, item.open_ballot().is_some());
        if let Some(decision) = &item.decision {
            let bytes = decision.statement.bytes().unwrap();
            assert_eq!(decision.content_sha256, crate::decision::ContentHash::of(&bytes));
            assert!(decision.statement.quorum.held, "decided with a quorum");
            let same = decision.signatures.iter().all(|one| one.content_sha256 == decision.content_sha256);
            assert!(same, "a signature is over the present content");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_rules_hold_whatever_is_pressed(presses in prop::collection::vec((1u8..6, 1u8..3, press()), 1..80)) {
        let mut room = Room::scheduled();
        for (by, number, press) in &presses {
            let command = command(&room, *by, *number, press);
            drop(room.give(*by, command));
            holds(&room);
        }
        let folded = State::fold(&room.events);
        prop_assert_eq!(folded.as_ref(), room.state.as_ref());
    }

    #[test]
    fn events_read_back_from_json_are_the_same(presses in prop::collection::vec((1u8..6, 1u8..3, press()), 1..40)) {
        let mut room = Room::presenting();
        for (by, number, press) in &presses {
            let command = command(&room, *by, *number, press);
            drop(room.give(*by, command));
        }
        for event in &room.events {
            let text = serde_json::to_string(event).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Event>(&text).unwrap(), event);
            let begins = format!("{{\"type\":\"{}\"", event.name());
            prop_assert!(text.starts_with(&begins), "{} in {}", begins, text);
        }
    }
}
