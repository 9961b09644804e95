//! A recommendation in words: what is recommended as one sentence, on which evidence, and why.

use serde::Serialize;

use crate::recommendation::{Drug, RecommendationContent, TargetedVariant};
use crate::variant::wording::Language;
use crate::words;

/// What is recommended, as a sentence.
pub fn what(content: &RecommendationContent, language: Language) -> String {
    use RecommendationContent as Content;
    let (sv, en) = match content {
        Content::Treatment { drugs, label_use, targets, .. } => {
            let (given, against) = (together(drugs), variants(targets));
            let used = words::label_use(*label_use);
            (
                format!("Behandling med {given}{against}, {}.", used.sv),
                format!("Treatment with {given}{against}, {}.", used.en),
            )
        }
        Content::TrialReferral { trial, title, arm, site, slot, targets, .. } => {
            let arm = arm.as_ref().map(|arm| format!(" ({arm})")).unwrap_or_default();
            let named = format!("{trial}, {title}{arm}, {site}{}", variants(targets));
            let slot = words::slot(*slot);
            (
                format!("Remiss till prövning {named}; {}.", slot.sv),
                format!("Referral to trial {named}; {}.", slot.en),
            )
        }
        Content::FurtherTest { test, .. } => {
            (format!("Ytterligare undersökning: {test}."), format!("A further test: {test}."))
        }
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

/// Levels of evidence by their schemes, then published sources.
pub fn evidence(content: &RecommendationContent) -> Vec<String> {
    let RecommendationContent::Treatment { evidence, citations, .. } = content else { return Vec::new() };
    let levels = [("ESCAT", code(&evidence.escat)), ("AMP/ASCO/CAP", code(&evidence.amp))];
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

fn variants(targets: &[TargetedVariant]) -> String {
    let names: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}

/// A level as its scheme writes it, which is how it is serialised.
fn code(level: &Option<impl Serialize>) -> Option<String> {
    let value = serde_json::to_value(level.as_ref()?).ok()?;
    value.as_str().map(str::to_owned)
}
