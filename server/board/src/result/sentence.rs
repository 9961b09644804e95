//! A recommendation in words: what is recommended as one sentence, on which evidence, and why.

use serde::Serialize;

use crate::recommendation::{Drug, RecommendationContent};
use crate::variant::wording::Language;
use crate::words;

/// What is recommended, as a sentence.
pub fn what(content: &RecommendationContent, language: Language) -> String {
    use RecommendationContent as Content;
    let (sv, en) = match content {
        Content::Treatment { .. } => treatment(content),
        Content::TrialReferral { .. } => trial_referral(content),
        Content::FurtherTest { test, .. } => {
            (format!("Ytterligare undersökning: {test}."), format!("A further test: {test}."))
        }
        Content::Rebiopsy { site, .. } => (format!("Ny biopsi: {site}."), format!("A new biopsy: {site}.")),
        Content::GermlineReferral { .. } => {
            ("Remiss för ärftlighetsutredning.".to_owned(), "Referral for germline evaluation.".to_owned())
        }
        Content::OtherBoard { board, .. } => {
            (format!("Till en annan konferens: {board}."), format!("To another board: {board}."))
        }
        Content::NoRecommendation { reason, .. } => {
            let because = words::no_recommendation(*reason);
            (format!("Ingen rekommendation: {}.", because.sv), format!("No recommendation: {}.", because.en))
        }
    };
    match language {
        Language::Sv => sv,
        Language::En => en,
    }
}

/// In Swedish and in English.
type Both = (String, String);

fn treatment(content: &RecommendationContent) -> Both {
    let RecommendationContent::Treatment { drugs, label_use, targets, biomarkers, line, priority, .. } =
        content
    else {
        return Both::default();
    };
    let supports =
        targets.iter().map(|target| target.name.as_str()).chain(biomarkers.iter().map(String::as_str));
    let given = format!("{}{}", together(drugs), bracketed(supports));
    let used = words::label_use(*label_use);
    let (line_sv, line_en) = numbered(*line, "linje", "line");
    let (first_sv, first_en) = numbered(*priority, "prioritet", "priority");
    (
        format!("Behandling med {given}, {}{line_sv}{first_sv}.", used.sv),
        format!("Treatment with {given}, {}{line_en}{first_en}.", used.en),
    )
}

fn trial_referral(content: &RecommendationContent) -> Both {
    let RecommendationContent::TrialReferral {
        trial,
        title,
        arm,
        site,
        slot,
        confirmed,
        priority,
        targets,
        ..
    } = content
    else {
        return Both::default();
    };
    let arm = arm.as_ref().map(|arm| format!(" ({arm})")).unwrap_or_default();
    let title = if title.trim().is_empty() { String::new() } else { format!(", {title}") };
    let targets = bracketed(targets.iter().map(|target| target.name.as_str()));
    let named = format!("{trial}{title}{arm}, {site}{targets}");
    let slot = words::slot(*slot);
    let said = |by: &str, on: &str| {
        confirmed.as_ref().map(|one| format!(" ({by} {}, {on} {})", one.by, one.on)).unwrap_or_default()
    };
    let (sv, en) = (said("bekräftat av", "den"), said("confirmed by", "on"));
    let (first_sv, first_en) = numbered(*priority, "prioritet", "priority");
    (
        format!("Remiss till prövning {named}; {}{sv}{first_sv}.", slot.sv),
        format!("Referral to trial {named}; {}{en}{first_en}.", slot.en),
    )
}

fn numbered(number: Option<u8>, sv: &str, en: &str) -> Both {
    let told = |word: &str| number.map(|number| format!(", {word} {number}")).unwrap_or_default();
    (told(sv), told(en))
}

/// Levels of evidence by their schemes, then published sources.
pub fn evidence(content: &RecommendationContent) -> Vec<String> {
    let RecommendationContent::Treatment { evidence, citations, .. } = content else { return Vec::new() };
    let levels = [
        ("ESCAT", code(&evidence.escat)),
        ("AMP/ASCO/CAP", code(&evidence.amp)),
        ("NCT/DKTK", code(&evidence.nct)),
    ];
    let levels = levels.into_iter().filter_map(|(scheme, level)| Some(format!("{scheme} {}", level?)));
    levels.chain(citations.iter().cloned()).collect()
}

/// Why, as people wrote it.
pub fn why(content: &RecommendationContent) -> &str {
    use RecommendationContent as Content;
    match content {
        Content::Treatment { rationale, .. } => rationale,
        Content::NoRecommendation { explanation, .. } => explanation,
        Content::TrialReferral { reason, .. }
        | Content::FurtherTest { reason, .. }
        | Content::Rebiopsy { reason, .. }
        | Content::GermlineReferral { reason, .. }
        | Content::OtherBoard { reason, .. } => reason,
    }
}

fn together(drugs: &[Drug]) -> String {
    let name = |drug: &Drug| match &drug.atc {
        Some(atc) => format!("{} (ATC {atc})", drug.name),
        None => drug.name.clone(),
    };
    drugs.iter().map(name).collect::<Vec<_>>().join(" + ")
}

fn bracketed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}

/// A level as its scheme writes it, which is how it is serialised.
fn code(level: &Option<impl Serialize>) -> Option<String> {
    let value = serde_json::to_value(level.as_ref()?).ok()?;
    value.as_str().map(str::to_owned)
}
