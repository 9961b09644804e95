//! Rules of ALT as a list.

use board::variant::Issue;

use crate::issues::{excerpt, note};

/// Alternate alleles of one line that each is compared with.
const COMPARED: usize = 64;

/// Checks that no allele stands twice.
pub fn check(alts: &[&str], issues: &mut Vec<Issue>) {
    if alts.len() < 2 {
        return;
    }
    for (at, alt) in alts.iter().enumerate() {
        // Symbolic alleles may share a name and differ in their lengths (VCF 4.4, section 5.4).
        if !alt.starts_with('<') && alts.iter().take(at.min(COMPARED)).any(|known| known == alt) {
            note(issues, Issue::AlternateRepeated { allele: excerpt(alt) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bases_twice_are_reported_and_the_same_symbol_is_not() {
        let mut issues = Vec::new();
        check(&["C", "G", "C", "<DUP>", "<DUP>"], &mut issues);
        assert_eq!(issues, [Issue::AlternateRepeated { allele: "C".into() }]);
    }
}
