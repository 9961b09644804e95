//! Which of an allele's transcripts is shown first.

use board::variant::consequence::most_severe;
use board::variant::{Transcript, TranscriptChoice};

/// The transcripts in the order in which they are shown.
#[derive(Default)]
pub struct Chosen {
    /// All transcripts, the shown one first.
    pub transcripts: Vec<Transcript>,
    pub choice: Option<TranscriptChoice>,
    /// The most severe other one, when that is more severe than the shown one.
    pub more_severe: Option<Transcript>,
}

/// MANE Select, then MANE Plus Clinical, then what the program picked, then canonical; among equals the most severe
/// consequence, then the order of the file.
pub fn choose(mut transcripts: Vec<Transcript>) -> Chosen {
    transcripts.sort_by_key(|transcript| (class(transcript), most_severe(&transcript.consequence)));
    let Some(shown) = transcripts.first() else {
        return Chosen::default();
    };
    let choice = class(shown);
    let severity = most_severe(&shown.consequence);
    let worst = transcripts.iter().min_by_key(|transcript| most_severe(&transcript.consequence));
    let more_severe = worst.filter(|worst| most_severe(&worst.consequence) < severity).cloned();
    Chosen { choice: Some(choice), more_severe, transcripts }
}

fn class(transcript: &Transcript) -> TranscriptChoice {
    if transcript.mane_select {
        TranscriptChoice::ManeSelect
    } else if transcript.mane_plus_clinical {
        TranscriptChoice::ManePlusClinical
    } else if transcript.picked {
        TranscriptChoice::Picked
    } else if transcript.canonical {
        TranscriptChoice::Canonical
    } else {
        TranscriptChoice::MostSevere
    }
}

#[cfg(test)]
mod tests {
    use board::variant::Consequence;

    use super::*;

    fn transcript(name: &str, term: &str) -> Transcript {
        let consequence = vec![Consequence::new(term)];
        Transcript { transcript: Some(name.to_owned()), consequence, ..Transcript::default() }
    }

    #[test]
    fn mane_is_shown_first_and_a_more_severe_transcript_stays_visible() {
        let mane = Transcript { mane_select: true, ..transcript("mane", "intron_variant") };
        let canonical = Transcript { canonical: true, ..transcript("canonical", "missense_variant") };
        let chosen = choose(vec![transcript("other", "stop_gained"), canonical, mane]);
        assert_eq!(chosen.choice, Some(TranscriptChoice::ManeSelect));
        assert_eq!(chosen.transcripts[0].transcript.as_deref(), Some("mane"));
        assert_eq!(chosen.more_severe.unwrap().transcript.as_deref(), Some("other"));
    }

    #[test]
    fn without_any_mark_the_most_severe_is_shown() {
        let chosen = choose(vec![transcript("a", "intron_variant"), transcript("b", "splice_donor_variant")]);
        assert_eq!(chosen.choice, Some(TranscriptChoice::MostSevere));
        assert_eq!(chosen.transcripts[0].transcript.as_deref(), Some("b"));
        assert_eq!(chosen.more_severe, None);
    }
}
