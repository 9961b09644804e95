//! The rules: who may do what when, and what follows.

use crate::ids::{AgendaItemId, PersonId};
use crate::standing::Office;

use super::state::{Attendance, Item, ItemState, Phase, State};
use super::{Actor, Command, Context, Event, Needed, Refusal};
use super::{attending, balloting, deciding, discussing, running};

/// The events that `command` leads to, given by `actor` in `state`; no state before the session is scheduled.
///
/// # Errors
/// A refusal with the facts.
pub fn decide(
    state: Option<&State>,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Some(state) = state else {
        return running::schedule(command, actor);
    };
    match command {
        Command::Schedule { .. } => Err(Refusal::Already),
        Command::AddItem { .. } => running::add_item(state, command, actor),
        Command::Start => running::start(state, actor, context),
        Command::Close { carry_over } => running::close(state, carry_over, actor, context),
        Command::Present { item } => running::present(state, *item, actor, context),
        Command::SetDown { item } => running::set_down(state, *item, actor),
        Command::SetPresenter { person } => running::set_presenter(state, *person, actor),
        Command::Join { conflicts } => attending::join(state, conflicts, actor, context),
        Command::Enter { .. } => attending::enter(state, command, actor, context),
        Command::Leave { person } => attending::leave(state, *person, actor, context),
        Command::DeclareConflict { item, recused } => attending::declare(state, *item, *recused, actor),
        Command::WishesSpoken { item } => discussing::wishes_spoken(state, *item, actor, context),
        Command::AddNote { item, text } => discussing::add_note(state, *item, text, actor, context),
        Command::Propose { item, content } => discussing::propose(state, *item, content, actor, context),
        Command::Revise { .. } => discussing::revise(state, command, actor, context),
        Command::Withdraw { item, recommendation } => {
            discussing::withdraw(state, *item, *recommendation, actor)
        }
        Command::ReadBack { item } => discussing::read_back(state, *item, actor, context),
        Command::OpenBallot { .. } => balloting::open(state, command, actor, context),
        Command::Vote { item, ballot, choice } => {
            balloting::vote(state, *item, *ballot, *choice, actor, context)
        }
        Command::CloseBallot { item, ballot, override_reason } => {
            balloting::close(state, (*item, *ballot), override_reason.as_deref(), actor, context)
        }
        Command::Dissent { item, reason } => deciding::dissent(state, *item, reason, actor, context),
        Command::WithdrawDissent { item } => deciding::withdraw_dissent(state, *item, actor, context),
        Command::DecideByConsensus { item } => deciding::by_consensus(state, *item, actor, context),
        Command::DecideByBallot { item, ballot } => {
            deciding::by_ballot(state, *item, *ballot, actor, context)
        }
        Command::Defer { item, reason } => deciding::defer(state, *item, reason, actor),
        Command::WithdrawDecision { item, reason } => deciding::withdraw(state, *item, reason, actor),
        Command::Sign { .. } => deciding::sign(state, command, actor, context),
    }
}

/// The item `id` while the session is live and the item in one of the states `needed`.
pub(super) fn live_item<'a>(
    state: &'a State,
    id: AgendaItemId,
    needed: &[ItemState],
) -> Result<&'a Item, Refusal> {
    in_phase(state, Phase::Live)?;
    let item = state.item(id).ok_or(Refusal::Unknown)?;
    item_in(item, needed)?;
    Ok(item)
}

pub(super) fn item_in(item: &Item, needed: &[ItemState]) -> Result<(), Refusal> {
    if needed.contains(&item.state) {
        return Ok(());
    }
    Err(Refusal::ItemNot { item: item.id, state: item.state, needed: needed.to_vec() })
}

pub(super) fn in_phase(state: &State, needed: Phase) -> Result<(), Refusal> {
    if state.phase == needed { Ok(()) } else { Err(Refusal::SessionNot { phase: state.phase, needed }) }
}

fn holds(state: &State, person: PersonId, office: Office) -> bool {
    state.board.member(person).is_some_and(|member| member.office == office)
}

pub(super) fn chair(state: &State, actor: &Actor) -> Result<(), Refusal> {
    if state.chair == actor.person.id { Ok(()) } else { Err(Refusal::Forbidden { needed: Needed::Chair }) }
}

pub(super) fn chair_or_secretary(state: &State, actor: &Actor) -> Result<(), Refusal> {
    if state.chair == actor.person.id || holds(state, actor.person.id, Office::Secretary) {
        return Ok(());
    }
    Err(Refusal::Forbidden { needed: Needed::ChairOrSecretary })
}

pub(super) fn attendee<'a>(state: &'a State, actor: &Actor) -> Result<&'a Attendance, Refusal> {
    state.attends(actor.person.id).ok_or(Refusal::Forbidden { needed: Needed::Attendee })
}

/// A voting attendee who is not recused from `item`.
pub(super) fn voter(state: &State, item: &Item, actor: &Actor) -> Result<(), Refusal> {
    if item.recused.contains(&actor.person.id) {
        return Err(Refusal::Recused { item: item.id });
    }
    if attendee(state, actor)?.votes() { Ok(()) } else { Err(Refusal::Forbidden { needed: Needed::Voter }) }
}

pub(super) fn reasoned(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() { Err(Refusal::ReasonNeeded) } else { Ok(reason.to_owned()) }
}
