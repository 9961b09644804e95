//! Identifiers that stand on several lines.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Identifiers that are remembered: each takes some 20 bytes.
const REMEMBERED: usize = 250_000;

/// An identifier, in short, and the line it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    short: u64,
    line: u64,
}

impl Name {
    /// The identifiers of a line's ID column.
    pub fn all(line: u64, ids: &str) -> impl Iterator<Item = Self> {
        let given = ids.split(';').filter(|id| !matches!(*id, "" | "."));
        given.map(move |id| {
            // Always the same for the same text, unlike that of a map.
            let mut hasher = DefaultHasher::new();
            id.hash(&mut hasher);
            Self { short: hasher.finish(), line }
        })
    }
}

/// The identifiers so far, each with its first line.
#[derive(Default)]
pub struct Names(HashMap<u64, u64>);

impl Names {
    /// Takes in the next identifier; gives its line, and the earlier one it stands on, if there is one.
    pub fn see(&mut self, Name { short, line }: Name) -> Option<(u64, u64)> {
        match self.0.get(&short) {
            Some(first) => (*first != line).then_some((line, *first)),
            None => {
                if self.0.len() < REMEMBERED {
                    self.0.insert(short, line);
                }
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_told_on_each_line_after_its_first() {
        let mut names = Names::default();
        let mut seen =
            |line, ids: &str| Name::all(line, ids).filter_map(|name| names.see(name)).collect::<Vec<_>>();
        assert_eq!(seen(5, "rs1;rs2"), []);
        assert_eq!(seen(6, "."), []);
        assert_eq!(seen(7, "rs3;rs2"), [(7, 5)]);
        assert_eq!(seen(8, "rs4;rs4"), [], "twice on one line is another matter");
        assert_eq!(seen(9, "rs2"), [(9, 5)]);
    }
}
