//! The sentences of issues and refusals, in English and Swedish.
//!
//! The texts stand in `server/board/wording/*.json`, which the web application reads too, so that a code says the
//! same everywhere. A `{fact}` in a sentence is replaced by the fact of that name, `{fact:size}` by its bytes as a
//! size.

mod facts;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Issue, IssueCode, NotRead};

/// A language of the application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    En,
    Sv,
}

/// What is said of one code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    /// Heads a group of occurrences.
    title: String,
    /// Speaks of one occurrence and names its facts.
    sentence: String,
    /// What follows, or what helps.
    remedy: String,
    /// Words of facts that are one of a few values.
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, String>>,
}

type Texts = BTreeMap<String, Text>;

static ISSUES: LazyLock<[Texts; 2]> = LazyLock::new(|| {
    [
        parsed(include_str!("../../wording/issues.en.json")),
        parsed(include_str!("../../wording/issues.sv.json")),
    ]
});
static REFUSALS: LazyLock<[Texts; 2]> = LazyLock::new(|| {
    [
        parsed(include_str!("../../wording/refusals.en.json")),
        parsed(include_str!("../../wording/refusals.sv.json")),
    ]
});

/// A test reads the same texts strictly, so that nothing is ever missing here.
fn parsed(json: &str) -> Texts {
    serde_json::from_str(json).unwrap_or_default()
}

fn of(texts: &[Texts; 2], language: Language) -> &Texts {
    let [en, sv] = texts;
    match language {
        Language::En => en,
        Language::Sv => sv,
    }
}

/// The name of a code as it is serialized, and the facts beside it.
fn taken_apart(coded: &impl Serialize) -> (String, Value) {
    let value = serde_json::to_value(coded).unwrap_or_default();
    let code = value.get("code").unwrap_or(&value).as_str().unwrap_or_default().to_owned();
    (code, value)
}

/// What happened, in one sentence with its facts.
pub fn sentence(issue: &Issue, language: Language) -> String {
    filled(&ISSUES, issue, language)
}

/// What heads all occurrences of a code.
pub fn title(code: IssueCode, language: Language) -> &'static str {
    let (code, _) = taken_apart(&code);
    of(&ISSUES, language).get(&code).map_or("", |text| text.title.as_str())
}

/// What follows for the line or file, or what helps.
pub fn remedy(code: IssueCode, language: Language) -> &'static str {
    let (code, _) = taken_apart(&code);
    of(&ISSUES, language).get(&code).map_or("", |text| text.remedy.as_str())
}

/// Why a file is not read, in one sentence with its facts.
pub fn refusal_sentence(refusal: &NotRead, language: Language) -> String {
    filled(&REFUSALS, refusal, language)
}

/// What heads a refusal.
pub fn refusal_title(refusal: &NotRead, language: Language) -> &'static str {
    let (code, _) = taken_apart(refusal);
    of(&REFUSALS, language).get(&code).map_or("", |text| text.title.as_str())
}

/// What to do about a file that is not read.
pub fn refusal_remedy(refusal: &NotRead, language: Language) -> &'static str {
    let (code, _) = taken_apart(refusal);
    of(&REFUSALS, language).get(&code).map_or("", |text| text.remedy.as_str())
}

fn filled(texts: &'static [Texts; 2], coded: &impl Serialize, language: Language) -> String {
    let (code, facts) = taken_apart(coded);
    let Some(text) = of(texts, language).get(&code) else {
        return code;
    };
    let mut sentence = String::new();
    for piece in pieces(&text.sentence) {
        match piece {
            Piece::Words(words) => sentence.push_str(words),
            Piece::Fact { name, as_size } => {
                let fact = facts.get(name).unwrap_or(&Value::Null);
                let word = fact.as_str().and_then(|value| text.words.get(name)?.get(value));
                match word {
                    Some(word) => sentence.push_str(word),
                    None => facts::push(&mut sentence, fact, as_size, language),
                }
            }
        }
    }
    sentence
}

/// A part of a sentence.
enum Piece<'a> {
    Words(&'a str),
    Fact { name: &'a str, as_size: bool },
}

/// Takes a sentence apart at its braces.
fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some((words, after)) = rest.split_once('{') {
        let (fact, left) = after.split_once('}').unwrap_or((after, ""));
        found.push(Piece::Words(words));
        let (name, form) = fact.split_once(':').unwrap_or((fact, ""));
        found.push(Piece::Fact { name, as_size: form == "size" });
        rest = left;
    }
    found.push(Piece::Words(rest));
    found
}

#[cfg(test)]
mod tests;
