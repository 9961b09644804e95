//! Variant files: upload, questions, report, the columnar table, one call, and marking for the board.

use board::Timestamp;
use board::case::Finding;
use board::ids::{AnalysisId, CaseId, PersonId, VariantFileId, VariantId};
use board::variant::{Call, ImportReport, Mismatch, NotRead};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Where the import of a placed file stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
#[ts(export)]
pub enum ImportState {
    Reading {
        lines: u64,
        /// Of the file's `bytes`, as they came.
        #[serde(rename = "bytes_read")]
        bytes: u64,
    },
    /// Read, and shown to nobody: what was found does not go with where the file was placed. Somebody releases or
    /// withdraws it.
    Held {
        report: ImportReport,
        mismatches: Vec<Mismatch>,
    },
    Ready {
        report: ImportReport,
    },
    /// Nothing was attached.
    Refused {
        refusal: NotRead,
    },
    /// Taken back by a person; its findings are gone from lists, its bytes stay.
    Withdrawn {
        reason: String,
        by: String,
        at: Timestamp,
    },
}

/// `GET /api/v1/variant-files/{id}`.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct VariantFile {
    pub id: VariantFileId,
    pub case: CaseId,
    pub analysis: AnalysisId,
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
    pub uploaded_by: PersonId,
    pub uploaded_by_name: String,
    pub uploaded_at: Timestamp,
    #[serde(flatten)]
    pub import: ImportState,
    /// The upload brought bytes that were here already; this is the file that holds them.
    pub already_here: bool,
    /// The newer file that took this one's place.
    pub replaced_by: Option<VariantFileId>,
    /// The older file whose place this one takes.
    pub replaces: Option<VariantFileId>,
    /// The file whose quarantined lines, mended, this one holds.
    pub mends: Option<VariantFileId>,
    /// Why a held file was released all the same.
    pub released: Option<Released>,
}

/// That somebody looked at what held a file, and let it through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Released {
    pub reason: String,
    pub by: String,
    pub at: Timestamp,
}

/// `POST /api/v1/variant-files/{id}/release` lets a held file through, `POST /api/v1/variant-files/{id}/withdraw` takes a
/// file back, also while it is being read; both answer with the [`VariantFile`] and are journalled.
#[derive(Debug, Clone, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VariantFileJudgement)]
#[ts(export, rename = "VariantFileJudgement")]
pub struct Judgement {
    pub reason: String,
}

/// `GET /api/v1/variant-files/{id}/changes`: what is other than in the file that this one replaced.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct FileChanges {
    pub replaced: VariantFileId,
    pub replaced_name: String,
    pub appeared: u64,
    pub vanished: u64,
    pub changed: u64,
    /// First those marked for the board or named in a decision, then by place; 500 at most.
    pub changes: Vec<VariantChange>,
}

/// What became of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Change {
    Appeared,
    Vanished,
    /// The allele fraction by 0.05 or more, the filter, or the HGVS description.
    Changed,
}

/// One variant that is other than before.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct VariantChange {
    pub change: Change,
    pub chrom: String,
    pub pos: u64,
    pub reference: String,
    pub alternate: String,
    pub gene: Option<String>,
    pub hgvs_p: Option<String>,
    pub before: Option<Seen>,
    pub after: Option<Seen>,
    /// Marked for the board in a case.
    pub marked: bool,
    /// Part of a statement that was frozen or signed.
    pub decided: bool,
}

/// A variant as one file shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[schema(as = SeenInFile)]
#[ts(export, rename = "SeenInFile")]
pub struct Seen {
    pub line: u64,
    pub allele_index: u32,
    pub filter: String,
    pub allele_fraction: Option<f64>,
    pub hgvs_c: Option<String>,
    pub hgvs_p: Option<String>,
}

/// `GET /api/v1/variant-files/{id}/region?chrom=7&start=140753300&end=140753400`: every call of the file that touches the
/// region, read from its bytes, also those that the import policy did not keep as rows. 1-based, both ends included; 1,000
/// calls at most.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Region {
    pub calls: Vec<RegionCall>,
    pub truncated: bool,
}

/// A call of a region.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct RegionCall {
    /// It stands in the table; otherwise `POST /api/v1/variant-files/{id}/calls/{line}/{allele_index}/keep` puts it there.
    pub kept: bool,
    pub call: Call,
}

/// `GET /api/v1/variant-files/{id}/table`: the calls as columns, made once per import and kept under an `ETag`. Germline
/// calls are not in it; `?origin=germline` gives those, to the laboratory that interprets.
/// All arrays have `rows` elements, in file order. Columns of words hold indices into `words`; 0 is the empty word.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct CallTable {
    pub rows: u32,
    pub words: Vec<String>,
    /// Line of the file, 1-based, and allele on it, from 1: together they name the call.
    pub line: Vec<u64>,
    pub allele_index: Vec<u32>,
    pub kind: Vec<u32>,
    pub chrom: Vec<u32>,
    /// 1-based.
    pub pos: Vec<u64>,
    pub reference: Vec<u32>,
    pub alternate: Vec<u32>,
    pub gene: Vec<u32>,
    pub transcript: Vec<u32>,
    pub hgvs_c: Vec<u32>,
    pub hgvs_p: Vec<u32>,
    /// Sequence Ontology terms joined by `&`.
    pub consequence: Vec<u32>,
    /// Rank of the most severe term, 0 most severe; 255 when unknown or none.
    pub severity: Vec<u8>,
    /// Fraction 0 to 1 in the tumour; -1 when unknown.
    pub allele_fraction: Vec<f64>,
    /// Numerator and denominator of the fraction; -1 when unknown.
    pub alt_count: Vec<i64>,
    pub depth: Vec<i64>,
    pub method: Vec<u32>,
    /// Fraction in the normal; -1 when unknown.
    pub normal_fraction: Vec<f64>,
    pub filter: Vec<u32>,
    /// `passed`, `failed` or `not_applied`.
    pub filter_status: Vec<u32>,
    pub origin: Vec<u32>,
    pub caller: Vec<u32>,
    /// gnomAD frequency from the file's annotation, as written; empty word when none.
    pub gnomad: Vec<u32>,
    /// The other end of a breakend, `chrom:pos`.
    pub mate: Vec<u32>,
    /// Length of a structural event in bases, without sign; -1 when unknown.
    pub sv_length: Vec<i64>,
    /// The shown transcript is MANE Select or MANE Plus Clinical.
    #[serde(default)]
    pub mane: Vec<bool>,
    /// Copies of the segment in the tumour, in all; -1 when unknown.
    #[serde(default)]
    pub copy_number: Vec<f64>,
    /// A breakend whose other end is on no line of the file.
    #[serde(default)]
    pub half_pair: Vec<bool>,
}

/// `GET /api/v1/variant-files/{id}/calls/{line}/{allele_index}`: one call with its transcripts and its raw line.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct CallView {
    pub call: Call,
    /// The line of the file exactly as it was uploaded.
    pub raw_line: String,
    pub finding: Option<Finding>,
}

/// `GET /api/v1/variant-files/{id}/lines/{line}`: any line of the file, also one that gave no call.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct RawLine {
    /// 1-based, header lines counted.
    pub line: u64,
    /// The line exactly as it was uploaded, without its line end; what is no UTF-8 is shown as replacement characters.
    pub text: String,
}

/// `PUT /api/v1/cases/{case}/findings/{file}/{line}/{allele_index}` marks a call for the board, or changes its note;
/// `DELETE` takes the mark back. Both answer with the findings in order.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FindingMark)]
#[ts(export, rename = "FindingMark")]
pub struct Mark {
    pub note: String,
}

/// `POST /api/v1/cases/{case}/same-variant`: two findings of the case are one variant, told on different assemblies or in
/// different ways; a person says so. Answers with the findings in order; journalled.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SameVariant {
    pub a: VariantId,
    pub b: VariantId,
}

/// The findings of a case in the order in which the board is shown them.
#[derive(Debug, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Findings {
    pub findings: Vec<Finding>,
}
