//! From bytes to calls and the account of every line.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use board::variant::{
    Annotation, AssemblyFound, FileFormat, IdentityEvidence, ImportReport, Issue, MissingEnd, NotRead,
    Survey, VariantKind,
};

use crate::account::{Account, ChunkIndex, Ledger, Outcomes};
use crate::adjacency::{Breakend, HalfPair, Pairing, Seen};
use crate::belt::{Belt, Held, Step, run};
use crate::header::Header;
use crate::issues::{Issues, excerpt};
use crate::lines::Lines;
use crate::record::{Records, Take};
use crate::roles::Columns;
use crate::seam::Framed;
use crate::sight::Sight;
use crate::source::{Whole, unreadable};
use crate::tally::ends_as_bgzf;
use crate::{Answers, How, Limits, builds, roles, sniff, tables};

/// How far the reading of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file taken in, as they came.
    pub bytes: u64,
    pub data_lines: u64,
    /// Calls found.
    pub calls: u64,
}

/// What was taken of the calls of some neighbouring lines, and where these are found again.
#[derive(Clone, Debug)]
pub struct Part<T> {
    /// In the order of the file.
    pub items: Vec<T>,
    pub index: ChunkIndex,
    /// Line and allele, from 1, of the first ends of the adjacencies whose second ends are among these lines.
    pub paired: Vec<(u64, u32)>,
}

/// What one piece of a file gave.
struct Worked<T> {
    step: Step,
    account: Account,
    items: Vec<T>,
    breakends: Vec<Found>,
}

/// A breakend, and the place of what was taken of it, if anything was.
struct Found {
    breakend: Breakend,
    kind: VariantKind,
    item: Option<usize>,
}

/// What is known once the header is read.
pub struct Opened<'r> {
    pub lines: Lines<'r>,
    pub header: Header,
    pub issues: Issues,
}

/// Reads the header.
///
/// # Errors
/// [`NotRead`] when the file is none or passes a limit in its header.
pub fn read_header<'r>(lines: Lines<'r>, limits: &Limits) -> Result<Opened<'r>, NotRead> {
    read_header_into(lines, limits, Issues::default())
}

fn read_header_into<'r>(
    mut lines: Lines<'r>,
    limits: &Limits,
    mut issues: Issues,
) -> Result<Opened<'r>, NotRead> {
    if tables::sniff(lines.peek()?).is_some() {
        let header = tables::header(&mut lines, limits, &mut issues)?;
        return Ok(Opened { lines, header, issues });
    }
    sniff::is_vcf(lines.peek()?)?;
    let header = Header::read(&mut lines, limits, &mut issues)?;
    Ok(Opened { lines, header, issues })
}

/// Looks at the header, and at the raw bytes to their end: what the file is, and what has to be asked before it is
/// read. A contradiction or a gap is a question, never settled by a default.
///
/// # Errors
/// [`NotRead`] when the file is none, is cut off as a BGZF file, or passes a limit in its header.
pub fn survey<R: Read + Send>(read: R, limits: &Limits) -> Result<Survey, NotRead> {
    let Opened { lines, header, issues } = read_header(Lines::open(read, *limits)?, limits)?;
    let (file, issues) = Decided::new(header, issues, lines.format(), &Answers::default())?;
    let rest = lines.rest();
    file.survey(&issues, rest.source.finish()?, rest.lines)
}

/// Looks at the header of a file whose SHA-256 is known already, and at its last bytes, but not at those between.
///
/// # Errors
/// As [`survey`].
pub fn survey_known<R: Read + Seek + Send>(
    mut read: R,
    limits: &Limits,
    sha256: String,
) -> Result<Survey, NotRead> {
    let Opened { lines, header, issues } = read_header(Lines::reopen(&mut read, *limits)?, limits)?;
    let (file, issues) = Decided::new(header, issues, lines.format(), &Answers::default())?;
    let number = lines.number();
    drop(lines);
    let (bytes, tail) = tail(&mut read).map_err(|error| unreadable(&error))?;
    file.survey(&issues, Whole { sha256, bytes, ends_as_bgzf: ends_as_bgzf(&tail) }, number)
}

/// Length of a file and its last bytes.
fn tail<R: Read + Seek>(read: &mut R) -> io::Result<(u64, Vec<u8>)> {
    let bytes = read.seek(SeekFrom::End(0))?;
    read.seek(SeekFrom::Start(bytes.saturating_sub(64)))?;
    let mut tail = Vec::new();
    read.read_to_end(&mut tail)?;
    Ok((bytes, tail))
}

/// Reads a whole file and accounts for every line. Each allele is shown to `take`, by several threads at once when the
/// file is large; what `take` makes of them goes to `sink` in the order of the file, some lines at a time, and
/// `progress` is told after each and may break off. What is still undecided stays so: without a tumour sample no call
/// has tumour values, and the question stands in the report.
///
/// # Errors
/// [`NotRead`] when the file cannot be used as a whole, or [`NotRead::Cancelled`] when `progress` breaks off; what
/// `sink` was given until then is to be thrown away.
pub fn read<R: Read + Send, T: Send>(
    read: R,
    how: &How,
    take: impl Fn(&Sight<'_>) -> Option<T> + Sync,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
    mut sink: impl FnMut(Part<T>),
) -> Result<ImportReport, NotRead> {
    let (began, issues) = ((how.clock)(), Issues::keeping(how.examples));
    let Opened { lines, header, issues } =
        read_header_into(Lines::open(read, how.limits)?, &how.limits, issues)?;
    let (file, issues) = Decided::new(header, issues, lines.format(), &how.answers)?;
    let (mut ledger, threads, limit) = (Ledger::new(issues), how.threads(), how.limits.line);
    // A header that ends without a line end has no data line that could be cut off.
    if !lines.terminated() {
        ledger.issues.add(Some(lines.number()), Issue::LastLineUnterminated {});
    }
    let belt = Belt::new(lines.rest(), how.limits, threads);
    let blank = || Account {
        issues: Issues::keeping(how.examples),
        identity: IdentityEvidence::new(file.assembly.name),
        ..Account::default()
    };
    let worker = || {
        let mut records = Records::new(&file.header, &file.columns);
        let (take, blank) = (&take, &blank);
        move |held: &Held, step: Step| {
            let (mut items, mut breakends) = (Vec::new(), Vec::new());
            let (account, step) = chunk(&mut records, held, step, limit, blank(), &mut |sight| {
                let taken = take(sight);
                let item = taken.is_some().then_some(items.len());
                let found = |breakend| Found { breakend, kind: sight.kind(), item };
                breakends.extend(sight.breakend().map(found));
                items.extend(taken);
            });
            Worked { step, account, items, breakends }
        }
    };
    let (mut stopped, mut pairing) = (None, Pairing::default());
    run(&belt, threads, &worker, &mut |Worked { step, mut account, mut items, breakends }| {
        stopped = step.failed;
        if stopped.is_some() {
            return ControlFlow::Break(());
        }
        let paired = pair(&mut pairing, breakends, &mut account, &mut items);
        let index = std::mem::take(&mut account.index);
        ledger.take(account, &index);
        sink(Part { items, index, paired });
        stopped = match progress(ledger.progress(step.taken)) {
            ControlFlow::Break(()) => Some(NotRead::Cancelled {}),
            ControlFlow::Continue(()) => how.in_time(began, ledger.last_line).err(),
        };
        if stopped.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if let Some(refusal) = stopped {
        return Err(refusal);
    }
    for HalfPair { line, mate, .. } in pairing.finish() {
        ledger.issues.add(Some(line), Issue::BreakendMateMissing { mate });
    }
    file.report(ledger, belt.into_source().finish()?)
}

/// Leaves of each adjacency the end that comes first: the other one is the same call. Gives line and allele of those whose other
/// end came.
fn pair<T>(
    pairing: &mut Pairing,
    found: Vec<Found>,
    account: &mut Account,
    items: &mut Vec<T>,
) -> Vec<(u64, u32)> {
    let (mut second, mut paired) = (Vec::new(), Vec::new());
    for Found { breakend, kind, item } in found {
        if let Seen::SecondOf { line, allele_index } = pairing.see(breakend) {
            account.variants.remove(kind);
            second.extend(item);
            paired.push((line, allele_index));
        }
    }
    if second.is_empty() {
        return paired;
    }
    // In the order of the file, as they were found.
    let (mut second, mut at) = (second.into_iter().peekable(), 0..);
    items.retain(|_| second.next_if_eq(&at.next().unwrap_or_default()).is_none());
    paired
}

/// Reads the lines of a framed piece.
fn chunk(
    records: &mut Records<'_>,
    held: &Held,
    mut step: Step,
    limit: u64,
    mut account: Account,
    take: &mut Take<'_>,
) -> (Account, Step) {
    let Framed { first_line, lines, place, unterminated, .. } = held.framed;
    account.index = ChunkIndex { place, first_line, lines, spans: Vec::new() };
    account.unterminated = unterminated;
    // Most lines have one allele.
    let lines_here = usize::try_from(lines).unwrap_or_default();
    account.keys.reserve(lines_here);
    account.alleles.reserve(lines_here);
    if step.failed.is_none() {
        let read = held.framed.each(&held.text, limit, &mut |line| match no_data(line.bytes) {
            Some(issue) => account.issues.add(Some(line.number), issue),
            None => records.read(line, &mut account, take),
        });
        step.failed = read.err();
    }
    (account, step)
}

/// Why a line after the header is no data line, if it is none.
pub fn no_data(bytes: &[u8]) -> Option<Issue> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some(Issue::BlankLine {});
    }
    bytes
        .starts_with(b"#")
        .then(|| Issue::HeaderLineAmongData { text: excerpt(&String::from_utf8_lossy(bytes)) })
}

/// What is decided about a file once its header is read.
pub struct Decided {
    pub header: Header,
    pub columns: Columns,
    assembly: AssemblyFound,
    format: FileFormat,
}

impl Decided {
    /// Decides samples and assembly; what stays open is added to the issues.
    ///
    /// # Errors
    /// [`NotRead::SampleUnknown`] or [`NotRead::SampleInTwoRoles`] when an answer cannot be.
    pub fn new(
        header: Header,
        mut issues: Issues,
        format: FileFormat,
        answers: &Answers,
    ) -> Result<(Self, Issues), NotRead> {
        let columns = roles::decide(&header.samples, &roles::evidence(&header), answers)?;
        let (assembly, question) = builds::decide(answers.assembly, &builds::evidence(&header));
        for issue in columns.issues.iter().cloned().chain(question) {
            issues.add(None, issue);
        }
        Ok((Self { header, columns, assembly, format }, issues))
    }

    /// A BGZF file that is not whole is not read in part: neither one without the empty block at its end, nor one whose last data
    /// line has no line end, because text that was cut off before it was packed looks like that.
    fn complete(&self, whole: &Whole, lines: u64, unterminated: bool) -> Result<(), NotRead> {
        let missing = match (whole.ends_as_bgzf, unterminated) {
            (false, _) => MissingEnd::EndMarker,
            (true, true) => MissingEnd::LineEnd,
            (true, false) => return Ok(()),
        };
        match self.format {
            FileFormat::Bgzf => Err(NotRead::TruncatedBgzf { missing, lines }),
            _ => Ok(()),
        }
    }

    fn survey(self, issues: &Issues, whole: Whole, lines: u64) -> Result<Survey, NotRead> {
        self.complete(&whole, lines, false)?;
        Ok(Survey {
            format: self.format,
            sha256: whole.sha256,
            bytes: whole.bytes,
            fileformat: self.header.fileformat.clone(),
            caller: self.header.callers.caller(),
            assembly: self.assembly,
            samples: self.columns.samples,
            annotation: self.header.annotation(),
            questions: issues.questions(),
        })
    }

    fn report(&self, ledger: Ledger, whole: Whole) -> Result<ImportReport, NotRead> {
        self.complete(&whole, ledger.last_line, ledger.is_unterminated)?;
        ledger.outcomes.check()?;
        let Outcomes { data_lines, accepted, warned, quarantined } = ledger.outcomes;
        Ok(ImportReport {
            format: self.format,
            sha256: whole.sha256,
            bytes: whole.bytes,
            fileformat: self.header.fileformat.clone(),
            caller: self.header.callers.caller(),
            assembly: self.assembly,
            annotation: self.header.annotation(),
            samples: self.columns.samples.clone(),
            data_lines,
            accepted,
            warned,
            quarantined,
            variants: ledger.variants,
            policy: None,
            identity: ledger.identity.finish(),
            issues: ledger.issues.into_groups(),
        })
    }
}

impl Ledger {
    fn progress(&self, bytes: u64) -> Progress {
        Progress { bytes, data_lines: self.outcomes.data_lines, calls: self.variants.total() }
    }
}

impl Header {
    /// The annotation of the file, if it has one.
    fn annotation(&self) -> Option<Annotation> {
        let layout = self.layout.as_ref()?;
        Some(Annotation { source: layout.source, program: self.annotation_program.clone() })
    }
}
