//! The header, read with tolerance: an offending line is reported and passed over, never the file lost.

pub use self::attributes::attributes;

mod attributes;
mod columns;

use std::collections::{HashMap, HashSet};

use board::variant::{
    Assembly, AssemblyEvidence, AssemblyFrom, Issue, NotRead, RoleEvidence, RoleFrom, SampleRole,
};

use crate::Limits;
use crate::annotation::Layout;
use crate::caller::CallerHints;
use crate::issues::{Issues, excerpt};
use crate::lines::Lines;
use crate::{builds, roles};

/// What the header tells.
#[derive(Default)]
pub struct Header {
    /// Version as written.
    pub fileformat: Option<String>,
    /// Declared contigs, as written, with their lengths in bases.
    pub contigs: HashMap<String, Option<u64>>,
    pub filters: HashSet<String>,
    pub formats: HashSet<String>,
    pub layout: Option<Layout>,
    /// The annotation program's own line.
    pub annotation_program: Option<String>,
    pub callers: CallerHints,
    pub assembly_evidence: Vec<AssemblyEvidence>,
    pub role_evidence: Vec<RoleEvidence>,
    /// Names of the sample columns, in their order.
    pub samples: Vec<String>,
    /// Lines of the header, the `#CHROM` line among them.
    pub lines: u64,
    declared: HashSet<(String, String)>,
}

impl Header {
    /// Reads up to and with the `#CHROM` line.
    ///
    /// # Errors
    /// [`NotRead`] when there is no `#CHROM` line, it is not one of a variant file, or a limit is passed.
    pub fn read(lines: &mut Lines<'_>, limits: &Limits, issues: &mut Issues) -> Result<Self, NotRead> {
        let mut header = Self::default();
        while let Some(bytes) = lines.next()? {
            header.lines += 1;
            let number = Some(header.lines);
            let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
                Some(rest) if header.lines == 1 => {
                    issues.add(number, Issue::ByteOrderMark {});
                    rest
                }
                _ => bytes,
            };
            let text = String::from_utf8_lossy(bytes);
            if std::str::from_utf8(bytes).is_err() {
                issues.add(number, Issue::HeaderNotUtf8 {});
            }
            if let Some(meta) = text.strip_prefix("##") {
                header.meta(meta, number, issues);
            } else if text.starts_with("#CHROM") {
                header.samples = columns::samples(&text, header.lines, limits, issues)?;
                header.finish(issues);
                return Ok(header);
            } else if text.starts_with('#') {
                issues.add(number, Issue::HeaderLineMalformed { text: excerpt(&text) });
            } else if text.trim().is_empty() {
                issues.add(number, Issue::BlankLine {});
            } else {
                break;
            }
            if lines.inflated() > limits.header {
                return Err(NotRead::HeaderTooLarge { limit: limits.header });
            }
        }
        Err(NotRead::NoColumnsLine { lines: header.lines })
    }

    /// Takes in one `##key=value` line.
    fn meta(&mut self, meta: &str, line: Option<u64>, issues: &mut Issues) {
        let Some((key, value)) = meta.split_once('=') else {
            // Some programs write a remark without a value; only its own text is lost.
            issues.add(line, Issue::HeaderLineMalformed { text: excerpt(meta) });
            return;
        };
        self.callers.meta(key, value);
        if let Some(list) = value.strip_prefix('<') {
            let Some(list) = list.trim_end().strip_suffix('>') else {
                issues.add(line, Issue::HeaderLineMalformed { text: excerpt(meta) });
                return;
            };
            self.structured(key, &attributes(list), line, issues);
        } else {
            self.unstructured(key, value, line, issues);
        }
        self.role_evidence.extend(roles::of_meta(key, value));
    }

    fn unstructured(&mut self, key: &str, value: &str, line: Option<u64>, issues: &mut Issues) {
        match key {
            "fileformat" => {
                let known = value.strip_prefix("VCFv").is_some_and(|version| {
                    matches!(version, "4.0" | "4.1" | "4.2" | "4.3" | "4.4" | "4.5" | "3.3" | "3.2")
                });
                if !known {
                    issues.add(line, Issue::FileformatUnknown { given: excerpt(value) });
                }
                self.fileformat.get_or_insert_with(|| excerpt(value));
            }
            "reference" | "new_reference_genome" | "assembly" => {
                self.hint(builds::of_name(value), AssemblyFrom::ReferenceLine);
            }
            "VEP" => {
                self.annotation_program.get_or_insert_with(|| value.chars().take(200).collect());
                self.hint(builds::of_vep(value), AssemblyFrom::VepLine);
            }
            "SnpEffVersion" => {
                self.annotation_program.get_or_insert_with(|| value.chars().take(200).collect());
            }
            "SnpEffCmd" => self.hint(builds::of_name(value), AssemblyFrom::SnpEffLine),
            _ => {}
        }
    }

    fn structured(&mut self, key: &str, given: &[(&str, String)], line: Option<u64>, issues: &mut Issues) {
        let get = |name: &str| given.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
        let Some(id) = get("ID") else {
            return;
        };
        if matches!(key, "contig" | "INFO" | "FORMAT" | "FILTER" | "ALT" | "SAMPLE")
            && !self.declared.insert((key.to_owned(), id.to_owned()))
        {
            // A contig told twice is only odd when its lengths contradict each other.
            let length = get("length").and_then(|length| length.parse::<u64>().ok());
            match self.contigs.get_mut(id) {
                Some(known)
                    if key == "contig" && (known.is_none() || length.is_none() || *known == length) =>
                {
                    *known = known.or(length);
                }
                _ => issues.add(line, Issue::HeaderIdRepeated { kind: key.to_owned(), id: excerpt(id) }),
            }
            return;
        }
        match key {
            "contig" => {
                self.contigs.insert(id.to_owned(), get("length").and_then(|length| length.parse().ok()));
                self.hint(get("assembly").and_then(builds::of_name), AssemblyFrom::ContigAssembly);
            }
            "FILTER" => {
                self.filters.insert(id.to_owned());
            }
            "FORMAT" => {
                self.formats.insert(id.to_owned());
                self.callers.format(id);
            }
            "INFO" if matches!(id, "CSQ" | "ANN") => {
                match Layout::declared(id, get("Description").unwrap_or("")) {
                    // VEP's field names more than SnpEff's, above all MANE: it wins where a file has both.
                    Some(layout) if self.layout.is_none() || id == "CSQ" => self.layout = Some(layout),
                    Some(_) => {}
                    None => issues.add(line, Issue::AnnotationUndeclared { field: id.to_owned() }),
                }
            }
            _ => {}
        }
    }

    fn hint(&mut self, assembly: Option<Assembly>, from: AssemblyFrom) {
        if let Some(assembly) = assembly {
            let evidence = AssemblyEvidence { assembly, from };
            if !self.assembly_evidence.contains(&evidence) {
                self.assembly_evidence.push(evidence);
            }
        }
    }

    /// What can be told only once all lines are known.
    fn finish(&mut self, issues: &mut Issues) {
        if self.fileformat.is_none() {
            issues.add(None, Issue::FileformatMissing {});
        }
        if self.layout.is_none() {
            issues.add(None, Issue::NotAnnotated {});
        }
        for assembly in builds::of_contigs(&self.contigs) {
            self.hint(Some(assembly), AssemblyFrom::ContigLengths);
        }
        for name in &self.samples {
            if let Some(role) = roles::of_name(name) {
                self.role_evidence.push(RoleEvidence {
                    name: name.clone(),
                    role,
                    from: RoleFrom::SampleName,
                });
            }
        }
        let known: HashSet<&String> = self.samples.iter().collect();
        self.role_evidence.retain(|evidence| known.contains(&evidence.name));
    }

    /// Whether the file has a sample column that is declared as normal, so that its caller saw tumour and normal.
    pub fn is_paired(&self) -> bool {
        self.role_evidence.iter().any(|evidence| evidence.role == SampleRole::Normal)
    }
}
