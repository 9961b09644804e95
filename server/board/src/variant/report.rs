//! The account of a file: what it is, what was found, what became of every line.

use serde::{Deserialize, Serialize};

use super::policy::PolicyCounts;
use super::{
    Assembly, AssemblyFrom, Caller, Column, Identity, Issue, IssueCode, KindCounts, RoleFrom, SampleRole,
    Severity,
};

/// How the bytes of a file are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FileFormat {
    Plain,
    /// Gzip that is not BGZF.
    Gzip,
    Bgzf,
}

/// The assembly of a file; both fields are empty while it is undecided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct AssemblyFound {
    pub name: Option<Assembly>,
    pub from: Option<AssemblyFrom>,
}

/// A sample column; role and source are empty while undecided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct SampleFound {
    pub name: String,
    pub role: Option<SampleRole>,
    pub from: Option<RoleFrom>,
}

/// Where the consequences of a file come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AnnotationSource {
    /// INFO/CSQ of the Ensembl Variant Effect Predictor.
    Csq,
    /// INFO/ANN of SnpEff.
    Ann,
}

/// The annotation of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Annotation {
    pub source: AnnotationSource,
    /// The program's own header line, cut at 200 characters, as far as there is one.
    pub program: Option<String>,
}

/// One place where an issue was met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct IssueExample {
    /// 1-based line of the file; empty for an issue of the whole file.
    pub line: Option<u64>,
    pub column: Option<Column>,
    pub facts: Issue,
}

/// All occurrences of one issue code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct IssueGroup {
    pub severity: Severity,
    pub code: IssueCode,
    /// How often it was met, counting at most 20 on one line.
    pub count: u64,
    /// The first few, by line.
    pub examples: Vec<IssueExample>,
}

/// What the header and the first data lines tell, before a file is read: enough to ask what has to be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Survey {
    pub format: FileFormat,
    /// Lower-case hexadecimal SHA-256 of the bytes as they came.
    pub sha256: String,
    /// Number of bytes as they came.
    pub bytes: u64,
    /// Version as written: `VCFv4.2`.
    pub fileformat: Option<String>,
    pub caller: Option<Caller>,
    pub assembly: AssemblyFound,
    pub samples: Vec<SampleFound>,
    pub annotation: Option<Annotation>,
    /// What somebody has to answer; empty when the file can be read as it is.
    pub questions: Vec<Issue>,
}

/// The account of a file that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct ImportReport {
    pub format: FileFormat,
    /// Lower-case hexadecimal SHA-256 of the bytes as they came.
    pub sha256: String,
    /// Number of bytes as they came.
    pub bytes: u64,
    /// Version as written: `VCFv4.2`.
    pub fileformat: Option<String>,
    pub caller: Option<Caller>,
    pub assembly: AssemblyFound,
    pub samples: Vec<SampleFound>,
    /// Empty when the file carries no annotation.
    pub annotation: Option<Annotation>,
    /// Lines after the header, without blank ones: always `accepted + warned + quarantined`.
    pub data_lines: u64,
    pub accepted: u64,
    pub warned: u64,
    pub quarantined: u64,
    /// Alleles by kind.
    pub variants: KindCounts,
    /// What the import policy kept as rows, of a file with more calls than are all kept.
    #[serde(default)]
    pub policy: Option<PolicyCounts>,
    /// Who the sample is, as far as its genotypes tell.
    #[serde(default)]
    pub identity: Identity,
    /// By severity, most serious first, then by code.
    pub issues: Vec<IssueGroup>,
}
