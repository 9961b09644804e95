//! Rules of FORMAT (VCF 4.5, section 1.6.2).

use std::collections::HashSet;

use board::variant::Issue;

use super::keys::{Key, Keys, Meaning};
use crate::issues::{excerpt, note};

/// The FORMAT column, taken apart once for all lines that have the same.
pub struct Formats<'h> {
    keys: Keys<'h>,
    column: String,
    named: Vec<Named>,
    issues: Vec<Issue>,
}

/// A key of FORMAT.
pub struct Named {
    pub name: String,
    pub key: Key,
    /// It stands a second time, or is empty: its values are not looked at.
    pub unused: bool,
}

impl<'h> Formats<'h> {
    pub fn new(keys: Keys<'h>) -> Self {
        Self { keys, column: String::new(), named: Vec::new(), issues: Vec::new() }
    }

    /// The keys of the column, in their order; what is wrong with them goes to `issues`.
    pub fn keys_of(&mut self, column: &str, issues: &mut Vec<Issue>) -> &[Named] {
        if self.column != column {
            column.clone_into(&mut self.column);
            self.take_apart(column);
        }
        for issue in &self.issues {
            note(issues, issue.clone());
        }
        &self.named
    }

    fn take_apart(&mut self, column: &str) {
        self.named.clear();
        self.issues.clear();
        if matches!(column, "" | ".") {
            return;
        }
        let mut known = HashSet::new();
        for (place, name) in column.split(':').enumerate() {
            let key = self.keys.at(place, name);
            let repeated = !known.insert(name);
            let issue = if name.is_empty() {
                Some(Issue::FormatKeyEmpty {})
            } else if repeated {
                Some(Issue::FormatKeyRepeated { key: excerpt(name) })
            } else if key.invalid {
                Some(Issue::FormatKeyInvalid { key: excerpt(name) })
            } else if !key.declared {
                Some(Issue::FormatKeyUndeclared { key: excerpt(name) })
            } else {
                None
            };
            if let Some(issue) = issue {
                note(&mut self.issues, issue);
            }
            if key.meaning == Meaning::Genotype && place > 0 && !repeated {
                note(&mut self.issues, Issue::GenotypeNotFirst {});
            }
            let unused = name.is_empty() || repeated;
            self.named.push(Named { name: name.to_owned(), key, unused });
        }
    }
}
