//! Before a session: when it is, what is on its agenda, and telling the members.

use crate::ids::AgendaItemId;
use crate::person::Role;
use crate::standing::Office;

use super::decide::{chair_or_secretary, in_phase, item_in, reasoned};
use super::state::{ItemState, Phase, SessionKind, State};
use super::{Actor, Command, Context, Event, Needed, Refusal};

pub(super) fn coordinator(actor: &Actor) -> Result<(), Refusal> {
    if actor.person.is(Role::Coordinator) {
        return Ok(());
    }
    Err(Refusal::Forbidden { needed: Needed::Coordinator })
}

pub(super) fn schedule(command: &Command, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let Command::Schedule { session, board, starts_at, planned_minutes, video_link, kind, deadline } =
        command
    else {
        return Err(Refusal::Unknown);
    };
    coordinator(actor)?;
    if !board.members.iter().any(|member| member.office == Office::Chair) {
        return Err(Refusal::Forbidden { needed: Needed::Chair });
    }
    let deadline = deadline.filter(|deadline| *kind == SessionKind::Circulated && deadline > starts_at);
    if *kind == SessionKind::Circulated && deadline.is_none() {
        return Err(Refusal::DeadlineNeeded);
    }
    Ok(vec![Event::Scheduled {
        session: *session,
        board: board.clone(),
        starts_at: *starts_at,
        planned_minutes: *planned_minutes,
        video_link: video_link.clone(),
        kind: *kind,
        deadline,
    }])
}

/// An urgent case that comes up while the session is on goes before all that wait.
pub(super) fn add_item(state: &State, command: &Command, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let Command::AddItem { item, case, pseudonym, question, planned_minutes, urgent } = command else {
        return Err(Refusal::Unknown);
    };
    coordinator(actor).or_else(|_| chair_or_secretary(state, actor))?;
    if !matches!(state.phase, Phase::Scheduled | Phase::Live | Phase::Paused) {
        return Err(Refusal::SessionNot { phase: state.phase, needed: Phase::Live });
    }
    if state.items.iter().any(|known| known.case == *case || known.id == *item) {
        return Err(Refusal::Already);
    }
    let added = Event::ItemAdded {
        item: *item,
        case: *case,
        pseudonym: pseudonym.clone(),
        question: question.clone(),
        planned_minutes: *planned_minutes,
        urgent: *urgent,
    };
    let first = state.items.iter().position(|known| known.state == ItemState::Queued);
    let Some(first) = first.filter(|_| *urgent && state.phase != Phase::Scheduled) else {
        return Ok(vec![added]);
    };
    let mut order: Vec<AgendaItemId> = state.items.iter().map(|known| known.id).collect();
    order.insert(first, *item);
    Ok(vec![added, Event::Reordered { order }])
}

pub(super) fn move_item(
    state: &State,
    id: AgendaItemId,
    before: Option<AgendaItemId>,
    actor: &Actor,
) -> Result<Vec<Event>, Refusal> {
    coordinator(actor).or_else(|_| chair_or_secretary(state, actor))?;
    if !matches!(state.phase, Phase::Scheduled | Phase::Live | Phase::Paused) {
        return Err(Refusal::SessionNot { phase: state.phase, needed: Phase::Live });
    }
    item_in(state.item(id).ok_or(Refusal::Unknown)?, &[ItemState::Queued])?;
    let known: Vec<AgendaItemId> = state.items.iter().map(|item| item.id).collect();
    let mut order: Vec<AgendaItemId> = known.iter().copied().filter(|one| *one != id).collect();
    let place = match before {
        Some(before) => order.iter().position(|one| *one == before).ok_or(Refusal::Unknown)?,
        None => order.len(),
    };
    order.insert(place, id);
    if order == known { Err(Refusal::Already) } else { Ok(vec![Event::Reordered { order }]) }
}

pub(super) fn publish(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Scheduled)?;
    coordinator(actor).or_else(|_| chair_or_secretary(state, actor))?;
    if state.items.is_empty() {
        return Err(Refusal::AgendaEmpty);
    }
    if state.published_at.is_some() {
        return Err(Refusal::Already);
    }
    Ok(vec![Event::AgendaPublished { at: context.now }])
}

pub(super) fn cancel(
    state: &State,
    reason: &str,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Scheduled)?;
    coordinator(actor).or_else(|_| chair_or_secretary(state, actor))?;
    Ok(vec![Event::Cancelled { at: context.now, reason: reasoned(reason)? }])
}
