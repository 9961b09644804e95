//! From agreement to a frozen statement.

use crate::ballot::Method;
use crate::decision::{ContentHash, Decision, Dissent, Participant, Reached, Statement, StatementForm};
use crate::ids::{AgendaItemId, BallotId, DecisionId, PersonId, RecommendationId};
use crate::recommendation::Recommendation;
use crate::text::FrozenTexts;

use super::balloting::quorate;
use super::decide::{chair, live_item, nothing_else_presented, reasoned, voter};
use super::state::{Attendance, Item, ItemState, SessionKind, State};
use super::{Actor, Context, Event, Refusal};

pub(super) fn by_consensus(
    state: &State,
    id: AgendaItemId,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Presenting])?;
    chair(state, actor)?;
    if state.kind == SessionKind::Circulated {
        return Err(Refusal::BallotNeeded);
    }
    quorate(state, item)?;
    let read_back = item.read_back.ok_or(Refusal::NotReadBack)?;
    if !item.dissents.is_empty() {
        return Err(Refusal::DissentStands { by: item.dissents.iter().map(|one| one.person).collect() });
    }
    let reached = Reached::Consensus { read_back_at: read_back.at };
    freeze(state, item, item.recommendations.clone(), reached, actor, context).map(|event| vec![event])
}

pub(super) fn by_ballot(
    state: &State,
    id: AgendaItemId,
    ballot: BallotId,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Presenting])?;
    chair(state, actor)?;
    quorate(state, item)?;
    let ballot = item.ballots.iter().find(|one| one.id == ballot).ok_or(Refusal::Unknown)?;
    if ballot.method == Method::Advisory {
        return Err(Refusal::AdvisoryOnly);
    }
    let carried = ballot.result.as_ref().and_then(|result| result.carried).ok_or(Refusal::NothingCarried)?;
    let lost: Vec<RecommendationId> = ballot
        .options
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != usize::from(carried))
        .filter_map(|(_, option)| option.recommendation)
        .collect();
    let kept: Vec<Recommendation> =
        item.recommendations.iter().filter(|one| !lost.contains(&one.id)).cloned().collect();
    let mut events: Vec<Event> = lost
        .into_iter()
        .filter(|id| item.recommendations.iter().any(|one| one.id == *id))
        .map(|recommendation| Event::Withdrawn { item: id, recommendation })
        .collect();
    let reached = Reached::Ballot { ballot: ballot.clone() };
    events.push(freeze(state, item, kept, reached, actor, context)?);
    Ok(events)
}

pub(super) fn dissent(
    state: &State,
    id: AgendaItemId,
    reason: &str,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Presenting, ItemState::Voting, ItemState::Decided])?;
    voter(state, item, actor)?;
    let person = &actor.person;
    let dissent =
        Dissent { person: person.id, name: person.name.clone(), reason: reasoned(reason)?, at: context.now };
    let mut dissents: Vec<Dissent> =
        item.dissents.iter().filter(|one| one.person != person.id).cloned().collect();
    dissents.push(dissent.clone());
    let mut events = vec![Event::DissentRecorded { item: id, dissent }];
    events.extend(refreeze(item, dissents, context)?);
    Ok(events)
}

pub(super) fn withdraw_dissent(
    state: &State,
    id: AgendaItemId,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Presenting, ItemState::Voting, ItemState::Decided])?;
    let person = actor.person.id;
    let (own, others): (Vec<Dissent>, Vec<Dissent>) =
        item.dissents.iter().cloned().partition(|one| one.person == person);
    if own.is_empty() {
        return Err(Refusal::Unknown);
    }
    let mut events = vec![Event::DissentWithdrawn { item: id, person }];
    events.extend(refreeze(item, others, context)?);
    Ok(events)
}

pub(super) fn withdraw(
    state: &State,
    id: AgendaItemId,
    reason: &str,
    actor: &Actor,
) -> Result<Vec<Event>, Refusal> {
    live_item(state, id, &[ItemState::Decided])?;
    chair(state, actor)?;
    nothing_else_presented(state)?;
    Ok(vec![Event::DecisionWithdrawn { item: id, reason: reasoned(reason)? }])
}

fn freeze(
    state: &State,
    item: &Item,
    recommendations: Vec<Recommendation>,
    reached: Reached,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Event, Refusal> {
    if recommendations.is_empty() {
        return Err(Refusal::NothingProposed);
    }
    let case = item.presented.clone().ok_or(Refusal::Unknown)?;
    let statement = Statement {
        form: StatementForm::V1,
        decision: DecisionId(context.command.0),
        version: item.versions + 1,
        board: state.board.id,
        board_name: state.board.name.clone(),
        session: state.id,
        item: item.id,
        case,
        participants: participants(state, item),
        quorum: state.quorum(Some(item)),
        recommendations,
        reached,
        dissents: item.dissents.clone(),
        decided_at: context.now,
        decided_by: actor.person.id,
        opinions: item.opinions.clone(),
        supersedes: item.supersedes.clone(),
        co_signers: state.board.policy.co_signers.clone(),
        rationale: context.texts.rationale.clone(),
    };
    frozen(item.id, statement, context.texts.frozen())
}

/// A dissent on a decided item changes what is signed: the statement is frozen anew, one version on.
fn refreeze(item: &Item, dissents: Vec<Dissent>, context: &Context<'_>) -> Result<Option<Event>, Refusal> {
    let Some(Decision { statement, .. }) = &item.decision else {
        return Ok(None);
    };
    let statement =
        Statement { version: item.versions + 1, dissents, decided_at: context.now, ..statement.clone() };
    frozen(item.id, statement, item.texts.clone()).map(Some)
}

fn frozen(item: AgendaItemId, statement: Statement, texts: Option<FrozenTexts>) -> Result<Event, Refusal> {
    let bytes = statement.bytes().map_err(|_| Refusal::NotWritable)?;
    Ok(Event::DecisionFrozen { item, content_sha256: ContentHash::of(&bytes), statement, texts })
}

/// Who heard the case: those who were there for some of the time since it was presented, each once. In writing, those
/// who answered, and those recused.
fn participants(state: &State, item: &Item) -> Vec<Participant> {
    let answered = item.answered();
    let circulated = state.kind == SessionKind::Circulated;
    let recused = |person: Option<PersonId>| person.is_some_and(|person| item.recused.contains(&person));
    let took_part = |one: &&Attendance| {
        if circulated {
            return recused(one.person) || one.person.is_some_and(|person| answered.contains(&person));
        }
        item.presented_at.is_none_or(|at| one.since(at))
    };
    let mut heard: Vec<Participant> = Vec::new();
    for one in state.attendance.iter().filter(took_part) {
        let left_at = one.left_at.filter(|_| !circulated);
        let before = heard.iter_mut().find(|known| known.person.is_some() && known.person == one.person);
        if let Some(again) = before {
            (again.how, again.left_at) = (Some(one.how), left_at);
            continue;
        }
        heard.push(Participant {
            person: one.person,
            name: one.name.clone(),
            discipline: one.discipline,
            kind: one.kind,
            recused: recused(one.person),
            office: Some(one.office),
            how: Some(one.how),
            joined_at: Some(one.joined_at),
            left_at,
        });
    }
    heard
}
