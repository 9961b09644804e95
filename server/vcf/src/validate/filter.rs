//! Rules of FILTER (VCF 4.5, section 1.6.1).

use std::collections::HashSet;

use board::variant::Issue;

use crate::issues::{excerpt, note};
use crate::remembered::Remembered;

/// Filters of one line that each is compared with.
const COMPARED: usize = 64;

/// The declared filters, and the columns met so far.
pub struct Filters<'h> {
    declared: &'h HashSet<String>,
    /// Whether a column has nothing wrong: most lines have the same few.
    clean: Remembered<bool>,
}

impl<'h> Filters<'h> {
    pub fn new(declared: &'h HashSet<String>) -> Self {
        Self { declared, clean: Remembered::default() }
    }

    /// Checks the column.
    pub fn check(&mut self, filter: &str, issues: &mut Vec<Issue>) {
        if matches!(filter, "PASS" | ".") {
            return;
        }
        let declared = self.declared;
        let clean = self.clean.get(filter, |filter| {
            let mut found = Vec::new();
            names(declared, filter, &mut found);
            found.is_empty()
        });
        if !clean {
            names(declared, filter, issues);
        }
    }
}

/// Checks each name of the column.
fn names(declared: &HashSet<String>, filter: &str, issues: &mut Vec<Issue>) {
    for (at, name) in filter.split(';').enumerate() {
        if name.is_empty() || name.contains(' ') {
            note(issues, Issue::FilterInvalid { filter: excerpt(name) });
        } else if filter.split(';').take(at.min(COMPARED)).any(|known| known == name) {
            note(issues, Issue::FilterRepeated { filter: excerpt(name) });
        } else if name == "0" {
            note(issues, Issue::FilterReserved { filter: name.to_owned() });
        } else if name == "." {
            note(issues, Issue::FilterMissingAmongOthers { given: excerpt(filter) });
        } else if name != "PASS" && !declared.contains(name) {
            note(issues, Issue::FilterUndeclared { filter: excerpt(name) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issues(column: &str) -> Vec<Issue> {
        let declared = HashSet::from(["q10".to_owned(), "STD_FILTER".to_owned()]);
        let mut filters = Filters::new(&declared);
        let mut issues = Vec::new();
        filters.check("q10", &mut issues);
        filters.check(column, &mut issues);
        issues
    }

    #[test]
    fn declared_filters_and_pass_are_fine_also_together() {
        for column in ["PASS", ".", "q10", "STD_FILTER;PASS"] {
            assert_eq!(issues(column), [], "{column}");
        }
    }

    #[test]
    fn what_filter_must_not_hold_is_reported() {
        let invalid = |filter: &str| Issue::FilterInvalid { filter: filter.into() };
        assert_eq!(issues("PASS;"), [invalid("")]);
        assert_eq!(issues(";PASS"), [invalid("")]);
        assert_eq!(issues("my filter"), [invalid("my filter")]);
        assert_eq!(issues("q10;0"), [Issue::FilterReserved { filter: "0".into() }]);
        assert_eq!(issues("q10;."), [Issue::FilterMissingAmongOthers { given: "q10;.".into() }]);
        assert_eq!(issues("q10;q10"), [Issue::FilterRepeated { filter: "q10".into() }]);
        assert_eq!(issues("q20"), [Issue::FilterUndeclared { filter: "q20".into() }]);
    }
}
