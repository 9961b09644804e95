//! The blocking part of an import: bytes to rows on their way to the database, to tables, and to the index.

use std::fs::File;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use board::variant::policy::{ALL_KEPT_UP_TO, Because, PolicyCounts, Verdict};
use board::variant::{ImportReport, NotRead, Origin};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{CallRow, Part};
use tokio::sync::mpsc;
use vcf::{How, Progress, Sight};

use super::index::Chunk;
use super::row::{Taken, judge};
use super::table::TableBuilder;

/// What reading a file takes.
pub struct Reading<P> {
    pub path: PathBuf,
    pub how: How,
    pub progress: P,
    /// Set when nobody wants the file any more.
    pub cancelled: Arc<AtomicBool>,
    pub rows: mpsc::Sender<Vec<CallRow>>,
    /// Up to so many calls are all kept as rows.
    pub all_kept_up_to: u64,
}

/// What a whole file gave beside its rows.
pub struct Outcome {
    pub report: ImportReport,
    /// Rows that the policy does not keep were sent too, and are to be taken away.
    pub prune: bool,
    pub shown: Part,
    pub germline: Part,
    pub index: Part,
}

impl<P: FnMut(Progress)> Reading<P> {
    /// Reads the file.
    ///
    /// # Errors
    /// The bytes cannot be opened, or the parts cannot be packed; a refusal is no error.
    pub fn run(mut self) -> io::Result<Result<Outcome, NotRead>> {
        let source = File::open(&self.path)?;
        let (most, mut index) = (self.all_kept_up_to, Vec::new());
        let (counts, mut tables) = (Counts::default(), Tables::of(most.min(ALL_KEPT_UP_TO)));
        let take = |sight: &Sight<'_>| {
            let verdict = judge(sight);
            let all_kept = counts.add(verdict) <= most;
            (all_kept || matches!(verdict, Verdict::Kept(_))).then(|| Taken::of(sight, verdict))
        };
        let progress = |now: Progress| {
            (self.progress)(now);
            match self.cancelled.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        let sink = |part: vcf::Part<Taken>| {
            part.items.iter().for_each(|taken| tables.push(taken));
            part.paired.into_iter().for_each(|first| tables.pair(first));
            index.push(Chunk::from(part.index));
            let rows = part.items.into_iter().map(|taken| taken.row).collect();
            // The database's end has its own error; there is nothing to say twice.
            drop(self.rows.blocking_send(rows));
        };
        let report = match vcf::read(source, &self.how, take, progress, sink) {
            Ok(report) => report,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (calls, counts) = counts.finish();
        let by_policy = calls > tables.most;
        let both = tables.finish(by_policy);
        Ok(Ok(Outcome {
            report: ImportReport { policy: by_policy.then_some(counts), ..report },
            prune: calls > most,
            shown: packed(&both.shown.finish())?,
            germline: packed(&both.germline.finish())?,
            index: packed(&index)?,
        }))
    }
}

/// Gzip of the JSON of `document`, with an entity tag of its bytes.
///
/// # Errors
/// It cannot be serialised.
pub fn packed(document: &impl Serialize) -> io::Result<Part> {
    let json = serde_json::to_vec(document)?;
    let mut packer = GzEncoder::new(Vec::with_capacity(json.len() / 4), Compression::fast());
    packer.write_all(&json)?;
    let bytes = packer.finish()?;
    Ok(Part { etag: hex::encode(&Sha256::digest(&bytes)[..16]), bytes })
}

/// The tables of one file: what may be shown, and what was inherited.
#[derive(Default)]
struct Both {
    shown: TableBuilder,
    germline: TableBuilder,
}

impl Both {
    fn push(&mut self, taken: &Taken) {
        match taken.origin {
            Origin::Germline => self.germline.push(taken),
            Origin::Somatic | Origin::Undetermined => self.shown.push(taken),
        }
    }

    fn pair(&mut self, first: (u64, u32)) {
        self.shown.pair(first);
        self.germline.pair(first);
    }
}

/// The tables with all rows, as long as there may be use for them, and those of the policy.
struct Tables {
    all: Option<Both>,
    by_policy: Both,
    rows: u64,
    /// Rows of the tables with all of them at most.
    most: u64,
}

impl Tables {
    /// Tables that hold every row of up to `most`.
    fn of(most: u64) -> Self {
        Self { all: Some(Both::default()), by_policy: Both::default(), rows: 0, most }
    }

    fn push(&mut self, taken: &Taken) {
        self.rows += 1;
        if self.rows > self.most {
            self.all = None;
        }
        if let Some(all) = &mut self.all {
            all.push(taken);
        }
        if taken.row.by_policy {
            self.by_policy.push(taken);
        }
    }

    fn pair(&mut self, first: (u64, u32)) {
        self.by_policy.pair(first);
        if let Some(all) = &mut self.all {
            all.pair(first);
        }
    }

    fn finish(self, by_policy: bool) -> Both {
        match self.all {
            Some(all) if !by_policy => all,
            _ => self.by_policy,
        }
    }
}

/// The policy's counts, added to by several threads.
#[derive(Default)]
struct Counts {
    calls: AtomicU64,
    verdicts: [AtomicU64; VERDICTS.len()],
}

const VERDICTS: [Verdict; 6] = [
    Verdict::Kept(Because::Coding),
    Verdict::Kept(Because::Splice),
    Verdict::Kept(Because::Promoter),
    Verdict::Kept(Because::Structural),
    Verdict::Filtered,
    Verdict::Elsewhere,
];

impl Counts {
    /// Counts one more call; gives how many there were with it.
    fn add(&self, verdict: Verdict) -> u64 {
        let counted = VERDICTS.iter().zip(&self.verdicts).find(|(known, _)| **known == verdict);
        if let Some((_, count)) = counted {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.calls.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// How many there were, and the counts.
    fn finish(self) -> (u64, PolicyCounts) {
        let [coding, splice, promoter, structural, filtered, elsewhere] =
            self.verdicts.map(AtomicU64::into_inner);
        let counts = PolicyCounts { coding, splice, promoter, structural, filtered, elsewhere };
        (self.calls.into_inner(), counts)
    }
}
