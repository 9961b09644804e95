//! What the clients of a run did and saw, in the order in which it happened.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use board::ids::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// One thing that a client did or saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Record {
    /// The client is about to send a command for the first time.
    Invoke { client: u32, cmd: Uuid, command: String },
    /// The server said that the command is on disk; `seq` is its last entry.
    Ok { client: u32, cmd: Uuid, seq: u64, dup: bool },
    /// The server refused the command for good.
    Fail { client: u32, cmd: Uuid, code: String },
    /// The line was lost, or the server could not tell: the command may have happened.
    Info { client: u32, cmd: Uuid },
    /// The client got the whole state after the entry `seq`.
    Snapshot { client: u32, seq: u64 },
    /// The client got an entry; no event when it may not see it.
    Event { client: u32, seq: u64, event: Option<Value> },
    /// What the client shows after the entry `seq`, as a hash of its state.
    Screen { client: u32, person: PersonId, seq: u64, sha256: String },
}

/// Takes down the history. Cheap to clone; the order of writing is the order of the history.
#[derive(Clone, Default)]
pub struct Scribe(Arc<Mutex<Vec<Record>>>);

impl Scribe {
    /// Adds a record.
    pub fn write(&self, record: Record) {
        self.lock().push(record);
    }

    /// The history so far.
    pub fn history(&self) -> Vec<Record> {
        self.lock().clone()
    }

    /// Writes the history as JSON lines.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self, file: &Path) -> std::io::Result<()> {
        let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
        for record in self.lock().iter() {
            serde_json::to_writer(&mut out, record)?;
            out.write_all(b"\n")?;
        }
        out.flush()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Record>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
