//! Variant files: upload, questions, report, the columnar table, one call, and marking for the board.

use board::Timestamp;
use board::case::Finding;
use board::ids::{AnalysisId, CaseId, PersonId, VariantFileId};
use board::variant::{Assembly, Call, ImportReport, NotRead, Survey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Where an upload stands. The upload itself is
/// `POST /api/v1/cases/{case}/analyses/{analysis}/variant-files` with the bytes as body and the name, percent-encoded,
/// in `X-File-Name`; it answers 201 with a [`VariantFile`], or 200 when the same bytes are there already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
#[ts(export)]
pub enum ImportState {
    /// The file's header leaves something open; the import waits for the answer.
    Asks {
        survey: Survey,
    },
    Reading {
        lines: u64,
        /// Of the file's `bytes`, as they came.
        #[serde(rename = "bytes_read")]
        bytes: u64,
    },
    Ready {
        report: ImportReport,
    },
    /// Nothing was attached.
    Refused {
        refusal: NotRead,
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
}

/// `POST /api/v1/variant-files/{id}/answer`: answers [`ImportState::Asks`]; journalled.
#[derive(Debug, Clone, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, optional_fields)]
pub struct Answer {
    pub tumour: Option<String>,
    pub normal: Option<String>,
    pub assembly: Option<Assembly>,
}

/// `GET /api/v1/variant-files/{id}/table`: the calls as columns, made once per import and kept under an `ETag`.
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

/// The findings of a case in the order in which the board is shown them.
#[derive(Debug, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Findings {
    pub findings: Vec<Finding>,
}
