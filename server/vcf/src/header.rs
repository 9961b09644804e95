//! The header, read with tolerance: an offending line is reported and passed over, never the file lost.

pub mod attributes;
mod columns;
mod declared;

pub use self::attributes::attributes;

use std::collections::{HashMap, HashSet};

use board::variant::{
    Assembly, AssemblyEvidence, AssemblyFrom, Issue, NotRead, RoleEvidence, RoleFrom, SampleRole,
};

use crate::Limits;
use crate::annotation::Layout;
use crate::caller::CallerHints;
use crate::issues::{Issues, excerpt};
use crate::lines::Lines;
use crate::tables::Table;
use crate::validate::{Definition, Version, is_url};
use crate::{builds, roles};

use self::attributes::Attributes;
use self::declared::Unusual;

/// Columns that every data line has.
const FIXED_COLUMNS: usize = 8;

/// What the header tells.
#[derive(Default)]
pub struct Header {
    /// Version as written.
    pub fileformat: Option<String>,
    /// Declared contigs, as written, with their lengths in bases.
    pub contigs: HashMap<String, Option<u64>>,
    pub filters: HashSet<String>,
    /// Definitions of the INFO keys that are declared.
    pub infos: HashMap<String, Definition>,
    /// Definitions of the FORMAT keys that are declared.
    pub formats: HashMap<String, Definition>,
    /// The version whose rules the file is checked by.
    pub version: Version,
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
    /// The columns of the table that this header stands for, when the file is one.
    pub table: Option<Table>,
    declared: HashSet<(String, String)>,
    /// What is judged once it is known whether the header names a program.
    unusual: Vec<(Option<u64>, Unusual)>,
    program_line: bool,
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
            } else if text.bytes().filter(|byte| *byte == b'\t').count() >= FIXED_COLUMNS - 1 {
                // Data without a `#CHROM` line.
                break;
            } else {
                issues.add(number, Issue::HeaderLineMalformed { text: excerpt(&text) });
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
        self.program_line |= names_program(key);
        if key == "fileformat" {
            self.fileformat(value, line, issues);
        } else if matches!(value.trim(), "" | "<>") {
            issues.add(line, Issue::HeaderValueEmpty { key: excerpt(key) });
        } else if key == "pedigreeDB" {
            // Versions before 4.3 put the address in angle brackets.
            self.unstructured(key, value.trim_matches(['<', '>']), line, issues);
        } else if let Some(list) = value.strip_prefix('<') {
            let Some(list) = list.trim_end().strip_suffix('>') else {
                issues.add(line, Issue::HeaderLineMalformed { text: excerpt(meta) });
                return;
            };
            self.structured(key, &Attributes::parse(list), line, issues);
        } else {
            self.unstructured(key, value, line, issues);
        }
        self.role_evidence.extend(roles::of_meta(key, value));
    }

    fn fileformat(&mut self, value: &str, line: Option<u64>, issues: &mut Issues) {
        if self.fileformat.is_some() {
            issues.add(line, Issue::FileformatRepeated { given: excerpt(value) });
            return;
        }
        if line != Some(1) {
            issues.add(line, Issue::FileformatNotFirst {});
        }
        self.version = Version::of(value).unwrap_or_else(|| {
            issues.add(line, Issue::FileformatUnknown { given: excerpt(value) });
            Version::V4_5
        });
        self.fileformat = Some(excerpt(value));
    }

    fn unstructured(&mut self, key: &str, value: &str, line: Option<u64>, issues: &mut Issues) {
        match key {
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
        if matches!(key, "assembly" | "pedigreeDB") && !is_url(value) {
            issues.add(line, Issue::HeaderUrlInvalid { key: key.to_owned(), given: excerpt(value) });
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
            issues.add(Some(1), Issue::FileformatMissing {});
        }
        self.judge_unusual(issues);
        if let Some(callers) = self.callers.several() {
            issues.add(None, Issue::SeveralCallers { callers });
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

/// Whether a header line of this key names the program that wrote the file.
fn names_program(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    key.starts_with("source")
        || ["version", "command", "commandline", "cmdline", "cmd"].iter().any(|end| key.ends_with(end))
}
