//! What was just committed, here or on another node, in the journal's order: one path to every screen.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::PgListener;
use tokio::sync::{broadcast, mpsc};
use tokio::task::AbortHandle;

use crate::db::Db;
use crate::entry::Recorded;
use crate::journal::Journal;
use crate::trouble::Trouble;

/// Entries kept for a slow subscriber.
const KEPT: usize = 4096;

/// How often the journal is read without a hint.
const POLL: Duration = Duration::from_millis(200);

/// Entries read at once.
const PAGE: i64 = 500;

/// Hands on committed entries. Cheap to clone; it ends with its [`Store`](crate::Store).
#[derive(Clone)]
pub struct Feed {
    out: broadcast::Sender<Arc<Recorded>>,
    task: AbortHandle,
}

impl Feed {
    /// Follows the journal from its present end on. A subscriber that falls far behind is told how many entries it
    /// missed (`RecvError::Lagged`) and reads them with [`Journal::stream_after`].
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Recorded>> {
        self.out.subscribe()
    }

    /// Starts following from `next`.
    pub(crate) fn start(journal: Journal, committed: mpsc::Receiver<Vec<Recorded>>, next: i64) -> Self {
        let (out, _) = broadcast::channel(KEPT);
        let follower = Follower { journal, out: out.clone(), next };
        let task = tokio::spawn(follower.follow(committed)).abort_handle();
        Self { out, task }
    }

    pub(crate) fn stop(&self) {
        self.task.abort();
    }
}

struct Follower {
    journal: Journal,
    out: broadcast::Sender<Arc<Recorded>>,
    next: i64,
}

impl Follower {
    async fn follow(mut self, mut committed: mpsc::Receiver<Vec<Recorded>>) {
        let mut hints = Hints::of(&self.journal.db).await;
        loop {
            let own = tokio::select! {
                own = committed.recv() => match own {
                    Some(own) => own,
                    // The writer is gone: what it committed last may still be unread.
                    None => return self.catch_up_loudly().await,
                },
                () = hints.wait() => Vec::new(),
            };
            // Entries of another node may lie before our own: they are read, and then ours are among them.
            match own.first() {
                Some(first) if first.placed.seq <= self.next => {
                    own.into_iter().for_each(|entry| self.publish(entry))
                }
                _ => self.catch_up_loudly().await,
            }
        }
    }

    async fn catch_up_loudly(&mut self) {
        if let Err(error) = self.catch_up().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the journal cannot be followed");
        }
    }

    async fn catch_up(&mut self) -> Result<(), Trouble> {
        loop {
            let entries = self.journal.entries_from(self.next, PAGE).await?;
            if entries.is_empty() {
                return Ok(());
            }
            entries.into_iter().for_each(|entry| self.publish(entry));
        }
    }

    fn publish(&mut self, entry: Recorded) {
        if entry.placed.seq == self.next {
            self.next += 1;
            // Nobody listening is fine.
            drop(self.out.send(Arc::new(entry)));
        }
    }
}

/// When to look: after a hint of PostgreSQL's, and every now and then without one.
struct Hints {
    db: Db,
    listener: Option<PgListener>,
}

impl Hints {
    async fn of(db: &Db) -> Self {
        Self { db: db.clone(), listener: listen(db).await }
    }

    async fn wait(&mut self) {
        if let Some(listener) = &mut self.listener {
            match tokio::time::timeout(POLL, listener.recv()).await {
                Ok(Err(_lost)) => self.listener = None,
                Ok(Ok(_)) | Err(_) => return,
            }
        }
        // The poll is what is relied upon; a connection that broke is made anew, since it may never answer again.
        tokio::time::sleep(POLL).await;
        self.listener = listen(&self.db).await;
    }
}

/// Listens for hints; none where there are none, or where it cannot be done now.
async fn listen(db: &Db) -> Option<PgListener> {
    let Db::Postgres(pool) = db else { return None };
    let mut listener = PgListener::connect_with(pool).await.ok()?;
    listener.listen("samsyn_journal").await.ok()?;
    Some(listener)
}
