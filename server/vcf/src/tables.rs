//! Tables of copy number and of fusions, read as the lines of a variant file that they stand for.
//!
//! Such tables have no standard. Their columns are found by the names that their programs give them; a data line becomes
//! one line of a variant file, so that it is checked, counted and shown as any other. A segment keeps the positions
//! of its table: its position is its first base.

mod columns;
mod fusions;
mod segments;

use board::variant::{Issue, NotRead};

use self::columns::Columns;
use crate::Limits;
use crate::header::Header;
use crate::issues::{Issues, excerpt, note};
use crate::lines::Lines;

/// The header of the variant file that a table stands for.
const HEADER: &str = "##fileformat=VCFv4.5
##INFO=<ID=SVTYPE,Number=1,Type=String,Description=\"Type of structural variant\">
##INFO=<ID=END,Number=1,Type=Integer,Description=\"Last base\">
##INFO=<ID=SVLEN,Number=A,Type=Integer,Description=\"Length of structural variant\">
##INFO=<ID=SVCLAIM,Number=A,Type=String,Description=\"Claim made by the structural variant call\">
##INFO=<ID=TCN,Number=A,Type=Float,Description=\"Total copy number of the segment\">
##INFO=<ID=CHR2,Number=1,Type=String,Description=\"Chromosome of the other end\">
##INFO=<ID=POS2,Number=1,Type=Integer,Description=\"Position of the other end\">
##INFO=<ID=GENE,Number=1,Type=String,Description=\"Gene\">
##INFO=<ID=FIVE_PRIME,Number=1,Type=String,Description=\"Gene at the 5' end\">
##INFO=<ID=THREE_PRIME,Number=1,Type=String,Description=\"Gene at the 3' end\">
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
";

/// What the lines of a table tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Segments with their copy number.
    CopyNumber,
    /// Pairs of genes with their breakpoints.
    Fusions,
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub enum Table {
    CopyNumber(segments::Layout),
    Fusions(fusions::Layout),
}

/// What the first bytes of a file say of the table in it, if it is one that is read.
pub fn sniff(start: &[u8]) -> Option<TableKind> {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let first = start.split(|byte| *byte == b'\n').next()?;
    Some(Table::of(std::str::from_utf8(first).ok()?, &mut Vec::new())?.kind())
}

/// Reads the first line of a table as the header of the variant file that it stands for.
///
/// # Errors
/// [`NotRead`] when the line cannot be had, or names no table after all.
pub fn header(lines: &mut Lines<'_>, limits: &Limits, issues: &mut Issues) -> Result<Header, NotRead> {
    let mut odd = Vec::new();
    let first = lines.next()?.unwrap_or_default();
    let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first);
    let text = String::from_utf8_lossy(first);
    let Some(table) = Table::of(&text, &mut odd) else {
        return Err(NotRead::NotVcf { starts_with: text.chars().take(40).collect() });
    };
    let mut of_vcf = Lines::open(HEADER.as_bytes(), *limits)?;
    let mut header = Header::read(&mut of_vcf, limits, &mut Issues::default())?;
    if let Some(program) = table.program() {
        header.callers.meta("source", program);
    }
    (header.lines, header.fileformat, header.table) = (1, None, Some(table));
    for issue in odd {
        issues.add(Some(1), issue);
    }
    Ok(header)
}

impl Table {
    /// The table that a first line names the columns of. Columns that are not used are noted.
    pub fn of(header: &str, issues: &mut Vec<Issue>) -> Option<Self> {
        let mut columns = Columns::of(header.trim_end_matches('\r'))?;
        let fusions = fusions::Layout::of(&mut columns).map(Self::Fusions);
        let table = fusions.or_else(|| segments::Layout::of(&mut columns).map(Self::CopyNumber))?;
        for name in columns.unused() {
            note(issues, Issue::TableColumnUnused { name: excerpt(name) });
        }
        Some(table)
    }

    /// What the lines tell.
    pub fn kind(&self) -> TableKind {
        match self {
            Self::CopyNumber(_) => TableKind::CopyNumber,
            Self::Fusions(_) => TableKind::Fusions,
        }
    }

    /// The program that writes such columns, where only one does that is known here.
    fn program(&self) -> Option<&'static str> {
        match self {
            Self::CopyNumber(layout) => layout.program(),
            Self::Fusions(_) => None,
        }
    }

    /// The line of a variant file that a data line stands for, without line end.
    ///
    /// # Errors
    /// The issue for which the line is quarantined.
    pub fn line_of(&self, bytes: &[u8], issues: &mut Vec<Issue>) -> Result<String, Issue> {
        let not_utf8 = |error: std::str::Utf8Error| Issue::NotUtf8 { byte: error.valid_up_to() as u64 };
        let text = std::str::from_utf8(bytes).map_err(not_utf8)?;
        match self {
            Self::CopyNumber(layout) => layout.line(text, issues),
            Self::Fusions(layout) => layout.line(text),
        }
    }
}

#[cfg(test)]
mod tests;
