//! The recommendations of a result, in as many lines as there are: each on up to four, two or one, the tallest that fits.

use crate::recommendation::{Recommendation, RecommendationContent};
use crate::variant::wording::Language;

use super::{FIELD, PART, cut, listed, pick, sentence};

/// The parts of one recommendation, each on one line.
struct Told {
    what: String,
    /// Who does it by when, on what evidence, and why.
    rest: Vec<String>,
}

/// The recommendations on at most `room` lines, numbered from 1.
pub fn lines(recommendations: &[Recommendation], room: usize, language: Language) -> Vec<String> {
    let told: Vec<Told> = recommendations.iter().map(|one| told(&one.content, language)).collect();
    let forms = [four as fn(usize, &Told) -> Vec<String>, two, one];
    for form in forms {
        let lines: Vec<String> = told.iter().enumerate().flat_map(|(at, told)| form(at + 1, told)).collect();
        if lines.len() <= room {
            return lines;
        }
    }
    let shown = room.saturating_sub(1);
    let more = told.len() - shown.min(told.len());
    let mut lines: Vec<String> =
        told.iter().take(shown).enumerate().flat_map(|(at, told)| one(at + 1, told)).collect();
    lines.push(pick(
        language,
        &format!("… och {more} rekommendationer till: se utlåtandet."),
        &format!("… and {more} more recommendations: see the statement."),
    ));
    lines
}

fn told(content: &RecommendationContent, language: Language) -> Told {
    let mut rest = Vec::new();
    if let Some(owner) = content.owner() {
        let (name, due) = (cut(&owner.name, PART), owner.due);
        rest.push(pick(
            language,
            &format!("Ansvarig: {name}, senast {due}."),
            &format!("Carried out by: {name}, by {due}."),
        ));
    }
    if matches!(content, RecommendationContent::Treatment { .. }) {
        let sources = sentence::evidence(content);
        let sources = if sources.is_empty() {
            pick(language, "ingen nivå angiven", "no level given")
        } else {
            listed(sources.iter().map(|source| cut(source, PART)), FIELD, "; ")
        };
        rest.push(pick(language, &format!("Evidens: {sources}."), &format!("Evidence: {sources}.")));
    }
    let why = cut(sentence::why(content), FIELD);
    if !why.is_empty() {
        rest.push(pick(language, &format!("Skäl: {why}"), &format!("Reason: {why}")));
    }
    Told { what: cut(&sentence::what(content, language), FIELD), rest }
}

fn four(number: usize, told: &Told) -> Vec<String> {
    let first = format!("{number}. {}", told.what);
    std::iter::once(first).chain(told.rest.iter().map(|part| format!("   {part}"))).collect()
}

fn two(number: usize, told: &Told) -> Vec<String> {
    vec![format!("{number}. {}", told.what), format!("   {}", told.rest.join(" "))]
}

fn one(number: usize, told: &Told) -> Vec<String> {
    // The owner comes before what is cut first.
    let what = cut(&told.what, FIELD / 2);
    vec![format!("{number}. {}", cut(&format!("{what} {}", told.rest.join(" ")), FIELD))]
}
