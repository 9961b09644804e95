//! `samsyn verify`: checks a decision bundle with nothing but the bundle and the log's public key. It shares with the
//! server the names of the files and the types of the documents, not the code that made the bundle.

mod decision;
mod entries;
mod fault;
mod sealing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use tlog::VerifyingKey;

use crate::bundle::archive::{self, MOST_BYTES, Place};
use fault::{Fault, Wrong};

/// Bytes that a key file may have.
const MOST_KEY_BYTES: u64 = 4096;

/// What was found, sentence by sentence, up to the first fault.
pub struct Report {
    pub steps: Vec<String>,
    pub end: Result<(), Fault>,
}

/// Checks the bundle at `bundle` and tells on standard output how it went. Exit codes: 0 holds, 1 bad signature,
/// 2 not in the log, 3 inconsistent, 4 no quorum, 5 malformed.
pub fn command(bundle: &Path, key: Option<&Path>) -> ExitCode {
    let report = match inputs(bundle, key) {
        Ok((zip, key)) => check(&zip, key.as_ref()),
        Err(fault) => Report { steps: Vec::new(), end: Err(fault) },
    };
    // A closed pipe changes nothing about the bundle: the exit code still tells.
    drop(tell(&report, &mut std::io::stdout().lock()));
    report.end.map_or_else(|fault| ExitCode::from(fault.wrong.exit_code()), |()| ExitCode::SUCCESS)
}

fn inputs(bundle: &Path, key: Option<&Path>) -> Result<(Vec<u8>, Option<VerifyingKey>), Fault> {
    let zip = read(bundle, MOST_BYTES as u64)?;
    let key = key.map(|path| {
        let text = read(path, MOST_KEY_BYTES)?;
        let text = std::str::from_utf8(&text).map_err(|_| at(path, Wrong::NotText))?;
        text.trim_end().parse().map_err(|error| at(path, Wrong::Key(error)))
    });
    Ok((zip, key.transpose()?))
}

/// At most one byte more than `most`, so that a longer file is seen to be one.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| at(path, Wrong::Unreadable(error)))?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| at(path, Wrong::Unreadable(error)))?;
    Ok(bytes)
}

fn at(path: &Path, wrong: Wrong) -> Fault {
    Fault { place: Place::File(path.display().to_string()), wrong }
}

fn tell(report: &Report, out: &mut impl Write) -> std::io::Result<()> {
    for step in &report.steps {
        writeln!(out, "✓ {}", printable(step))?;
    }
    match &report.end {
        Ok(()) => writeln!(out, "HOLDS"),
        Err(fault) => {
            writeln!(out, "✗ {}", printable(&fault.to_string()))?;
            writeln!(out, "DOES NOT HOLD: {}", fault.wrong.class())
        }
    }
}

/// Text of a bundle must not steer the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{FFFD}' } else { character }).collect()
}

/// Checks the bytes of a bundle, with the log's key as the reader has it, or else with the bundle's own.
pub fn check(zip: &[u8], key: Option<&VerifyingKey>) -> Report {
    let mut steps = Vec::new();
    let end = checked(zip, key, &mut steps);
    Report { steps, end }
}

fn checked(zip: &[u8], key: Option<&VerifyingKey>, steps: &mut Vec<String>) -> Result<(), Fault> {
    let files = Files(archive::read(zip)?);
    steps.push(format!("The archive is whole: {} files, and nothing besides.", files.0.len()));
    unpacked_checked(&files, key, steps)
}

/// Everything but the archive around the files.
fn unpacked_checked(
    files: &Files<'_>,
    key: Option<&VerifyingKey>,
    steps: &mut Vec<String>,
) -> Result<(), Fault> {
    let key = sealing::key(files, key, steps)?;
    let decision = sealing::manifest(files, &key, steps)?;
    let (note, checkpoint) = sealing::checkpoint(files, &key, steps)?;
    let (statement, hash) = decision::statement(files, decision)?;
    let entries = entries::all(files, &note, &checkpoint, steps)?;
    entries::of_the_case(&entries, statement.case.case, steps)?;
    decision::signed(files, &entries, &statement, &hash, steps)?;
    decision::quorum(&statement, steps)?;
    decision::ballot(&statement, steps)
}

/// The files of a bundle.
pub struct Files<'a>(BTreeMap<String, &'a [u8]>);

impl<'a> Files<'a> {
    fn bytes(&self, name: &str) -> Result<&'a [u8], Fault> {
        self.0.get(name).copied().ok_or_else(|| Fault::of(name, Wrong::Missing))
    }

    fn text(&self, name: &str) -> Result<&'a str, Fault> {
        std::str::from_utf8(self.bytes(name)?).map_err(|_| Fault::of(name, Wrong::NotText))
    }
}
