//! A connection's commands: one after the other, each with the sender's rights of that moment, each answered when it
//! is on disk.

use board::ids::{CommandId, PersonId, SessionId};
use board::session::Command;
use store::{Failed, Receipt, Stop, Stream, Trouble, Unit};

use crate::api::live::{Expect, Nack, NackCode, ServerMessage};
use crate::auth::Caller;
use crate::session_commands::{self, Done, Folded, Given};
use crate::state::App;

/// A command as it came over the wire.
#[derive(Debug)]
pub struct Sent {
    pub id: CommandId,
    pub on_behalf_of: Option<PersonId>,
    pub expect: Expect,
    pub command: Command,
}

/// Runs a command and gives its answer.
pub async fn answer(app: &App, caller: Caller, session: SessionId, sent: Sent) -> ServerMessage {
    let id = sent.id;
    if !is_of_the_room(&sent.command) {
        return nack(id, NackCode::NotHere);
    }
    match run(app, caller, session, sent).await {
        Ok((done, receipt)) => ServerMessage::Ack {
            cmd_id: id,
            seq: done.seq,
            dup: receipt.repeated,
            at: receipt.entries.last().map_or_else(|| app.now(), |placed| placed.at),
        },
        Err(Failed::Refused(reason, _)) => ServerMessage::Nack { cmd_id: Some(id), reason },
        Err(Failed::CommandReused) => nack(id, NackCode::CmdIdConflict),
        Err(failed) => {
            tracing::error!(?failed, command = %id, "a command was not written");
            nack(id, NackCode::TryAgain)
        }
    }
}

/// Signing takes a fresh sign-in. Scheduling, and putting a case on the agenda, take facts from the store that a
/// browser must not make up. They all have routes of their own.
fn is_of_the_room(command: &Command) -> bool {
    !matches!(command, Command::Sign { .. } | Command::Schedule { .. } | Command::AddItem { .. })
}

fn nack(id: CommandId, code: NackCode) -> ServerMessage {
    ServerMessage::Nack { cmd_id: Some(id), reason: Nack::Protocol(code) }
}

async fn run(
    app: &App,
    caller: Caller,
    session: SessionId,
    sent: Sent,
) -> Result<(Done, Receipt), Failed<Nack>> {
    let Sent { id, on_behalf_of, expect, command } = sent;
    let remembered = store::Command::new(id, caller.person.id, &command)
        .map_err(|error| Failed::Trouble(Trouble::from(error)))?;
    let lines = match command {
        Command::ClaimChair => app.rooms.people_in(session).await,
        _ => Vec::new(),
    };
    let chair_term = expect.chair_term;
    let given = Given { id, person: caller.person, on_behalf_of, chair_term, session, command, lines };
    let work = async move |unit: &mut Unit| {
        // Inside the unit: a resend gets its first answer, however far the session has moved on since.
        if let Some(seen) = expect.seq {
            fresh(unit, &given, seen).await?;
        }
        session_commands::in_unit(unit, &given).await.map_err(|stop| match stop {
            Stop::Refused(refusal) => Stop::Refused(Nack::Refused(refusal)),
            Stop::Trouble(trouble) => Stop::Trouble(trouble),
        })
    };
    app.writer().command(remembered, work).await
}

/// Whether the sender had seen what last happened to what the command is about.
async fn fresh(unit: &mut Unit, given: &Given, seen: u64) -> Result<(), Stop<Nack>> {
    let stream = Stream::session(given.session);
    let item = given.item()?;
    let head_seq = unit.room::<Folded>(&stream).await?.touched(item);
    if seen < head_seq {
        return Err(Stop::Refused(Nack::Protocol(NackCode::Stale { head_seq })));
    }
    Ok(())
}
