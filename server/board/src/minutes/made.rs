//! Minutes from events.

use crate::ballot::Ballot;
use crate::decision::{Decision, Reached};
use crate::ids::PersonId;
use crate::session::{Item, ItemState, State};

use super::spent::{Spent, spent};
use super::{
    BallotMinutes, CaseMinutes, DecisionMinutes, Minutes, NamedVote, OptionMinutes, ReachedMinutes, Timed,
};

/// The minutes of a session's events, in their order, as `viewer` may see them; none before it is scheduled.
pub fn minutes(events: &[Timed], viewer: PersonId) -> Option<Minutes> {
    let whole = State::fold(events.iter().map(|timed| &timed.event))?;
    let spent = spent(events);
    let seen = whole.seen_by(viewer);
    let case = |item: &Item| {
        let hidden = whole.item(item.id).is_some_and(|item| whole.hides(item, viewer));
        case_minutes(&seen, item, hidden, &spent)
    };
    Some(Minutes {
        session: seen.id,
        board: seen.board.id,
        board_name: seen.board.name.clone(),
        kind: seen.kind,
        phase: seen.phase,
        chair_name: name(&seen, seen.chair),
        starts_at: seen.starts_at,
        planned_minutes: seen.planned_minutes,
        started_at: seen.started_at,
        closed_at: seen.closed_at,
        paused_seconds: spent.paused(),
        attendance: seen.attendance.clone(),
        cases: seen.items.iter().map(case).collect(),
        carried_over: carried_over(&seen),
    })
}

fn carried_over(state: &State) -> Vec<crate::ids::AgendaItemId> {
    let carried = state.items.iter().filter(|item| item.state == ItemState::CarriedOver);
    carried.map(|item| item.id).collect()
}

fn name(state: &State, person: PersonId) -> String {
    let attended = state.attendance.iter().find(|one| one.person == Some(person)).map(|one| &one.name);
    let name = attended.or_else(|| state.board.member(person).map(|member| &member.name));
    name.cloned().unwrap_or_default()
}

fn case_minutes(state: &State, item: &Item, hidden: bool, spent: &Spent) -> CaseMinutes {
    CaseMinutes {
        item: item.id,
        case: item.case,
        hidden,
        pseudonym: item.pseudonym.clone(),
        question: item.question.clone(),
        urgent: item.urgent,
        state: item.state,
        planned_minutes: item.planned_minutes,
        seconds: spent.on(item.id),
        recused: item.recused.iter().map(|person| name(state, *person)).collect(),
        ballots: item.ballots.iter().filter(|one| !one.is_open()).map(|one| balloted(state, one)).collect(),
        decision: item.decision.as_ref().map(decided),
        deferred: item.deferred.clone(),
        withdrawn: item.withdrawn.clone(),
        addenda: item.addenda.clone(),
    }
}

fn decided(decision: &Decision) -> DecisionMinutes {
    let statement = &decision.statement;
    DecisionMinutes {
        decision: decision.id,
        version: statement.version,
        content_sha256: decision.content_sha256.clone(),
        decided_at: statement.decided_at,
        recommendations: statement.recommendations.clone(),
        reached: match &statement.reached {
            Reached::Consensus { read_back_at } => ReachedMinutes::Consensus { read_back_at: *read_back_at },
            Reached::Ballot { ballot } => ReachedMinutes::Ballot { question: ballot.question.clone() },
        },
        dissents: statement.dissents.clone(),
        signatures: decision.signatures.clone(),
        supersedes: statement.supersedes.clone(),
    }
}

/// Blind ballots and voided ones name nobody: the one by the board's choice, the other as it may be held again.
fn balloted(state: &State, ballot: &Ballot) -> BallotMinutes {
    let result = ballot.result.as_ref();
    let count = |at: usize| result.and_then(|result| result.counts.get(at).copied());
    let named = !ballot.blind && result.is_some();
    let votes = ballot.votes.iter().filter(|_| named);
    let vote = |vote: &crate::ballot::Vote| {
        vote.choice.map(|choice| NamedVote { name: name(state, vote.voter), choice })
    };
    BallotMinutes {
        question: ballot.question.clone(),
        method: ballot.method,
        blind: ballot.blind,
        opened_at: ballot.opened_at,
        options: ballot
            .options
            .iter()
            .enumerate()
            .map(|(at, option)| OptionMinutes { text: option.text.clone(), votes: count(at) })
            .collect(),
        abstained: result.map_or(0, |result| result.abstained),
        not_voted: result.map_or(0, |result| result.not_voted),
        carried: result.and_then(|result| result.carried),
        override_reason: result.and_then(|result| result.override_reason.clone()),
        voided: ballot.voided.clone(),
        votes: votes.filter_map(vote).collect(),
    }
}
