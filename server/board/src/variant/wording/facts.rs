//! Facts as they stand in a sentence.

use serde_json::Value;

use super::Language;

/// The space that keeps a number and its unit together, and groups Swedish digits.
const JOINED: char = '\u{a0}';

/// Appends a fact: numbers in the language's notation, lists with each entry quoted.
pub fn push(sentence: &mut String, fact: &Value, as_size: bool, language: Language) {
    match fact {
        Value::Number(number) => match number.as_u64() {
            Some(bytes) if as_size => size(sentence, bytes, language),
            Some(count) => sentence.push_str(&grouped(count, language)),
            None => sentence.push_str(&decimal(number.as_f64().unwrap_or_default(), 2, language)),
        },
        Value::String(text) => sentence.push_str(text),
        Value::Array(entries) => list(sentence, entries, language),
        other => sentence.push_str(&other.to_string()),
    }
}

/// Appends the entries, each once and in quotes; of an entry that has facts of its own, what it names.
fn list(sentence: &mut String, entries: &[Value], language: Language) {
    let (open, close) = match language {
        Language::En => ('“', '”'),
        Language::Sv => ('”', '”'),
    };
    let mut named: Vec<&str> = Vec::new();
    for entry in entries {
        let name = entry.as_str().or_else(|| entry.get("name").or_else(|| entry.get("assembly"))?.as_str());
        if let Some(name) = name.filter(|name| !named.contains(name)) {
            if !named.is_empty() {
                sentence.push_str(", ");
            }
            sentence.extend([open]);
            sentence.push_str(name);
            sentence.extend([close]);
            named.push(name);
        }
    }
}

/// Digits in groups of three.
fn grouped(count: u64, language: Language) -> String {
    let digits = count.to_string();
    let between = if language == Language::En { ',' } else { JOINED };
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(between);
        }
        written.push(digit);
    }
    written
}

fn decimal(value: f64, decimals: usize, language: Language) -> String {
    let written = format!("{value:.decimals$}");
    if language == Language::Sv { written.replace('.', ",") } else { written }
}

/// Bytes in decimal units with one decimal.
fn size(sentence: &mut String, bytes: u64, language: Language) {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1_000 {
        sentence.push_str(&format!("{bytes}{JOINED}B"));
        return;
    }
    let mut value = bytes as f64 / 1e3;
    let mut unit = 0;
    while value >= 1e3 && unit + 1 < UNITS.len() {
        value /= 1e3;
        unit += 1;
    }
    sentence.push_str(&decimal(value, 1, language));
    sentence.push(JOINED);
    sentence.push_str(UNITS.get(unit).copied().unwrap_or("TB"));
}
