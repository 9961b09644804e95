//! Rules of ID (VCF 4.5, section 1.6.1).

use board::variant::Issue;

use crate::issues::{excerpt, note};

/// Checks the column: no blank, no empty entry, none twice.
pub fn check(ids: &str, issues: &mut Vec<Issue>) {
    if matches!(ids, "" | ".") {
        return;
    }
    if ids.contains(' ') || ids.split(';').any(str::is_empty) {
        note(issues, Issue::IdInvalid { given: excerpt(ids) });
    }
    if !ids.contains(';') {
        return;
    }
    for (at, id) in ids.split(';').enumerate().filter(|(_, id)| !id.is_empty()) {
        if ids.split(';').take(at.min(COMPARED)).any(|known| known == id) {
            note(issues, Issue::IdRepeated { id: excerpt(id) });
        }
    }
}

/// Identifiers of one line that each is compared with.
const COMPARED: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn issues(ids: &str) -> Vec<Issue> {
        let mut issues = Vec::new();
        check(ids, &mut issues);
        issues
    }

    #[test]
    fn one_identifier_several_and_none_are_fine() {
        for ids in [".", "rs180734498", "rs199681827;rs1234", "abc123.id,456-789"] {
            assert_eq!(issues(ids), [], "{ids}");
        }
    }

    #[test]
    fn blanks_empty_entries_and_repetitions_are_reported() {
        for ids in ["rs1807 id34498", ";rs1", "rs1;", "rs1;;rs2"] {
            assert_eq!(issues(ids), [Issue::IdInvalid { given: ids.into() }]);
        }
        assert_eq!(issues("rs1;rs2;rs1"), [Issue::IdRepeated { id: "rs1".into() }]);
    }
}
