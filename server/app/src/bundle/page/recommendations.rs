//! Recommendations as sentences.

use board::recommendation::{Drug, Owner, Recommendation, RecommendationContent, TargetedVariant};
use serde::Serialize;

use super::words::{Both, label_use, no_recommendation, slot};
use super::{Text, paragraph};

/// Every recommendation, in the statement's order.
pub fn list(recommendations: &[Recommendation]) -> String {
    let item = |one: &Recommendation| format!("<li>{}</li>\n", sentence(&one.content));
    format!("<ol>\n{}</ol>\n", recommendations.iter().map(item).collect::<String>())
}

fn sentence(content: &RecommendationContent) -> String {
    use RecommendationContent as Content;
    let (what, why) = match content {
        Content::Treatment { drugs, label_use: label, targets, evidence, citations, rationale, .. } => {
            let (sv, en) = label_use(*label);
            let (given, against) = (together(drugs), variants(targets));
            let what = Both(
                &format!("Behandling med {given}{against}, {sv}."),
                &format!("Treatment with {given}{against}, {en}."),
            )
            .to_string();
            let levels = [("ESCAT", code(&evidence.escat)), ("AMP/ASCO/CAP", code(&evidence.amp))];
            let levels =
                levels.into_iter().filter_map(|(scheme, level)| Some(format!("{scheme} {}", level?)));
            let sources: Vec<String> = levels.chain(citations.iter().cloned()).collect();
            let sources =
                if sources.is_empty() { String::new() } else { format!(" [{}]", sources.join("; ")) };
            (what, format!("{rationale}{sources}"))
        }
        Content::TrialReferral { trial, title, arm, site, slot: state, targets, reason, .. } => {
            let (sv, en) = slot(*state);
            let against = variants(targets);
            let arm = arm.as_ref().map(|arm| format!(" ({arm})")).unwrap_or_default();
            let named = format!("{trial}, {title}{arm}, {site}{against}");
            (
                Both(
                    &format!("Remiss till prövning {named}; {sv}."),
                    &format!("Referral to trial {named}; {en}."),
                )
                .to_string(),
                reason.clone(),
            )
        }
        Content::FurtherTest { test, reason, .. } => (
            Both(&format!("Ytterligare undersökning: {test}."), &format!("A further test: {test}."))
                .to_string(),
            reason.clone(),
        ),
        Content::GermlineReferral { reason, .. } => (
            Both("Remiss för ärftlighetsutredning.", "Referral for germline evaluation.").to_string(),
            reason.clone(),
        ),
        Content::OtherBoard { board, reason, .. } => (
            Both(&format!("Till en annan konferens: {board}."), &format!("To another board: {board}."))
                .to_string(),
            reason.clone(),
        ),
        Content::NoRecommendation { reason, explanation } => {
            let (sv, en) = no_recommendation(*reason);
            (
                Both(&format!("Ingen rekommendation: {sv}."), &format!("No recommendation: {en}."))
                    .to_string(),
                explanation.clone(),
            )
        }
    };
    let owner = content.owner().map(owned).unwrap_or_default();
    format!("<p><strong>{what}</strong></p>\n<blockquote>{}</blockquote>\n{owner}", Text(why))
}

fn owned(owner: &Owner) -> String {
    let (name, due) = (&owner.name, owner.due);
    paragraph(&format!("Ansvarig: {name}, senast {due}."), &format!("Carried out by {name}, by {due}."))
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
