//! Rules of INFO.

use board::variant::Issue;

use super::Alleles;
use super::cardinality::{self, Counted};
use super::definition::{Definition, Number, Type};
use super::keys::{Key, Keys, Meaning};
use super::value::{self, Fault};
use crate::issues::{excerpt, note};

/// Wrong values of one list, and undeclared keys of one line, after which the rest is no longer told.
pub const TOLD: usize = 20;

/// Checks keys and values; `fields` are those of one line, a flag without value.
pub fn check(
    keys: &mut Keys<'_>,
    fields: &[(&str, Option<&str>)],
    alleles: Alleles,
    issues: &mut Vec<Issue>,
) {
    let mut undeclared = 0;
    for (place, (name, value)) in fields.iter().enumerate() {
        let key = keys.at(place, name);
        if key.invalid {
            note(issues, Issue::InfoKeyInvalid { key: excerpt(name) });
        } else if !key.declared && undeclared < TOLD {
            undeclared += 1;
            note(issues, Issue::InfoKeyUndeclared { key: excerpt(name) });
        }
        match value {
            Some(".") => {}
            Some(value) => check_value(&Entry { name, value, key, alleles, fields }, issues),
            None if is_flag(key.definition) || key.definition.number == Number::Any => {}
            None => note(issues, Issue::InfoValueMissing { key: excerpt(name) }),
        }
    }
}

fn is_flag(definition: Definition) -> bool {
    definition.ty == Type::Flag || definition.number == Number::Fixed(0)
}

/// A key of a line with its value.
struct Entry<'a> {
    name: &'a str,
    value: &'a str,
    key: Key,
    alleles: Alleles,
    fields: &'a [(&'a str, Option<&'a str>)],
}

fn check_value(entry: &Entry<'_>, issues: &mut Vec<Issue>) {
    let Entry { name, value, key, alleles, .. } = entry;
    let Definition { number, ty } = key.definition;
    if is_flag(key.definition) {
        if !matches!(*value, "0" | "1") {
            note(issues, Issue::InfoFlagWithValue { key: excerpt(name), given: excerpt(value) });
        }
        return;
    }
    // Nothing can be wrong with any number of texts.
    let any_texts = key.one_text || (number == Number::Any && ty == Type::String);
    if any_texts && key.meaning == Meaning::None {
        return;
    }
    let scanned = value::scan(value, ty);
    let found = scanned.values;
    let counted = Counted { alts: alleles.alts, ploidy: None, local: None };
    // The standard does not say what G means where there is no sample.
    if number != Number::G
        && let Some(expected) = cardinality::expected(number, found, counted)
    {
        if ty == Type::Float && found == 2 * expected && is_decimal_comma(value) {
            note(issues, Issue::InfoDecimalComma { key: excerpt(name), given: excerpt(value) });
            return;
        }
        let (found, expected) = (found as u64, expected as u64);
        note(issues, Issue::InfoValueCount { key: excerpt(name), found, expected });
    }
    let plain = match key.meaning {
        Meaning::Cigar | Meaning::Claim | Meaning::End => false,
        Meaning::Natural => !scanned.minus,
        _ => true,
    };
    if scanned.clean && plain {
        return;
    }
    for issue in value.split(',').filter_map(|value| wrong(entry, value)).take(TOLD) {
        note(issues, issue);
    }
}

/// What is wrong with one value of a list.
fn wrong(entry: &Entry<'_>, value: &str) -> Option<Issue> {
    let ty = entry.key.definition.ty;
    let (key, given) = (|| excerpt(entry.name), || excerpt(value));
    match value::fault(value, ty) {
        Some(Fault::Type) => {
            Some(Issue::InfoValueType { key: key(), given: given(), expected: ty.written().to_owned() })
        }
        Some(Fault::OutOfRange) => Some(Issue::InfoValueOutOfRange { key: key(), given: given() }),
        Some(Fault::Percent) => Some(Issue::InfoPercent { key: key(), given: given() }),
        None => senseless(entry, value),
    }
}

/// What is wrong with a value of the right type by what its key means.
fn senseless(entry: &Entry<'_>, value: &str) -> Option<Issue> {
    let negative = || value.starts_with('-') && value.parse::<f64>().is_ok_and(|value| value < 0.0);
    match entry.key.meaning {
        Meaning::Natural | Meaning::End if negative() => {
            Some(Issue::InfoValueNegative { key: excerpt(entry.name), given: excerpt(value) })
        }
        Meaning::Cigar if value != "." && !value::is_cigar(value) => {
            Some(Issue::InfoCigarInvalid { given: excerpt(value) })
        }
        Meaning::Claim if !matches!(value, "D" | "J" | "DJ" | ".") => {
            Some(Issue::InfoClaimInvalid { given: excerpt(value) })
        }
        Meaning::End => {
            let (pos, end) = (entry.alleles.pos, value.parse::<u64>().ok()?);
            // The end of a join between chromosomes lies on the other one.
            let elsewhere = || entry.alleles.breakend || entry.fields.iter().any(|(key, _)| *key == "CHR2");
            (end < pos && !elsewhere()).then_some(Issue::InfoEndBeforePosition { end, pos })
        }
        _ => None,
    }
}

/// Whether each pair of the values is one number with a decimal comma.
pub fn is_decimal_comma(value: &str) -> bool {
    let mut values = value.split(',');
    while let Some(before) = values.next() {
        if !values.next().is_some_and(|after| value::is_decimal_comma(before, after)) {
            return false;
        }
    }
    true
}
