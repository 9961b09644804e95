//! From agreement to a frozen statement, and from a statement to signatures.

use crate::decision::{
    ContentHash, Decision, Dissent, Participant, Reached, Signature, SignatureMeaning, Statement,
    StatementForm,
};
use crate::ids::{AgendaItemId, BallotId, DecisionId, RecommendationId, SignatureId};
use crate::recommendation::Recommendation;
use crate::standing::MemberKind;

use super::balloting::quorate;
use super::decide::{chair, item_in, live_item, reasoned, voter};
use super::state::{Item, ItemState, State};
use super::{Actor, Command, Context, Event, Needed, Refusal};

pub(super) fn by_consensus(
    state: &State,
    id: AgendaItemId,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Presenting])?;
    chair(state, actor)?;
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

pub(super) fn defer(
    state: &State,
    id: AgendaItemId,
    reason: &str,
    actor: &Actor,
) -> Result<Vec<Event>, Refusal> {
    live_item(state, id, &[ItemState::Queued, ItemState::Presenting])?;
    chair(state, actor)?;
    Ok(vec![Event::Deferred { item: id, reason: reasoned(reason)? }])
}

pub(super) fn withdraw(
    state: &State,
    id: AgendaItemId,
    reason: &str,
    actor: &Actor,
) -> Result<Vec<Event>, Refusal> {
    live_item(state, id, &[ItemState::Decided])?;
    chair(state, actor)?;
    if let Some(other) = state.current() {
        return Err(Refusal::AnotherPresented { item: other.id });
    }
    Ok(vec![Event::DecisionWithdrawn { item: id, reason: reasoned(reason)? }])
}

/// The chair approves; other voting members may add that they reviewed. Also after the session has closed.
pub(super) fn sign(
    state: &State,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Command::Sign { item: id, content_sha256, meaning, authenticated_at, authentication } = command
    else {
        return Err(Refusal::Unknown);
    };
    let item = state.item(*id).ok_or(Refusal::Unknown)?;
    item_in(item, &[ItemState::Decided, ItemState::Signed])?;
    let decision = item.decision.as_ref().ok_or(Refusal::Unknown)?;
    if *meaning == SignatureMeaning::Approved {
        chair(state, actor)?;
    }
    let took_part = decision
        .statement
        .participants
        .iter()
        .any(|one| one.person == Some(actor.person.id) && one.kind == MemberKind::Voting && !one.recused);
    if !took_part {
        return Err(Refusal::Forbidden { needed: Needed::Voter });
    }
    if decision.content_sha256 != *content_sha256 {
        return Err(Refusal::ContentChanged { current: decision.content_sha256.clone() });
    }
    if decision.signatures.iter().any(|one| one.signer == actor.person.id && one.meaning == *meaning) {
        return Err(Refusal::Already);
    }
    let signature = Signature {
        id: SignatureId(context.command.0),
        decision: decision.id,
        content_sha256: content_sha256.clone(),
        signer: actor.person.id,
        printed_name: actor.person.name.clone(),
        discipline: actor.person.discipline,
        meaning: *meaning,
        at: context.now,
        authenticated_at: *authenticated_at,
        authentication: authentication.clone(),
    };
    Ok(vec![Event::Signed { item: *id, signature }])
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
    };
    frozen(item.id, statement)
}

/// A dissent on a decided item changes what is signed: the statement is frozen anew, one version on.
fn refreeze(item: &Item, dissents: Vec<Dissent>, context: &Context<'_>) -> Result<Option<Event>, Refusal> {
    let Some(Decision { statement, .. }) = &item.decision else {
        return Ok(None);
    };
    let statement =
        Statement { version: item.versions + 1, dissents, decided_at: context.now, ..statement.clone() };
    frozen(item.id, statement).map(Some)
}

fn frozen(item: AgendaItemId, statement: Statement) -> Result<Event, Refusal> {
    let bytes = statement.bytes().map_err(|_| Refusal::NotWritable)?;
    Ok(Event::DecisionFrozen { item, content_sha256: ContentHash::of(&bytes), statement })
}

fn participants(state: &State, item: &Item) -> Vec<Participant> {
    let present = state.attendance.iter().filter(|one| one.left_at.is_none());
    present
        .map(|one| Participant {
            person: one.person,
            name: one.name.clone(),
            discipline: one.discipline,
            kind: one.kind,
            recused: one.person.is_some_and(|person| item.recused.contains(&person)),
        })
        .collect()
}
