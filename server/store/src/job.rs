//! A unit of work on its way to the writer and its answer on the way back.

use std::convert::Infallible;
use std::sync::Arc;

use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::oneshot;

use crate::checkpoint::Signed;
use crate::command::{Answered, Command};
use crate::entry::{Entry, Placed};
use crate::trouble::{Stop, Trouble};
use crate::unit::Unit;

/// Proof of commit: what is in here is on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The first entry; `None` when there was none.
    pub first_seq: Option<i64>,
    /// The entries; empty for the answer to a resend.
    pub entries: Vec<Placed>,
    /// The checkpoint that [`Unit::checkpoint`] asked for.
    pub checkpoint: Option<Arc<Signed>>,
    /// The answer was given before: this was a resend.
    pub repeated: bool,
}

/// Why a unit of work gave nothing.
#[derive(Debug)]
pub enum Failed<E> {
    /// The domain refused. The refusal's own entries are committed. Final: a resend gets the same.
    Refused(E, Receipt),
    /// The command's id was used for another command.
    CommandReused,
    /// Nothing was changed: the fault is in this unit.
    Trouble(Trouble),
    /// The unit panicked. Nothing was changed.
    Panicked,
    /// Nothing was changed: the batch failed, and the same may work at once.
    TryAgain,
    /// The commit's answer was lost: resend the same command id to learn which.
    Unknown,
}

/// How it went with a job, known when the batch ends.
#[derive(Debug)]
pub(crate) enum Fate {
    Committed(Receipt),
    Repeated(Answered),
    CommandReused,
    Trouble(Trouble),
    Panicked,
    TryAgain,
    Unknown,
}

/// What a unit of work came to, before its commit.
pub(crate) enum Ran {
    /// Its changes are kept; for a command, with the answer to remember.
    Kept(Option<String>),
    /// Its changes are taken back, the refusal is kept.
    Refused(Option<String>),
    /// Its changes are taken back.
    Trouble(Trouble),
}

/// A unit of work whose types the writer need not know.
pub(crate) trait Job: Send {
    /// The command to recognise a resend by.
    fn command(&self) -> Option<&Command> {
        None
    }
    /// Whether it may fail halfway and so needs a savepoint.
    fn needs_savepoint(&self) -> bool {
        true
    }
    fn run<'a>(&'a mut self, unit: &'a mut Unit) -> LocalBoxFuture<'a, Ran>;
    fn answer(self: Box<Self>, fate: Fate);
}

/// How an answer is remembered as text.
pub(crate) struct Memory<T, E> {
    command: Command,
    write: fn(&Result<T, E>) -> serde_json::Result<String>,
    read: fn(&str) -> serde_json::Result<Result<T, E>>,
}

impl<T, E> Memory<T, E>
where
    T: Serialize + DeserializeOwned,
    E: Serialize + DeserializeOwned,
{
    pub(crate) fn of(command: Command) -> Self {
        Self {
            command,
            write: |answer| serde_json::to_string(answer),
            read: |text| serde_json::from_str(text),
        }
    }
}

/// A closure with the channel its answer goes to.
pub(crate) struct Pending<T, E, F> {
    work: Option<F>,
    memory: Option<Memory<T, E>>,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<(T, Receipt), Failed<E>>>,
}

pub(crate) type Waiting<T, E> = oneshot::Receiver<Result<(T, Receipt), Failed<E>>>;

impl<T, E, F> Pending<T, E, F> {
    pub(crate) fn new(work: F, memory: Option<Memory<T, E>>) -> (Self, Waiting<T, E>) {
        let (answer, waiting) = oneshot::channel();
        (Self { work: Some(work), memory, result: None, answer }, waiting)
    }

    fn remembered(&self, result: &Result<T, E>) -> Result<Option<String>, Trouble> {
        self.memory.as_ref().map(|memory| (memory.write)(result)).transpose().map_err(Trouble::from)
    }
}

impl<T, E, F> Job for Pending<T, E, F>
where
    F: AsyncFnOnce(&mut Unit) -> Result<T, Stop<E>> + Send,
    T: Send,
    E: Send,
{
    fn command(&self) -> Option<&Command> {
        self.memory.as_ref().map(|memory| &memory.command)
    }

    fn run<'a>(&'a mut self, unit: &'a mut Unit) -> LocalBoxFuture<'a, Ran> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return Ran::Trouble(Trouble::TooSlow) };
            let result = match work(unit).await {
                Ok(value) => Ok(value),
                Err(Stop::Refused(refusal)) => Err(refusal),
                Err(Stop::Trouble(trouble)) => return Ran::Trouble(trouble),
            };
            let remembered = self.remembered(&result);
            let ran = match (remembered, &result) {
                (Ok(text), Ok(_)) => Ran::Kept(text),
                (Ok(text), Err(_)) => Ran::Refused(text),
                (Err(trouble), _) => Ran::Trouble(trouble),
            };
            self.result = Some(result);
            ran
        })
    }

    fn answer(self: Box<Self>, fate: Fate) {
        let answer = match fate {
            Fate::Committed(receipt) => match self.result {
                Some(Ok(value)) => Ok((value, receipt)),
                Some(Err(refusal)) => Err(Failed::Refused(refusal, receipt)),
                None => Err(Failed::Unknown),
            },
            Fate::Repeated(answered) => repeated(self.memory.as_ref(), &answered),
            Fate::CommandReused => Err(Failed::CommandReused),
            Fate::Trouble(trouble) => Err(Failed::Trouble(trouble)),
            Fate::Panicked => Err(Failed::Panicked),
            Fate::TryAgain => Err(Failed::TryAgain),
            Fate::Unknown => Err(Failed::Unknown),
        };
        // Whoever asked may have gone; the journal has it all the same.
        drop(self.answer.send(answer));
    }
}

/// A look at patient data: one entry and no domain statement.
pub(crate) struct Look {
    entry: Option<Entry>,
    answer: oneshot::Sender<Result<Receipt, Failed<Infallible>>>,
}

impl Look {
    pub(crate) fn new(entry: Entry) -> (Self, oneshot::Receiver<Result<Receipt, Failed<Infallible>>>) {
        let (answer, waiting) = oneshot::channel();
        (Self { entry: Some(entry), answer }, waiting)
    }
}

impl Job for Look {
    fn needs_savepoint(&self) -> bool {
        false
    }

    fn run<'a>(&'a mut self, unit: &'a mut Unit) -> LocalBoxFuture<'a, Ran> {
        Box::pin(async move {
            let Some(entry) = self.entry.take() else { return Ran::Kept(None) };
            unit.append(entry).await.map_or_else(Ran::Trouble, |_| Ran::Kept(None))
        })
    }

    fn answer(self: Box<Self>, fate: Fate) {
        let answer = match fate {
            Fate::Committed(receipt) => Ok(receipt),
            Fate::Trouble(trouble) => Err(Failed::Trouble(trouble)),
            Fate::Panicked => Err(Failed::Panicked),
            Fate::TryAgain => Err(Failed::TryAgain),
            Fate::CommandReused | Fate::Repeated(_) | Fate::Unknown => Err(Failed::Unknown),
        };
        drop(self.answer.send(answer));
    }
}

fn repeated<T, E>(memory: Option<&Memory<T, E>>, answered: &Answered) -> Result<(T, Receipt), Failed<E>> {
    let receipt = Receipt { first_seq: answered.first_seq, repeated: true, ..Receipt::default() };
    let Some(memory) = memory else { return Err(Failed::Unknown) };
    match (memory.read)(&answered.outcome) {
        Ok(Ok(value)) => Ok((value, receipt)),
        Ok(Err(refusal)) => Err(Failed::Refused(refusal, receipt)),
        Err(error) => Err(Failed::Trouble(error.into())),
    }
}
