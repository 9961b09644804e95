//! Rules of a sample column.

use board::variant::Issue;

use super::cardinality::{self, Counted};
use super::definition::{Definition, Number, Type};
use super::format::Named;
use super::genotype;
use super::info::is_decimal_comma;
use super::keys::Meaning;
use super::value::{self, Fault};
use super::version::Version;
use crate::issues::{excerpt, note};

/// The column of one sample.
pub struct Sample<'a> {
    pub name: &'a str,
    pub text: &'a str,
    /// Number of alternate alleles of the line.
    pub alts: usize,
    pub version: Version,
}

/// Checks the values of a sample by the keys of its line. Trailing values may be left out.
pub fn check(sample: &Sample<'_>, keys: &[Named], issues: &mut Vec<Issue>) {
    if matches!(sample.text, "" | ".") {
        return;
    }
    let mut counted = Counted { alts: sample.alts, ploidy: None, local: None };
    let mut values = sample.text.split(':');
    for named in keys {
        let Some(value) = values.next() else {
            return;
        };
        if named.unused {
            continue;
        }
        match named.key.meaning {
            Meaning::Genotype => counted.ploidy = check_genotype(sample, value, issues),
            Meaning::LocalAlleles => counted.local = local_alleles(value),
            _ => {}
        }
        if named.key.meaning != Meaning::Genotype {
            check_value(sample, named, value, counted, issues);
        }
    }
    let surplus = values.count();
    if surplus > 0 {
        let (found, declared) = ((keys.len() + surplus) as u64, keys.len() as u64);
        note(issues, Issue::SampleValuesTooMany { sample: excerpt(sample.name), found, declared });
    }
}

/// Checks the genotype and tells its ploidy.
fn check_genotype(sample: &Sample<'_>, text: &str, issues: &mut Vec<Issue>) -> Option<usize> {
    let name = || excerpt(sample.name);
    let Some(genotype) = genotype::read(text) else {
        note(issues, Issue::GenotypeInvalid { sample: name(), given: excerpt(text) });
        return None;
    };
    // A line without an alternate allele may keep the genotypes of the line it was taken from.
    if sample.alts > 0 && genotype.largest > sample.alts {
        let alleles = sample.alts as u64 + 1;
        note(issues, Issue::GenotypeAlleleUnknown { sample: name(), given: excerpt(text), alleles });
    }
    genotype.ploidy
}

fn local_alleles(value: &str) -> Option<usize> {
    match value {
        "." => None,
        "" => Some(0),
        list => Some(list.split(',').count()),
    }
}

fn check_value(sample: &Sample<'_>, named: &Named, value: &str, counted: Counted, issues: &mut Vec<Issue>) {
    let Definition { number, ty } = named.key.definition;
    let (name, key) = (|| excerpt(sample.name), || excerpt(&named.name));
    let any_texts = named.key.one_text || (number == Number::Any && ty == Type::String);
    if value == "." || (any_texts && !value.is_empty()) {
        return;
    }
    if value.is_empty() {
        // Since 4.5, nothing at all is a list of no local alleles.
        if sample.version < Version::V4_5 {
            note(issues, Issue::SampleValueEmpty { sample: name(), key: key() });
        }
        return;
    }
    let found = memchr::memchr_iter(b',', value.as_bytes()).count() + 1;
    if let Some(expected) = cardinality::expected(number, found, counted) {
        if ty == Type::Float && found == 2 * expected && is_decimal_comma(value) {
            note(issues, Issue::SampleDecimalComma { sample: name(), key: key(), given: excerpt(value) });
            return;
        }
        // A list that is missing as a whole is often written with one dot for each allele of another line.
        if !value.split(',').all(|value| value == ".") {
            let (found, expected) = (found as u64, expected as u64);
            note(issues, Issue::SampleValueCount { sample: name(), key: key(), found, expected });
        }
    }
    if ty == Type::String {
        return;
    }
    for value in value.split(',') {
        let given = || excerpt(value);
        match value::fault(value, ty) {
            Some(Fault::Type) => {
                let expected = ty.written().to_owned();
                note(issues, Issue::SampleValueType { sample: name(), key: key(), given: given(), expected });
            }
            Some(Fault::OutOfRange) => {
                note(issues, Issue::SampleValueOutOfRange { sample: name(), key: key(), given: given() });
            }
            Some(Fault::Percent) => {
                note(issues, Issue::SamplePercent { sample: name(), key: key(), given: given() });
            }
            None => {}
        }
    }
}
