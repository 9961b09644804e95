//! The board's answer at once: a decision as a few lines of plain text, to be pasted into the patient's record. What is
//! too long is cut with "…", and what does not fit is counted; nothing is left out in silence.

mod recommended;
pub mod sentence;

use std::collections::BTreeMap;

use crate::Timestamp;
use crate::ballot::Ballot;
use crate::decision::{Decision, Dissent, Participant, Reached, Statement};
use crate::quorum::Quorum;
use crate::standing::MemberKind;
use crate::variant::wording::Language;
use crate::words;

/// Lines of a result at most.
pub const LINES: usize = 25;

/// Characters of one field of text at most.
const FIELD: usize = 300;

/// Characters of one name, option or other short part at most.
const PART: usize = 80;

/// The text of a decision in `language`: at most [`LINES`] lines, each ended by a line feed but the last.
pub fn result_text(decision: &Decision, language: Language) -> String {
    let statement = &decision.statement;
    let mut after = vec![
        reached(&statement.reached, language),
        dissents(&statement.dissents, language),
        attended(&statement.participants, &statement.quorum, language),
        signed(decision, language),
    ];
    after.extend(supersedes(statement, language));
    after.push(format!("SHA-256: {}", decision.content_sha256.as_str()));
    after.push(pick(
        language,
        "Rådgivande – behandlande läkare beslutar med patienten.",
        "Advisory – the treating physician decides with the patient.",
    ));
    let mut lines = vec![title(statement, language), about(statement, language)];
    let question = cut(&statement.case.question, FIELD);
    lines.push(pick(language, &format!("Fråga: {question}"), &format!("Question: {question}")));
    lines.push(pick(language, "Konferensen rekommenderar:", "The board recommends:"));
    let room = LINES.saturating_sub(lines.len() + after.len());
    lines.extend(recommended::lines(&statement.recommendations, room, language));
    lines.extend(after);
    lines.join("\n")
}

fn title(statement: &Statement, language: Language) -> String {
    let (board, at) = (cut(&statement.board_name, PART), statement.decided_at.in_sweden());
    let version = statement.version;
    pick(
        language,
        &format!("{board}: konferensutlåtande {at}, version {version}"),
        &format!("{board}: board statement {at}, version {version}"),
    )
}

fn about(statement: &Statement, language: Language) -> String {
    let case = &statement.case;
    let (who, disease) = (cut(&case.patient.pseudonym, PART), cut(&case.disease.diagnosis, PART));
    let revision = case.revision;
    pick(
        language,
        &format!("Patient: {who}, {disease} (ärendets version {revision})"),
        &format!("Patient: {who}, {disease} (revision {revision} of the case)"),
    )
}

fn reached(reached: &Reached, language: Language) -> String {
    match reached {
        Reached::Consensus { read_back_at } => {
            let at = hour(*read_back_at);
            pick(
                language,
                &format!("Beslut: samstämmigt, uppläst {at}."),
                &format!("Reached: by consensus, read back {at}."),
            )
        }
        Reached::Ballot { ballot } => balloted(ballot, language),
    }
}

fn balloted(ballot: &Ballot, language: Language) -> String {
    let result = ballot.result.as_ref();
    let counts = result.map(|result| result.counts.as_slice()).unwrap_or_default();
    let counted = |(option, count): (&crate::ballot::BallotOption, &u32)| {
        format!("{} {count}", cut(&option.text, PART))
    };
    let counts = listed(ballot.options.iter().zip(counts).map(counted), FIELD, ", ");
    let question = cut(&ballot.question, PART);
    let (abstained, missing) = result.map_or((0, 0), |result| (result.abstained, result.not_voted));
    pick(
        language,
        &format!("Beslut: omröstning ”{question}”: {counts}; {abstained} avstod, {missing} röstade inte."),
        &format!("Reached: ballot “{question}”: {counts}; {abstained} abstained, {missing} did not vote."),
    )
}

fn dissents(dissents: &[Dissent], language: Language) -> String {
    if dissents.is_empty() {
        return pick(language, "Avvikande mening: ingen.", "Dissent: none.");
    }
    let told = |one: &Dissent| format!("{}: {}", cut(&one.name, PART), cut(&one.reason, FIELD));
    let told = listed(dissents.iter().map(told), 3 * FIELD, "; ");
    pick(language, &format!("Avvikande mening: {told}"), &format!("Dissent: {told}"))
}

/// Who heard the case, counted by discipline.
fn attended(participants: &[Participant], quorum: &Quorum, language: Language) -> String {
    let counted = |votes: bool| {
        let mut counts = BTreeMap::new();
        let heard = participants.iter().filter(|one| !one.recused);
        for one in heard.filter(|one| (one.kind == MemberKind::Voting) == votes) {
            *counts.entry(one.discipline).or_insert(0_u32) += 1;
        }
        let told =
            |(discipline, count)| format!("{} {count}", words::discipline(discipline).within(language));
        counts.into_iter().map(told).collect::<Vec<_>>().join(", ")
    };
    let (voting, others) = (counted(true), counted(false));
    let recused = participants.iter().filter(|one| one.recused).count();
    let mut parts = Vec::new();
    if !voting.is_empty() {
        parts.push(voting);
    }
    if !others.is_empty() {
        parts.push(pick(language, &format!("utan röst {others}"), &format!("without a vote {others}")));
    }
    if recused > 0 {
        parts.push(pick(language, &format!("jäv {recused}"), &format!("recused {recused}")));
    }
    let (present, needed) = (quorum.present, quorum.needed);
    let (sv, en) = if quorum.held { ("Beslutför", "Quorum held") } else { ("Inte beslutför", "No quorum") };
    let parts = if parts.is_empty() { "–".to_owned() } else { parts.join("; ") };
    pick(
        language,
        &format!("Deltog: {parts}. {sv}: {present} röstande, minst {needed} behövs."),
        &format!("Took part: {parts}. {en}: {present} voting, at least {needed} needed."),
    )
}

fn signed(decision: &Decision, language: Language) -> String {
    if decision.signatures.is_empty() {
        return pick(language, "Underskrift: inte undertecknat än.", "Signature: not signed yet.");
    }
    let told = |one: &crate::decision::Signature| {
        let meaning = words::meaning(one.meaning).within(language);
        format!("{}, {meaning} {}", cut(&one.printed_name, PART), one.at.in_sweden())
    };
    let told = listed(decision.signatures.iter().map(told), FIELD, "; ");
    pick(language, &format!("Underskrift: {told}"), &format!("Signature: {told}"))
}

fn supersedes(statement: &Statement, language: Language) -> Option<String> {
    let before = statement.supersedes.as_ref()?;
    let (version, reason) = (before.version, cut(&before.reason, FIELD));
    Some(pick(
        language,
        &format!("Ersätter version {version}: {reason}"),
        &format!("Supersedes version {version}: {reason}"),
    ))
}

fn pick(language: Language, sv: &str, en: &str) -> String {
    match language {
        Language::Sv => sv.to_owned(),
        Language::En => en.to_owned(),
    }
}

/// The hour and minute alone: `14:37`.
fn hour(at: Timestamp) -> String {
    at.in_sweden().split(' ').next_back().unwrap_or_default().to_owned()
}

/// Text on one line, without characters that would change how the rest is shown, at most `most` characters: "…" stands
/// for what was cut.
fn cut(text: &str, most: usize) -> String {
    let shown: String = text.chars().map(|one| if hides(one) { ' ' } else { one }).collect();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let kept: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A control character, or one that turns the direction of what follows.
fn hides(one: char) -> bool {
    one.is_control() || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The parts joined, as many as fit into `most` characters; "… +2" says how many more there are.
fn listed(parts: impl Iterator<Item = String>, most: usize, between: &str) -> String {
    let parts: Vec<String> = parts.collect();
    let mut told = String::new();
    for (at, part) in parts.iter().enumerate() {
        let longer = if at == 0 { part.clone() } else { format!("{told}{between}{part}") };
        if at > 0 && longer.chars().count() > most {
            return format!("{told} … +{}", parts.len() - at);
        }
        told = longer;
    }
    told
}

#[cfg(test)]
mod tests;
