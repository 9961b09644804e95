//! The rules: who may do what when, and what follows.

use crate::ids::{AgendaItemId, PersonId};
use crate::standing::Office;

use super::state::{Attendance, Item, ItemState, Phase, SessionKind, State};
use super::{Actor, Command, Context, Event, Needed, Refusal};
use super::{
    attending, balloting, chairing, deciding, discussing, opining, planning, reopening, running, settling,
    signing,
};

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
        return planning::schedule(command, actor);
    };
    speaks_for(state, command, actor)?;
    let of_session = of_session(state, command, actor, context);
    let mut events = of_session.unwrap_or_else(|| of_case(state, command, actor, context))?;
    // Whoever acts as chair is there.
    let kept = state.chair_claim.is_some() && actor.person.id == state.chair;
    if kept && !matches!(command, Command::KeepChair) {
        events.push(Event::ChairKept { at: context.now });
    }
    Ok(events)
}

/// Commands about the session: its course, its agenda, who takes part and who chairs.
fn of_session(
    state: &State,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Option<Result<Vec<Event>, Refusal>> {
    let events = match command {
        Command::Schedule { .. } => Err(Refusal::Already),
        Command::AddItem { .. } => planning::add_item(state, command, actor),
        Command::MoveItem { item, before } => planning::move_item(state, *item, *before, actor),
        Command::PublishAgenda => planning::publish(state, actor, context),
        Command::Cancel { reason } => planning::cancel(state, reason, actor, context),
        Command::Start => running::start(state, actor, context),
        Command::Pause => running::pause(state, actor, context),
        Command::Resume => running::resume(state, actor, context),
        Command::Close { carry_over } => running::close(state, carry_over, actor, context),
        Command::Reopen { reason } => reopening::ask(state, reason, actor, context),
        Command::ConfirmReopening => reopening::confirm(state, actor, context),
        Command::OfferChair { to } => chairing::offer(state, *to, actor),
        Command::AcceptChair => chairing::accept(state, actor, context),
        Command::ClaimChair => chairing::claim(state, actor, context),
        Command::KeepChair => chairing::keep(state, actor, context),
        Command::SetPresenter { person } => running::set_presenter(state, *person, actor),
        Command::Join { conflicts } => attending::join(state, conflicts, actor, context),
        Command::Enter { .. } => attending::enter(state, command, actor, context),
        Command::Leave { person } => attending::leave(state, *person, actor, context),
        _ => return None,
    };
    Some(events)
}

/// Commands about one case.
fn of_case(
    state: &State,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::AddAddendum { item, text } => reopening::add(state, *item, text, actor, context),
        Command::Present { item } => running::present(state, *item, actor, context),
        Command::SetDown { item } => running::set_down(state, *item, actor),
        Command::DeclareConflict { item, recused } => attending::declare(state, *item, *recused, actor),
        Command::GiveOpinion { item, text } => opining::give(state, *item, text, actor, context),
        Command::WishesSpoken { item } => discussing::wishes_spoken(state, *item, actor, context),
        Command::ExplainedSpoken { item, text } => {
            discussing::explained_spoken(state, *item, text, actor, context)
        }
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
        Command::Defer { .. } => settling::defer(state, command, actor, context),
        Command::Requeue { item } => settling::requeue(state, *item, actor),
        Command::WithdrawCase { item, reason } => settling::withdraw(state, *item, reason, actor),
        Command::Amend { item, reason } => settling::amend(state, *item, reason, actor, context),
        Command::WithdrawDecision { item, reason } => deciding::withdraw(state, *item, reason, actor),
        Command::Sign { .. } => signing::sign(state, command, actor, context),
        _ => Err(Refusal::Unknown),
    }
}

/// Only the board's secretary acts for somebody, only for the chair, and never where the act is the person's own.
fn speaks_for(state: &State, command: &Command, actor: &Actor) -> Result<(), Refusal> {
    let Some(represented) = actor.on_behalf_of else { return Ok(()) };
    if !holds(state, actor.person.id, Office::Secretary) || state.chair != represented {
        return Err(Refusal::Forbidden { needed: Needed::ChairOrSecretary });
    }
    if command.is_personal() { Err(Refusal::Forbidden { needed: Needed::Oneself }) } else { Ok(()) }
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

/// One case at a time is before a board that meets.
pub(super) fn nothing_else_presented(state: &State) -> Result<(), Refusal> {
    match state.current() {
        Some(other) if state.kind != SessionKind::Circulated => {
            Err(Refusal::AnotherPresented { item: other.id })
        }
        _ => Ok(()),
    }
}

/// The sender knew who chairs: a former chair, and who acted for one, are told of the change.
fn in_term(state: &State, actor: &Actor) -> Result<(), Refusal> {
    if actor.chair_term.is_some_and(|term| term != state.chair_term) {
        return Err(Refusal::StaleTerm { term: state.chair_term, chair: state.chair });
    }
    Ok(())
}

pub(super) fn chair(state: &State, actor: &Actor) -> Result<(), Refusal> {
    in_term(state, actor)?;
    if state.chair == actor.person.id { Ok(()) } else { Err(Refusal::Forbidden { needed: Needed::Chair }) }
}

pub(super) fn chair_or_secretary(state: &State, actor: &Actor) -> Result<(), Refusal> {
    in_term(state, actor)?;
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
