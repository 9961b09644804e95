//! A row of a call, as bound values and as a line of PostgreSQL's COPY in text format.

use std::fmt::Write;

use uuid::Uuid;

/// The statement that lines of [`CallRow::copied`] go into.
pub(super) const COPY: &str = "COPY call (import_id, line, allele_index, allele, by_policy) FROM STDIN";

/// That an import has a call, and of which allele. What else is known of the call stands in the import's tables and in the
/// file's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallRow {
    /// Line of the file, 1-based, header lines counted.
    pub line: u64,
    /// Which alternate allele of the line, from 1.
    pub allele_index: u32,
    /// The first 64 bits of a digest of the allele, the same in every file on one assembly.
    pub allele: i64,
    /// The import policy keeps it, however many rows the file has, or a person does.
    pub by_policy: bool,
}

impl CallRow {
    /// Adds the row as a line of COPY.
    pub(super) fn copied(self, import_id: Uuid, out: &mut String) {
        let Self { line, allele_index, allele, by_policy } = self;
        let by_policy = if by_policy { "t" } else { "f" };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{import_id}\t{line}\t{allele_index}\t{allele}\t{by_policy}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_row_has_the_columns_of_the_statement_and_ends_its_line() {
        let mut out = String::new();
        let import_id = Uuid::from_u128(7);
        CallRow { line: 190, allele_index: 2, allele: -5, by_policy: true }.copied(import_id, &mut out);
        CallRow { line: 191, allele_index: 1, allele: 6, by_policy: false }.copied(import_id, &mut out);
        let expected = "00000000-0000-0000-0000-000000000007\t190\t2\t-5\tt\n\
                        00000000-0000-0000-0000-000000000007\t191\t1\t6\tf\n";
        assert_eq!(out, expected);
    }
}
