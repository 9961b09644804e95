//! Commands that may be sent twice: a resend gets the first answer, also when that was a refusal.

use std::collections::HashMap;

use board::ids::{CommandId, PersonId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;
use crate::within;

/// A command as its sender named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command {
    /// Chosen by the sender.
    pub id: CommandId,
    /// Who sends it.
    pub actor: PersonId,
    /// SHA-256 of the body: the same id with another body is another command, and refused.
    pub body_sha256: [u8; 32],
}

impl Command {
    /// A command with this body.
    pub fn new(id: CommandId, actor: PersonId, body: &impl Serialize) -> Result<Self, serde_json::Error> {
        let body_sha256 = Sha256::digest(serde_jcs::to_vec(body)?).into();
        Ok(Self { id, actor, body_sha256 })
    }
}

/// What was answered to this command before, for whoever cannot build its unit of work any more; none when it is new, or
/// another command has its id. `T` and `E` are those that the writer was given.
pub async fn answered<T, E>(
    from: impl Into<Reader<'_>>,
    command: &Command,
) -> Result<Option<Result<T, E>>, Trouble>
where
    T: DeserializeOwned,
    E: DeserializeOwned,
{
    let Command { id, actor, body_sha256 } = command;
    let outcome: Option<String> = read!(&mut from.into(), c => {
        sqlx::query_scalar("SELECT outcome FROM command WHERE id = $1 AND actor = $2 AND body_sha256 = $3")
            .bind(id.0)
            .bind(actor.0)
            .bind(body_sha256.to_vec())
            .fetch_optional(c)
            .await
    })?;
    Ok(outcome.map(|outcome| serde_json::from_str(&outcome)).transpose()?)
}

/// A command with its answer, as JSON of a `Result`.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) command: Command,
    pub(crate) outcome: String,
    pub(crate) first_seq: Option<i64>,
}

/// What was answered before to a command that arrives.
pub(crate) enum Before {
    /// Nothing: it is new.
    New,
    /// The same command was answered.
    Same(Answered),
    /// Another command has this id.
    Other,
}

/// The answers known for the commands of one batch.
#[derive(Default)]
pub(crate) struct Known(HashMap<CommandId, Answered>);

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    actor: Uuid,
    body_sha256: Vec<u8>,
    outcome: String,
    first_seq: Option<i64>,
}

/// Command ids of one look-up; missing ones are filled up with the nil UUID.
const AT_ONCE: usize = 8;

impl Known {
    /// Looks up the commands of a batch.
    pub(crate) async fn load(unit: &mut Unit, ids: &[Uuid]) -> Result<Self, Trouble> {
        let mut known = Self::default();
        for ids in ids.chunks(AT_ONCE) {
            let rows: Vec<Row> = within!(&mut unit.conn, c => {
                let mut query = sqlx::query_as(
                    "SELECT id, actor, body_sha256, outcome, first_seq FROM command \
                     WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8)",
                );
                for place in 0..AT_ONCE {
                    query = query.bind(ids.get(place).copied().unwrap_or_default());
                }
                query.fetch_all(&mut *c).await
            })?;
            for row in rows {
                let body_sha256 = *tlog::Hash::try_from(row.body_sha256.as_slice())?.as_bytes();
                let command = Command { id: CommandId(row.id), actor: PersonId(row.actor), body_sha256 };
                known.insert(Answered { command, outcome: row.outcome, first_seq: row.first_seq });
            }
        }
        Ok(known)
    }

    /// Remembers an answer given in this batch.
    pub(crate) fn insert(&mut self, answered: Answered) {
        self.0.insert(answered.command.id, answered);
    }

    /// What was answered before.
    pub(crate) fn before(&self, command: &Command) -> Before {
        match self.0.get(&command.id) {
            None => Before::New,
            Some(answered) if answered.command == *command => Before::Same(answered.clone()),
            Some(_) => Before::Other,
        }
    }
}
