//! A row of a call, as bound values and as a line of PostgreSQL's COPY in text format.

use board::variant::Call;
use uuid::Uuid;

use crate::columns;
use crate::trouble::Trouble;

/// The statement that lines of [`CallRow::copied`] go into.
pub(super) const COPY: &str = "COPY call (import_id, line, allele_index, kind, chrom, pos, reference, alternate, gene, \
                               hgvs_c, hgvs_p, filter, allele_fraction, body) FROM STDIN";

/// A call with what of it has columns of its own.
pub(super) struct CallRow {
    pub(super) call: Call,
    pub(super) kind: String,
    pub(super) body: String,
}

impl CallRow {
    pub(super) fn new(call: Call) -> Result<Self, Trouble> {
        let kind = columns::word(&call.kind).map_err(sqlx::Error::Encode)?;
        Ok(Self { kind, body: serde_json::to_string(&call)?, call })
    }

    /// The share of reads in the tumour.
    pub(super) fn fraction(&self) -> Option<f64> {
        self.call.tumour.as_ref().and_then(|tumour| tumour.allele_fraction)
    }

    /// Adds the row as a line of COPY.
    pub(super) fn copied(&self, import_id: Uuid, out: &mut String) {
        let call = &self.call;
        text(out, Some(&import_id.to_string()), '\t');
        text(out, Some(&call.line.to_string()), '\t');
        text(out, Some(&call.allele_index.to_string()), '\t');
        text(out, Some(&self.kind), '\t');
        text(out, Some(&call.chrom), '\t');
        text(out, Some(&call.pos.to_string()), '\t');
        text(out, Some(&call.reference), '\t');
        text(out, Some(&call.alt), '\t');
        text(out, call.gene.as_deref(), '\t');
        text(out, call.hgvs_c.as_deref(), '\t');
        text(out, call.hgvs_p.as_deref(), '\t');
        text(out, Some(&call.filter), '\t');
        text(out, self.fraction().map(|fraction| fraction.to_string()).as_deref(), '\t');
        text(out, Some(&self.body), '\n');
    }
}

/// Adds a field and what ends it, escaped as the text format asks.
fn text(out: &mut String, field: Option<&str>, end: char) {
    match field {
        None => out.push_str("\\N"),
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
        text(&mut out, None, '\n');
        assert_eq!(out, "a\\tb\\\\N\\r\\n\t\\N\n");
    }
}
