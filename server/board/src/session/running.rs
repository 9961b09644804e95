//! Scheduling, starting, closing, and which case is before the board.

use crate::ids::{AgendaItemId, PersonId};
use crate::person::Role;
use crate::standing::Office;

use super::decide::{attendee, chair, chair_or_secretary, in_phase, live_item};
use super::state::{ItemState, Phase, State};
use super::{Actor, Command, Context, Event, Needed, Refusal};

fn coordinator(actor: &Actor) -> Result<(), Refusal> {
    if actor.person.is(Role::Coordinator) {
        return Ok(());
    }
    Err(Refusal::Forbidden { needed: Needed::Coordinator })
}

pub(super) fn schedule(command: &Command, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let Command::Schedule { session, board, starts_at, planned_minutes, video_link } = command else {
        return Err(Refusal::Unknown);
    };
    coordinator(actor)?;
    if !board.members.iter().any(|member| member.office == Office::Chair) {
        return Err(Refusal::Forbidden { needed: Needed::Chair });
    }
    Ok(vec![Event::Scheduled {
        session: *session,
        board: board.clone(),
        starts_at: *starts_at,
        planned_minutes: *planned_minutes,
        video_link: video_link.clone(),
    }])
}

pub(super) fn add_item(state: &State, command: &Command, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    let Command::AddItem { item, case, pseudonym, question, planned_minutes } = command else {
        return Err(Refusal::Unknown);
    };
    coordinator(actor).or_else(|_| chair_or_secretary(state, actor))?;
    if state.phase == Phase::Closed {
        return Err(Refusal::SessionNot { phase: state.phase, needed: Phase::Live });
    }
    if state.items.iter().any(|known| known.case == *case || known.id == *item) {
        return Err(Refusal::Already);
    }
    Ok(vec![Event::ItemAdded {
        item: *item,
        case: *case,
        pseudonym: pseudonym.clone(),
        question: question.clone(),
        planned_minutes: *planned_minutes,
    }])
}

pub(super) fn start(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Scheduled)?;
    chair(state, actor)?;
    attendee(state, actor)?;
    Ok(vec![Event::Started { at: context.now }])
}

pub(super) fn close(
    state: &State,
    carry_over: &[AgendaItemId],
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Live)?;
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
    if let Some(other) = state.current() {
        return Err(Refusal::AnotherPresented { item: other.id });
    }
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
