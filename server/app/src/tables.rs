//! The columnar tables of imports: which part of one is for whom, and calls found again in them by their allele.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Write};

use board::case::FindingSource;
use board::ids::VariantFileId;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::VariantTable;
use uuid::Uuid;

use crate::api::variants::CallTable;
use crate::problem::Problem;
use crate::state::App;

/// Which calls of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableOf {
    /// All but germline calls.
    Shown,
    /// Germline calls alone.
    Germline,
}

/// An allele by its place: chromosome, position, reference and alternate, as the table has them.
pub type AlleleKey = (String, u64, String, String);

/// The packed table of an import's calls.
///
/// # Errors
/// The store fails, or the table cannot be read.
pub async fn packed(app: &App, import: Uuid, which: TableOf) -> Result<Option<VariantTable>, Problem> {
    let Some(whole) = app.calls.table(import).await? else { return Ok(None) };
    let part = move || -> std::io::Result<VariantTable> {
        let table = unpack(&whole)?;
        let kept: Vec<usize> = rows(&table, which).collect();
        if kept.len() == table.line.len() { Ok(whole) } else { pack(&table.of(&kept)) }
    };
    let part = tokio::task::spawn_blocking(part).await.map_err(Problem::internal)?;
    part.map(Some).map_err(Problem::internal)
}

/// The table of an import's calls, those of every origin when `which` is none.
///
/// # Errors
/// As [`packed`].
pub async fn table(app: &App, import: Uuid, which: Option<TableOf>) -> Result<CallTable, Problem> {
    let Some(whole) = app.calls.table(import).await? else { return Ok(CallTable::default()) };
    let part = move || -> std::io::Result<CallTable> {
        let table = unpack(&whole)?;
        let Some(which) = which else { return Ok(table) };
        let kept: Vec<usize> = rows(&table, which).collect();
        Ok(table.of(&kept))
    };
    let part = tokio::task::spawn_blocking(part).await.map_err(Problem::internal)?;
    part.map_err(Problem::internal)
}

fn rows(table: &CallTable, which: TableOf) -> impl Iterator<Item = usize> {
    let germline = table.words.iter().position(|word| word == "germline");
    let is_germline =
        move |row: &usize| table.origin.get(*row).is_some_and(|origin| Some(*origin as usize) == germline);
    (0..table.line.len()).filter(move |row| is_germline(row) == (which == TableOf::Germline))
}

fn unpack(table: &VariantTable) -> std::io::Result<CallTable> {
    let mut json = Vec::new();
    GzDecoder::new(table.bytes.as_slice()).read_to_end(&mut json)?;
    Ok(serde_json::from_slice(&json)?)
}

fn pack(table: &CallTable) -> std::io::Result<VariantTable> {
    let json = serde_json::to_vec(table)?;
    let etag = hex::encode(&Sha256::digest(&json)[..16]);
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&json)?;
    Ok(VariantTable { etag, bytes: packer.finish()? })
}

impl CallTable {
    /// The table of these rows, with all its words.
    fn of(&self, rows: &[usize]) -> Self {
        Self {
            rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            words: self.words.clone(),
            line: picked(&self.line, rows),
            allele_index: picked(&self.allele_index, rows),
            kind: picked(&self.kind, rows),
            chrom: picked(&self.chrom, rows),
            pos: picked(&self.pos, rows),
            reference: picked(&self.reference, rows),
            alternate: picked(&self.alternate, rows),
            gene: picked(&self.gene, rows),
            transcript: picked(&self.transcript, rows),
            hgvs_c: picked(&self.hgvs_c, rows),
            hgvs_p: picked(&self.hgvs_p, rows),
            consequence: picked(&self.consequence, rows),
            severity: picked(&self.severity, rows),
            allele_fraction: picked(&self.allele_fraction, rows),
            alt_count: picked(&self.alt_count, rows),
            depth: picked(&self.depth, rows),
            method: picked(&self.method, rows),
            normal_fraction: picked(&self.normal_fraction, rows),
            filter: picked(&self.filter, rows),
            filter_status: picked(&self.filter_status, rows),
            origin: picked(&self.origin, rows),
            caller: picked(&self.caller, rows),
            gnomad: picked(&self.gnomad, rows),
        }
    }

    /// A column's word in a row; empty when there is none.
    pub fn word(&self, column: &[u32], row: usize) -> &str {
        let word = column.get(row).and_then(|word| self.words.get(*word as usize));
        word.map(String::as_str).unwrap_or_default()
    }

    /// The allele of a row.
    pub fn allele(&self, row: usize) -> AlleleKey {
        (
            self.word(&self.chrom, row).to_owned(),
            self.pos.get(row).copied().unwrap_or_default(),
            self.word(&self.reference, row).to_owned(),
            self.word(&self.alternate, row).to_owned(),
        )
    }

    /// The rows that hold one of these alleles, by allele, in file order.
    pub fn rows_of(&self, alleles: &HashSet<AlleleKey>) -> HashMap<AlleleKey, Vec<usize>> {
        let places: HashSet<u64> = alleles.iter().map(|(_, pos, ..)| *pos).collect();
        let mut found: HashMap<AlleleKey, Vec<usize>> = HashMap::new();
        for (row, _) in self.pos.iter().enumerate().filter(|(_, pos)| places.contains(pos)) {
            let allele = self.allele(row);
            if alleles.contains(&allele) {
                found.entry(allele).or_default().push(row);
            }
        }
        found
    }

    /// A row as what a finding rests on.
    pub fn source(&self, file: VariantFileId, row: usize) -> FindingSource {
        FindingSource {
            file,
            line: self.line.get(row).copied().unwrap_or_default(),
            allele_index: self.allele_index.get(row).copied().unwrap_or_default(),
            caller: named(self.word(&self.caller, row)),
            allele_fraction: self.fraction(row),
            filter: self.word(&self.filter, row).to_owned(),
        }
    }

    /// The tumour's allele fraction in a row, when it is known.
    pub fn fraction(&self, row: usize) -> Option<f64> {
        self.allele_fraction.get(row).copied().filter(|fraction| *fraction >= 0.0)
    }
}

fn picked<T: Copy>(column: &[T], rows: &[usize]) -> Vec<T> {
    rows.iter().filter_map(|row| column.get(*row).copied()).collect()
}

/// A word of a closed list.
fn named<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}
