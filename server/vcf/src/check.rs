//! What a line is checked for before it is used.

use std::borrow::Cow;

use board::variant::{Column, Issue, allele};

use crate::cells;
use crate::issues::{excerpt, note};
use crate::seam::Numbered;

/// Largest position: the format counts in 32-bit integers.
const LARGEST_POSITION: u64 = i32::MAX as u64;

/// The line as text, with empty fields made explicit so that the record reader takes it, and where its tabs are.
///
/// # Errors
/// The issue for which the line is quarantined.
pub fn text<'l>(
    line: &Numbered<'l>,
    samples: usize,
    tabs: &mut Vec<u32>,
    issues: &mut Vec<Issue>,
) -> Result<Cow<'l, str>, Issue> {
    let bytes = line.bytes;
    let text =
        std::str::from_utf8(bytes).map_err(|error| Issue::NotUtf8 { byte: error.valid_up_to() as u64 })?;
    if !line.printable {
        printable(bytes)?;
    }
    cells::tabs(bytes, tabs);
    let columns = tabs.len() + 1;
    if columns < 8 {
        return Err(Issue::ColumnsMissing { found: columns as u64 });
    }
    let found = columns.saturating_sub(9);
    if found != samples {
        note(issues, Issue::SampleColumnsMismatch { found: found as u64, declared: samples as u64 });
    }
    let gap = tabs.first() == Some(&0)
        || tabs.last().is_some_and(|tab| *tab as usize + 1 == bytes.len())
        || tabs.windows(2).any(|pair| matches!(pair, [one, next] if one + 1 == *next));
    if !gap && columns != 9 {
        return Ok(Cow::Borrowed(text));
    }
    // FORMAT without any sample says nothing.
    let kept = if columns == 9 { 8 } else { columns };
    let whole = filled(text, kept, issues)?;
    cells::tabs(whole.as_bytes(), tabs);
    Ok(Cow::Owned(whole))
}

/// Whether a line has no control characters but tabs.
fn printable(bytes: &[u8]) -> Result<(), Issue> {
    match bytes.iter().position(|byte| (*byte < 0x20 && *byte != b'\t') || *byte == 0x7f) {
        Some(byte) => {
            let character = bytes.get(byte).copied().unwrap_or_default();
            Err(Issue::ControlCharacter { byte: byte as u64, character })
        }
        None => Ok(()),
    }
}

/// The first `kept` columns of the line, a dot in each empty one.
fn filled(text: &str, kept: usize, issues: &mut Vec<Issue>) -> Result<String, Issue> {
    let mut whole = String::with_capacity(text.len() + kept);
    for (index, field) in text.split('\t').take(kept).enumerate() {
        if index > 0 {
            whole.push('\t');
        }
        match (field, column(index)) {
            ("", Column::Chrom) => return Err(Issue::ChromInvalid { given: String::new() }),
            ("", Column::Pos) => return Err(Issue::PositionInvalid { given: String::new() }),
            ("", Column::Ref) => return Err(Issue::ReferenceInvalid { given: String::new() }),
            ("", Column::Alt) => return Err(Issue::AlternateInvalid { given: String::new() }),
            ("", column) => {
                note(issues, Issue::FieldEmpty { column });
                whole.push('.');
            }
            (field, _) => whole.push_str(field),
        }
    }
    Ok(whole)
}

fn column(index: usize) -> Column {
    const COLUMNS: [Column; 9] = [
        Column::Chrom,
        Column::Pos,
        Column::Id,
        Column::Ref,
        Column::Alt,
        Column::Qual,
        Column::Filter,
        Column::Info,
        Column::Format,
    ];
    COLUMNS.get(index).copied().unwrap_or(Column::Sample)
}

/// Checks the name of a chromosome by the rule of version 4.3, which allows what HLA contigs need.
pub fn chrom(given: &str) -> Result<(), Issue> {
    let inner = given.strip_prefix('<').and_then(|name| name.strip_suffix('>')).unwrap_or(given);
    let allowed = |byte: u8| byte.is_ascii_graphic() && !b"\\,\"'`()[]{}<>".contains(&byte);
    let first_allowed = inner.bytes().next().is_some_and(|first| !b"*=".contains(&first));
    if first_allowed && inner.bytes().all(allowed) {
        Ok(())
    } else {
        Err(Issue::ChromInvalid { given: excerpt(given) })
    }
}

/// Reads a position; 0 stands for the telomere.
pub fn position(given: &str) -> Result<u64, Issue> {
    let digit = |number: u64, byte: u8| {
        byte.is_ascii_digit().then(|| number.saturating_mul(10).saturating_add(u64::from(byte - b'0')))
    };
    let position = given.bytes().try_fold(0, digit).filter(|position| *position <= LARGEST_POSITION);
    position.filter(|_| !given.is_empty()).ok_or_else(|| Issue::PositionInvalid { given: excerpt(given) })
}

/// Alternate alleles of one line, and bytes of all their calls' copies of the column.
const MOST_ALLELES: usize = 1_000;
const MOST_COPIED: usize = 64 << 20;

/// Checks the alleles of a line.
pub fn alleles(reference: &str, alts: &[&str], issues: &mut Vec<Issue>) -> Result<(), Issue> {
    if !allele::are_iupac(reference.as_bytes()) {
        return Err(Issue::ReferenceInvalid { given: excerpt(reference) });
    }
    if !allele::are_bases(reference.as_bytes()) {
        note(issues, Issue::ReferenceAmbiguous { given: excerpt(reference) });
    }
    let copied: usize = alts.iter().map(|alt| alt.len() + 1).sum::<usize>().saturating_mul(alts.len());
    if alts.len() > MOST_ALLELES || (alts.len() > 1 && copied > MOST_COPIED) {
        return Err(Issue::AllelesTooMany { found: alts.len() as u64, limit: MOST_ALLELES as u64 });
    }
    match alts.iter().find(|alt| allele::spelling(alt) == allele::Spelling::Invalid) {
        Some(alt) => Err(Issue::AlternateInvalid { given: excerpt(alt) }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_fields_are_made_explicit_and_reported() {
        let mut issues = Vec::new();
        let bytes = b"1\t2\t\tA\tC\t.\tPASS\t";
        let line = Numbered { number: 1, place: None, bytes, printable: false };
        let whole = text(&line, 0, &mut Vec::new(), &mut issues);
        assert_eq!(whole.as_deref(), Ok("1\t2\t.\tA\tC\t.\tPASS\t."));
        let expected = [Column::Id, Column::Info].map(|column| Issue::FieldEmpty { column });
        assert_eq!(issues, expected);
    }

    #[test]
    fn names_of_hla_contigs_are_names_and_brackets_or_blanks_are_not() {
        for name in ["chr1", "HLA-A*01:01:01:01", "GL000192.1", "<ctg1>"] {
            assert_eq!(chrom(name), Ok(()), "{name}");
        }
        for name in ["", "chr 1", "*1", "a[1]", "1,2"] {
            assert!(chrom(name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_position_is_a_whole_number_that_a_contig_can_have() {
        assert_eq!(position("0"), Ok(0));
        assert_eq!(position("2147483647"), Ok(2_147_483_647));
        for given in ["2147483648", "+1", "-1", "1.0", "", "1e3"] {
            assert_eq!(position(given), Err(Issue::PositionInvalid { given: given.into() }));
        }
    }

    #[test]
    fn a_line_of_very_many_alleles_is_quarantined() {
        let alts = vec!["C"; 1_001];
        let refused = alleles("A", &alts, &mut Vec::new());
        assert_eq!(refused, Err(Issue::AllelesTooMany { found: 1_001, limit: 1_000 }));
    }
}
