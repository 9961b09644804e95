//! A row of a call, as bound values and as a line of PostgreSQL's COPY in text format.

use std::fmt::Write;

use board::variant::{Origin, VariantKind};
use uuid::Uuid;

/// The statement that lines of [`CallRow::copied`] go into.
pub(super) const COPY: &str = "COPY call (import_id, line, allele_index, kind, chrom, pos, reference, alternate, gene, \
                               hgvs_c, hgvs_p, consequence, filter, origin, allele_fraction, depth, by_policy) FROM STDIN";

/// What lists and searches need of a call; the whole of it is read from the file's bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct CallRow {
    /// Line of the file, 1-based, header lines counted.
    pub line: u64,
    /// Which alternate allele of the line, from 1.
    pub allele_index: u32,
    pub kind: VariantKind,
    /// Name without `chr`, mitochondrion `MT`.
    pub chrom: String,
    /// 1-based, after trimming.
    pub pos: u64,
    pub reference: String,
    pub alternate: String,
    pub gene: Option<String>,
    pub hgvs_c: Option<String>,
    pub hgvs_p: Option<String>,
    /// Sequence Ontology terms on the shown transcript, joined by `&`.
    pub consequence: Option<String>,
    /// FILTER as written.
    pub filter: String,
    pub origin: Origin,
    /// Share of reads in the tumour, 0 to 1.
    pub allele_fraction: Option<f64>,
    /// Denominator of the share.
    pub depth: Option<u64>,
    /// The import policy keeps it, however many rows the file has, or a person does.
    pub by_policy: bool,
}

impl CallRow {
    /// Adds the row as a line of COPY.
    pub(super) fn copied(&self, import_id: Uuid, out: &mut String) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{import_id}\t{}\t{}\t{}\t", self.line, self.allele_index, self.kind.as_str());
        text(out, Some(&self.chrom), '\t');
        let _ = write!(out, "{}\t", self.pos);
        text(out, Some(&self.reference), '\t');
        text(out, Some(&self.alternate), '\t');
        text(out, self.gene.as_deref(), '\t');
        text(out, self.hgvs_c.as_deref(), '\t');
        text(out, self.hgvs_p.as_deref(), '\t');
        text(out, self.consequence.as_deref(), '\t');
        text(out, Some(&self.filter), '\t');
        let _ = write!(out, "{}\t", self.origin.as_str());
        number(out, self.allele_fraction);
        number(out, self.depth);
        out.push_str(if self.by_policy { "t\n" } else { "f\n" });
    }
}

fn number(out: &mut String, value: Option<impl std::fmt::Display>) {
    let _ = match value {
        Some(value) => write!(out, "{value}\t"),
        None => write!(out, "\\N\t"),
    };
}

/// Adds a field and what ends it, escaped as the text format asks.
fn text(out: &mut String, field: Option<&str>, end: char) {
    match field {
        None => out.push_str("\\N"),
        Some(field) if field.bytes().all(|byte| !matches!(byte, b'\\' | b'\t' | b'\n' | b'\r')) => {
            out.push_str(field);
        }
        Some(field) => {
            for character in field.chars() {
                match character {
                    '\\' => out.push_str("\\\\"),
                    '\t' => out.push_str("\\t"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    other => out.push(other),
                }
            }
        }
    }
    out.push(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_field_keeps_tabs_line_ends_and_backslashes_apart_from_the_format() {
        let mut out = String::new();
        text(&mut out, Some("a\tb\\N\r\n"), '\t');
        text(&mut out, Some("plain"), '\t');
        text(&mut out, None, '\n');
        assert_eq!(out, "a\\tb\\\\N\\r\\n\tplain\t\\N\n");
    }
}
