//! The `#CHROM` line.

use std::collections::HashSet;

use board::variant::{Issue, NotRead};

use crate::Limits;
use crate::issues::{Issues, excerpt};

const FIXED: [&str; 8] = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"];

/// The names of the sample columns.
pub fn samples(text: &str, line: u64, limits: &Limits, issues: &mut Issues) -> Result<Vec<String>, NotRead> {
    let mut columns: Vec<&str> = text.split('\t').collect();
    if columns.len() == 1 {
        columns = text.split_whitespace().collect();
        issues.add(Some(line), Issue::ColumnsSeparatedBySpaces {});
    }
    let named = columns.starts_with(&FIXED) && columns.get(8).is_none_or(|column| *column == "FORMAT");
    if !named {
        return Err(NotRead::ColumnsLineInvalid { line, found: excerpt(text) });
    }
    let names = columns.get(9..).unwrap_or_default();
    if names.len() as u64 > limits.samples {
        return Err(NotRead::TooManySamples { found: names.len() as u64, limit: limits.samples });
    }
    if columns.len() == FIXED.len() + 1 {
        issues.add(Some(line), Issue::FormatWithoutSamples {});
    }
    if names.is_empty() {
        issues.add(Some(line), Issue::NoSampleColumns {});
    }
    let mut seen = HashSet::new();
    for name in names {
        if name.is_empty() {
            issues.add(Some(line), Issue::SampleNameEmpty {});
        } else if !seen.insert(*name) {
            issues.add(Some(line), Issue::SampleNameRepeated { name: excerpt(name) });
        }
    }
    Ok(names.iter().map(|name| (*name).to_owned()).collect())
}
