//! Opening an installation's record: lock, keys, schema, writer, feed.

use std::path::PathBuf;
use std::sync::Arc;

use board::Clock;
use tokio::sync::mpsc;

use crate::db::{Db, NotAPlace, Place};
use crate::feed::Feed;
use crate::fitness::Unfit;
use crate::journal::Journal;
use crate::keys::{Keys, NoKeys};
use crate::lock::{DataLock, NotLocked};
use crate::trouble::Trouble;
use crate::whispers::Whispers;
use crate::writer::{Desk, Writer};

/// Batches handed to the feed that it has not looked at.
const HANDED: usize = 256;

/// Where an installation keeps its record.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite:PATH` or `postgres://user@host/name`.
    pub database: String,
    /// The data directory, locked by one process at a time.
    pub data: PathBuf,
    /// The keys directory. Back it up apart from the data.
    pub keys: PathBuf,
    /// The name of the log in its checkpoints, for example `samsyn.example.se/journal`.
    pub origin: String,
}

/// An open record.
pub struct Store {
    /// For reading.
    pub db: Db,
    /// For everything that changes.
    pub writer: Writer,
    /// For reading the journal.
    pub journal: Journal,
    /// What was just committed.
    pub feed: Feed,
    /// What the servers tell each other and nobody keeps.
    pub whispers: Whispers,
    /// The secrets.
    pub keys: Arc<Keys>,
}

/// Why a record cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpen {
    /// The address is not one.
    #[error(transparent)]
    Address(#[from] NotAPlace),
    /// Another process uses the data directory.
    #[error(transparent)]
    Locked(#[from] NotLocked),
    /// The keys directory cannot be used.
    #[error(transparent)]
    Keys(#[from] NoKeys),
    /// The keys are not those of this database, or the journal is not the one that was signed.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The database cannot be reached.
    #[error("the database cannot be opened")]
    Database(#[from] sqlx::Error),
    /// The schema cannot be brought up to date.
    #[error("the database cannot be migrated")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The journal cannot be read.
    #[error("the journal cannot be read")]
    Journal(#[from] Trouble),
    /// The writer's thread could not be started.
    #[error("the writer cannot be started")]
    Thread(#[from] std::io::Error),
}

impl Store {
    /// Opens the record, making it when there is none. Must be called within a tokio runtime.
    pub async fn open(settings: &Settings, clock: Clock) -> Result<Self, CannotOpen> {
        let place: Place = settings.database.parse()?;
        let lock = DataLock::take(&settings.data)?;
        let keys = Arc::new(Keys::open(&settings.keys, &settings.origin)?);
        let mut conn = place.connect().await?;
        conn.migrate().await?;
        conn.close().await?;
        let db = place.open().await?;
        let journal = Journal { db: db.clone(), keys: keys.clone() };
        journal.check_keys().await?;
        journal.check_latest_checkpoint().await?;
        let next = journal.size().await?.cast_signed();
        let (committed, handed) = mpsc::channel(HANDED);
        let feed = Feed::start(journal.clone(), handed, next);
        let writer = Desk { place, keys: keys.clone(), clock, committed, lock }.start()?;
        let whispers = Whispers::start(&db);
        Ok(Self { db, writer, journal, feed, whispers, keys })
    }

    /// Finishes what is queued, signs a last checkpoint, closes the connections and gives back the data directory.
    pub async fn close(self) {
        self.writer.close().await;
        self.feed.stop();
        self.whispers.stop();
        self.db.close().await;
    }
}
