//! Opinions in writing, mostly of members who cannot attend.

use crate::ids::AgendaItemId;
use crate::standing::MemberKind;

use super::balloting::before_deadline;
use super::decide::{item_in, reasoned};
use super::state::{ItemState, Opinion, Phase, State};
use super::{Actor, Context, Event, Needed, Refusal};

/// A voting member or adviser gives an opinion, before the session or in it, until the case is decided.
pub(super) fn give(
    state: &State,
    id: AgendaItemId,
    text: &str,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    if !matches!(state.phase, Phase::Scheduled | Phase::Live | Phase::Paused) {
        return Err(Refusal::SessionNot { phase: state.phase, needed: Phase::Live });
    }
    let item = state.item(id).ok_or(Refusal::Unknown)?;
    item_in(item, &[ItemState::Queued, ItemState::Presenting])?;
    let person = &actor.person;
    let member = state.board.member(person.id);
    if member.is_none_or(|one| !matches!(one.kind, MemberKind::Voting | MemberKind::Adviser)) {
        return Err(Refusal::Forbidden { needed: Needed::Member });
    }
    if item.recused.contains(&person.id) {
        return Err(Refusal::Recused { item: id });
    }
    before_deadline(state, context)?;
    let opinion = Opinion {
        person: person.id,
        name: person.name.clone(),
        discipline: person.discipline,
        at: context.now,
        text: Some(reasoned(text)?),
    };
    Ok(vec![Event::OpinionGiven { item: id, opinion }])
}
