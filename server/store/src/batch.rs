//! One transaction of the writer: up to 64 units of work, their entries, one commit.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use tlog::Frontier;

use crate::append;
use crate::checkpoint::Signed;
use crate::command::{Answered, Before, Known};
use crate::db::Conn;
use crate::job::{Fate, Job, Ran, Receipt};
use crate::tree;
use crate::trouble::Trouble;
use crate::unit::Unit;

/// How long one unit may take. Everybody waits for it, on every node.
const UNIT_LIMIT: Duration = Duration::from_secs(2);

/// How long to wait for the log's lock: a batch of slow units of another node, at the most.
const LOCK_LIMIT: Duration = Duration::from_secs(10);

/// A job and what became of it.
pub(crate) struct Slot {
    job: Box<dyn Job>,
    fate: Fate,
    wants_checkpoint: bool,
}

impl Slot {
    pub(crate) fn new(job: Box<dyn Job>) -> Self {
        Self { job, fate: Fate::TryAgain, wants_checkpoint: false }
    }

    /// Gives the answer of a batch that was committed.
    pub(crate) fn answer(self) {
        self.job.answer(self.fate);
    }

    /// Gives the answer of a batch that failed: what depends on the commit becomes unknown or "try again".
    pub(crate) fn answer_failed(self, broken: &Broken) {
        let fate = match self.fate {
            Fate::Trouble(trouble) => Fate::Trouble(trouble),
            Fate::Panicked => Fate::Panicked,
            _ if broken.is_ambiguous() => Fate::Unknown,
            _ => Fate::TryAgain,
        };
        self.job.answer(fate);
    }
}

/// Why a batch was not committed, or not surely.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Broken {
    /// Before the commit: nothing of it is there.
    #[error("a batch failed before its commit")]
    Before(#[source] Trouble),
    /// The commit was refused: nothing of it is there.
    #[error("the commit of a batch was refused")]
    Refused(#[source] sqlx::Error),
    /// The commit's answer did not come: it may be there.
    #[error("the answer to a commit was lost")]
    Ambiguous(#[source] sqlx::Error),
    /// The disk failed. What is on it is unknown, and trying again may seem to work and lose data: the process must
    /// end and start from what the disk really holds.
    #[error("the disk failed")]
    Disk(#[source] sqlx::Error),
}

impl Broken {
    fn is_ambiguous(&self) -> bool {
        matches!(self, Self::Ambiguous(_) | Self::Disk(_))
    }
}

impl<T: Into<Trouble>> From<T> for Broken {
    fn from(error: T) -> Self {
        match error.into() {
            Trouble::Database(error) if is_disk(&error) => Self::Disk(error),
            trouble => Self::Before(trouble),
        }
    }
}

/// Runs and commits a batch. With the tree gives the checkpoint, when one was asked for or is due.
pub(crate) async fn run(
    unit: &mut Unit,
    slots: &mut [Slot],
    due: bool,
) -> Result<(Frontier, Option<Arc<Signed>>), Broken> {
    tokio::time::timeout(LOCK_LIMIT, unit.conn.begin()).await.map_err(|_| Trouble::TooSlow)??;
    if matches!(unit.conn, Conn::Postgres(_)) {
        tree::catch_up(unit).await?;
    }
    let ids: Vec<_> =
        slots.iter().filter_map(|slot| slot.job.command()).map(|command| command.id.0).collect();
    let mut known = Known::load(unit, &ids).await?;
    let mut answered = Vec::new();
    for slot in slots.iter_mut() {
        if let Some(new) = one(unit, slot, &known).await? {
            known.insert(new.clone());
            answered.push(new);
        }
    }
    let tree = append::append(unit, &answered).await?;
    let signed = match due || slots.iter().any(|slot| slot.wants_checkpoint) {
        true if tree.size() > 0 => Some(append::checkpoint(unit, &tree).await?),
        _ => None,
    };
    for slot in slots.iter_mut().filter(|slot| slot.wants_checkpoint) {
        if let Fate::Committed(receipt) = &mut slot.fate {
            receipt.checkpoint.clone_from(&signed);
        }
    }
    unit.conn.command("COMMIT").await.map_err(|error| broken_commit(&unit.conn, error))?;
    Ok((tree, signed))
}

/// Runs one unit of the batch. Gives the answer to remember when it was a new command.
async fn one(unit: &mut Unit, slot: &mut Slot, known: &Known) -> Result<Option<Answered>, Broken> {
    let command = slot.job.command().copied();
    match command.map_or(Before::New, |command| known.before(&command)) {
        Before::New => {}
        Before::Same(answered) => {
            slot.fate = Fate::Repeated(answered);
            return Ok(None);
        }
        Before::Other => {
            slot.fate = Fate::CommandReused;
            return Ok(None);
        }
    }
    let (fate, remembered) = attempt(unit, slot.job.as_mut()).await.inspect_err(|broken| {
        // The one that was too slow is told so; the others of its batch may try again.
        if matches!(broken, Broken::Before(Trouble::TooSlow)) {
            slot.fate = Fate::Trouble(Trouble::TooSlow);
        }
    })?;
    let first_seq = match &fate {
        Fate::Committed(receipt) => receipt.first_seq,
        _ => None,
    };
    slot.fate = fate;
    slot.wants_checkpoint = unit.wants_checkpoint;
    Ok(command.zip(remembered).map(|(command, outcome)| Answered { command, outcome, first_seq }))
}

async fn attempt(unit: &mut Unit, job: &mut dyn Job) -> Result<(Fate, Option<String>), Broken> {
    let savepoint = job.needs_savepoint();
    unit.start();
    if savepoint {
        unit.conn.command("SAVEPOINT unit").await?;
    }
    let caught = AssertUnwindSafe(job.run(unit)).catch_unwind();
    let ran = tokio::time::timeout(UNIT_LIMIT, caught).await.map_err(|_| Trouble::TooSlow)?;
    let fate = match ran {
        Ok(Ran::Kept(remembered)) => match release(unit, savepoint).await {
            Ok(()) => return Ok((committed(unit), remembered)),
            // A failed statement whose error the unit swallowed: PostgreSQL would turn the commit into a rollback.
            Err(error) => Fate::Trouble(error.into()),
        },
        Ok(Ran::Refused(remembered)) => {
            undo(unit).await?;
            for entry in std::mem::take(&mut unit.if_refused) {
                unit.append(entry).await?;
            }
            return Ok((committed(unit), remembered));
        }
        // Without a savepoint to go back to, the transaction is lost.
        Ok(Ran::Trouble(trouble)) if !savepoint => return Err(trouble.into()),
        Ok(Ran::Trouble(trouble)) => Fate::Trouble(trouble),
        Err(_panic) => Fate::Panicked,
    };
    undo(unit).await?;
    Ok((fate, None))
}

async fn release(unit: &mut Unit, savepoint: bool) -> sqlx::Result<()> {
    if savepoint { unit.conn.command("RELEASE SAVEPOINT unit").await } else { Ok(()) }
}

async fn undo(unit: &mut Unit) -> Result<(), Broken> {
    unit.roll_back();
    unit.conn.command("ROLLBACK TO SAVEPOINT unit").await?;
    unit.conn.command("RELEASE SAVEPOINT unit").await?;
    Ok(())
}

fn committed(unit: &Unit) -> Fate {
    let entries = unit.placed();
    let first_seq = entries.first().map(|placed| placed.seq);
    Fate::Committed(Receipt { first_seq, entries, ..Receipt::default() })
}

fn broken_commit(conn: &Conn, error: sqlx::Error) -> Broken {
    if is_disk(&error) {
        return Broken::Disk(error);
    }
    let code = error.as_database_error().and_then(|error| error.code());
    match (conn, code) {
        // SQLite says no and leaves the transaction open: it dies with the connection.
        (Conn::Sqlite(_), _) => Broken::Refused(error),
        // A constraint checked at the commit (class 23), a conflict (class 40).
        (Conn::Postgres(_), Some(code)) if code.starts_with("23") || code.starts_with("40") => {
            Broken::Refused(error)
        }
        (Conn::Postgres(_), _) => Broken::Ambiguous(error),
    }
}

/// SQLITE_IOERR and SQLITE_CORRUPT with all their extended codes. PostgreSQL ends itself when a flush fails.
fn is_disk(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else { return false };
    if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_none() {
        return false;
    }
    let code: Option<u32> = error.code().and_then(|code| code.parse().ok());
    code.is_some_and(|code| matches!(code & 0xff, 10 | 11))
}
