//! From bytes to calls and the account of every line.

use std::io::Read;

use board::variant::{Annotation, Call, ImportReport, Issue, KindCounts, NotRead, Survey};

use crate::header::Header;
use crate::issues::{Issues, excerpt};
use crate::lines::Lines;
use crate::record::{Outcome, Records};

use crate::{Answers, Limits, builds, roles, sniff};

/// Data lines between two words of progress.
const PROGRESS_EVERY: u64 = 2_000;

/// How far the reading of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file taken in, as they came.
    pub bytes: u64,
    pub data_lines: u64,
    /// Calls handed out.
    pub calls: u64,
}

/// What is known once the header is read.
struct Opened<R: Read> {
    lines: Lines<R>,
    header: Header,
    issues: Issues,
}

fn open<R: Read>(read: R, limits: &Limits) -> Result<Opened<R>, NotRead> {
    let mut lines = Lines::open(read, *limits)?;
    sniff::is_vcf(lines.peek()?)?;
    let mut issues = Issues::default();
    let header = Header::read(&mut lines, limits, &mut issues)?;
    Ok(Opened { lines, header, issues })
}

/// Looks at the header, and at the raw bytes to their end: what the file is, and what has to be asked before it is
/// read. A contradiction or a gap is a question, never settled by a default.
///
/// # Errors
/// [`NotRead`] when the file is none, is cut off as a BGZF file, or passes a limit in its header.
pub fn survey<R: Read>(read: R, limits: &Limits) -> Result<Survey, NotRead> {
    let Opened { lines, header, mut issues } = open(read, limits)?;
    let format = lines.format();
    let columns = roles::decide(&header.samples, &header.role_evidence, &Answers::default())?;
    let (assembly, question) = builds::decide(None, &header.assembly_evidence);
    for issue in columns.issues.iter().cloned().chain(question) {
        issues.add(None, issue);
    }
    let whole = lines.finish()?;
    Ok(Survey {
        format,
        sha256: whole.sha256,
        bytes: whole.bytes,
        fileformat: header.fileformat.clone(),
        caller: header.callers.caller(),
        assembly,
        samples: columns.samples,
        annotation: header.annotation(),
        questions: issues.questions(),
    })
}

/// Reads a whole file: hands every call to `sink` in the order of the file, tells `progress` now and then, and accounts
/// for every line. What is still undecided stays so: without a tumour sample no call has tumour values, and the question
/// stands in the report.
///
/// # Errors
/// [`NotRead`] when the file cannot be used as a whole; calls handed out until then are to be thrown away.
pub fn read<R: Read>(
    read: R,
    limits: &Limits,
    answers: &Answers,
    mut progress: impl FnMut(Progress),
    mut sink: impl FnMut(Call),
) -> Result<ImportReport, NotRead> {
    let Opened { mut lines, header, mut issues } = open(read, limits)?;
    let columns = roles::decide(&header.samples, &header.role_evidence, answers)?;
    let (assembly, question) = builds::decide(answers.assembly, &header.assembly_evidence);
    for issue in columns.issues.iter().cloned().chain(question) {
        issues.add(None, issue);
    }
    let mut counts = Counts::default();
    let mut records = Records::new(&header, &columns);
    while let Some(bytes) = lines.next()? {
        let line = header.lines + counts.lines + 1;
        counts.lines += 1;
        if let Some(issue) = no_data(bytes) {
            issues.add(Some(line), issue);
            continue;
        }
        counts.outcome(records.read(line, bytes));
        for issue in records.issues.drain(..) {
            issues.add(Some(line), issue);
        }
        for call in records.calls.drain(..) {
            counts.variants.add(call.kind);
            sink(call);
        }
        if counts.data_lines.is_multiple_of(PROGRESS_EVERY) {
            progress(counts.progress(lines.compressed()));
        }
    }
    if !lines.terminated() {
        issues.add(Some(lines.number()), Issue::LastLineUnterminated {});
    }
    let format = lines.format();
    let whole = lines.finish()?;
    progress(counts.progress(whole.bytes));
    counts.check()?;
    Ok(ImportReport {
        format,
        sha256: whole.sha256,
        bytes: whole.bytes,
        fileformat: header.fileformat.clone(),
        caller: header.callers.caller(),
        assembly,
        annotation: header.annotation(),
        samples: columns.samples,
        data_lines: counts.data_lines,
        accepted: counts.accepted,
        warned: counts.warned,
        quarantined: counts.quarantined,
        variants: counts.variants,
        issues: issues.into_groups(),
    })
}

/// One line as it was written, without its line end; `line` is 1-based and counts header lines.
///
/// # Errors
/// [`NotRead::NoSuchLine`], or what keeps the file from being read up to there.
pub fn raw_line<R: Read>(read: R, limits: &Limits, line: u64) -> Result<Vec<u8>, NotRead> {
    let mut lines = Lines::open(read, *limits)?;
    let mut number = 0;
    while let Some(bytes) = lines.next()? {
        number += 1;
        if number == line {
            return Ok(bytes.to_vec());
        }
    }
    Err(NotRead::NoSuchLine { line, lines: number })
}

/// Why a line after the header is no data line, if it is none.
fn no_data(bytes: &[u8]) -> Option<Issue> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some(Issue::BlankLine {});
    }
    bytes
        .starts_with(b"#")
        .then(|| Issue::HeaderLineAmongData { text: excerpt(&String::from_utf8_lossy(bytes)) })
}

#[derive(Default)]
struct Counts {
    /// Lines after the header, blank ones too.
    lines: u64,
    data_lines: u64,
    accepted: u64,
    warned: u64,
    quarantined: u64,
    variants: KindCounts,
}

impl Counts {
    fn outcome(&mut self, outcome: Outcome) {
        self.data_lines += 1;
        *match outcome {
            Outcome::Accepted => &mut self.accepted,
            Outcome::Warned => &mut self.warned,
            Outcome::Quarantined => &mut self.quarantined,
        } += 1;
    }

    fn progress(&self, bytes: u64) -> Progress {
        Progress { bytes, data_lines: self.data_lines, calls: self.variants.total() }
    }

    /// Every data line has exactly one outcome.
    fn check(&self) -> Result<(), NotRead> {
        let Self { data_lines, accepted, warned, quarantined, .. } = *self;
        if accepted + warned + quarantined == data_lines {
            Ok(())
        } else {
            Err(NotRead::CountsDisagree { data_lines, accepted, warned, quarantined })
        }
    }
}

impl Header {
    /// The annotation of the file, if it has one.
    fn annotation(&self) -> Option<Annotation> {
        let layout = self.layout.as_ref()?;
        Some(Annotation { source: layout.source, program: self.annotation_program.clone() })
    }
}
