//! What becomes of a case that is not decided as it stands: deferred, taken off the agenda, or taken up again.

use crate::decision::Supersedes;
use crate::ids::AgendaItemId;

use super::decide::{chair, chair_or_secretary, item_in, live_item, nothing_else_presented, reasoned};
use super::planning::coordinator;
use super::state::{ItemState, Phase, State};
use super::{Actor, Command, Context, Event, Refusal};

/// Puts a case off. An open ballot is void then, and a decision that is not signed is withdrawn.
pub(super) fn defer(
    state: &State,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    use ItemState::{Decided, Presenting, Queued, Voting};
    let Command::Defer { item: id, reason, until, missing } = command else {
        return Err(Refusal::Unknown);
    };
    let item = live_item(state, *id, &[Queued, Presenting, Voting, Decided])?;
    chair(state, actor)?;
    let reason = reasoned(reason)?;
    let mut events = Vec::new();
    if let Some(ballot) = item.open_ballot() {
        let (at, reason) = (context.now, reason.clone());
        events.push(Event::BallotVoided { item: *id, ballot: ballot.id, at, reason });
    }
    if item.state == Decided {
        events.push(Event::DecisionWithdrawn { item: *id, reason: reason.clone() });
    }
    events.push(Event::Deferred { item: *id, reason, until: *until, missing: missing.clone() });
    Ok(events)
}

pub(super) fn requeue(state: &State, id: AgendaItemId, actor: &Actor) -> Result<Vec<Event>, Refusal> {
    live_item(state, id, &[ItemState::Deferred])?;
    chair_or_secretary(state, actor)?;
    Ok(vec![Event::Requeued { item: id }])
}

pub(super) fn withdraw(
    state: &State,
    id: AgendaItemId,
    reason: &str,
    actor: &Actor,
) -> Result<Vec<Event>, Refusal> {
    use ItemState::{Deferred, Presenting, Queued};
    coordinator(actor).or_else(|_| chair(state, actor))?;
    if !matches!(state.phase, Phase::Scheduled | Phase::Live) {
        return Err(Refusal::SessionNot { phase: state.phase, needed: Phase::Live });
    }
    item_in(state.item(id).ok_or(Refusal::Unknown)?, &[Queued, Presenting, Deferred])?;
    Ok(vec![Event::CaseWithdrawn { item: id, reason: reasoned(reason)? }])
}

/// Takes a signed case up again as it stands in the store now. The signed version stays what it is.
pub(super) fn amend(
    state: &State,
    id: AgendaItemId,
    reason: &str,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Signed])?;
    chair(state, actor)?;
    nothing_else_presented(state)?;
    let signed = item.decision.as_ref().ok_or(Refusal::Unknown)?;
    let supersedes = Supersedes {
        decision: signed.id,
        version: signed.statement.version,
        content_sha256: signed.content_sha256.clone(),
        reason: reasoned(reason)?,
    };
    let case = context.case.ok_or(Refusal::Unknown)?.clone();
    Ok(vec![Event::Amended { item: id, at: context.now, case, supersedes }])
}
