//! Collecting issues: every one counted, the first few of each code kept.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use board::variant::{Issue, IssueCode, IssueExample, IssueGroup, Severity};

/// Examples kept of each code when nothing else is asked for, and issues of each code that one line notes.
pub const EXAMPLES: usize = 20;
/// Characters kept of a text taken from the file.
const EXCERPT: usize = 80;

/// The issues of a file so far.
pub struct Issues {
    groups: BTreeMap<IssueCode, IssueGroup>,
    /// Examples kept of each code.
    kept: usize,
}

impl Default for Issues {
    fn default() -> Self {
        Self::keeping(EXAMPLES)
    }
}

impl Issues {
    /// None yet; keeps so many examples of each code.
    pub fn keeping(kept: usize) -> Self {
        Self { groups: BTreeMap::new(), kept }
    }

    /// Adds an issue met at `line`, or of the whole file.
    pub fn add(&mut self, line: Option<u64>, issue: Issue) {
        let (severity, code) = (issue.severity(), issue.code());
        let group = self.groups.entry(code).or_insert_with(|| IssueGroup {
            severity,
            code,
            count: 0,
            examples: Vec::new(),
        });
        group.count += 1;
        if group.examples.len() < self.kept {
            group.examples.push(IssueExample { line, column: issue.column(), facts: issue });
        }
    }

    /// Adds the issues of the lines that come after those of the ones here.
    pub fn absorb(&mut self, later: Self) {
        for (code, mut group) in later.groups {
            match self.groups.entry(code) {
                Entry::Vacant(place) => {
                    place.insert(group);
                }
                Entry::Occupied(mut known) => {
                    let known = known.get_mut();
                    known.count += group.count;
                    group.examples.truncate(self.kept.saturating_sub(known.examples.len()));
                    known.examples.append(&mut group.examples);
                }
            }
        }
    }

    /// All groups, most serious first.
    pub fn into_groups(self) -> Vec<IssueGroup> {
        let mut groups: Vec<_> = self.groups.into_values().collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.severity));
        groups
    }

    /// The questions among them.
    pub fn questions(&self) -> Vec<Issue> {
        let asked = self.groups.values().filter(|group| group.severity == Severity::Question);
        asked.flat_map(|group| group.examples.iter().map(|example| example.facts.clone())).collect()
    }
}

/// Notes an issue of a line, unless it is noted already or its code is often enough: what one line adds is bounded.
pub fn note(issues: &mut Vec<Issue>, issue: Issue) {
    let same_code = issues.iter().filter(|known| known.code() == issue.code()).count();
    if same_code < EXAMPLES && !issues.contains(&issue) {
        issues.push(issue);
    }
}

/// The start of `text`, at most 80 characters of it.
pub fn excerpt(text: &str) -> String {
    text.chars().take(EXCERPT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_notes_each_issue_once_and_each_code_twenty_times() {
        let mut issues = Vec::new();
        for found in 0..50 {
            note(&mut issues, Issue::AnnotationFieldCount { found, declared: 3 });
            note(&mut issues, Issue::BlankLine {});
        }
        assert_eq!(issues.len(), 21);
    }
}
