//! What reading gives beside the calls: outcomes, issues, and what is needed to compare lines with others.

use board::variant::{IdentityEvidence, Issue, KindCounts, NotRead, Severity};

use crate::issues::Issues;
use crate::names::{Name, Names};
use crate::order::{Key, Order};
use crate::repeats::Alike;
use crate::text::Place;

/// Contigs of a chunk among which one is looked for: files have a few, and hostile ones a million.
const CONTIGS: usize = 64;

/// What becomes of a data line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    Warned,
    Quarantined,
}

/// How many lines had which outcome.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outcomes {
    pub data_lines: u64,
    pub accepted: u64,
    pub warned: u64,
    pub quarantined: u64,
}

impl Outcomes {
    /// Counts one more data line.
    pub fn add(&mut self, outcome: Outcome) {
        self.data_lines += 1;
        *match outcome {
            Outcome::Accepted => &mut self.accepted,
            Outcome::Warned => &mut self.warned,
            Outcome::Quarantined => &mut self.quarantined,
        } += 1;
    }

    fn absorb(&mut self, other: Self) {
        self.data_lines += other.data_lines;
        self.accepted += other.accepted;
        self.warned += other.warned;
        self.quarantined += other.quarantined;
    }

    /// Every data line has exactly one outcome.
    ///
    /// # Errors
    /// [`NotRead::CountsDisagree`]: the reader is at fault.
    pub fn check(&self) -> Result<(), NotRead> {
        let Self { data_lines, accepted, warned, quarantined } = *self;
        if accepted + warned + quarantined == data_lines {
            Ok(())
        } else {
            Err(NotRead::CountsDisagree { data_lines, accepted, warned, quarantined })
        }
    }
}

/// The positions of one contig that the calls of a chunk lie on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Name without `chr`, mitochondrion `MT`.
    pub chrom: String,
    /// First and last base of all the chunk's calls on it, 1-based.
    pub start: u64,
    pub end: u64,
}

/// Where the lines of one chunk of a file are found again, and what they are about. The indices of all chunks, in their
/// order, are a sparse index of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChunkIndex {
    /// Where the first line starts; none in a gzip file, which can only be read from its start.
    pub place: Option<Place>,
    /// Number of the first line, 1-based, header lines counted.
    pub first_line: u64,
    /// Number of lines, blank ones counted.
    pub lines: u64,
    /// One for each contig, in the order in which they are met; one that comes again after 64 others has another.
    pub spans: Vec<Span>,
}

impl ChunkIndex {
    /// A call covers these bases.
    pub fn cover(&mut self, chrom: &str, start: u64, end: u64) {
        let known = match self.spans.last_mut() {
            Some(span) if span.chrom == chrom => Some(span),
            _ => self.spans.iter_mut().rev().take(CONTIGS).find(|span| span.chrom == chrom),
        };
        match known {
            Some(span) => (span.start, span.end) = (span.start.min(start), span.end.max(end)),
            None => self.spans.push(Span { chrom: chrom.to_owned(), start, end }),
        }
    }
}

/// The account of some neighbouring lines.
#[derive(Default)]
pub struct Account {
    pub outcomes: Outcomes,
    pub issues: Issues,
    pub variants: KindCounts,
    pub identity: IdentityEvidence,
    pub index: ChunkIndex,
    /// The lines whose order counts, and at which of them another contig begins.
    pub keys: Vec<Key>,
    /// The alleles of these lines, one line's after the other's.
    pub alleles: Vec<Alike>,
    pub contigs: Vec<(usize, String)>,
    /// The identifiers of these lines.
    pub names: Vec<Name>,
    /// The file ends here, and its last line has no line end.
    pub unterminated: bool,
}

impl Account {
    /// Line `line` on `chrom` comes next among those whose order counts.
    pub fn key(&mut self, line: u64, chrom: &str, pos: u64, alleles: impl Iterator<Item = Alike>) {
        let before = self.alleles.len();
        self.alleles.extend(alleles);
        let alleles = self.alleles.len() - before;
        if self.contigs.last().is_none_or(|(_, known)| known != chrom) {
            self.contigs.push((self.keys.len(), chrom.to_owned()));
        }
        self.keys.push(Key { line, pos, alleles, outcome: Outcome::Accepted });
    }
}

/// The account of a file so far, put together in the order of its lines.
#[derive(Default)]
pub struct Ledger {
    pub outcomes: Outcomes,
    pub issues: Issues,
    pub variants: KindCounts,
    pub identity: IdentityEvidence,
    /// Number of the last line.
    pub last_line: u64,
    /// The last line is not the header's and has no line end.
    pub is_unterminated: bool,
    order: Order,
    names: Names,
}

impl Ledger {
    /// Begins with the issues of the header.
    pub fn new(issues: Issues) -> Self {
        Self { issues, ..Self::default() }
    }

    /// Takes in the account of the next lines, those of `index`.
    pub fn take(&mut self, account: Account, index: &ChunkIndex) {
        let Account {
            mut outcomes,
            issues,
            variants,
            identity,
            keys,
            alleles,
            contigs,
            names,
            unterminated,
            ..
        } = account;
        let (mut alleles, mut odd) = (alleles.as_slice(), Vec::new());
        let mut contigs = contigs.iter().peekable();
        for (at, key) in keys.iter().enumerate() {
            if let Some((_, chrom)) = contigs.next_if(|(first, _)| *first == at) {
                self.order.enter(chrom);
            }
            let (own, later) = alleles.split_at_checked(key.alleles).unwrap_or((alleles, &[]));
            alleles = later;
            self.order.follow(key, own, &mut odd);
            if key.outcome == Outcome::Accepted
                && odd.iter().any(|issue| issue.severity() == Severity::Warning)
            {
                outcomes.accepted -= 1;
                outcomes.warned += 1;
            }
            for issue in odd.drain(..) {
                self.issues.add(Some(key.line), issue);
            }
        }
        for (line, first_line) in names.into_iter().filter_map(|name| self.names.see(name)) {
            self.issues.add(Some(line), Issue::IdInSeveralRecords { first_line });
        }
        self.issues.absorb(issues);
        self.outcomes.absorb(outcomes);
        self.variants = sum(self.variants, variants);
        self.identity = std::mem::take(&mut self.identity).merge(identity);
        self.last_line = (index.first_line + index.lines).saturating_sub(1);
        if unterminated {
            self.is_unterminated = true;
            self.issues.add(Some(self.last_line), Issue::LastLineUnterminated {});
        }
    }
}

fn sum(one: KindCounts, other: KindCounts) -> KindCounts {
    KindCounts {
        snv: one.snv + other.snv,
        indel: one.indel + other.indel,
        mnv: one.mnv + other.mnv,
        sv: one.sv + other.sv,
        cnv: one.cnv + other.cnv,
        fusion: one.fusion + other.fusion,
        other: one.other + other.other,
    }
}
