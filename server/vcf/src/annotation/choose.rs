//! Which of an allele's transcripts is shown first.

use board::variant::{Transcript, TranscriptChoice};

use super::entry::{Alleles, Entries, Entry};
use super::terms::Terms;

/// The shown transcript of an allele, and one that must not be hidden behind it.
#[derive(Clone, Copy)]
pub struct Chosen<'a> {
    pub shown: Entry<'a>,
    pub choice: TranscriptChoice,
    /// The most severe other one, when that is more severe than the shown one.
    pub more_severe: Option<Entry<'a>>,
}

/// How entries are put in order: MANE Select, then MANE Plus Clinical, then what the program picked, then canonical;
/// among equals the most severe consequence, then the order of the file.
fn rank(entry: &Entry<'_>, terms: &mut Terms) -> (TranscriptChoice, u16) {
    (entry.class(), terms.judge(entry.terms()).severity)
}

/// The transcript that is shown of the alternate allele at `index`; none without any.
pub fn choose<'a>(
    entries: Entries<'a>,
    alleles: Alleles<'_>,
    index: usize,
    terms: &mut Terms,
) -> Option<Chosen<'a>> {
    let mut best: Option<((TranscriptChoice, u16), Entry<'a>)> = None;
    let mut worst: Option<((u16, TranscriptChoice), Entry<'a>)> = None;
    for entry in entries.of(alleles, index) {
        let (class, severity) = rank(&entry, terms);
        if best.as_ref().is_none_or(|(known, _)| (class, severity) < *known) {
            best = Some(((class, severity), entry));
        }
        if worst.as_ref().is_none_or(|(known, _)| (severity, class) < *known) {
            worst = Some(((severity, class), entry));
        }
    }
    let ((choice, shown_severity), shown) = best?;
    let more_severe = worst.filter(|((severity, _), _)| *severity < shown_severity).map(|(_, entry)| entry);
    Some(Chosen { shown, choice, more_severe })
}

/// All transcripts of the alternate allele at `index`, the shown one first.
pub fn in_order(
    entries: Entries<'_>,
    alleles: Alleles<'_>,
    index: usize,
    terms: &mut Terms,
) -> Vec<Transcript> {
    let mut found: Vec<_> =
        entries.of(alleles, index).map(|entry| (rank(&entry, terms), entry)).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entry)| entry.whole()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Layout;
    use super::super::entry::split;
    use super::*;

    fn shown(value: &str) -> (TranscriptChoice, Vec<String>, Option<String>) {
        let layout = Layout::declared("CSQ", "Format: Feature|Consequence|MANE_SELECT|CANONICAL").unwrap();
        let mut bounds = Vec::new();
        split(&layout, value, &mut bounds, &mut Vec::new());
        let entries = Entries::new(&layout, value, &bounds);
        let (alleles, mut terms) = (Alleles { reference: "A", alts: &["C"] }, Terms::default());
        let chosen = choose(entries, alleles, 0, &mut terms).unwrap();
        let all = in_order(entries, alleles, 0, &mut terms);
        let names = all.into_iter().filter_map(|transcript| transcript.transcript).collect();
        (chosen.choice, names, chosen.more_severe.and_then(|entry| entry.whole().transcript))
    }

    #[test]
    fn mane_is_shown_first_and_a_more_severe_transcript_stays_visible() {
        let (choice, names, more_severe) =
            shown("other|stop_gained||,canonical|missense_variant||YES,mane|intron_variant|NM_1.1|");
        assert_eq!(choice, TranscriptChoice::ManeSelect);
        assert_eq!(names, ["mane", "canonical", "other"]);
        assert_eq!(more_severe.as_deref(), Some("other"));
    }

    #[test]
    fn without_any_mark_the_most_severe_is_shown() {
        let (choice, names, more_severe) = shown("a|intron_variant||,b|splice_donor_variant||");
        assert_eq!(choice, TranscriptChoice::MostSevere);
        assert_eq!(names, ["b", "a"]);
        assert_eq!(more_severe, None);
    }
}
