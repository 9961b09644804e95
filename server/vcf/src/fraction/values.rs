//! The values of a sample column.

use board::variant::Issue;

use crate::issues::{excerpt, note};

/// The values of one sample on one line.
pub struct Sample<'a> {
    pub name: &'a str,
    keys: &'a [&'a str],
    values: Vec<&'a str>,
}

/// The alleles of the line, as written, and the one that is asked about.
#[derive(Clone, Copy)]
pub struct Allele<'a> {
    pub reference: &'a str,
    pub alt: &'a str,
    /// Index of the alternate allele, from 0.
    pub index: usize,
    /// Number of alternate alleles.
    pub alts: usize,
}

impl<'a> Sample<'a> {
    /// The sample `name`, whose column is `text` under the FORMAT `keys`. Trailing values may be left out.
    pub fn new(name: &'a str, keys: &'a [&'a str], text: &'a str) -> Self {
        Self { name, keys, values: text.split(':').collect() }
    }

    /// The value of `key`, unless it is missing.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let at = self.keys.iter().position(|given| *given == key)?;
        self.values.get(at).copied().filter(|value| !value.is_empty() && *value != ".")
    }

    /// The counts of `key`, each missing where it is `.`.
    pub fn counts(&self, key: &str, issues: &mut Vec<Issue>) -> Option<Vec<Option<u64>>> {
        let text = self.get(key)?;
        let counts: Option<Vec<_>> = text.split(',').map(count).collect();
        if counts.is_none() {
            note(issues, self.unreadable(key, text));
        }
        counts
    }

    /// One count of `key`.
    pub fn count(&self, key: &str, issues: &mut Vec<Issue>) -> Option<u64> {
        match self.counts(key, issues)?[..] {
            [count] => count,
            _ => None,
        }
    }

    /// The caller's figure under `key` for the allele, from 0 to 1; a percentage is divided.
    pub fn figure(&self, key: &str, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Option<f64> {
        let text = self.get(key)?;
        let items: Vec<&str> = text.split(',').collect();
        let item = match items.len() {
            found if found == allele.alts => items.get(allele.index).copied(),
            // RADIA gives the reference's share first.
            found if found == allele.alts + 1 && key == "AF" && Self::sums_to_one(&items) => {
                items.get(allele.index + 1).copied()
            }
            // One figure for several alleles tells none of theirs.
            1 => return None,
            _ => None,
        };
        let number = item.map(|item| match item.strip_suffix('%') {
            // Moving the decimal point in the text keeps the figure exact.
            Some(percent) => format!("{percent}e-2").parse::<f64>(),
            None => item.parse::<f64>(),
        });
        match (item, number) {
            (Some("."), _) => None,
            (_, Some(Ok(figure))) if (0.0..=1.0).contains(&figure) => Some(figure),
            _ => {
                note(issues, self.unreadable(key, text));
                None
            }
        }
    }

    /// Whether figures are the shares of all alleles, the reference among them, as rounded by the caller.
    fn sums_to_one(items: &[&str]) -> bool {
        let shares: Option<Vec<f64>> = items.iter().map(|item| item.parse().ok()).collect();
        shares.is_some_and(|shares| (shares.iter().sum::<f64>() - 1.0).abs() < 0.1)
    }

    fn unreadable(&self, key: &str, given: &str) -> Issue {
        Issue::SampleValueUnreadable { sample: excerpt(self.name), key: excerpt(key), given: excerpt(given) }
    }
}

/// A count as callers write it: a whole number, also `12.0`; outer nothing when it is none, inner when it is missing.
fn count(text: &str) -> Option<Option<u64>> {
    if text == "." {
        return Some(None);
    }
    text.strip_suffix(".0").unwrap_or(text).parse().ok().map(Some)
}
