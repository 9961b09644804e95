//! The columnar tables of imports: which part of one is for whom, and of which alleles its rows are.

use board::variant::{Call, allele};
use sha2::{Digest, Sha256};
use store::{Part, PartOf};
use uuid::Uuid;

use crate::api::variants::CallTable;
use crate::import::unpacked;
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

/// An allele by its place, as the table has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlleleKey {
    pub chrom: String,
    /// 1-based.
    pub pos: u64,
    pub reference: String,
    pub alternate: String,
    /// Of a symbolic allele, by [`allele::extent`].
    pub extent: String,
}

impl AlleleKey {
    /// The allele of a call.
    pub fn of(call: &Call) -> Self {
        Self {
            chrom: call.chrom.clone(),
            pos: call.pos,
            reference: call.reference.clone(),
            alternate: call.alt.clone(),
            extent: allele::extent(&call.alt, call.mate.as_deref(), call.sv_length),
        }
    }

    /// The first 64 bits of its digest.
    pub fn digest(&self) -> i64 {
        digest(&self.chrom, self.pos, [&self.reference, &self.alternate, &self.extent])
    }
}

/// The first 64 bits of the digest of an allele by its contig, position and texts: bases of the reference, of the allele,
/// extent.
pub fn digest(chrom: &str, pos: u64, texts: [&str; 3]) -> i64 {
    let mut hash = Sha256::new();
    hash.update(pos.to_be_bytes());
    // None of them holds a tab: they were columns of a line.
    for text in [chrom].into_iter().chain(texts) {
        hash.update(text);
        hash.update("\t");
    }
    hash.finalize().first_chunk().map_or(0, |first| i64::from_be_bytes(*first))
}

impl TableOf {
    fn part(self) -> PartOf {
        match self {
            Self::Shown => PartOf::Shown,
            Self::Germline => PartOf::Germline,
        }
    }
}

/// The packed table of an import's calls.
///
/// # Errors
/// The store fails.
pub async fn packed(app: &App, import: Uuid, which: TableOf) -> Result<Option<Part>, Problem> {
    Ok(app.calls.part(import, which.part()).await?)
}

/// The table of an import's calls; empty when the import has none.
///
/// # Errors
/// The store fails, or the table cannot be read.
pub async fn table(app: &App, import: Uuid, which: TableOf) -> Result<CallTable, Problem> {
    let Some(part) = packed(app, import, which).await? else { return Ok(CallTable::default()) };
    tokio::task::spawn_blocking(move || unpacked(&part)).await.map_err(Problem::internal)?
}

impl CallTable {
    /// A column's word in a row; empty when there is none.
    pub fn word(&self, column: &[u32], row: usize) -> &str {
        let word = column.get(row).and_then(|word| self.words.get(*word as usize));
        word.map(String::as_str).unwrap_or_default()
    }

    /// Whether there is a row of this call.
    pub fn has(&self, line: u64, allele_index: u32) -> bool {
        let mut calls = self.line.iter().zip(&self.allele_index);
        calls.any(|call| call == (&line, &allele_index))
    }

    /// The allele of a row.
    pub fn allele(&self, row: usize) -> AlleleKey {
        let alternate = self.word(&self.alternate, row).to_owned();
        let length = self.sv_length.get(row).and_then(|length| u64::try_from(*length).ok());
        AlleleKey {
            chrom: self.word(&self.chrom, row).to_owned(),
            pos: self.pos.get(row).copied().unwrap_or_default(),
            reference: self.word(&self.reference, row).to_owned(),
            extent: allele::extent(&alternate, Some(self.word(&self.mate, row)), length),
            alternate,
        }
    }

    /// The tumour's allele fraction in a row, when it is known.
    pub fn fraction(&self, row: usize) -> Option<f64> {
        self.allele_fraction.get(row).copied().filter(|fraction| *fraction >= 0.0)
    }
}
