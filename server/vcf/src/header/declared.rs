//! What the structured header lines declare.

use board::variant::{AssemblyFrom, Issue};

use super::Header;
use super::attributes::Attributes;
use crate::annotation::Layout;
use crate::builds;
use crate::issues::{Issues, excerpt};
use crate::validate::{Definition, Meta, is_known_alt, reserved_format, reserved_info};

/// A definition that the standard has otherwise. A program that the header names may have its own; one that nobody answers
/// for is a mistake.
pub enum Unusual {
    Definition {
        kind: String,
        id: String,
        given: String,
        expected: String,
    },
    /// The name of a symbolic allele.
    Allele(String),
}

impl Header {
    /// Takes in one `##kind=<…>` line.
    pub(super) fn structured(
        &mut self,
        kind: &str,
        given: &Attributes<'_>,
        line: Option<u64>,
        issues: &mut Issues,
    ) {
        Meta::new(kind, given, self.version).check(&mut |issue| issues.add(line, issue));
        let Some(id) = given.get("ID").filter(|id| !id.is_empty()) else {
            return;
        };
        if self.is_known(kind, id, given, line, issues) {
            return;
        }
        let definition = Definition::declared(given.get("Number"), given.get("Type"), self.version);
        match kind {
            "contig" => {
                self.contigs.insert(id.to_owned(), length(given));
                self.hint(given.get("assembly").and_then(builds::of_name), AssemblyFrom::ContigAssembly);
            }
            "FILTER" => {
                self.filters.insert(id.to_owned());
            }
            // A name that cannot be one was reported as such.
            "ALT" if !is_known_alt(id, self.version) && !id.contains(['<', '>', ' ']) => {
                self.unusual.push((line, Unusual::Allele(excerpt(id))));
            }
            "FORMAT" => {
                self.formats.insert(id.to_owned(), definition);
                self.callers.format(id);
                self.compare(kind, id, given, line);
            }
            "INFO" => {
                self.infos.insert(id.to_owned(), definition);
                self.compare(kind, id, given, line);
                if matches!(id, "CSQ" | "ANN") {
                    self.annotation_layout(id, given, line, issues);
                }
            }
            _ => {}
        }
    }

    /// Whether the line declares again what is declared already.
    fn is_known(
        &mut self,
        kind: &str,
        id: &str,
        given: &Attributes<'_>,
        line: Option<u64>,
        issues: &mut Issues,
    ) -> bool {
        let counted = matches!(kind, "contig" | "INFO" | "FORMAT" | "FILTER" | "ALT" | "SAMPLE");
        if !counted || self.declared.insert((kind.to_owned(), id.to_owned())) {
            return false;
        }
        // A contig told twice is only odd when its lengths contradict each other.
        let length = length(given);
        match self.contigs.get_mut(id) {
            Some(known) if kind == "contig" && (known.is_none() || length.is_none() || *known == length) => {
                *known = known.or(length);
            }
            _ => issues.add(line, Issue::HeaderIdRepeated { kind: kind.to_owned(), id: excerpt(id) }),
        }
        true
    }

    fn annotation_layout(
        &mut self,
        id: &str,
        given: &Attributes<'_>,
        line: Option<u64>,
        issues: &mut Issues,
    ) {
        match Layout::declared(id, given.get("Description").unwrap_or("")) {
            // VEP's field names more than SnpEff's, above all MANE: it wins where a file has both.
            Some(layout) if self.layout.is_none() || id == "CSQ" => self.layout = Some(layout),
            Some(_) => {}
            None => issues.add(line, Issue::AnnotationUndeclared { field: id.to_owned() }),
        }
    }

    /// Compares a declaration with the standard's. What is no Number or Type at all was reported as such.
    fn compare(&mut self, kind: &str, id: &str, given: &Attributes<'_>, line: Option<u64>) {
        let reserved = if kind == "INFO" { reserved_info } else { reserved_format };
        let Some(reserved) = reserved(id, self.version) else {
            return;
        };
        let (number, ty) = (reserved.definition.number.written(), reserved.definition.ty.written());
        let differs = |attribute, expected: &str| {
            let given = given.get(attribute).filter(|given| *given != expected)?;
            let (given, expected) =
                (excerpt(&format!("{attribute}={given}")), format!("{attribute}={expected}"));
            Some(Unusual::Definition { kind: kind.to_owned(), id: id.to_owned(), given, expected })
        };
        let number = differs("Number", &number);
        let ty = if reserved.any_type { None } else { differs("Type", ty) };
        self.unusual.extend(number.into_iter().chain(ty).map(|unusual| (line, unusual)));
    }

    /// Whether the header names a program, whose manual explains what the standard does not.
    pub fn names_program(&self) -> bool {
        self.program_line || self.callers.caller().is_some()
    }

    /// Reports what the standard has otherwise, once it is known whether the header names a program.
    pub(super) fn judge_unusual(&mut self, issues: &mut Issues) {
        let explained = self.names_program();
        for (line, unusual) in self.unusual.drain(..) {
            match unusual {
                Unusual::Allele(id) if !explained => issues.add(line, Issue::AltIdUnknown { id }),
                Unusual::Allele(_) => {}
                Unusual::Definition { kind, id, given, expected } => {
                    issues.add(
                        line,
                        if explained {
                            Issue::ReservedDefinitionVaries { kind, id, given, expected }
                        } else {
                            Issue::ReservedDefinitionDiffers { kind, id, given, expected }
                        },
                    );
                }
            }
        }
    }
}

fn length(given: &Attributes<'_>) -> Option<u64> {
    given.get("length").and_then(|length| length.parse().ok())
}
