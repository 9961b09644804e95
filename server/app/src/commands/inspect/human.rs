//! The report for people: compact, aligned, coloured only on a terminal.

use std::io::{self, Write};

use board::variant::wording::{self, Language};
use board::variant::{ImportReport, IssueCode, IssueExample, IssueGroup, NotRead, Severity};
use serde::Serialize;
use serde_json::Value;

use super::words::word;
use crate::commands::output::printable;

/// Occurrences of an issue that are shown.
const SHOWN: usize = 3;
/// Characters of the longest heading and the gap behind it.
const HEADING: usize = 17;

/// Writes the report of the file called `name`.
///
/// # Errors
/// The output cannot be written.
pub fn write(
    name: &str,
    read: &Result<ImportReport, NotRead>,
    language: Language,
    coloured: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut page = Page { language, coloured, out };
    page.line(&page.bold(name))?;
    match read {
        Ok(report) => page.report(report),
        Err(refusal) => page.refusal(refusal),
    }
}

struct Page<'a, W: Write> {
    language: Language,
    coloured: bool,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    fn report(&mut self, report: &ImportReport) -> io::Result<()> {
        self.what_it_is(report)?;
        self.samples(report)?;
        self.counts(report)?;
        for group in &report.issues {
            self.group(group)?;
        }
        let worst = report.issues.iter().map(|group| group.severity).max();
        let end = match worst {
            Some(Severity::Error | Severity::Warning) => "odd",
            Some(Severity::Question) => "asks",
            _ => "clean",
        };
        self.line("")?;
        self.line(self.word(end))
    }

    fn what_it_is(&mut self, report: &ImportReport) -> io::Result<()> {
        let unknown = self.word("unknown");
        let version = report.fileformat.as_deref().unwrap_or(unknown);
        let packing = name_of(&report.format);
        let size = format!("{} {}", report.bytes, self.word("bytes"));
        self.row("format", &format!("{}, {version}, {size}", self.word(&packing)))?;
        let caller = report.caller.map_or(unknown.to_owned(), |caller| name_of(&caller));
        self.row("caller", &caller)?;
        let annotation = report.annotation.as_ref().map_or(self.word("none").to_owned(), |annotation| {
            let source = name_of(&annotation.source);
            match &annotation.program {
                Some(program) => format!("{}: {program}", self.word(&source)),
                None => self.word(&source).to_owned(),
            }
        });
        self.row("annotation", &annotation)?;
        let build = report.assembly.name.map(|name| name_of(&name));
        let build = self.with_why(build, report.assembly.from.as_ref());
        self.row("build", &build)
    }

    fn samples(&mut self, report: &ImportReport) -> io::Result<()> {
        if report.samples.is_empty() {
            return self.row("samples", self.word("none"));
        }
        let width = report.samples.iter().map(|sample| sample.name.chars().count()).max().unwrap_or(0);
        for (index, sample) in report.samples.iter().enumerate() {
            let role = sample.role.map(|role| self.word(&name_of(&role)).to_owned());
            let text = format!("{:width$}  {}", sample.name, self.with_why(role, sample.from.as_ref()));
            self.row(if index == 0 { "samples" } else { "" }, &text)?;
        }
        Ok(())
    }

    fn counts(&mut self, report: &ImportReport) -> io::Result<()> {
        let outcomes =
            [(report.accepted, "accepted"), (report.warned, "warned"), (report.quarantined, "quarantined")];
        let outcomes = outcomes.map(|(count, outcome)| format!("{count} {}", self.word(outcome)));
        self.row("lines", &format!("{} = {}", report.data_lines, outcomes.join(" + ")))?;
        let kinds = serde_json::to_value(report.variants).unwrap_or_default();
        let kinds: Vec<String> = ["snv", "indel", "mnv", "sv", "cnv", "fusion", "other"]
            .into_iter()
            .filter_map(|kind| Some((kind, kinds.get(kind)?.as_u64()?)))
            .filter(|(_, count)| *count > 0)
            .map(|(kind, count)| format!("{count} {}", self.word(kind)))
            .collect();
        let none = self.word("none").to_owned();
        self.row("variants", &if kinds.is_empty() { none } else { kinds.join(", ") })
    }

    /// All occurrences of one code: how many, the first few, what helps.
    fn group(&mut self, group: &IssueGroup) -> io::Result<()> {
        self.line("")?;
        let severity = self.word(&format!("severity_{}", name_of(&group.severity))).to_owned();
        let severity = self.in_colour(group.severity, &severity);
        let title = wording::title(group.code, self.language);
        self.line(&format!("{} × {severity}: {title} [{}]", group.count, name_of(&group.code)))?;
        for met in group.examples.iter().take(SHOWN) {
            self.line(&format!("    {}: {}", self.place(met), wording::sentence(&met.facts, self.language)))?;
        }
        let more = group.count.saturating_sub(group.examples.len().min(SHOWN) as u64);
        if more > 0 {
            self.line(&format!("    … {more} {}", self.word("more")))?;
        }
        self.line(&format!("    → {}", wording::remedy(group.code, self.language)))?;
        match group.code {
            IssueCode::TumourSampleUndecided | IssueCode::TumourSampleConflict => {
                self.answer_with("--tumour NAME")
            }
            IssueCode::AssemblyUndecided | IssueCode::AssemblyConflict => self.answer_with("--assembly NAME"),
            _ => Ok(()),
        }
    }

    fn answer_with(&mut self, option: &str) -> io::Result<()> {
        self.line(&format!("    → {} {option}", self.word("answer_with")))
    }

    fn refusal(&mut self, refusal: &NotRead) -> io::Result<()> {
        let refused = self.in_colour(Severity::Error, self.word("refused"));
        self.line(&format!("{refused}: {}", wording::refusal_sentence(refusal, self.language)))?;
        self.line(wording::refusal_remedy(refusal, self.language))
    }

    fn place(&self, met: &IssueExample) -> String {
        let line = match met.line {
            Some(line) => format!("{} {line}", self.word("line")),
            None => self.word("file").to_owned(),
        };
        met.column.map_or(line.clone(), |column| format!("{line}, {}", name_of(&column)))
    }

    /// What was found, and what told it.
    fn with_why(&self, found: Option<String>, from: Option<&impl Serialize>) -> String {
        let found = found.unwrap_or_else(|| self.word("undecided").to_owned());
        match from {
            Some(from) => format!("{found}, {}", self.word(&format!("from_{}", name_of(from)))),
            None => found,
        }
    }

    fn row(&mut self, heading: &str, text: &str) -> io::Result<()> {
        let heading = if heading.is_empty() { "" } else { word(heading, self.language) };
        self.line(&format!("  {heading:HEADING$}{}", printable(text)))
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    fn word<'k>(&self, key: &'k str) -> &'k str {
        word(key, self.language)
    }

    fn bold(&self, text: &str) -> String {
        let text = printable(text);
        if self.coloured { format!("\x1b[1m{text}\x1b[0m") } else { text }
    }

    fn in_colour(&self, severity: Severity, text: &str) -> String {
        let colour = match severity {
            Severity::Error => 31,
            Severity::Warning => 33,
            Severity::Question => 36,
            Severity::Info => 2,
        };
        if self.coloured { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// The name that a field-less value has in documents.
fn name_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}
