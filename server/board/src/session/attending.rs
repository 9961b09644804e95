//! Who takes part: a record that a lost connection does not change.

use crate::ids::{AgendaItemId, PersonId};
use crate::standing::{MemberKind, Office};

use super::decide::{attendee, chair_or_secretary};
use super::state::{Attendance, How, ItemState, Phase, SessionKind, State};
use super::{Actor, Command, Context, Event, Needed, Refusal};

fn not_closed(state: &State) -> Result<(), Refusal> {
    if matches!(state.phase, Phase::Closed | Phase::Cancelled) {
        return Err(Refusal::SessionNot { phase: state.phase, needed: Phase::Live });
    }
    Ok(())
}

pub(super) fn join(
    state: &State,
    conflicts: &[AgendaItemId],
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    not_closed(state)?;
    let person = &actor.person;
    let mut events = Vec::new();
    match state.attends(person.id).map(|one| one.how) {
        Some(How::Device | How::InWriting) => return Err(Refusal::Already),
        // Entered as sitting in the room before, and now with a device after all.
        Some(How::InRoom) => events.push(Event::Left { person: person.id, at: context.now }),
        None => {}
    }
    let member = state.board.member(person.id);
    let attendance = Attendance {
        person: Some(person.id),
        name: person.name.clone(),
        discipline: person.discipline,
        place: person.place.clone(),
        kind: member.map_or(MemberKind::Guest, |member| member.kind),
        office: member.map_or(Office::Member, |member| member.office),
        how: if state.kind == SessionKind::Circulated { How::InWriting } else { How::Device },
        joined_at: context.now,
        left_at: None,
    };
    events.push(Event::Joined { attendance });
    for item in conflicts {
        state.item(*item).ok_or(Refusal::Unknown)?;
        events.push(Event::ConflictDeclared { item: *item, person: person.id, recused: true });
    }
    Ok(events)
}

pub(super) fn enter(
    state: &State,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Command::Enter { person, name, discipline, kind } = command else {
        return Err(Refusal::Unknown);
    };
    not_closed(state)?;
    chair_or_secretary(state, actor)?;
    let attendance = match person {
        Some(id) => {
            if state.attends(*id).is_some() {
                return Err(Refusal::Already);
            }
            let member = state.board.member(*id).ok_or(Refusal::Forbidden { needed: Needed::Member })?;
            Attendance {
                person: Some(*id),
                name: member.name.clone(),
                discipline: member.discipline,
                place: member.place.clone(),
                kind: member.kind,
                office: member.office,
                how: How::InRoom,
                joined_at: context.now,
                left_at: None,
            }
        }
        // Whoever is not a member has no vote, whatever the form said.
        None if name.trim().is_empty() || *kind == MemberKind::Voting => {
            return Err(Refusal::Forbidden { needed: Needed::Member });
        }
        None => Attendance {
            person: None,
            name: name.trim().to_owned(),
            discipline: *discipline,
            place: String::new(),
            kind: *kind,
            office: Office::Member,
            how: How::InRoom,
            joined_at: context.now,
            left_at: None,
        },
    };
    Ok(vec![Event::Joined { attendance }])
}

pub(super) fn leave(
    state: &State,
    person: PersonId,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    not_closed(state)?;
    if person != actor.person.id {
        chair_or_secretary(state, actor)?;
    }
    state.attends(person).ok_or(Refusal::Already)?;
    Ok(vec![Event::Left { person, at: context.now }])
}

pub(super) fn declare(
    state: &State,
    id: AgendaItemId,
    recused: bool,
    actor: &Actor,
) -> Result<Vec<Event>, Refusal> {
    not_closed(state)?;
    attendee(state, actor)?;
    let item = state.item(id).ok_or(Refusal::Unknown)?;
    super::decide::item_in(item, &[ItemState::Queued, ItemState::Presenting, ItemState::Voting])?;
    if item.recused.contains(&actor.person.id) == recused {
        return Err(Refusal::Already);
    }
    Ok(vec![Event::ConflictDeclared { item: id, person: actor.person.id, recused }])
}
