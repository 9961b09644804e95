//! Recommendations as sentences.

use board::recommendation::{Owner, Recommendation, RecommendationContent};
use board::result::sentence;
use board::variant::wording::Language::{En, Sv};

use super::words::Both;
use super::{Text, paragraph};

/// Every recommendation, in the statement's order.
pub fn list(recommendations: &[Recommendation]) -> String {
    let item = |one: &Recommendation| format!("<li>{}</li>\n", told(&one.content));
    format!("<ol>\n{}</ol>\n", recommendations.iter().map(item).collect::<String>())
}

fn told(content: &RecommendationContent) -> String {
    let (sv, en) = (sentence::what(content, Sv), sentence::what(content, En));
    let what = Both(&sv, &en);
    let sources = sentence::evidence(content);
    let sources = if sources.is_empty() { String::new() } else { format!(" [{}]", sources.join("; ")) };
    let why = format!("{}{sources}", sentence::why(content));
    let owner = content.owner().map(owned).unwrap_or_default();
    format!("<p><strong>{what}</strong></p>\n<blockquote>{}</blockquote>\n{owner}", Text(why))
}

fn owned(owner: &Owner) -> String {
    let (name, due) = (&owner.name, owner.due);
    paragraph(&format!("Ansvarig: {name}, senast {due}."), &format!("Carried out by {name}, by {due}."))
}
