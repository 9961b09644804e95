//! What the nodes of one PostgreSQL tell one another about documents: that something was stored, and where people's
//! carets are. A hint may be lost: what was stored is read every now and then without one.

use std::time::Duration;

use sqlx::postgres::PgListener;

use crate::db::Db;
use crate::trouble::Trouble;

/// The channel of the hints.
const CHANNEL: &str = "samsyn_text";

/// How long to wait before a broken connection is made anew.
const PAUSE: Duration = Duration::from_millis(500);

/// Hints of every node, this one included. Where there is one node there are none.
pub struct Hints {
    db: Db,
    listener: Option<PgListener>,
}

impl Hints {
    /// Listens from the first [`Hints::next`] on.
    pub fn new(db: &Db) -> Self {
        Self { db: db.clone(), listener: None }
    }

    /// The next hint.
    pub async fn next(&mut self) -> String {
        let Db::Postgres(pool) = &self.db else { return std::future::pending().await };
        loop {
            if let Some(listener) = &mut self.listener {
                match listener.recv().await {
                    Ok(hint) => return hint.payload().to_owned(),
                    Err(_lost) => self.listener = None,
                }
            }
            if let Ok(mut listener) = PgListener::connect_with(pool).await
                && listener.listen(CHANNEL).await.is_ok()
            {
                self.listener = Some(listener);
            } else {
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Tells the other nodes; does nothing where there are none. Called after the commit, on a connection of the pool, so
/// that nobody waits for it under the log's lock. PostgreSQL takes at most 7,999 bytes.
///
/// # Errors
/// The database cannot be reached.
pub async fn tell(db: &Db, hint: &str) -> Result<(), Trouble> {
    if let Db::Postgres(pool) = db {
        sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(hint).execute(pool).await?;
    }
    Ok(())
}
