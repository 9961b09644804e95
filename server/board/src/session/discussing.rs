//! What is said about the case before the board, and the draft of its statement.

use crate::ids::{AgendaItemId, RecommendationId};
use crate::recommendation::{Recommendation, RecommendationContent};

use super::decide::{attendee, chair_or_secretary, live_item, reasoned};
use super::state::{Item, ItemState, Note, ReadBack, State};
use super::{Actor, Command, Context, Event, Refusal};

fn discussed<'a>(state: &'a State, id: AgendaItemId, actor: &Actor) -> Result<&'a Item, Refusal> {
    let item = live_item(state, id, &[ItemState::Presenting])?;
    attendee(state, actor)?;
    if item.recused.contains(&actor.person.id) {
        return Err(Refusal::Recused { item: id });
    }
    Ok(item)
}

pub(super) fn wishes_spoken(
    state: &State,
    id: AgendaItemId,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    if discussed(state, id, actor)?.wishes_spoken_at.is_some() {
        return Err(Refusal::Already);
    }
    Ok(vec![Event::WishesSpoken { item: id, at: context.now }])
}

/// Saying it again puts the later words in the place of the former.
pub(super) fn explained_spoken(
    state: &State,
    id: AgendaItemId,
    text: &str,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    discussed(state, id, actor)?;
    let person = &actor.person;
    let explained = Note { by: person.id, name: person.name.clone(), at: context.now, text: reasoned(text)? };
    Ok(vec![Event::ExplainedSpoken { item: id, explained }])
}

pub(super) fn add_note(
    state: &State,
    id: AgendaItemId,
    text: &str,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Presenting, ItemState::Voting])?;
    attendee(state, actor)?;
    if item.recused.contains(&actor.person.id) {
        return Err(Refusal::Recused { item: id });
    }
    let person = &actor.person;
    let note = Note { by: person.id, name: person.name.clone(), at: context.now, text: reasoned(text)? };
    Ok(vec![Event::NoteAdded { item: id, note }])
}

pub(super) fn propose(
    state: &State,
    id: AgendaItemId,
    content: &RecommendationContent,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    discussed(state, id, actor)?;
    complete(content)?;
    let recommendation = Recommendation {
        id: RecommendationId(context.command.0),
        revision: 1,
        proposed_by: actor.person.id,
        proposed_at: context.now,
        content: content.clone(),
    };
    Ok(vec![Event::Proposed { item: id, recommendation }])
}

pub(super) fn revise(
    state: &State,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Command::Revise { item, recommendation, revision, content } = command else {
        return Err(Refusal::Unknown);
    };
    let known = discussed(state, *item, actor)?;
    let present =
        known.recommendations.iter().find(|one| one.id == *recommendation).ok_or(Refusal::Unknown)?;
    if present.revision != *revision {
        return Err(Refusal::Stale { current: present.revision });
    }
    complete(content)?;
    let recommendation = Recommendation {
        id: present.id,
        revision: present.revision + 1,
        proposed_by: actor.person.id,
        proposed_at: context.now,
        content: content.clone(),
    };
    Ok(vec![Event::Revised { item: *item, recommendation }])
}

pub(super) fn withdraw(
    state: &State,
    id: AgendaItemId,
    recommendation: RecommendationId,
    actor: &Actor,
) -> Result<Vec<Event>, Refusal> {
    let item = discussed(state, id, actor)?;
    let known = item.recommendations.iter().find(|one| one.id == recommendation).ok_or(Refusal::Unknown)?;
    if known.proposed_by != actor.person.id {
        chair_or_secretary(state, actor)?;
    }
    Ok(vec![Event::Withdrawn { item: id, recommendation }])
}

pub(super) fn read_back(
    state: &State,
    id: AgendaItemId,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Presenting])?;
    chair_or_secretary(state, actor)?;
    if item.recommendations.is_empty() {
        return Err(Refusal::NothingProposed);
    }
    let read_back = ReadBack { by: actor.person.id, at: context.now };
    Ok(vec![Event::ReadBackBegun { item: id, read_back }])
}

fn complete(content: &RecommendationContent) -> Result<(), Refusal> {
    content.lacks().map_or(Ok(()), |field| Err(Refusal::Incomplete { field }))
}
