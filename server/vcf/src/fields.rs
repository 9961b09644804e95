//! The INFO column of a line, split once.

use std::collections::HashSet;

use board::variant::Issue;

use crate::issues::{excerpt, note};

/// Keys and values of INFO, in their order; a flag has no value.
pub struct Info<'a>(Vec<(&'a str, Option<&'a str>)>);

impl<'a> Info<'a> {
    /// Splits the column. A key that stands twice counts as it stands first.
    pub fn split(column: &'a str, issues: &mut Vec<Issue>) -> Self {
        if column.is_empty() || column == "." {
            return Self(Vec::new());
        }
        let mut fields: Vec<(&str, Option<&str>)> = Vec::new();
        let mut known = HashSet::new();
        for item in column.split(';') {
            let (key, value) = match item.split_once('=') {
                Some((key, value)) => (key, Some(value)),
                None => (item, None),
            };
            if key.is_empty() || value == Some("") {
                note(issues, Issue::InfoValueEmpty { key: excerpt(key) });
            } else if !known.insert(key) {
                note(issues, Issue::InfoKeyRepeated { key: excerpt(key) });
            } else {
                fields.push((key, value));
            }
        }
        Self(fields)
    }

    /// The value of `key`, unless it is missing or a flag.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let (_, value) = self.0.iter().find(|(given, _)| *given == key)?;
        value.filter(|value| *value != ".")
    }

    /// Whether `key` is there, as a flag or with a value other than 0.
    pub fn flag(&self, key: &str) -> bool {
        self.0.iter().any(|(given, value)| *given == key && !matches!(value, Some("0" | ".")))
    }

    /// The value of `key` for the alternate allele at `index`, of a key that has one for each or one for all.
    pub fn per_allele(&self, key: &str, index: usize) -> Option<&'a str> {
        let value = self.get(key)?;
        value.split(',').nth(index).or_else(|| (!value.contains(',')).then_some(value))
    }

    /// All keys, each with its value; a flag has none.
    pub fn fields(&self) -> &[(&'a str, Option<&'a str>)] {
        &self.0
    }

    /// All keys with a value.
    pub fn values(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .filter_map(|(key, value)| value.filter(|value| *value != ".").map(|value| (*key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_key_counts_once_and_an_empty_value_is_reported() {
        let mut issues = Vec::new();
        let info = Info::split("DP=10;SOMATIC;DP=11;X=;", &mut issues);
        assert_eq!(info.get("DP"), Some("10"));
        assert!(info.flag("SOMATIC") && !info.flag("X"));
        let expected = [
            Issue::InfoKeyRepeated { key: "DP".into() },
            Issue::InfoValueEmpty { key: "X".into() },
            Issue::InfoValueEmpty { key: String::new() },
        ];
        assert_eq!(issues, expected);
    }

    #[test]
    fn a_value_per_allele_is_picked_by_its_index() {
        let info = Info::split("AO=7,2;DP=9", &mut Vec::new());
        assert_eq!(info.per_allele("AO", 1), Some("2"));
        assert_eq!(info.per_allele("DP", 1), Some("9"));
        assert_eq!(info.per_allele("AO", 2), None);
    }
}
