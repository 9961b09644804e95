//! Starting, pausing, closing, and which case is before the board.

use crate::ids::{AgendaItemId, PersonId};

use super::decide::{attendee, chair, chair_or_secretary, in_phase, live_item, nothing_else_presented};
use super::state::{ItemState, Phase, State};
use super::{Actor, Context, Event, Refusal};

pub(super) fn start(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Scheduled)?;
    chair(state, actor)?;
    attendee(state, actor)?;
    Ok(vec![Event::Started { at: context.now }])
}

pub(super) fn pause(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Live)?;
    chair_or_secretary(state, actor)?;
    Ok(vec![Event::Paused { at: context.now }])
}

pub(super) fn resume(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Paused)?;
    chair_or_secretary(state, actor)?;
    Ok(vec![Event::Resumed { at: context.now }])
}

/// Every case must be signed, deferred, taken off the agenda, or named to be carried over.
pub(super) fn close(
    state: &State,
    carry_over: &[AgendaItemId],
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    if !matches!(state.phase, Phase::Live | Phase::Paused | Phase::Reopened) {
        return Err(Refusal::SessionNot { phase: state.phase, needed: Phase::Live });
    }
    chair(state, actor)?;
    let may_be_carried = |id: &AgendaItemId, item: ItemState| {
        carry_over.contains(id) && matches!(item, ItemState::Queued | ItemState::Presenting)
    };
    let open: Vec<AgendaItemId> = state
        .items
        .iter()
        .filter(|item| !item.is_done() && !may_be_carried(&item.id, item.state))
        .map(|item| item.id)
        .collect();
    if !open.is_empty() {
        return Err(Refusal::CasesOpen { items: open });
    }
    let carried = state.items.iter().filter(|item| may_be_carried(&item.id, item.state));
    Ok(vec![Event::Closed { at: context.now, carried_over: carried.map(|item| item.id).collect() }])
}

pub(super) fn present(
    state: &State,
    id: AgendaItemId,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    live_item(state, id, &[ItemState::Queued])?;
    chair_or_secretary(state, actor)?;
    nothing_else_presented(state)?;
    let case = context.case.ok_or(Refusal::Unknown)?;
    let presenter = if state.chair == actor.person.id { actor.person.id } else { state.chair };
    Ok(vec![Event::Presented { item: id, at: context.now, presenter, case: case.clone() }])
}

pub(super) fn set_down(state: &State, id: AgendaItemId, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    live_item(state, id, &[ItemState::Presenting])?;
    chair_or_secretary(state, actor)?;
    Ok(vec![Event::SetDown { item: id }])
}

pub(super) fn set_presenter(state: &State, person: PersonId, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Live)?;
    chair_or_secretary(state, actor)?;
    state.attends(person).ok_or(Refusal::Unknown)?;
    Ok(vec![Event::PresenterSet { person }])
}
