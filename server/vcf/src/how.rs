//! How a file is read.

use std::time::{Duration, Instant};

use board::variant::{Assembly, NotRead};

use crate::Limits;
use crate::issues::EXAMPLES;

/// What a person answered to the questions of a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Name of the tumour's column.
    pub tumour: Option<String>,
    /// Name of the normal's column.
    pub normal: Option<String>,
    pub assembly: Option<Assembly>,
    /// The analysis is of RNA: the only column of RNA is the one whose values are told, unless a tumour is named.
    pub rna: bool,
}

/// How a file is read.
#[derive(Clone, Debug)]
pub struct How {
    pub limits: Limits,
    pub answers: Answers,
    /// Threads that read a file of some size; as many as there are processors when nothing is said, the caller's own
    /// thread alone when 1. A small file is always read by the caller's thread.
    pub workers: Option<usize>,
    /// Issues kept of each code, by their line; all are counted. Twenty when nothing is said.
    pub examples: usize,
    /// Tells the time that [`Limits::seconds`] limits.
    pub clock: fn() -> Instant,
}

impl Default for How {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            answers: Answers::default(),
            workers: None,
            examples: EXAMPLES,
            clock: Instant::now,
        }
    }
}

impl How {
    /// Reads with these answers.
    pub fn answered(answers: Answers) -> Self {
        Self { answers, ..Self::default() }
    }

    /// Reads within these limits.
    pub fn limited(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    pub(crate) fn threads(&self) -> usize {
        let available = || std::thread::available_parallelism().map_or(1, usize::from);
        self.workers.unwrap_or_else(available).max(1)
    }

    /// Whether a reading that began then, and has come to line `lines`, may go on.
    ///
    /// # Errors
    /// [`NotRead::TookTooLong`].
    pub(crate) fn in_time(&self, began: Instant, lines: u64) -> Result<(), NotRead> {
        let seconds = self.limits.seconds;
        let taken = (self.clock)().saturating_duration_since(began);
        if taken > Duration::from_secs(seconds) {
            return Err(NotRead::TookTooLong { seconds, lines });
        }
        Ok(())
    }
}
