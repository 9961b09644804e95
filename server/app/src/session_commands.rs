//! A session's commands on their way to disk: one unit decides, appends the events, projects them into the tables,
//! and is answered after the commit. The same path for the room's socket, planning over HTTP, and signing.

use std::collections::HashMap;
use std::sync::Arc;

use board::case::CaseSnapshot;
use board::ids::{AgendaItemId, CaseId, CommandId, PersonId, SessionId};
use board::person::Person;
use board::session::{Actor, Command, Context, Event, Refusal, State, decide};
use board::text::Texts;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    Entry, Failed, Kind, Receipt, Recorded, Room, Scope, Stop, Stream, Trouble, Unit, Who, sessions,
    snapshots,
};

use crate::looks::CARE;
use crate::state::App;

/// A session's state as the writer keeps it. Shared with whoever reads it, so that a command costs what it changes and
/// not what the session holds: it is copied only when somebody still reads the state before an event.
#[derive(Default)]
pub struct Folded(pub Option<Arc<State>>, Touched);

/// Number of the last event on each agenda item, and on the session as a whole. A vote is not counted: it changes what
/// no other command means, and members vote at the same moment.
type Touched = HashMap<Option<AgendaItemId>, u64>;

impl Folded {
    /// Number of the last event on `item`, or on the session as a whole; 0 when there was none.
    pub fn touched(&self, item: Option<AgendaItemId>) -> u64 {
        self.1.get(&item).copied().unwrap_or(0)
    }
}

impl Room for Folded {
    fn fold(&mut self, entry: &Recorded) {
        // A refused command has an entry, too, whose body is no event.
        if let Some(event) = event_of(entry) {
            if !matches!(event, Event::VoteCast { .. }) {
                self.1.insert(event.item(), entry.placed.stream_seq.unsigned_abs());
            }
            let before = self.0.take().map(Arc::unwrap_or_clone);
            self.0 = State::evolve(before, &event).map(Arc::new);
        }
    }
}

/// The session event that a journal entry holds; none for refusals, erased bodies and other kinds.
pub fn event_of(entry: &Recorded) -> Option<Event> {
    entry.document::<Event>().ok().flatten()
}

/// A command with who gives it.
pub struct Given {
    pub id: CommandId,
    pub person: Person,
    pub on_behalf_of: Option<PersonId>,
    /// The chair's term that the sender knew of.
    pub chair_term: Option<u32>,
    pub session: SessionId,
    pub command: Command,
    /// Who has a line open to the session, where that matters.
    pub lines: Vec<PersonId>,
}

impl Given {
    /// A command of somebody who acts for themself, outside the room.
    pub fn by(person: &Person, id: CommandId, session: SessionId, command: Command) -> Self {
        let person = person.clone();
        Self { id, person, on_behalf_of: None, chair_term: None, session, command, lines: Vec::new() }
    }

    /// The agenda item that the command is about.
    ///
    /// # Errors
    /// The command cannot be written as JSON.
    pub fn item(&self) -> Result<Option<AgendaItemId>, serde_json::Error> {
        let command = serde_json::to_value(&self.command)?;
        let item = command.pointer("/body/item").cloned();
        Ok(item.and_then(|item| serde_json::from_value(item).ok()))
    }
}

/// What a done command is answered with: where its last event stands in the session's stream.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Done {
    pub seq: u64,
}

/// Runs a command. A resend under the same id gets the first answer.
///
/// # Errors
/// A refusal with its facts, or that it was not written.
pub async fn run(app: &App, given: Given) -> Result<(Done, Receipt), Failed<Refusal>> {
    let remembered = store::Command::new(given.id, given.person.id, &given.command)
        .map_err(|error| Failed::Trouble(Trouble::from(error)))?;
    app.writer().command(remembered, async move |unit: &mut Unit| in_unit(unit, &given).await).await
}

/// The command inside a unit of work.
pub async fn in_unit(unit: &mut Unit, given: &Given) -> Result<Done, Stop<Refusal>> {
    let stream = Stream::session(given.session);
    let events = decided(unit, &stream, given).await?;
    let mut seq = 0;
    for event in events {
        let entry = entry(given, &event, unit.room::<Folded>(&stream).await?.0.as_deref())?;
        let placed = unit.append(entry).await?;
        sessions::project(unit, given.session, &event, placed).await?;
        if matches!(event, Event::Signed { .. }) {
            unit.checkpoint();
        }
        seq = placed.stream_seq.unsigned_abs();
    }
    Ok(Done { seq })
}

/// What the command leads to. Nobody holds the state any more when it is known.
async fn decided(unit: &mut Unit, stream: &Stream, given: &Given) -> Result<Vec<Event>, Stop<Refusal>> {
    let state = unit.room::<Folded>(stream).await?.0.clone();
    unit.append_if_refused(refused(given, state.as_deref())?);
    let presented = presented(unit, given, state.as_deref()).await?;
    let texts = texts(unit, &given.command).await?;
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(Trouble::from)?;
    let context = Context {
        now: unit.now(),
        command: given.id,
        case: presented.as_ref(),
        chair_is_here: state.as_ref().is_some_and(|state| given.lines.contains(&state.chair)),
        texts,
        salt,
    };
    let actor = Actor {
        person: given.person.clone(),
        on_behalf_of: given.on_behalf_of,
        chair_term: given.chair_term,
    };
    decide(state.as_deref(), &given.command, &actor, &context).map_err(Stop::Refused)
}

/// Keeps that a command was refused, when the unit goes on with other things.
pub async fn note_refusal(unit: &mut Unit, given: &Given) -> Result<(), Trouble> {
    let stream = Stream::session(given.session);
    let entry = refused(given, unit.room::<Folded>(&stream).await?.0.as_deref())?;
    unit.append(entry.refused()).await?;
    Ok(())
}

/// What the board has written together on the case that the command decides.
async fn texts(unit: &mut Unit, command: &Command) -> Result<Texts, Trouble> {
    match command {
        Command::DecideByConsensus { item } | Command::DecideByBallot { item, .. } => {
            crate::texts::written(unit, *item).await
        }
        _ => Ok(Texts::default()),
    }
}

/// The case as it stands now, for the commands that bring it before the board.
async fn presented(
    unit: &mut Unit,
    given: &Given,
    state: Option<&State>,
) -> Result<Option<CaseSnapshot>, Trouble> {
    let (Command::Present { item } | Command::Amend { item, .. }) = &given.command else { return Ok(None) };
    let Some(case) = case_of(state, *item) else { return Ok(None) };
    let today = unit.now().date();
    snapshots::of_case(unit, case, today).await
}

fn case_of(state: Option<&State>, item: AgendaItemId) -> Option<CaseId> {
    state?.item(item).map(|item| item.case)
}

/// The entry of an event, `before` being the state that it changes.
fn entry(given: &Given, event: &Event, before: Option<&State>) -> Result<Entry, serde_json::Error> {
    let item = event.item().and_then(|item| before?.item(item));
    let (case, patient) = match event {
        Event::ItemAdded { case, .. } => (Some(*case), None),
        Event::Presented { case, .. } | Event::Amended { case, .. } => {
            (Some(case.case), Some(case.patient.id))
        }
        _ => (
            item.map(|item| item.case),
            item.and_then(|item| item.presented.as_ref()).map(|case| case.patient.id),
        ),
    };
    let mut entry = about(given, Kind(event.name()), case).body(event)?;
    if let Some(patient) = patient {
        entry = entry.about(patient.0);
    }
    Ok(entry)
}

/// The entry that stays when the command is refused: which command, never its text.
fn refused(given: &Given, state: Option<&State>) -> Result<Entry, serde_json::Error> {
    let command = serde_json::to_value(&given.command)?;
    let case = given.item()?.and_then(|item| case_of(state, item));
    about(given, Kind("command.refused"), case).body(&json!({ "command": command.get("type") }))
}

fn about(given: &Given, kind: Kind, case: Option<CaseId>) -> Entry {
    let who = Who {
        actor: given.person.id,
        on_behalf_of: given.on_behalf_of,
        unit: given.person.unit.clone(),
        organisation: given.person.organisation.clone(),
    };
    let entry = Entry::new(Stream::session(given.session), kind, who, CARE)
        .about(given.session.0)
        .about(given.person.id.0);
    match case {
        Some(case) => entry.about(case.0).sealed_for(Scope::case(case)).category("case"),
        None => entry.sealed_for(Scope::of("session", given.session.0)),
    }
}

#[cfg(test)]
mod tests;
