//! A closed session opened again, by two people and for addenda only: nothing that was decided or signed changes.

use crate::ids::AgendaItemId;
use crate::standing::MemberKind;

use super::decide::{chair, in_phase, reasoned};
use super::state::{Note, Phase, Reopening, State};
use super::{Actor, Context, Event, Needed, Refusal};

pub(super) fn ask(
    state: &State,
    reason: &str,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Closed)?;
    chair(state, actor)?;
    if state.reopening.is_some() {
        return Err(Refusal::Already);
    }
    let reopening = Reopening { by: actor.person.id, reason: reasoned(reason)?, at: context.now };
    Ok(vec![Event::ReopeningAsked { reopening }])
}

pub(super) fn confirm(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Closed)?;
    let reopening = state.reopening.as_ref().ok_or(Refusal::Unknown)?;
    let member = state.board.member(actor.person.id);
    if member.is_none_or(|member| member.kind != MemberKind::Voting) {
        return Err(Refusal::Forbidden { needed: Needed::Member });
    }
    if reopening.by == actor.person.id {
        return Err(Refusal::Forbidden { needed: Needed::SecondPerson });
    }
    Ok(vec![Event::Reopened {
        at: context.now,
        by: reopening.by,
        confirmed_by: actor.person.id,
        reason: reopening.reason.clone(),
    }])
}

pub(super) fn add(
    state: &State,
    id: AgendaItemId,
    text: &str,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    in_phase(state, Phase::Reopened)?;
    let item = state.item(id).ok_or(Refusal::Unknown)?;
    if state.board.member(actor.person.id).is_none() {
        return Err(Refusal::Forbidden { needed: Needed::Member });
    }
    if item.recused.contains(&actor.person.id) {
        return Err(Refusal::Recused { item: id });
    }
    let person = &actor.person;
    let addendum = Note { by: person.id, name: person.name.clone(), at: context.now, text: reasoned(text)? };
    Ok(vec![Event::AddendumAdded { item: id, addendum }])
}
