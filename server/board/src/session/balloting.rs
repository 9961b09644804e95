//! Ballots: opened when something is contested, among members frozen at opening.

use crate::ballot::{Ballot, BallotResult, Choice, Sealed, Vote};
use crate::ids::{AgendaItemId, BallotId, PersonId};

use super::decide::{attendee, chair, chair_or_secretary, live_item, reasoned};
use super::state::{Item, ItemState, SessionKind, State};
use super::{Actor, Command, Context, Event, Needed, Refusal};

pub(super) fn open(
    state: &State,
    command: &Command,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let Command::OpenBallot { item: id, question, options, method, blind } = command else {
        return Err(Refusal::Unknown);
    };
    let item = live_item(state, *id, &[ItemState::Presenting])?;
    chair_or_secretary(state, actor)?;
    let named = options.iter().all(|option| !option.text.trim().is_empty());
    let known = options.iter().filter_map(|option| option.recommendation);
    if question.trim().is_empty() || options.len() < 2 || options.len() > 20 || !named {
        return Err(Refusal::BallotIncomplete);
    }
    if known.into_iter().any(|id| !item.recommendations.iter().any(|one| one.id == id)) {
        return Err(Refusal::Unknown);
    }
    let electorate = state.electorate(item);
    before_deadline(state, context)?;
    if state.kind == SessionKind::Circulated {
        can_be_quorate(state, &electorate)?;
    } else {
        quorate(state, item)?;
    }
    let ballot = Ballot {
        id: BallotId(context.command.0),
        question: question.trim().to_owned(),
        options: options.clone(),
        method: *method,
        blind: *blind,
        electorate,
        opened_at: context.now,
        votes: Vec::new(),
        result: None,
        voided: None,
    };
    Ok(vec![Event::BallotOpened { item: *id, ballot }])
}

pub(super) fn vote(
    state: &State,
    id: AgendaItemId,
    ballot: BallotId,
    choice: Choice,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Voting])?;
    let open = opened(item, ballot)?;
    if item.recused.contains(&actor.person.id) {
        return Err(Refusal::Recused { item: id });
    }
    if !open.electorate.contains(&actor.person.id) {
        return Err(Refusal::Forbidden { needed: Needed::Voter });
    }
    if let Choice::Option { index } = choice
        && usize::from(index) >= open.options.len()
    {
        return Err(Refusal::NoSuchOption { options: u8::try_from(open.options.len()).unwrap_or(u8::MAX) });
    }
    if state.kind == SessionKind::Circulated {
        // Joining is where conflicts of interest are declared.
        attendee(state, actor)?;
        before_deadline(state, context)?;
    } else {
        // A ballot rests while the quorum is lost, and goes on when it is there again.
        quorate(state, item)?;
    }
    let sealed = open.blind.then(|| Sealed::over(choice, &context.salt, context.command));
    let vote = Vote { voter: actor.person.id, at: context.now, choice: Some(choice), sealed };
    Ok(vec![Event::VoteCast { item: id, ballot, vote }])
}

pub(super) fn close(
    state: &State,
    (id, ballot): (AgendaItemId, BallotId),
    override_reason: Option<&str>,
    actor: &Actor,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let item = live_item(state, id, &[ItemState::Voting])?;
    let open = opened(item, ballot)?;
    let override_reason = match override_reason {
        Some(reason) => {
            chair(state, actor)?;
            Some(reasoned(reason)?)
        }
        None => {
            chair_or_secretary(state, actor)?;
            all_or_quorum_voted(state, open, context)?;
            None
        }
    };
    let (counts, abstained) = open.count();
    let cast = open.votes.len();
    let result = BallotResult {
        carried: open.carried(&counts),
        counts,
        abstained,
        not_voted: u32::try_from(open.electorate.len().saturating_sub(cast)).unwrap_or(u32::MAX),
        closed_at: context.now,
        closed_by: actor.person.id,
        override_reason,
    };
    Ok(vec![Event::BallotClosed { item: id, ballot, votes: open.votes.clone(), result }])
}

/// Everybody who may vote has, or a quorum counted from those who have.
fn all_or_quorum_voted(state: &State, ballot: &Ballot, context: &Context<'_>) -> Result<(), Refusal> {
    if ballot.votes.len() == ballot.electorate.len() {
        return Ok(());
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (cast, eligible) = (number(ballot.votes.len()), number(ballot.electorate.len()));
    if let Some(deadline) = state.deadline.filter(|deadline| context.now < *deadline) {
        return Err(Refusal::AnswersAwaited { deadline, cast, eligible });
    }
    let voted = ballot.votes.iter().filter_map(|vote| state.board.member(vote.voter));
    let quorum = crate::quorum::count(&state.board.quorum, voted.map(|member| member.discipline));
    if quorum.held {
        return Ok(());
    }
    Err(Refusal::VotesMissing { cast, eligible })
}

fn opened(item: &Item, ballot: BallotId) -> Result<&Ballot, Refusal> {
    item.open_ballot().filter(|open| open.id == ballot).ok_or(Refusal::Unknown)
}

pub(super) fn quorate(state: &State, item: &Item) -> Result<(), Refusal> {
    let quorum = state.quorum(Some(item));
    if quorum.held { Ok(()) } else { Err(Refusal::NoQuorum { quorum }) }
}

/// Whether answers are still taken, where they are due by a time.
pub(super) fn before_deadline(state: &State, context: &Context<'_>) -> Result<(), Refusal> {
    match state.deadline {
        Some(deadline) if context.now >= deadline => Err(Refusal::DeadlinePassed { deadline }),
        _ => Ok(()),
    }
}

/// Whether there would be a quorum if everybody asked were to answer.
fn can_be_quorate(state: &State, electorate: &[PersonId]) -> Result<(), Refusal> {
    let asked = electorate.iter().filter_map(|person| state.board.member(*person));
    let quorum = crate::quorum::count(&state.board.quorum, asked.map(|member| member.discipline));
    if quorum.held { Ok(()) } else { Err(Refusal::NoQuorum { quorum }) }
}
