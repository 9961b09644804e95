//! What our reader says of a file.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::ControlFlow;

use board::variant::Severity;
use serde_json::Value;
use vcf::How;

use crate::expected::Expected;

/// One objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Empty when it is about the file as a whole.
    pub line: Option<u64>,
    pub code: String,
    /// Empty when the file is refused for it.
    pub severity: Option<Severity>,
}

impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{line} {}", self.code),
            None => f.write_str(&self.code),
        }
    }
}

/// Everything our reader says of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    pub objections: Vec<Objection>,
    pub quarantined: u64,
}

impl Account {
    /// Reads the file as an import does.
    pub fn of(bytes: &[u8]) -> Self {
        let go_on = |_| ControlFlow::Continue(());
        match vcf::read(bytes, &How::default(), |_| None::<()>, go_on, |_| ()) {
            Ok(report) => {
                let examples = report.issues.iter().flat_map(|group| {
                    group.examples.iter().map(|example| Objection {
                        line: example.line,
                        code: code(&serde_json::to_value(&example.facts).unwrap_or_default()),
                        severity: Some(group.severity),
                    })
                });
                Self { objections: examples.collect(), quarantined: report.quarantined }
            }
            Err(refusal) => {
                let facts = serde_json::to_value(&refusal).unwrap_or_default();
                let line = facts.get("line").and_then(Value::as_u64);
                Self {
                    objections: vec![Objection { line, code: code(&facts), severity: None }],
                    quarantined: 0,
                }
            }
        }
    }

    /// Whether the file was read whole without a warning.
    pub fn is_clean(&self) -> bool {
        self.quarantined == 0 && self.warnings().is_empty()
    }

    /// What is more than information or a question, each once: `3 position_invalid`.
    pub fn warnings(&self) -> BTreeSet<String> {
        let grave = |one: &&Objection| !matches!(one.severity, Some(Severity::Info | Severity::Question));
        self.objections.iter().filter(grave).map(ToString::to_string).collect()
    }

    /// The objection that was expected: at its line, or to the file as a whole when it is refused.
    pub fn expected(&self, expected: &Expected) -> Option<&Objection> {
        self.objections.iter().find(|objection| {
            let whole = objection.severity.is_none() && objection.line.is_none();
            expected.codes.contains(&objection.code) && (whole || objection.line == Some(expected.line))
        })
    }
}

fn code(facts: &Value) -> String {
    facts.get("code").and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &str = "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

    fn expected(line: u64, code: &str) -> Expected {
        Expected { line, codes: vec![code.into()], reason: String::new() }
    }

    #[test]
    fn an_objection_counts_at_its_line_only() {
        let account = Account::of(format!("{COLUMNS}1\t-1\t.\tA\tC\t.\tPASS\t.\n").as_bytes());
        assert!(!account.is_clean());
        assert!(account.expected(&expected(3, "position_invalid")).is_some());
        assert!(account.expected(&expected(2, "position_invalid")).is_none());
        assert!(account.expected(&expected(3, "reference_invalid")).is_none());
    }

    #[test]
    fn a_refusal_of_the_whole_file_needs_no_line() {
        let account = Account::of(b"");
        assert_eq!(
            account.expected(&expected(1, "empty")).map(ToString::to_string).as_deref(),
            Some("empty")
        );
    }

    #[test]
    fn questions_leave_a_file_clean() {
        assert!(Account::of(COLUMNS.as_bytes()).is_clean());
    }
}
