//! Prints what three readers make of the specification's test files: valid ones read clean, invalid ones reported.

use std::error::Error;
use std::io::{self, Write};

use board::variant::Severity;
use conformance::corpus::{self, File, Said};
use conformance::expected::{self, Expected};
use conformance::ours::Account;
use conformance::table::{Judge, Table};
use conformance::{bcftools, noodles};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let Some(root) = corpus::root() else {
        writeln!(out, "no test files beside the repository: nothing compared")?;
        return Ok(());
    };
    let expected = expected::table()?;
    let bcftools = bcftools::version()?;
    let mut table = Table::default();
    let mut missed = Vec::new();
    let mut as_information = 0;
    for said in [Said::Valid, Said::Invalid] {
        for file in corpus::files(&root, said)? {
            table.file(said, file.version);
            let mut judged = |judge, right| table.judged(said, file.version, judge, right);
            let rightly = |objected: bool| objected == (said == Said::Invalid);
            let account = Account::of(&file.bytes);
            let row = expected.get(&file.path);
            let reported = row.and_then(|row| account.expected(row));
            as_information += usize::from(reported.is_some_and(|one| one.severity == Some(Severity::Info)));
            let right = if said == Said::Valid { account.is_clean() } else { reported.is_some() };
            judged(Judge::Ours, right);
            if !right {
                missed.push(miss(&file, &account, row));
            }
            judged(Judge::NoodlesEager, rightly(noodles::objection(&file.bytes).is_some()));
            if bcftools.is_some() {
                let answer = bcftools::answer(&file.bytes)?;
                judged(Judge::BcftoolsStatus, rightly(answer.failed));
                judged(Judge::BcftoolsPrinted, rightly(answer.objected));
            }
        }
    }
    writeln!(out, "{table}")?;
    writeln!(
        out,
        "Ours counts an invalid file when the expected line is reported with the expected code, {as_information} of"
    )?;
    writeln!(out, "them as mere information; of the other readers any objection to the file counts.")?;
    writeln!(out, "{}", bcftools.as_deref().unwrap_or("bcftools is not installed"))?;
    print(&mut out, &missed)?;
    Ok(())
}

/// A file that our reader judges otherwise: what was expected, and what it said.
fn miss(file: &File, account: &Account, expected: Option<&Expected>) -> String {
    let warnings: Vec<_> = account.warnings().into_iter().collect();
    let said = if warnings.is_empty() { "nothing".to_owned() } else { warnings.join("; ") };
    match expected {
        Some(Expected { line, codes, reason }) if !codes.is_empty() => {
            format!("{}: {line} {} expected ({reason}); said: {said}", file.path, codes.join(" or "))
        }
        Some(Expected { reason, .. }) => format!("{}: no rule broken ({reason}); said: {said}", file.path),
        None if file.path == corpus::MAY_WARN => {
            format!("{}: valid but unsorted, may warn; said: {said}", file.path)
        }
        None => format!("{}: valid; said: {said}", file.path),
    }
}

fn print(out: &mut impl Write, missed: &[String]) -> io::Result<()> {
    writeln!(out, "\nJudged otherwise by ours: {}", missed.len())?;
    missed.iter().try_for_each(|miss| writeln!(out, "{miss}"))
}
