//! The table of what each reader made of each set of files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::corpus::Said;

/// Who judged a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judge {
    Ours,
    /// The reader of noodles that decodes every value.
    NoodlesEager,
    /// bcftools by its exit status alone.
    BcftoolsStatus,
    /// bcftools by its exit status or a printed warning or error.
    BcftoolsPrinted,
}

const JUDGES: [(Judge, &str); 4] = [
    (Judge::Ours, "ours"),
    (Judge::NoodlesEager, "noodles eager"),
    (Judge::BcftoolsStatus, "bcftools exit"),
    (Judge::BcftoolsPrinted, "bcftools messages"),
];

/// Stands for all versions of the format.
const ALL: &str = "all";

/// A set of files: what is said of them, and the version of the format, or [`ALL`].
type Set = (Said, &'static str);

/// Counts of files by set, and of those that a reader judged as the specification does.
#[derive(Default)]
pub struct Table {
    files: BTreeMap<Set, usize>,
    right: BTreeMap<(Set, Judge), usize>,
    /// Readers that judged at all; the others are not installed.
    judged: BTreeSet<Judge>,
}

impl Table {
    /// Counts a file.
    pub fn file(&mut self, said: Said, version: &'static str) {
        for set in [(said, version), (said, ALL)] {
            *self.files.entry(set).or_default() += 1;
        }
    }

    /// Counts whether a reader judged a file rightly.
    pub fn judged(&mut self, said: Said, version: &'static str, judge: Judge, right: bool) {
        self.judged.insert(judge);
        for set in [(said, version), (said, ALL)] {
            *self.right.entry((set, judge)).or_default() += usize::from(right);
        }
    }

    fn cell(&self, set: Set, judge: Judge) -> String {
        if !self.judged.contains(&judge) {
            return "not installed".to_owned();
        }
        self.right.get(&(set, judge)).copied().unwrap_or_default().to_string()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| {:22} | {:>5} |", "set", "files")?;
        for (_, name) in JUDGES {
            write!(f, " {name:>17} |")?;
        }
        writeln!(f, "\n|{:-<24}|{:->6}:|{}", "", "", format!("{:->18}:|", "").repeat(JUDGES.len()))?;
        for (set, files) in &self.files {
            let (said, version) = *set;
            let what = if said == Said::Valid { "valid, clean" } else { "invalid, reported" };
            write!(f, "| {what:17}  {version:>3} | {files:>5} |")?;
            for (judge, _) in JUDGES {
                write!(f, " {:>17} |", self.cell(*set, judge))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_judged_nothing_is_not_installed() {
        let mut table = Table::default();
        table.file(Said::Invalid, "4.3");
        table.judged(Said::Invalid, "4.3", Judge::Ours, true);
        table.judged(Said::Invalid, "4.3", Judge::NoodlesEager, false);
        let printed = table.to_string();
        let cells: Vec<_> =
            printed.lines().nth(2).into_iter().flat_map(|row| row.split('|')).map(str::trim).collect();
        assert_eq!(
            cells,
            ["", "invalid, reported  4.3", "1", "1", "0", "not installed", "not installed", ""]
        );
    }
}
