//! The two databases behind one SQL text: an enum of the concrete pools and an enum of the concrete connections.
//!
//! Every statement is written once, in the subset both understand (`$1`, `RETURNING`, `ON CONFLICT`), inside
//! [`on!`](crate::on) or [`within!`](crate::within), whose body the compiler checks against both drivers. Ids are bound as
//! `Uuid`, times as microseconds, JSON as text made in Rust.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};

/// Connections kept for reading.
const READERS: u32 = 8;

/// How long a statement of SQLite waits for a lock, and a PostgreSQL pool for a connection.
const WAIT: Duration = Duration::from_secs(5);

/// The database, for reading. A pool's connections refuse to write: only the [`Writer`](crate::Writer) writes, and
/// bulk rows of a variant import, which go over their own connection.
#[derive(Clone, Debug)]
pub enum Db {
    /// The embedded default: one file, one machine.
    Sqlite(SqlitePool),
    /// One or several servers beside one PostgreSQL.
    Postgres(PgPool),
}

/// One connection that may write: the writer's own, or that of a command-line tool.
#[derive(Debug)]
pub enum Conn {
    /// A connection to the embedded database.
    Sqlite(SqliteConnection),
    /// A connection to PostgreSQL.
    Postgres(PgConnection),
}

/// Runs one expression against whichever pool a [`Db`] holds: `on!(db, pool => query.fetch_all(pool).await)`.
#[macro_export]
macro_rules! on {
    ($db:expr, $pool:ident => $body:expr) => {
        match $db {
            $crate::Db::Sqlite($pool) => $body,
            $crate::Db::Postgres($pool) => $body,
        }
    };
}

/// Runs one expression against whichever connection a [`Conn`] holds:
/// `within!(&mut unit.conn, c => query.execute(&mut *c).await.map(|done| done.rows_affected()))`.
#[macro_export]
macro_rules! within {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::Conn::Sqlite($c) => $body,
            $crate::Conn::Postgres($c) => $body,
        }
    };
}

/// Where the database is: `sqlite:PATH` or `postgres://user@host/name`.
#[derive(Clone, Debug)]
pub enum Place {
    /// The file of the embedded database.
    Sqlite(PathBuf),
    /// How to reach PostgreSQL.
    Postgres(Box<PgConnectOptions>),
}

/// Why an address of a database is not one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPlace {
    /// Neither of the two known beginnings.
    #[error("a database address starts with sqlite: or postgres://")]
    UnknownScheme,
    /// PostgreSQL's own rules for addresses are not met.
    #[error("not an address of PostgreSQL")]
    Malformed,
}

impl FromStr for Place {
    type Err = NotAPlace;

    fn from_str(url: &str) -> Result<Self, Self::Err> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = url.parse().map_err(|_| NotAPlace::Malformed)?;
            return Ok(Self::Postgres(Box::new(options)));
        }
        Err(NotAPlace::UnknownScheme)
    }
}

impl Place {
    /// Opens the pool for reading. The database must exist: [`Place::connect`] makes it.
    pub async fn open(&self) -> sqlx::Result<Db> {
        match self {
            Self::Sqlite(path) => {
                let options = sqlite(path).create_if_missing(false).pragma("query_only", "ON");
                let pool = SqlitePoolOptions::new().max_connections(READERS).connect_with(options).await?;
                Ok(Db::Sqlite(pool))
            }
            Self::Postgres(options) => {
                let options = postgres(options).options([("default_transaction_read_only", "on")]);
                let pool = PgPoolOptions::new()
                    .max_connections(READERS)
                    .acquire_timeout(WAIT)
                    .connect_with(options)
                    .await?;
                Ok(Db::Postgres(pool))
            }
        }
    }

    /// Opens one connection that may write, making SQLite's file when there is none.
    pub async fn connect(&self) -> sqlx::Result<Conn> {
        Ok(match self {
            Self::Sqlite(path) => Conn::Sqlite(sqlite(path).connect().await?),
            // A node that freezes inside a transaction, or goes away while a statement runs, holds the log's lock: the
            // server ends its connection.
            Self::Postgres(options) => {
                let options = postgres(options).options([
                    ("idle_in_transaction_session_timeout", "2s"),
                    ("client_connection_check_interval", "1s"),
                ]);
                Conn::Postgres(options.connect().await?)
            }
        })
    }
}

fn sqlite(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(WAIT)
        // So that INSERT OR REPLACE meets the triggers that refuse a DELETE.
        .pragma("recursive_triggers", "ON")
        // Freed pages are overwritten: an erased key does not linger in the file.
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
}

fn postgres(options: &PgConnectOptions) -> PgConnectOptions {
    options.clone().options([("synchronous_commit", "on")]).application_name("samsyn")
}

/// PostgreSQL runs with a setting under which an answered commit can be lost.
#[derive(Debug, thiserror::Error)]
pub enum NotDurable {
    /// `fsync` is off: a power cut loses acknowledged entries and may destroy the database.
    #[error("PostgreSQL runs with fsync=off")]
    FsyncOff,
    /// `full_page_writes` is off: a torn page after a power cut cannot be repaired.
    #[error("PostgreSQL runs with full_page_writes=off")]
    FullPageWritesOff,
    /// The settings could not be read.
    #[error("the settings of PostgreSQL could not be read")]
    Unreadable(#[from] sqlx::Error),
}

impl Db {
    /// Refuses a PostgreSQL under which "committed" does not mean "on disk". SQLite is always set by ourselves.
    pub async fn require_durable(&self) -> Result<(), NotDurable> {
        let Self::Postgres(pool) = self else { return Ok(()) };
        if setting(pool, "SHOW fsync").await? == "off" {
            return Err(NotDurable::FsyncOff);
        }
        if setting(pool, "SHOW full_page_writes").await? == "off" {
            return Err(NotDurable::FullPageWritesOff);
        }
        Ok(())
    }

    /// Closes every connection of the pool.
    pub async fn close(&self) {
        on!(self, pool => pool.close().await);
    }
}

async fn setting(pool: &PgPool, show: &'static str) -> sqlx::Result<String> {
    sqlx::query_scalar(show).fetch_one(pool).await
}

impl Conn {
    /// Brings the schema up to date.
    pub async fn migrate(&mut self) -> Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite(c) => sqlx::migrate!("migrations/sqlite").run(c).await,
            Self::Postgres(c) => sqlx::migrate!("migrations/postgres").run(c).await,
        }
    }

    /// Takes the log's lock for one transaction: SQLite's write lock, or an advisory lock of PostgreSQL. What other
    /// nodes committed must be read in a later statement: this one's snapshot is older than its lock.
    pub(crate) async fn begin(&mut self) -> sqlx::Result<()> {
        self.command(match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN; SELECT pg_advisory_xact_lock(8310479530146423553)",
        })
        .await
    }

    /// Makes whatever statement runs end when the guard is dropped. PostgreSQL sees by itself that its client went.
    pub(crate) async fn interruptible(&mut self) -> sqlx::Result<Interrupt> {
        let dropped = Arc::new(AtomicBool::new(false));
        if let Self::Sqlite(c) = self {
            let seen = dropped.clone();
            c.lock_handle().await?.set_progress_handler(STEPS, move || !seen.load(Ordering::Relaxed));
        }
        Ok(Interrupt(dropped))
    }

    /// Runs a statement without arguments and without rows.
    pub(crate) async fn command(&mut self, sql: &'static str) -> sqlx::Result<()> {
        within!(self, c => sqlx::raw_sql(sql).execute(&mut *c).await.map(|_| ()))
    }

    /// Closes the connection, giving back what it holds.
    pub async fn close(self) -> sqlx::Result<()> {
        within!(self, c => c.close().await)
    }
}

/// Steps of SQLite's machine between two looks at whether to go on: well under a millisecond.
const STEPS: i32 = 10_000;

/// Interrupts SQLite's running statement when it is dropped: a connection that is given up would otherwise keep the
/// write lock until the statement ends by itself.
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Drop for Interrupt {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
