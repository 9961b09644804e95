//! What the servers beside one PostgreSQL tell each other and nobody keeps: who is in a room and looks at what. It may be
//! lost at any time; whoever relies on it says it again.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgListener, PgPool};
use tokio::sync::broadcast;
use tokio::task::AbortHandle;

use crate::db::Db;
use crate::trouble::Trouble;

/// PostgreSQL takes less than 8,000 bytes a notification.
pub const LONGEST: usize = 7_900;
/// Texts kept for a slow listener.
const KEPT: usize = 1024;
/// After a lost connection another one is tried this much later.
const PAUSE: Duration = Duration::from_millis(200);

/// The way to the other servers. Cheap to clone; it ends with its [`Store`](crate::Store).
#[derive(Clone)]
pub struct Whispers {
    db: Db,
    heard: broadcast::Sender<Arc<str>>,
    task: Option<AbortHandle>,
}

impl Whispers {
    /// Starts to listen, where there may be other servers.
    pub(crate) fn start(db: &Db) -> Self {
        let (heard, _) = broadcast::channel(KEPT);
        let task = match db {
            Db::Sqlite(_) => None,
            Db::Postgres(pool) => Some(tokio::spawn(follow(pool.clone(), heard.clone())).abort_handle()),
        };
        Self { db: db.clone(), heard, task }
    }

    /// Whether there may be other servers.
    pub fn reaches_others(&self) -> bool {
        self.task.is_some()
    }

    /// Says a text of at most [`LONGEST`] bytes to every server, this one included.
    ///
    /// # Errors
    /// The database did not take it.
    pub async fn say(&self, text: &str) -> Result<(), Trouble> {
        if let Db::Postgres(pool) = &self.db {
            sqlx::query("SELECT pg_notify('samsyn_presence', $1)").bind(text).execute(pool).await?;
        }
        Ok(())
    }

    /// What is said from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<str>> {
        self.heard.subscribe()
    }

    pub(crate) fn stop(&self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

async fn follow(pool: PgPool, heard: broadcast::Sender<Arc<str>>) {
    loop {
        if let Ok(mut listener) = PgListener::connect_with(&pool).await
            && listener.listen("samsyn_presence").await.is_ok()
        {
            while let Ok(said) = listener.recv().await {
                // Nobody listening is fine.
                drop(heard.send(said.payload().into()));
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}
