//! What is expected of each invalid file: written down by reading the file and the specification.

use std::collections::BTreeMap;

/// The table, tab-separated, with a line of column names.
const TABLE: &str = include_str!("../hts-specs.tsv");

/// What a reader should object to in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Line of the defect, 1-based, counted as the reader gets the file.
    pub line: u64,
    /// Codes of which one has to be given; none when the file breaks no rule of the specification as it reads today.
    pub codes: Vec<String>,
    /// The defect in a few words.
    pub reason: String,
}

impl Expected {
    /// Reads one row: path, line, codes, reason.
    fn row(row: &str) -> Option<(String, Self)> {
        let mut fields = row.split('\t');
        let path = fields.next()?.to_owned();
        let line = fields.next()?.parse().ok()?;
        let codes = fields.next()?.split('|').filter(|code| *code != "-").map(str::to_owned).collect();
        let reason = fields.next()?.to_owned();
        fields.next().is_none().then_some((path, Self { line, codes, reason }))
    }
}

/// All rows by path.
///
/// # Errors
/// The first row that cannot be read.
pub fn table() -> Result<BTreeMap<String, Expected>, String> {
    let rows = TABLE.lines().skip(1);
    rows.map(|row| Expected::row(row).ok_or_else(|| format!("not a row of the table: {row}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_names_line_codes_and_reason() {
        let row = "4.3/failed/a.vcf\t3\tposition_invalid|pos_odd\tposition is below zero";
        let expected = Expected {
            line: 3,
            codes: vec!["position_invalid".into(), "pos_odd".into()],
            reason: "position is below zero".into(),
        };
        assert_eq!(Expected::row(row), Some(("4.3/failed/a.vcf".into(), expected)));
        assert_eq!(Expected::row("4.3/failed/a.vcf\tthird\tposition_invalid\tword"), None);
    }

    #[test]
    fn a_file_without_a_defect_has_no_code() {
        let row = Expected::row("4.3/failed/a.vcf\t2\t-\tnames may hold asterisks");
        assert_eq!(row.map(|(_, expected)| expected.codes), Some(Vec::new()));
    }
}
