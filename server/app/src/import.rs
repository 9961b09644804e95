//! From uploaded bytes to published rows. The rows go past the journal's writer; a small unit of work publishes them.

mod judge;
mod settle;
mod succession;
mod table;

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use board::ids::VariantFileId;
use board::variant::{Call, ImportReport, NotRead};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::calls::VariantTable;
use store::variant_files::{self, Answers, Import, VariantFile};
use store::{Entry, Kind, Scope, Stream, Trouble, Unit, Who};
use tokio::sync::mpsc;
use tokio_util::task::TaskTracker;
use uuid::Uuid;
use vcf::{How, Part, Progress};

use crate::blobs;
use crate::looks::CARE;
use crate::problem::Problem;
use crate::state::App;
use crate::transact;
use settle::settle;
use table::TableBuilder;

pub use settle::{release, withdraw};
pub use succession::sources;

/// Calls handed to the database at once, and batches that may wait for it.
const BATCH: usize = 512;
const WAITING: usize = 8;

/// The imports under way.
#[derive(Clone, Default)]
pub struct Imports {
    progress: Arc<Mutex<HashMap<VariantFileId, Progress>>>,
    tasks: TaskTracker,
}

/// What the reading of a file gave.
enum Read {
    Whole { report: Box<ImportReport>, import_id: Uuid, table: VariantTable },
    Refused(NotRead),
}

impl Imports {
    /// How far the reading of a file has come; none when it is not being read.
    pub fn progress(&self, file: VariantFileId) -> Option<Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).get(&file).copied()
    }

    /// Begins reading `file` in the background.
    pub fn begin(&self, app: &App, file: VariantFile) {
        let start = Progress { bytes: 0, data_lines: 0, calls: 0 };
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).insert(file.id, start);
        let app = app.clone();
        self.tasks.spawn(async move {
            let id = file.id;
            if let Err(problem) = now(&app, file).await {
                tracing::error!(file.id = %id, problem = problem.name(), "an import failed; it is tried again at the next start");
            }
            app.imports.progress.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        });
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
    match read(app, &file).await? {
        Read::Whole { report, import_id, table } => {
            app.calls.put_table(import_id, &table).await?;
            settle(app, &file, import_id, *report).await
        }
        Read::Refused(refusal) => refuse(app, &file, refusal).await,
    }
}

async fn read(app: &App, file: &VariantFile) -> Result<Read, Problem> {
    let import_id = blobs::import_id()?;
    let (sender, receiver) = mpsc::channel(WAITING);
    let reader = Reading {
        path: app.blobs.path(&file.sha256),
        answers: answers(file.answers.as_ref()),
        file: file.id,
        imports: app.imports.clone(),
        sender,
    };
    let reading = tokio::task::spawn_blocking(move || reader.run());
    let rows = app.calls.import(import_id, receiver).await;
    let read = reading.await.map_err(Problem::internal)?.map_err(Problem::internal)?;
    match (read, rows) {
        (Ok((report, table)), Ok(_)) => Ok(Read::Whole { report: Box::new(report), import_id, table }),
        (Err(refusal), _) => {
            app.calls.forget(import_id).await?;
            Ok(Read::Refused(refusal))
        }
        (Ok(_), Err(trouble)) => Err(trouble.into()),
    }
}

fn answers(given: Option<&Answers>) -> vcf::Answers {
    given.map_or_else(vcf::Answers::default, |given| vcf::Answers {
        tumour: given.tumour.clone(),
        normal: given.normal.clone(),
        assembly: given.assembly,
    })
}

/// The blocking part: bytes to calls, to rows on their way, and to the table.
struct Reading {
    path: std::path::PathBuf,
    answers: vcf::Answers,
    file: VariantFileId,
    imports: Imports,
    sender: mpsc::Sender<Vec<Call>>,
}

impl Reading {
    fn run(self) -> std::io::Result<Result<(ImportReport, VariantTable), NotRead>> {
        let source = File::open(&self.path)?;
        let mut table = TableBuilder::default();
        let mut batch = Vec::with_capacity(BATCH);
        let progress = |now: Progress| {
            self.imports.progress.lock().unwrap_or_else(PoisonError::into_inner).insert(self.file, now);
            ControlFlow::Continue(())
        };
        let sink = |part: Part<Call>| {
            for call in part.items {
                table.push(&call);
                batch.push(call);
                if batch.len() == BATCH {
                    // The database's end has its own error; there is nothing to say twice.
                    drop(self.sender.blocking_send(std::mem::take(&mut batch)));
                }
            }
        };
        let how = How::answered(self.answers.clone());
        let read = vcf::read(source, &how, |sight| Some(sight.call()), progress, sink);
        match read {
            Ok(report) => {
                drop(self.sender.blocking_send(batch));
                Ok(Ok((report, packed(table)?)))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    }
}

fn packed(table: TableBuilder) -> std::io::Result<VariantTable> {
    let json = serde_json::to_vec(&table.finish())?;
    let etag = hex::encode(&Sha256::digest(&json)[..16]);
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&json)?;
    Ok(VariantTable { etag, bytes: packer.finish()? })
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
