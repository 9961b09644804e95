//! Rules of a sample column.

use board::variant::Issue;

use super::cardinality::{self, Counted};
use super::definition::{Definition, Number, Type};
use super::format::Named;
use super::genotype;
use super::info::{TOLD, is_decimal_comma};
use super::keys::Meaning;
use super::value::{self, Fault};
use super::version::Version;
use crate::issues::{excerpt, note};

/// The column of one sample.
pub struct Sample<'a> {
    pub name: &'a str,
    pub text: &'a str,
    /// Those of its values that have a key; trailing ones may be left out.
    pub values: &'a [&'a str],
    /// The text after them.
    pub surplus: Option<&'a str>,
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
    for (named, value) in keys.iter().zip(sample.values) {
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
    if let Some(surplus) = sample.surplus {
        let surplus = surplus.split(':').count();
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
    let scanned = value::scan(value, ty);
    let found = scanned.values;
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
    if scanned.clean {
        return;
    }
    let wrong = |value: &str| {
        let given = || excerpt(value);
        Some(match value::fault(value, ty)? {
            Fault::Type => {
                let expected = ty.written().to_owned();
                Issue::SampleValueType { sample: name(), key: key(), given: given(), expected }
            }
            Fault::OutOfRange => Issue::SampleValueOutOfRange { sample: name(), key: key(), given: given() },
            Fault::Percent => Issue::SamplePercent { sample: name(), key: key(), given: given() },
        })
    };
    for issue in value.split(',').filter_map(wrong).take(TOLD) {
        note(issues, issue);
    }
}
