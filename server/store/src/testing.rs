//! Throw-away databases for tests: every test runs on both, none is ever skipped.
//!
//! PostgreSQL is the cluster at the address `SAMSYN_TEST_POSTGRES`, whose user must be allowed to make databases, or else
//! one started for the test program and gone with it. Each test gets a database of its own.

mod cluster;

use std::panic::AssertUnwindSafe;

use board::{Clock, Timestamp};
use futures_util::FutureExt;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::{CannotOpen, Settings, Store, seal};

/// Why a test could not run.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// 2026-12-03T13:00:00Z: when tests happen.
const NOW: i64 = 1_796_302_800_000_000;

/// A database of one test, with data and keys directories.
pub struct Database {
    /// The address.
    pub url: String,
    /// Stands still at 2026-12-03T13:00:00Z.
    pub clock: Clock,
    directory: TempDir,
}

impl Database {
    fn at(url: String, directory: TempDir) -> Self {
        Self { url, clock: Clock::fixed(Timestamp::from_micros(NOW)), directory }
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres")
    }

    /// The directory of data and keys: `data-0`, `keys`, and for SQLite `samsyn.db`.
    pub fn directory(&self) -> &std::path::Path {
        self.directory.path()
    }

    /// The settings of the node `node`: nodes have their own data directories and the same keys.
    pub fn settings(&self, node: u8) -> Settings {
        Settings {
            database: self.url.clone(),
            data: self.directory.path().join(format!("data-{node}")),
            keys: self.directory.path().join("keys"),
            origin: "test.example/journal".to_owned(),
        }
    }

    /// Opens it as node 0.
    pub async fn open(&self) -> Result<Store, CannotOpen> {
        self.open_node(0).await
    }

    /// Opens it as one of several nodes.
    pub async fn open_node(&self, node: u8) -> Result<Store, CannotOpen> {
        Store::open(&self.settings(node), self.clock.clone()).await
    }
}

/// Runs a test's story on a new SQLite file.
pub fn on_sqlite<F: Future<Output = ()>>(story: impl FnOnce(Database) -> F) -> Result<(), Failure> {
    let directory = tempfile::tempdir()?;
    let url = format!("sqlite:{}", directory.path().join("samsyn.db").display());
    runtime()?.block_on(story(Database::at(url, directory)));
    Ok(())
}

/// Runs a test's story in a new database of PostgreSQL.
pub fn on_postgres<F: Future<Output = ()>>(story: impl FnOnce(Database) -> F) -> Result<(), Failure> {
    let cluster = cluster::url()?;
    let name = format!("test_{}", hex::encode(seal::random::<8>()?));
    let url = with_database(&cluster, &name);
    let directory = tempfile::tempdir()?;
    runtime()?.block_on(async {
        let mut conn = PgConnection::connect(&cluster).await?;
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut conn).await?;
        let told = AssertUnwindSafe(story(Database::at(url, directory))).catch_unwind().await;
        sqlx::raw_sql(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).execute(&mut conn).await?;
        told.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok(())
    })
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()
}

/// The same address with another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let host_end =
        address.find("://").and_then(|scheme| address[scheme + 3..].find('/').map(|at| at + scheme + 3));
    let host = &address[..host_end.unwrap_or(address.len())];
    query.map_or_else(|| format!("{host}/{name}"), |query| format!("{host}/{name}?{query}"))
}

/// Makes two tests of each story, `name::sqlite` and `name::postgres`:
/// `both! { async fn an_entry_is_kept(database: Database) { … } }`.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($database:ident: Database) $story:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn story($database: $crate::testing::Database) $story

            #[test]
            fn sqlite() -> Result<(), $crate::testing::Failure> {
                $crate::testing::on_sqlite(story)
            }

            #[test]
            fn postgres() -> Result<(), $crate::testing::Failure> {
                $crate::testing::on_postgres(story)
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_database_of_an_address_is_replaced() {
        let socket = with_database("postgres://samsyn@localhost/postgres?host=/tmp/x", "one");
        assert_eq!(socket, "postgres://samsyn@localhost/one?host=/tmp/x");
        assert_eq!(
            with_database("postgres://a:b@127.0.0.1:5/postgres", "two"),
            "postgres://a:b@127.0.0.1:5/two"
        );
    }
}
