//! The INFO column of a line, split once.

use std::collections::HashSet;

use board::variant::Issue;

use crate::issues::{excerpt, note};

/// Keys that are compared with each other one by one; more of them are looked up.
const FEW: usize = 32;

/// A key and its value; a flag has none.
pub type Field<'a> = (&'a str, Option<&'a str>);

/// Keys and values of INFO, in their order.
pub struct Info<'a> {
    fields: Vec<Field<'a>>,
    /// The version of the [`Habit`] whose keys these are in the same order, or the first of which these are.
    habit: Option<u64>,
}

/// The keys of the line before: most lines of a file have the same ones in the same order, which are then known to differ
/// from each other.
#[derive(Default)]
pub struct Habit {
    keys: Vec<Box<str>>,
    /// Counts up with each change of the keys.
    version: u64,
}

/// The text before the first `separator`, and that after it.
fn part(text: &str, separator: u8) -> (&str, Option<&str>) {
    match memchr::memchr(separator, text.as_bytes()) {
        Some(at) => (text.get(..at).unwrap_or(""), text.get(at + 1..)),
        None => (text, None),
    }
}

/// The start of `text` when it is `key` with an equals sign after it.
fn before_equals<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let (given, rest) = text.split_at_checked(key.len())?;
    (given == key && rest.as_bytes().first() == Some(&b'=')).then_some(given)
}

/// Whether `key` is among `fields`.
fn repeats<'a>(key: &'a str, fields: &[Field<'a>], many: &mut HashSet<&'a str>) -> bool {
    if fields.len() < FEW {
        return fields.iter().any(|(known, _)| *known == key);
    }
    if many.is_empty() {
        many.extend(fields.iter().map(|(known, _)| *known));
    }
    !many.insert(key)
}

impl<'a> Info<'a> {
    /// Splits the column. A key that stands twice counts as it stands first. `fields` lends its memory.
    pub fn read(
        column: &'a str,
        habit: &mut Habit,
        mut fields: Vec<Field<'a>>,
        issues: &mut Vec<Issue>,
    ) -> Self {
        fields.clear();
        if column.is_empty() || column == "." {
            return Self { fields, habit: None };
        }
        let mut usual = true;
        let mut many = HashSet::new();
        let mut rest = Some(column);
        while let Some(text) = rest {
            let usual_key = habit.keys.get(fields.len()).filter(|_| usual);
            if let Some(key) = usual_key.and_then(|key| before_equals(text, key)) {
                let (value, after) = part(text.get(key.len() + 1..).unwrap_or(""), b';');
                if !value.is_empty() {
                    rest = after;
                    fields.push((key, Some(value)));
                    continue;
                }
            }
            let (item, after) = part(text, b';');
            rest = after;
            let (key, value) = part(item, b'=');
            if key.is_empty() || value == Some("") {
                note(issues, Issue::InfoValueEmpty { key: excerpt(key) });
                continue;
            }
            usual = usual && habit.keys.get(fields.len()).is_some_and(|known| **known == *key);
            if !usual && repeats(key, &fields, &mut many) {
                note(issues, Issue::InfoKeyRepeated { key: excerpt(key) });
            } else {
                fields.push((key, value));
            }
        }
        if !usual && fields.len() <= FEW {
            habit.keys.clear();
            habit.keys.extend(fields.iter().map(|(key, _)| Box::from(*key)));
            habit.version += 1;
        }
        let known = usual || fields.len() <= FEW;
        Self { fields, habit: known.then_some(habit.version) }
    }

    /// The column split for a test.
    #[cfg(test)]
    pub fn split(column: &'a str, issues: &mut Vec<Issue>) -> Self {
        Self { habit: None, ..Self::read(column, &mut Habit::default(), Vec::new(), issues) }
    }

    /// Gives the lent memory back.
    pub fn into_fields(self) -> Vec<Field<'a>> {
        self.fields
    }

    /// A number that lines with the same keys in the same order share, as long as no line with others comes between.
    pub fn habit(&self) -> Option<u64> {
        self.habit
    }

    /// The value of `key`, unless it is missing or a flag.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let (_, value) = self.fields.iter().find(|(given, _)| *given == key)?;
        value.filter(|value| *value != ".")
    }

    /// Whether `key` is there, as a flag or with a value other than 0.
    pub fn flag(&self, key: &str) -> bool {
        self.fields.iter().any(|(given, value)| *given == key && !matches!(value, Some("0" | ".")))
    }

    /// The value of `key` for the alternate allele at `index`, of a key that has one for each or one for all.
    pub fn per_allele(&self, key: &str, index: usize) -> Option<&'a str> {
        let value = self.get(key)?;
        value.split(',').nth(index).or_else(|| (!value.contains(',')).then_some(value))
    }

    /// All keys, each with its value; a flag has none.
    pub fn fields(&self) -> &[(&'a str, Option<&'a str>)] {
        &self.fields
    }

    /// All keys with a value.
    pub fn values(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.fields
            .iter()
            .filter_map(|(key, value)| value.filter(|value| *value != ".").map(|value| (*key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_key_counts_once_and_an_empty_value_is_reported() {
        let mut habit = Habit::default();
        for _ in 0..2 {
            let mut issues = Vec::new();
            let info = Info::read("DP=10;SOMATIC;DP=11;X=;", &mut habit, Vec::new(), &mut issues);
            assert_eq!(info.get("DP"), Some("10"));
            assert!(info.flag("SOMATIC") && !info.flag("X"));
            let expected = [
                Issue::InfoKeyRepeated { key: "DP".into() },
                Issue::InfoValueEmpty { key: "X".into() },
                Issue::InfoValueEmpty { key: String::new() },
            ];
            assert_eq!(issues, expected);
        }
    }

    #[test]
    fn a_key_repeated_among_very_many_is_found() {
        let column: Vec<String> = (0..1000).map(|number| format!("K{number}=1")).collect();
        let column = format!("{};K7=2", column.join(";"));
        let mut issues = Vec::new();
        Info::split(&column, &mut issues);
        assert_eq!(issues, [Issue::InfoKeyRepeated { key: "K7".into() }]);
    }

    #[test]
    fn a_value_per_allele_is_picked_by_its_index() {
        let info = Info::split("AO=7,2;DP=9", &mut Vec::new());
        assert_eq!(info.per_allele("AO", 1), Some("2"));
        assert_eq!(info.per_allele("DP", 1), Some("9"));
        assert_eq!(info.per_allele("AO", 2), None);
    }
}
