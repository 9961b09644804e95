//! Who chairs: handed over by offer and acceptance, or taken by a deputy when the chair is away.

use crate::ids::PersonId;
use crate::standing::{Member, Office};

use super::decide::{attendee, chair, in_phase};
use super::state::{Claim, How, Phase, State};
use super::{Actor, Context, Event, Needed, Refusal};

/// Seconds that the chair has to say that they are here.
const AWAITED: i64 = 60;
/// Seconds after which a noted absence is forgotten: the chair may have been there and gone again.
const FORGOTTEN: i64 = 10 * 60;

fn open(state: &State) -> Result<(), Refusal> {
    if matches!(state.phase, Phase::Scheduled | Phase::Paused) {
        return Ok(());
    }
    in_phase(state, Phase::Live)
}

pub(super) fn offer(state: &State, to: Option<PersonId>, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    open(state)?;
    chair(state, actor)?;
    if to == Some(state.chair) || to == state.chair_offered {
        return Err(Refusal::Already);
    }
    let able = |person| state.attends(person).is_some_and(|one| one.votes() && one.how != How::InRoom);
    if to.is_some_and(|person| !able(person)) {
        return Err(Refusal::Forbidden { needed: Needed::Voter });
    }
    Ok(vec![Event::ChairOffered { to }])
}

pub(super) fn accept(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    open(state)?;
    if state.chair_offered != Some(actor.person.id) {
        return Err(Refusal::Unknown);
    }
    attendee(state, actor)?;
    Ok(vec![taken(state, actor, context)])
}

/// The first claim notes that the chair is away; the second, a minute later, takes the chair. Whoever left on record is
/// not waited for.
pub(super) fn claim(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    open(state)?;
    if state.chair == actor.person.id {
        return Err(Refusal::Already);
    }
    let own = actor.person.id;
    let mut before = in_order(state).take_while(|member| member.person != own);
    if !in_order(state).any(|member| member.person == own) {
        return Err(Refusal::Forbidden { needed: Needed::Deputy });
    }
    attendee(state, actor)?;
    if let Some(first) = before.find(|member| member.person != state.chair && here(state, member.person)) {
        return Err(Refusal::DeputyBefore { person: first.person });
    }
    if has_left(state, state.chair) {
        return Ok(vec![taken(state, actor, context)]);
    }
    if context.chair_is_here {
        return Err(Refusal::ChairIsHere);
    }
    let noted = Claim { by: own, at: context.now };
    match state.chair_claim {
        Some(claim) if context.now < claim.at.plus_seconds(AWAITED) => {
            Err(Refusal::ChairAwaited { until: claim.at.plus_seconds(AWAITED) })
        }
        Some(claim) if context.now < claim.at.plus_seconds(FORGOTTEN) => {
            Ok(vec![taken(state, actor, context)])
        }
        _ => Ok(vec![Event::ChairAbsenceNoted { claim: noted }]),
    }
}

pub(super) fn keep(state: &State, actor: &Actor, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    chair(state, actor)?;
    state.chair_claim.ok_or(Refusal::Already)?;
    Ok(vec![Event::ChairKept { at: context.now }])
}

/// Who may claim the chair, first one first: the board's chair, when somebody else chairs, then the deputies.
fn in_order(state: &State) -> impl Iterator<Item = &Member> {
    let chairs = state.board.members.iter().filter(|member| member.office == Office::Chair);
    chairs.chain(state.board.deputies())
}

fn here(state: &State, person: PersonId) -> bool {
    state.attends(person).is_some_and(|one| one.how != How::InRoom)
}

fn has_left(state: &State, person: PersonId) -> bool {
    let mut known = state.attendance.iter().filter(|one| one.person == Some(person)).peekable();
    known.peek().is_some() && known.all(|one| one.left_at.is_some())
}

fn taken(state: &State, actor: &Actor, context: &Context<'_>) -> Event {
    Event::ChairChanged { chair: actor.person.id, term: state.chair_term + 1, at: context.now }
}
