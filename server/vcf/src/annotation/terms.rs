//! The severity of consequences, remembered by how the annotation spells them: a file has few spellings.

use board::variant::Consequence;

use crate::remembered::Remembered;

/// What the terms of one spelling, as `missense_variant&splice_region_variant`, say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Rank of the most severe term, 0 the most severe; unknown terms and no term at all come last.
    pub severity: u16,
    /// One of the terms is not in the severity table.
    pub unknown: bool,
}

/// Spellings met so far.
#[derive(Default)]
pub struct Terms(Remembered<Judged>);

impl Terms {
    /// Judges the terms of `spelling`, which are joined by `&`.
    pub fn judge(&mut self, spelling: &str) -> Judged {
        self.0.get(spelling, judge)
    }
}

/// The terms of a spelling.
pub fn terms(spelling: &str) -> impl Iterator<Item = &str> + Clone {
    spelling.split('&').filter(|term| !term.is_empty())
}

fn judge(spelling: &str) -> Judged {
    let ranks = terms(spelling).map(Consequence::rank_of);
    let unknown = ranks.clone().any(|rank| rank.is_none());
    let severity = ranks.flatten().min().and_then(|rank| u16::try_from(rank).ok());
    Judged { severity: severity.unwrap_or(u16::MAX), unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_is_judged_by_its_most_severe_term_each_time_alike() {
        let mut known = Terms::default();
        for _ in 0..2 {
            let of = |term| known.judge(term);
            let [stop, both, odd, none] =
                ["stop_gained", "intron_variant&stop_gained", "moonlight_variant", ""].map(of);
            assert_eq!(stop, both);
            assert_eq!((odd.unknown, none.unknown, both.unknown), (true, false, false));
            assert!(stop.severity < odd.severity && odd.severity == none.severity);
        }
    }
}
