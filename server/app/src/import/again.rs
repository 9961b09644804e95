//! Calls and lines read from a file's bytes again: what the rows do not hold, and what the import policy left out.

use std::fs::File;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

use board::variant::{Call, IssueGroup, NotRead, Origin, Severity};
use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;
use store::variant_files::VariantFile;
use store::{Part, PartOf};
use uuid::Uuid;
use vcf::{ChunkIndex, Region};

use super::how;
use super::index::Chunk;
use super::reading::packed;
use super::row::{Taken, judge};
use super::table::TableBuilder;
use crate::api::variants::CallTable;
use crate::problem::Problem;
use crate::state::App;

/// Issues of each code that are listed at most, so that memory is bounded; all are counted.
const ISSUES: usize = 100_000;

/// One call of `file`, whether or not there is a row of it.
///
/// # Errors
/// There is none at this line and allele, or the bytes cannot be read.
pub async fn call(app: &App, file: &VariantFile, line: u64, allele_index: u32) -> Result<Call, Problem> {
    let found =
        calls(app, file, vec![line]).await?.into_iter().find(|call| call.allele_index == allele_index);
    found.ok_or(Problem::NotFound)
}

/// The calls of some lines of `file`, in the order of the file.
///
/// # Errors
/// The bytes cannot be read.
pub async fn calls(app: &App, file: &VariantFile, lines: Vec<u64>) -> Result<Vec<Call>, Problem> {
    with_bytes(app, file, move |bytes, how, index| vcf::calls_of_lines(bytes, &how, &index, &lines)).await
}

/// One line of `file` as it was written, header lines counted from 1.
///
/// # Errors
/// There is no such line, or the bytes cannot be read.
pub async fn line(app: &App, file: &VariantFile, line: u64) -> Result<String, Problem> {
    let raw = with_bytes(app, file, move |bytes, how, index| vcf::raw_line(bytes, &how.limits, &index, line));
    Ok(String::from_utf8_lossy(&raw.await?).into_owned())
}

/// The first `most` calls of `file` that touch the region; 1-based, both ends included.
///
/// # Errors
/// The bytes cannot be read.
pub async fn region(
    app: &App,
    file: &VariantFile,
    chrom: String,
    (start, end): (u64, u64),
    most: usize,
) -> Result<Vec<Call>, Problem> {
    with_bytes(app, file, move |bytes, how, index| {
        vcf::calls_in_region(bytes, &how, &index, Region { chrom: &chrom, start, end }, most)
    })
    .await
}

/// Puts a call that the import policy left out among the rows and into the table, unless it is there.
///
/// # Errors
/// There is no such call, or the store failed.
pub async fn keep(app: &App, file: &VariantFile, line: u64, allele_index: u32) -> Result<(), Problem> {
    let import_id = file.import_id.ok_or(Problem::NotFound)?;
    let taken = with_bytes(app, file, move |bytes, how, index| {
        vcf::map_lines(bytes, &how, &index, &[line], |sight| {
            (sight.allele_index() == allele_index).then(|| Taken::of(sight, judge(sight)))
        })
    });
    // Of one line alone it cannot be told whether its other end is in the file.
    let taken = Taken { half_pair: false, ..taken.await?.pop().ok_or(Problem::NotFound)? };
    let of = if taken.origin == Origin::Germline { PartOf::Germline } else { PartOf::Shown };
    let part = app.calls.part(import_id, of).await?.ok_or(Problem::NotFound)?;
    let table: CallTable = unpacked(&part)?;
    if table.has(line, allele_index) {
        return Ok(());
    }
    let mut table = TableBuilder::on(table);
    table.push(&taken);
    let part = packed(&table.finish()).map_err(Problem::internal)?;
    app.calls.keep(import_id, taken.row).await?;
    app.calls.put_part(import_id, of, &part).await?;
    Ok(())
}

/// Every issue of `file`, group by group, read anew.
///
/// # Errors
/// The bytes cannot be read.
pub async fn issues(app: &App, file: &VariantFile) -> Result<Vec<IssueGroup>, Problem> {
    with_bytes(app, file, |bytes, how, _| all_issues(bytes, how)).await
}

/// The header and the quarantined lines of `file` as they were written.
///
/// # Errors
/// The bytes cannot be read.
pub async fn quarantined(app: &App, file: &VariantFile) -> Result<Vec<u8>, Problem> {
    with_bytes(app, file, |mut bytes, how, _| {
        let limits = how.limits;
        let groups = all_issues(&mut bytes, how)?;
        let errors = groups.iter().filter(|group| group.severity == Severity::Error);
        let lines =
            errors.flat_map(|group| group.examples.iter().filter_map(|example| example.line)).collect();
        bytes.rewind().map_err(|error| NotRead::Unreadable { kind: error.to_string() })?;
        vcf::header_and_lines(bytes, &limits, &lines)
    })
    .await
}

fn all_issues(bytes: impl Read + Send, how: vcf::How) -> Result<Vec<IssueGroup>, NotRead> {
    let how = vcf::How { examples: ISSUES, ..how };
    let go_on = |_| ControlFlow::Continue(());
    Ok(vcf::read(bytes, &how, |_| None::<()>, go_on, |_| {})?.issues)
}

/// What a part holds.
///
/// # Errors
/// It does not read back.
pub fn unpacked<T: DeserializeOwned>(part: &Part) -> Result<T, Problem> {
    let mut json = Vec::new();
    GzDecoder::new(part.bytes.as_slice()).read_to_end(&mut json).map_err(Problem::internal)?;
    serde_json::from_slice(&json).map_err(Problem::internal)
}

async fn with_bytes<T: Send + 'static>(
    app: &App,
    file: &VariantFile,
    read: impl FnOnce(File, vcf::How, Vec<ChunkIndex>) -> Result<T, NotRead> + Send + 'static,
) -> Result<T, Problem> {
    let index = index(app, file.import_id).await?;
    let (path, how) = (app.blobs.path(&file.sha256), how(app, file).await?);
    let read = move || File::open(path).map(|bytes| read(bytes, how, index));
    let read = tokio::task::spawn_blocking(read).await.map_err(Problem::internal)?;
    read.map_err(Problem::internal)?.map_err(Problem::NotRead)
}

/// The sparse index of an import; empty as long as there is none, and then the file is read from its start.
async fn index(app: &App, import_id: Option<Uuid>) -> Result<Vec<ChunkIndex>, Problem> {
    let Some(import_id) = import_id else { return Ok(Vec::new()) };
    let Some(part) = app.calls.part(import_id, PartOf::Index).await? else { return Ok(Vec::new()) };
    let chunks: Vec<Chunk> = unpacked(&part)?;
    Ok(chunks.into_iter().map(ChunkIndex::from).collect())
}
