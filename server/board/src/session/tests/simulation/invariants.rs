//! What holds of a session at every moment.

use std::collections::BTreeMap;

use crate::ballot::Ballot;
use crate::decision::{ContentHash, Decision};
use crate::ids::{BallotId, DecisionId, PersonId};
use crate::session::{Event, Item, ItemState, SessionKind, State};

/// What has been seen of a session and may not change any more.
#[derive(Default)]
pub struct Seen {
    electorates: BTreeMap<BallotId, Vec<PersonId>>,
    signed: BTreeMap<DecisionId, ContentHash>,
    term: u32,
}

impl Seen {
    /// Checks the state after `events`.
    ///
    /// # Panics
    /// A rule is broken.
    pub fn check(&mut self, state: &State, events: &[Event]) {
        let before = |item: &&Item| matches!(item.state, ItemState::Presenting | ItemState::Voting);
        let presented = state.items.iter().filter(before).count();
        let in_writing = state.kind == SessionKind::Circulated;
        assert!(presented <= 1 || in_writing, "one case before the board at a time");
        assert!(state.chair_term >= self.term, "terms do not run backwards");
        self.term = state.chair_term;
        for item in &state.items {
            assert_eq!(item.state == ItemState::Voting, item.open_ballot().is_some());
            for ballot in &item.ballots {
                self.ballot(item, ballot);
            }
            for decision in item.decision.iter().chain(&item.earlier) {
                self.decision(item, decision);
            }
        }
        for event in events {
            of_event(state, event);
        }
    }

    fn ballot(&mut self, item: &Item, ballot: &Ballot) {
        let voters = ballot.votes.iter().map(|vote| vote.voter);
        assert!(voters.clone().all(|voter| ballot.electorate.contains(&voter)), "only the electorate votes");
        if ballot.is_open() {
            assert!(voters.clone().all(|voter| !item.recused.contains(&voter)), "no vote of anybody recused");
        }
        if ballot.blind && ballot.result.is_some() {
            let opens = |vote: &crate::ballot::Vote| {
                vote.sealed.as_ref().zip(vote.choice).is_some_and(|(sealed, choice)| sealed.opens(choice))
            };
            assert!(ballot.votes.iter().all(opens), "every seal opens");
        }
        // Frozen at opening: nobody enters it any more; who declares a conflict of interest leaves it.
        let known = self.electorates.entry(ballot.id).or_insert_with(|| ballot.electorate.clone());
        assert!(ballot.electorate.iter().all(|one| known.contains(one)), "the electorate is frozen");
    }

    fn decision(&mut self, item: &Item, decision: &Decision) {
        let same = |one: &crate::decision::Signature| one.content_sha256 == decision.content_sha256;
        assert!(decision.signatures.iter().all(same), "no signature over other content");
        let is_signed =
            item.earlier.iter().any(|one| one.id == decision.id) || item.state == ItemState::Signed;
        if is_signed {
            let known = self.signed.entry(decision.id).or_insert_with(|| decision.content_sha256.clone());
            assert_eq!(*known, decision.content_sha256, "what is signed does not change");
        }
    }
}

fn of_event(state: &State, event: &Event) {
    match event {
        Event::VoteCast { item, vote, .. } => {
            let recused = state.item(*item).unwrap().recused.contains(&vote.voter);
            assert!(!recused, "no vote of anybody recused");
        }
        Event::DecisionFrozen { content_sha256, statement, .. } => {
            assert_eq!(*content_sha256, ContentHash::of(&statement.bytes().unwrap()));
            assert!(statement.quorum.held, "decided with a quorum");
        }
        Event::Signed { item, signature, .. } => {
            let decision = state.item(*item).unwrap().decision.as_ref().unwrap();
            assert_eq!(decision.content_sha256, signature.content_sha256, "signed as it stands");
        }
        _ => {}
    }
}
