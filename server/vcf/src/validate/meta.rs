//! Rules of the structured header lines.

use std::collections::HashSet;

use board::variant::Issue;

use super::definition::{Number, Type};
use super::version::Version;
use crate::header::attributes::{Attribute, Attributes};
use crate::issues::excerpt;

/// A structured line of a kind that the standard defines.
pub struct Meta<'a> {
    kind: &'a str,
    attributes: &'a Attributes<'a>,
    version: Version,
    /// Its identifier, cut for a report.
    id: String,
}

/// Kinds of line that the standard defines; others are left alone.
const KINDS: [&str; 8] = ["INFO", "FORMAT", "FILTER", "ALT", "contig", "SAMPLE", "PEDIGREE", "META"];

impl<'a> Meta<'a> {
    pub fn new(kind: &'a str, attributes: &'a Attributes<'a>, version: Version) -> Self {
        Self { kind, attributes, version, id: excerpt(attributes.get("ID").unwrap_or("")) }
    }

    /// What is wrong with the line.
    pub fn check(&self, report: &mut impl FnMut(Issue)) {
        if !KINDS.contains(&self.kind) {
            return;
        }
        self.writing(report);
        self.required(report);
        self.order(report);
        self.values(report);
        self.identifier(report);
    }

    fn id(&self) -> String {
        self.id.clone()
    }

    fn kind(&self) -> String {
        self.kind.to_owned()
    }

    /// Quotes, pieces without a name, attributes given twice.
    fn writing(&self, report: &mut impl FnMut(Issue)) {
        let Attributes { given, stray, unescaped, unclosed } = self.attributes;
        if *unescaped {
            report(Issue::HeaderQuoteUnescaped { kind: self.kind(), id: self.id() });
        }
        if *unclosed {
            report(Issue::HeaderQuoteUnclosed { kind: self.kind(), id: self.id() });
        }
        for (before, text) in stray {
            let last = before.checked_sub(1).and_then(|last| given.get(last));
            // The standard knows no comma in an identifier, and no way to write one.
            report(match last.filter(|last| last.name == "ID") {
                Some(id) => {
                    let id = excerpt(&format!("{},{text}", id.value));
                    Issue::HeaderIdInvalid { kind: self.kind(), id }
                }
                None => {
                    Issue::HeaderAttributeMalformed { kind: self.kind(), id: self.id(), text: excerpt(text) }
                }
            });
        }
        let mut known = HashSet::new();
        for attribute in given {
            if !known.insert(attribute.name) {
                let attribute = excerpt(attribute.name);
                report(Issue::HeaderAttributeRepeated { kind: self.kind(), id: self.id(), attribute });
            }
            match attribute.name {
                "Description"
                    if !attribute.quoted && matches!(self.kind, "INFO" | "FORMAT" | "FILTER" | "ALT") =>
                {
                    let attribute = attribute.name.to_owned();
                    report(Issue::HeaderQuotesMissing { kind: self.kind(), id: self.id(), attribute });
                }
                "ID" | "Genomes" | "Mixture"
                    if attribute.quoted && self.kind == "SAMPLE" && self.version < Version::V4_3 =>
                {
                    let attribute = attribute.name.to_owned();
                    report(Issue::HeaderQuotesUnexpected { kind: self.kind(), id: self.id(), attribute });
                }
                _ => {}
            }
        }
    }

    fn required(&self, report: &mut impl FnMut(Issue)) {
        let names: &[&str] = match self.kind {
            "INFO" | "FORMAT" => &["ID", "Number", "Type", "Description"],
            "FILTER" | "ALT" => &["ID", "Description"],
            // Before version 4.3, a pedigree names its genomes without an identifier of its own.
            "PEDIGREE" if self.version < Version::V4_3 => &[],
            // A mixture says nothing without the genomes it is of.
            "SAMPLE" if self.attributes.get("Mixture").is_some() => &["ID", "Genomes"],
            _ => &["ID"],
        };
        for name in names.iter().filter(|name| self.attributes.get(name).is_none_or(str::is_empty)) {
            // An empty description is allowed.
            if *name == "Description" && self.attributes.get(name).is_some() {
                continue;
            }
            let attribute = (*name).to_owned();
            report(Issue::HeaderAttributeMissing { kind: self.kind(), id: self.id(), attribute });
        }
    }

    fn order(&self, report: &mut impl FnMut(Issue)) {
        if !matches!(self.kind, "INFO" | "FORMAT" | "ALT" | "META") {
            return;
        }
        let place = |name: &str| self.attributes.given.iter().position(|given| given.name == name);
        let places = [place("ID"), place("Number"), place("Type")];
        let first = place("ID").is_none_or(|place| place == 0);
        // The standard's own example of META has Type before Number.
        let sorted = self.kind == "META" || places.iter().flatten().is_sorted();
        if !first || !sorted {
            report(Issue::HeaderAttributeOrder { kind: self.kind(), id: self.id() });
        }
    }

    fn values(&self, report: &mut impl FnMut(Issue)) {
        for attribute in &self.attributes.given {
            let Attribute { name, value, .. } = attribute;
            let given = excerpt(value);
            let wrong = match (*name, self.kind) {
                ("Number", "INFO" | "FORMAT" | "ALT" | "META")
                    if Number::of(value, self.version).is_none()
                        || (self.kind == "INFO" && Number::is_of_a_sample(value)) =>
                {
                    Issue::HeaderNumberInvalid { kind: self.kind(), id: self.id(), given }
                }
                ("Type", "INFO" | "FORMAT" | "ALT" | "META") if !self.is_type(value) => {
                    Issue::HeaderTypeInvalid { kind: self.kind(), id: self.id(), given }
                }
                ("Values", "META") if !(value.starts_with('[') && value.ends_with(']')) => {
                    self.value(name, given)
                }
                (_, "PEDIGREE") if value.contains([' ', ':', '\t']) => self.value(name, given),
                ("length", "contig") if value.parse::<u64>().is_err() => self.value(name, given),
                ("URL", "contig") if !is_url(value) => {
                    Issue::HeaderUrlInvalid { key: "contig".to_owned(), given }
                }
                _ => continue,
            };
            report(wrong);
        }
    }

    fn value(&self, name: &str, given: String) -> Issue {
        Issue::HeaderValueInvalid { kind: self.kind(), id: self.id(), attribute: excerpt(name), given }
    }

    fn is_type(&self, given: &str) -> bool {
        Type::of(given).is_some_and(|ty| ty != Type::Flag || self.kind != "FORMAT")
    }

    fn identifier(&self, report: &mut impl FnMut(Issue)) {
        let id = self.attributes.get("ID").unwrap_or("");
        let forbidden: &[char] = match self.kind {
            "INFO" | "FORMAT" => &[' ', '\t', ';', ':', '='],
            "FILTER" => &[' ', '\t', ';'],
            "ALT" | "contig" => &[' ', '\t', '<', '>'],
            "SAMPLE" if self.version >= Version::V4_3 => &[' ', '\t', '<', '>', '*'],
            _ => &[],
        };
        // `0` is reserved (VCF 4.5, section 1.6.1).
        if id.contains(forbidden) || (self.kind == "FILTER" && id == "0") {
            report(Issue::HeaderIdInvalid { kind: self.kind(), id: excerpt(id) });
        }
    }
}

/// Whether the first part of a symbolic allele's name is a kind of structural variant that `version` knows. From 4.3 on,
/// a name without parts may be anything, as a contig of the assembly file.
pub fn is_known_alt(id: &str, version: Version) -> bool {
    let (first, has_parts) = id.split_once(':').map_or((id, false), |(first, _)| (first, true));
    let kind = matches!(first, "DEL" | "INS" | "DUP" | "INV" | "CNV" | "BND");
    let unspecified = matches!(id, "*" | "NON_REF" | "X");
    kind || unspecified || (version >= Version::V4_3 && !has_parts)
}

/// Whether `given` can be an address. A name without a scheme is taken for a local file.
pub fn is_url(given: &str) -> bool {
    let Some((_, rest)) = given.split_once("://") else {
        return true;
    };
    let authority = rest.split(['/', '?']).next().unwrap_or(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split(':').next().unwrap_or(host);
    // A path has no host (`file:///`); a number alone is no name of a host, four with dots are an address.
    host.is_empty() || !host.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
