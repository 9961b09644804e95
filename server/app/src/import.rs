//! From uploaded bytes to published rows. The rows go past the journal's writer; a small unit of work publishes them.

mod again;
mod index;
mod judge;
mod reading;
mod row;
mod settle;
mod succession;
mod table;
mod words;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use board::ids::VariantFileId;
use board::specimen::Assay;
use board::variant::NotRead;
use serde_json::json;
use store::variant_files::{self, Answers, Import, VariantFile};
use store::{Entry, Kind, PartOf, Scope, Stream, Trouble, Unit, Who, analyses};
use tokio::sync::mpsc;
use tokio_util::task::TaskTracker;
use uuid::Uuid;
use vcf::{How, Limits, Progress};

pub use self::again::{call, issues, keep, line, quarantined, region, unpacked};
pub use self::settle::{release, withdraw};
pub use self::succession::sources;
use crate::blobs;
use crate::looks::CARE;
use crate::problem::Problem;
use crate::state::App;
use crate::transact;
use reading::{Outcome, Reading};
use settle::settle;

/// Batches of rows that may wait for the database.
const WAITING: usize = 4;

/// The imports under way.
#[derive(Clone, Default)]
pub struct Imports {
    under_way: Arc<Mutex<HashMap<VariantFileId, UnderWay>>>,
    tasks: TaskTracker,
}

/// An import under way.
#[derive(Clone)]
struct UnderWay {
    progress: Progress,
    cancelled: Arc<AtomicBool>,
}

/// What the reading of a file gave.
enum Read {
    Whole { outcome: Box<Outcome>, import_id: Uuid },
    Refused(NotRead),
}

impl Imports {
    /// How far the reading of a file has come; none when it is not being read.
    pub fn progress(&self, file: VariantFileId) -> Option<Progress> {
        self.with(file, |under_way| under_way.progress)
    }

    /// Begins reading `file` in the background.
    pub fn begin(&self, app: &App, file: VariantFile) {
        let app = app.clone();
        // Entered here and not in the task: from now on the file counts as being read.
        let cancelled = self.enter(file.id);
        self.tasks.spawn(async move {
            let id = file.id;
            if let Err(problem) = read_on(&app, file, cancelled).await {
                tracing::error!(file.id = %id, problem = problem.name(), "an import failed; it is tried again at the next start");
            }
        });
    }

    /// Breaks off the reading of a file: its rows go, and its state is left to whoever breaks it off.
    pub fn cancel(&self, file: VariantFileId) {
        self.with(file, |under_way| under_way.cancelled.store(true, Ordering::Relaxed));
    }

    fn enter(&self, file: VariantFileId) -> Arc<AtomicBool> {
        let cancelled = Arc::new(AtomicBool::new(false));
        let progress = Progress { bytes: 0, data_lines: 0, calls: 0 };
        let under_way = UnderWay { progress, cancelled: cancelled.clone() };
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).insert(file, under_way);
        cancelled
    }

    fn leave(&self, file: VariantFileId) {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&file);
    }

    fn with<T>(&self, file: VariantFileId, act: impl FnOnce(&mut UnderWay) -> T) -> Option<T> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&file).map(act)
    }

    /// Takes up the imports that a stop cut short, after clearing away what they had written.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn resume(&self, app: &App) -> Result<(), Trouble> {
        app.calls.sweep(&variant_files::published(app.db()).await?).await?;
        for file in variant_files::unpublished(app.db()).await? {
            if matches!(file.import, Import::Reading { .. }) {
                self.begin(app, file);
            }
        }
        Ok(())
    }

    /// Waits for the imports under way.
    pub async fn stop(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }
}

/// Reads `file`, and publishes or holds its rows, or notes why there are none.
///
/// # Errors
/// The store failed; nothing is published, and the next start tries again.
pub async fn now(app: &App, file: VariantFile) -> Result<(), Problem> {
    let cancelled = app.imports.enter(file.id);
    read_on(app, file, cancelled).await
}

async fn read_on(app: &App, file: VariantFile, cancelled: Arc<AtomicBool>) -> Result<(), Problem> {
    let id = file.id;
    let done = read_and_settle(app, file, cancelled).await;
    app.imports.leave(id);
    done
}

async fn read_and_settle(app: &App, file: VariantFile, cancelled: Arc<AtomicBool>) -> Result<(), Problem> {
    match read(app, &file, cancelled).await? {
        Read::Whole { outcome, import_id } => {
            let Outcome { report, prune, shown, germline, index } = *outcome;
            if prune {
                app.calls.prune(import_id).await?;
            }
            app.calls.put_part(import_id, PartOf::Shown, &shown).await?;
            app.calls.put_part(import_id, PartOf::Germline, &germline).await?;
            app.calls.put_part(import_id, PartOf::Index, &index).await?;
            settle(app, &file, import_id, report).await
        }
        Read::Refused(NotRead::Cancelled {}) => Ok(()),
        Read::Refused(refusal) => refuse(app, &file, refusal).await,
    }
}

async fn read(app: &App, file: &VariantFile, cancelled: Arc<AtomicBool>) -> Result<Read, Problem> {
    let import_id = blobs::import_id()?;
    let (rows, receiver) = mpsc::channel(WAITING);
    let (imports, id) = (app.imports.clone(), file.id);
    let progress = move |now| {
        imports.with(id, |under_way| under_way.progress = now);
    };
    let (path, how) = (app.blobs.path(&file.sha256), how(app, file).await?);
    let all_kept_up_to = app.config.rows_kept_up_to;
    let reading = Reading { path, how, progress, cancelled, rows, all_kept_up_to };
    let reading = tokio::task::spawn_blocking(move || reading.run());
    let rows = app.calls.import(import_id, receiver).await;
    let read = reading.await.map_err(Problem::internal)?.map_err(Problem::internal)?;
    match (read, rows) {
        (Ok(outcome), Ok(_)) => Ok(Read::Whole { outcome: Box::new(outcome), import_id }),
        (Err(refusal), _) => {
            app.calls.forget(import_id).await?;
            Ok(Read::Refused(refusal))
        }
        (Ok(_), Err(trouble)) => Err(trouble.into()),
    }
}

/// How a file is read: as what its analysis is of and with what somebody answered, in the time that the configuration allows.
async fn how(app: &App, file: &VariantFile) -> Result<How, Problem> {
    let analysis = analyses::by_id(app.db(), file.analysis).await?.ok_or(Problem::NotFound)?;
    let rna = analysis.assay == Assay::Rna;
    let answers = match &file.answers {
        Some(Answers { tumour, normal, assembly }) => {
            vcf::Answers { tumour: tumour.clone(), normal: normal.clone(), assembly: *assembly, rna }
        }
        None => vcf::Answers { rna, ..vcf::Answers::default() },
    };
    let limits = Limits { seconds: app.config.read_limit_seconds, ..Limits::default() };
    Ok(How { limits, ..How::answered(answers) })
}

async fn refuse(app: &App, file: &VariantFile, refusal: NotRead) -> Result<(), Problem> {
    let entry =
        entry(file, Kind("variant_file.refused")).body(&json!({ "file": file.id, "refusal": refusal }))?;
    let id = file.id;
    transact!(app, async move |unit: &mut Unit| {
        if variant_files::set_import(unit, id, &Import::Refused { refusal }).await? {
            unit.append(entry.refused()).await?;
        }
        Ok(())
    })
}

/// An act of the server's own on a file of a case.
fn entry(file: &VariantFile, kind: Kind) -> Entry {
    Entry::new(Stream::case(file.case), kind, Who::server(), CARE)
        .about(file.case.0)
        .category("variants")
        .sealed_for(Scope::case(file.case))
}
