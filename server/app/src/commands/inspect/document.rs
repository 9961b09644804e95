//! The report as JSON.

use std::collections::BTreeMap;

use board::variant::wording::{self, Language};
use board::variant::{
    Annotation, AssemblyFound, Caller, Column, FileFormat, ImportReport, IssueCode, KindCounts, NotRead,
    SampleFound, Severity,
};
use serde::Serialize;
use serde_json::Value;

/// What `--json` prints. Of a refused file only `refused` is told.
#[derive(Default, Serialize)]
pub struct Document {
    format: Option<FileFormat>,
    fileformat: Option<String>,
    caller: Option<Caller>,
    build: AssemblyFound,
    samples: Vec<SampleFound>,
    annotation: Option<Annotation>,
    sha256: Option<String>,
    bytes: Option<u64>,
    data_lines: Option<u64>,
    accepted: Option<u64>,
    warned: Option<u64>,
    quarantined: Option<u64>,
    variants: Option<KindCounts>,
    issues: Vec<IssueLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue_counts: Option<BTreeMap<IssueCode, u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Refused>,
}

/// One occurrence of an issue.
#[derive(Serialize)]
struct IssueLine {
    line: Option<u64>,
    column: Option<Column>,
    severity: Severity,
    code: IssueCode,
    message: String,
}

/// Why a file is not read.
#[derive(Serialize)]
struct Refused {
    code: String,
    message: String,
}

/// The document of a file that was read or refused.
pub fn of(read: &Result<ImportReport, NotRead>, language: Language) -> Document {
    match read {
        Ok(report) => of_report(report, language),
        Err(refusal) => Document { refused: Some(refused(refusal, language)), ..Document::default() },
    }
}

fn of_report(report: &ImportReport, language: Language) -> Document {
    let cut = report.issues.iter().any(|group| group.count > group.examples.len() as u64);
    Document {
        format: Some(report.format),
        fileformat: report.fileformat.clone(),
        caller: report.caller,
        build: report.assembly,
        samples: report.samples.clone(),
        annotation: report.annotation.clone(),
        sha256: Some(report.sha256.clone()),
        bytes: Some(report.bytes),
        data_lines: Some(report.data_lines),
        accepted: Some(report.accepted),
        warned: Some(report.warned),
        quarantined: Some(report.quarantined),
        variants: Some(report.variants),
        issues: issues(report, language),
        issue_counts: cut.then(|| report.issues.iter().map(|group| (group.code, group.count)).collect()),
        refused: None,
    }
}

/// All occurrences that were kept, in the order of the file; what is said of the whole file comes first.
fn issues(report: &ImportReport, language: Language) -> Vec<IssueLine> {
    let each = report.issues.iter().flat_map(|group| group.examples.iter().map(move |met| (group, met)));
    let mut lines: Vec<IssueLine> = each
        .map(|(group, met)| {
            let sentence = wording::sentence(&met.facts, language);
            IssueLine {
                line: met.line,
                column: met.column,
                severity: group.severity,
                code: group.code,
                message: joined(&sentence, wording::remedy(group.code, language)),
            }
        })
        .collect();
    lines.sort_by_key(|issue| issue.line);
    lines
}

fn refused(refusal: &NotRead, language: Language) -> Refused {
    let value = serde_json::to_value(refusal).unwrap_or_default();
    let code = value.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
    let sentence = wording::refusal_sentence(refusal, language);
    Refused { code, message: joined(&sentence, wording::refusal_remedy(refusal, language)) }
}

fn joined(sentence: &str, remedy: &str) -> String {
    if remedy.is_empty() { sentence.to_owned() } else { format!("{sentence} {remedy}") }
}
