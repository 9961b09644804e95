//! The decision for reading, in Swedish and English: one page without scripts or anything from elsewhere.

mod recommendations;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

use board::Timestamp;
use board::ballot::{Ballot, BallotResult};
use board::decision::{ContentHash, Dissent, Participant, Reached, Signature, Statement, Supersedes};
use board::quorum::Quorum;
use board::session::Opinion;

use words::{Both, discipline, kind, meaning};

/// Text that may stand anywhere in a page, between tags or in an attribute.
pub struct Text<T>(pub T);

impl<T: fmt::Display> fmt::Display for Text<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.to_string().chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                other => write!(f, "{other}")?,
            }
        }
        Ok(())
    }
}

const STYLE: &str = "body{font:16px/1.5 'Atkinson Hyperlegible',system-ui,sans-serif;color:#1c2426;background:#fff;\
max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}\
.en{color:#4a5759}li{margin:.5rem 0}table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #cfd6d7}\
code{overflow-wrap:anywhere}q,blockquote{white-space:pre-wrap}@media print{body{margin:0;max-width:none}}";

/// The page of a statement with its signatures.
pub fn of(statement: &Statement, hash: &ContentHash, signatures: &[Signature]) -> String {
    let title = format!("{}: {}", statement.board_name, statement.case.patient.pseudonym);
    [
        format!(
            "<!DOCTYPE html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n<style>{STYLE}</style>\n\
             </head>\n<body>\n<main>\n<h1>{0}</h1>\n",
            Text(title),
        ),
        facts(statement, hash),
        question(statement),
        heading("Rekommendationer", "Recommendations"),
        recommendations::list(&statement.recommendations),
        rationale(&statement.rationale),
        heading("Hur beslutet fattades", "How it was decided"),
        reached(&statement.reached),
        dissents(&statement.dissents),
        opinions(&statement.opinions),
        took_part(&statement.participants, &statement.quorum),
        signed(signatures),
        "</main>\n</body>\n</html>\n".to_owned(),
    ]
    .concat()
}

fn heading(sv: &str, en: &str) -> String {
    format!("<h2>{}</h2>\n", Both(sv, en))
}

/// To the minute, in UTC: `2026-12-03 13:37 UTC`.
fn moment(at: Timestamp) -> String {
    let text = at.to_string();
    match (text.get(..10), text.get(11..16)) {
        (Some(day), Some(minute)) => format!("{day} {minute} UTC"),
        _ => text,
    }
}

fn facts(statement: &Statement, hash: &ContentHash) -> String {
    let row =
        |sv, en, value: String| format!("<tr><th scope=\"row\">{}</th><td>{value}</td></tr>\n", Both(sv, en));
    let rows = [
        row("Beslut", "Decision", format!("<code>{}</code>", statement.decision)),
        row("Version", "Version", statement.version.to_string()),
        row("Fattat", "Decided", moment(statement.decided_at)),
        row("Diagnos", "Diagnosis", Text(&statement.case.disease.diagnosis).to_string()),
        row("Innehållets SHA-256", "SHA-256 of the content", format!("<code>{}</code>", Text(hash.as_str()))),
    ];
    format!("<table>\n{}</table>\n{}", rows.concat(), supersedes(statement))
}

fn supersedes(statement: &Statement) -> String {
    let Some(Supersedes { version, content_sha256, reason, .. }) = &statement.supersedes else {
        return String::new();
    };
    let hash = content_sha256.as_str();
    paragraph(
        &format!("Ersätter version {version} ({hash}), som står kvar som den undertecknades: {reason}"),
        &format!("Supersedes version {version} ({hash}), which stands as it was signed: {reason}"),
    )
}

/// Why, in the board's own words.
fn rationale(rationale: &str) -> String {
    if rationale.is_empty() {
        return String::new();
    }
    format!("{}<blockquote>{}</blockquote>\n", heading("Motivering", "Rationale"), Text(rationale))
}

/// What members thought in writing.
fn opinions(opinions: &[Opinion]) -> String {
    if opinions.is_empty() {
        return String::new();
    }
    let row = |one: &Opinion| {
        let text = one.text.as_deref().unwrap_or_default();
        format!(
            "<li><strong>{}</strong>, {}: {}</li>\n",
            Text(&one.name),
            discipline(one.discipline),
            Text(text)
        )
    };
    let rows: String = opinions.iter().map(row).collect();
    format!("{}<ul>\n{rows}</ul>\n", heading("Skriftliga åsikter", "Opinions in writing"))
}

fn question(statement: &Statement) -> String {
    let case = &statement.case;
    let asked = Text(&case.question);
    let by = Text(&case.referrer.name);
    let place = Text(&case.referrer.place);
    format!("{}<blockquote>{asked}</blockquote>\n<p>{by}, {place}</p>\n", heading("Frågan", "The question"))
}

fn reached(reached: &Reached) -> String {
    match reached {
        Reached::Consensus { read_back_at } => paragraph(
            &format!("Samstämmigt: uppläst {}, ingen avvikande mening stod kvar.", moment(*read_back_at)),
            &format!("By consensus: read back {}, no dissent stood.", moment(*read_back_at)),
        ),
        Reached::Ballot { ballot } => balloted(ballot),
    }
}

fn balloted(ballot: &Ballot) -> String {
    let counts = ballot.result.as_ref().map(|result| result.counts.as_slice()).unwrap_or_default();
    let row = |(index, option): (usize, &board::ballot::BallotOption)| {
        let count = counts.get(index).map_or_else(|| "–".to_owned(), u32::to_string);
        format!("<tr><th scope=\"row\">{}</th><td>{count}</td></tr>\n", Text(&option.text))
    };
    let rows: String = ballot.options.iter().enumerate().map(row).collect();
    let result = ballot.result.as_ref().map(|result| outcome(ballot, result)).unwrap_or_default();
    format!(
        "{}<blockquote>{}</blockquote>\n<table>\n{rows}</table>\n{result}",
        paragraph("Genom omröstning på frågan:", "By ballot on the question:"),
        Text(&ballot.question),
    )
}

fn outcome(ballot: &Ballot, result: &BallotResult) -> String {
    let (abstained, not_voted) = (result.abstained, result.not_voted);
    let carried = result.carried.and_then(|index| ballot.options.get(usize::from(index)));
    let carried = carried.map_or("–", |option| option.text.as_str());
    let reason = result.override_reason.as_ref().map(|reason| {
        paragraph(
            &format!("Ordföranden stängde omröstningen i förtid: {reason}"),
            &format!("The chair closed the ballot early: {reason}"),
        )
    });
    let counted = paragraph(
        &format!("Antaget: {carried}. {abstained} avstod, {not_voted} röstade inte."),
        &format!("Carried: {carried}. {abstained} abstained, {not_voted} did not vote."),
    );
    counted + &reason.unwrap_or_default()
}

fn dissents(dissents: &[Dissent]) -> String {
    if dissents.is_empty() {
        return paragraph("Ingen avvikande mening.", "No dissent.");
    }
    let item = |one: &Dissent| {
        format!("<li>{}, {}: <q>{}</q></li>\n", Text(&one.name), moment(one.at), Text(&one.reason))
    };
    let items: String = dissents.iter().map(item).collect();
    format!("{}<ul>\n{items}</ul>\n", heading("Avvikande meningar", "Dissents"))
}

fn took_part(participants: &[Participant], quorum: &Quorum) -> String {
    let row = |one: &Participant| {
        let recused = match one.left_at {
            _ if one.recused => Both("jäv, deltog inte i beslutet", "recused").to_string(),
            Some(at) => {
                let (sv, en) = (format!("gick {}", moment(at)), format!("left {}", moment(at)));
                Both(&sv, &en).to_string()
            }
            None => String::new(),
        };
        format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{recused}</td></tr>\n",
            Text(&one.name),
            discipline(one.discipline),
            kind(one.kind),
        )
    };
    let rows: String = participants.iter().map(row).collect();
    let (present, needed) = (quorum.present, quorum.needed);
    let (sv, en) = if quorum.held { ("Beslutför", "A quorum") } else { ("Inte beslutför", "No quorum") };
    let counted = paragraph(
        &format!("{sv}: {present} röstande närvarande, {needed} behövs."),
        &format!("{en}: {present} voting members present, {needed} needed."),
    );
    format!("{}<table>\n{rows}</table>\n{counted}", heading("Deltagare", "Who took part"))
}

/// Printed name, time and meaning, as 21 CFR 11.50 asks of a signature that is shown.
fn signed(signatures: &[Signature]) -> String {
    let row = |one: &Signature| {
        format!(
            "<tr><td>{}<br>{}</td><td>{}</td><td>{}</td></tr>\n",
            Text(&one.printed_name),
            discipline(one.discipline),
            meaning(one.meaning),
            moment(one.at),
        )
    };
    let rows: String = signatures.iter().map(row).collect();
    let none =
        if signatures.is_empty() { paragraph("Inte undertecknat.", "Not signed.") } else { String::new() };
    format!("{}<table>\n{rows}</table>\n{none}", heading("Underskrifter", "Signatures"))
}

fn paragraph(sv: &str, en: &str) -> String {
    format!("<p>{}</p>\n", Both(sv, en))
}
