//! The one writer of a process: an own thread with an own runtime and an own connection, so that a unit of work may
//! be any `AsyncFnOnce`, and so that nothing else of the process can hold it up.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use board::Clock;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use crate::batch::{self, Broken, Slot};
use crate::command::Command;
use crate::db::{Conn, Place};
use crate::entry::{Entry, Recorded};
use crate::job::{Failed, Job, Look, Memory, Pending, Receipt};
use crate::keys::Keys;
use crate::lock::DataLock;
use crate::tree;
use crate::trouble::{Stop, Trouble};
use crate::unit::{Staged, Unit};

/// Units of one transaction.
const BATCH: usize = 64;

/// Jobs that may wait before those who bring more have to.
const QUEUE: usize = 1024;

/// How often an idle writer looks at what other nodes wrote, so that it need not under the lock.
const TICK: Duration = Duration::from_millis(200);

/// How soon after a commit there is a checkpoint over it.
const CHECKPOINT: Duration = Duration::from_secs(1);

/// How long a writer without a database waits before it tries again.
const PAUSE: Duration = Duration::from_millis(100);

enum Message {
    Job(Box<dyn Job>),
    Close,
}

#[derive(Clone, Debug)]
enum State {
    Running,
    Closed,
    Died(Arc<sqlx::Error>),
}

/// Hands units of work to the writer. Cheap to clone.
#[derive(Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Message>,
    state: watch::Receiver<State>,
}

impl Writer {
    /// Runs a unit of work and answers when it is committed to disk. The closure must name its argument's type:
    /// `writer.write(async move |unit: &mut Unit| { … })`.
    pub async fn write<T, E, F>(&self, work: F) -> Result<(T, Receipt), Failed<E>>
    where
        F: AsyncFnOnce(&mut Unit) -> Result<T, Stop<E>> + Send + 'static,
        T: Send + 'static,
        E: Send + 'static,
    {
        self.submit(work, None).await
    }

    /// Runs a unit of work once for its command: a resend gets the first answer, also when that was a refusal. `T`
    /// and `E` are stored in clear: they hold ids and codes, never personal text.
    pub async fn command<T, E, F>(&self, command: Command, work: F) -> Result<(T, Receipt), Failed<E>>
    where
        F: AsyncFnOnce(&mut Unit) -> Result<T, Stop<E>> + Send + 'static,
        T: Serialize + DeserializeOwned + Send + 'static,
        E: Serialize + DeserializeOwned + Send + 'static,
    {
        self.submit(work, Some(Memory::of(command))).await
    }

    /// Records a look at patient data. The data may leave only after this has answered.
    pub async fn look(&self, entry: Entry) -> Result<Receipt, Failed<Infallible>> {
        let (job, answer) = Look::new(entry);
        self.jobs.send(Message::Job(Box::new(job))).await.map_err(|_| Failed::TryAgain)?;
        answer.await.unwrap_or(Err(Failed::Unknown))
    }

    async fn submit<T, E, F>(&self, work: F, memory: Option<Memory<T, E>>) -> Result<(T, Receipt), Failed<E>>
    where
        F: AsyncFnOnce(&mut Unit) -> Result<T, Stop<E>> + Send + 'static,
        T: Send + 'static,
        E: Send + 'static,
    {
        let (job, answer) = Pending::new(work, memory);
        self.jobs.send(Message::Job(Box::new(job))).await.map_err(|_| Failed::TryAgain)?;
        answer.await.unwrap_or(Err(Failed::Unknown))
    }

    /// Waits until the disk fails. Then nothing can be known of what it holds: the process must end at once, without
    /// trying again, and a person must look before it starts anew.
    pub async fn died(&self) -> Arc<sqlx::Error> {
        let mut state = self.state.clone();
        loop {
            if let State::Died(error) = &*state.borrow_and_update() {
                return error.clone();
            }
            if state.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Finishes what is queued, makes a last checkpoint, and gives back the data directory.
    pub async fn close(&self) {
        drop(self.jobs.send(Message::Close).await);
        let mut state = self.state.clone();
        drop(state.wait_for(|state| !matches!(state, State::Running)).await);
    }
}

/// What the writer's thread owns.
pub(crate) struct Desk {
    pub(crate) place: Place,
    pub(crate) keys: Arc<Keys>,
    pub(crate) clock: Clock,
    pub(crate) committed: mpsc::Sender<Vec<Recorded>>,
    pub(crate) lock: DataLock,
}

impl Desk {
    /// Starts the thread.
    pub(crate) fn start(self) -> std::io::Result<Writer> {
        let (jobs, queue) = mpsc::channel(QUEUE);
        let (told, state) = watch::channel(State::Running);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        std::thread::Builder::new().name("journal".to_owned()).spawn(move || {
            let end = runtime.block_on(Thread::new(self).serve(queue));
            told.send_replace(end);
        })?;
        Ok(Writer { jobs, state })
    }
}

fn take(message: Message, slots: &mut Vec<Slot>, queue: &mut mpsc::Receiver<Message>) {
    match message {
        Message::Job(job) => slots.push(Slot::new(job)),
        Message::Close => queue.close(),
    }
}

struct Thread {
    desk: Desk,
    /// Connection, tree, rooms: all of it goes when a batch fails.
    unit: Option<Unit>,
    /// Since when there are commits without a checkpoint.
    dirty: Option<Instant>,
}

impl Thread {
    fn new(desk: Desk) -> Self {
        Self { desk, unit: None, dirty: None }
    }

    async fn serve(mut self, mut queue: mpsc::Receiver<Message>) -> State {
        let mut last = false;
        while !last {
            let mut slots = Vec::new();
            match tokio::time::timeout(TICK, queue.recv()).await {
                Ok(Some(message)) => take(message, &mut slots, &mut queue),
                // Closed, and everything that was queued is done.
                Ok(None) => last = true,
                Err(_idle) => {}
            }
            while slots.len() < BATCH
                && let Ok(message) = queue.try_recv()
            {
                take(message, &mut slots, &mut queue);
            }
            if let Err(error) = self.turn(slots, last).await {
                return State::Died(Arc::new(error));
            }
        }
        if let Some(unit) = self.unit {
            drop(unit.conn.close().await);
        }
        drop(self.desk.lock);
        State::Closed
    }

    /// One batch, or what there is to do without one. An error is the disk's.
    async fn turn(&mut self, slots: Vec<Slot>, last: bool) -> Result<(), sqlx::Error> {
        let due = self.dirty.is_some_and(|since| last || since.elapsed() >= CHECKPOINT);
        if slots.is_empty() && !due {
            self.idle().await;
            return Ok(());
        }
        match self.batch(slots, due).await {
            Ok(()) => Ok(()),
            Err(Broken::Disk(error)) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "the disk failed: the journal stops"
                );
                Err(error)
            }
            Err(broken) => {
                tracing::warn!(
                    error = &broken as &dyn std::error::Error,
                    "the journal goes on without a batch"
                );
                tokio::time::sleep(PAUSE).await;
                Ok(())
            }
        }
    }

    async fn batch(&mut self, mut slots: Vec<Slot>, due: bool) -> Result<(), Broken> {
        let done = self.commit(&mut slots, due).await;
        let (mut unit, checkpointed) = match done {
            Ok(done) => done,
            Err(broken) => {
                slots.into_iter().for_each(|slot| slot.answer_failed(&broken));
                return Err(broken);
            }
        };
        slots.into_iter().for_each(Slot::answer);
        let committed: Vec<_> = unit.staged.drain(..).map(|staged: Staged| staged.recorded()).collect();
        if !committed.is_empty() {
            self.dirty.get_or_insert_with(Instant::now);
            self.publish(&mut unit, committed).await;
        }
        if checkpointed {
            self.dirty = None;
        }
        self.unit = Some(unit);
        Ok(())
    }

    async fn commit(&mut self, slots: &mut [Slot], due: bool) -> Result<(Unit, bool), Broken> {
        let mut unit = match self.unit.take() {
            Some(unit) => unit,
            None => self.connect().await?,
        };
        let (tree, signed) = batch::run(&mut unit, slots, due).await?;
        unit.tree = tree;
        Ok((unit, signed.is_some()))
    }

    async fn connect(&self) -> Result<Unit, Trouble> {
        let conn = self.desk.place.connect().await?;
        Unit::new(conn, self.desk.keys.clone(), self.desk.clock.clone()).await
    }

    /// Hands on what is committed, here and to the other nodes. A full channel or a lost hint costs only time: those
    /// who follow the journal read what they missed.
    async fn publish(&self, unit: &mut Unit, committed: Vec<Recorded>) {
        drop(self.desk.committed.try_send(committed));
        if matches!(unit.conn, Conn::Postgres(_)) {
            drop(unit.conn.command("NOTIFY samsyn_journal").await);
        }
    }

    /// Takes in other nodes' entries while nobody waits.
    async fn idle(&mut self) {
        let Some(mut unit) = self.unit.take() else { return };
        let seen = match unit.conn {
            Conn::Postgres(_) => tree::catch_up(&mut unit).await,
            Conn::Sqlite(_) => Ok(0),
        };
        if seen.is_ok() {
            self.unit = Some(unit);
        }
    }
}
