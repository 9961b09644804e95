//! One data line: its calls, and what is odd about it.

mod sample;

use std::cell::{OnceCell, RefCell};
use std::io::Read;
use std::mem::take;

use board::variant::{Issue, Origin, SampleRole, Severity, allele};

use crate::account::{Account, Outcome};
use crate::annotation::{Alleles, Bounds, Entries, Terms, split};
use crate::cells::Cells;
use crate::check;
use crate::fields::{Field, Habits, Info};
use crate::fraction::{Allele, Format, Sample};
use crate::header::Header;
use crate::issues::{excerpt, note};
use crate::memory::again;
use crate::names::Name;
use crate::origin::{self, Run};
use crate::remembered::Remembered;
use crate::repeats::Alike;
use crate::roles::Columns;
use crate::seam::Numbered;
use crate::sight::{Fixed, Line, Sight};
use crate::structural;
use crate::validate::{self, Checks};

pub use self::sample::{SampleSight, Samples};

/// Reads data lines one after the other.
pub struct Records<'h> {
    record: noodles_vcf::Record,
    /// Where the tabs of the line are.
    tabs: Vec<u32>,
    reading: Reading<'h>,
}

/// What the reading of one line leaves for the next.
struct Reading<'h> {
    header: &'h Header,
    columns: &'h Columns,
    run: Run,
    /// What is odd about the line read last.
    issues: Vec<Issue>,
    terms: RefCell<Terms>,
    habits: Habits,
    /// What filters say of the origin.
    origins: Remembered<Option<Origin>>,
    /// The contig of the line before, its name found right, and its declaration.
    contig: (String, Contig),
    checks: Checks<'h>,
    /// The FORMAT of the line before.
    format: Format,
    memory: Memory,
}

/// Memory of the line before.
#[derive(Default)]
struct Memory {
    alts: Vec<&'static str>,
    fields: Vec<Field<'static>>,
    bounds: Bounds,
    texts: Vec<&'static str>,
    samples: Vec<Sample<'static>>,
    values: Vec<SampleSight<'static>>,
}

/// What the header says of a contig.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Contig {
    #[default]
    Undeclared,
    /// With its length in bases, where that is told.
    Declared(Option<u64>),
}

/// Index of the INFO column, and of the FORMAT column.
const INFO: usize = 7;
const FORMAT: usize = 8;

/// What is done with each allele.
pub type Take<'t> = dyn FnMut(&Sight<'_>) + 't;

impl<'h> Records<'h> {
    pub fn new(header: &'h Header, columns: &'h Columns) -> Self {
        let run = Run {
            caller: header.callers.caller(),
            germline: header.callers.is_germline(),
            paired: columns.samples.is_empty() || columns.normal.is_some() || header.is_paired(),
            tumour: columns.samples.iter().any(|sample| sample.role == Some(SampleRole::Tumour)),
        };
        let reading = Reading {
            header,
            columns,
            run,
            issues: Vec::new(),
            terms: RefCell::default(),
            habits: Habits::default(),
            origins: Remembered::default(),
            contig: <_>::default(),
            checks: Checks::new(header),
            format: Format::default(),
            memory: Memory::default(),
        };
        Self { record: noodles_vcf::Record::default(), tabs: Vec::new(), reading }
    }

    /// Reads one line: its alleles go to `take`, what else is found to `account`.
    pub fn read(&mut self, line: &Numbered<'_>, account: &mut Account, take: &mut Take<'_>) {
        let keys = account.keys.len();
        let outcome = match self.line(line, account, take) {
            Err(issue) => {
                self.reading.issues.push(issue);
                Outcome::Quarantined
            }
            Ok(()) if self.reading.issues.iter().any(|issue| issue.severity() == Severity::Warning) => {
                Outcome::Warned
            }
            Ok(()) => Outcome::Accepted,
        };
        account.outcomes.add(outcome);
        if let Some(key) = account.keys.get_mut(keys) {
            key.outcome = outcome;
        }
        for issue in self.reading.issues.drain(..) {
            account.issues.add(Some(line.number), issue);
        }
    }

    fn line(&mut self, line: &Numbered<'_>, account: &mut Account, take: &mut Take<'_>) -> Result<(), Issue> {
        let told = match &self.reading.header.table {
            Some(table) => Some(table.line_of(line.bytes, &mut self.reading.issues)?),
            None => None,
        };
        let bytes = told.as_ref().map_or(line.bytes, String::as_bytes);
        let line = &Numbered { bytes, ..*line };
        let samples = self.reading.header.samples.len();
        let text = check::text(line, samples, &mut self.tabs, &mut self.reading.issues)?;
        // INFO and the sample columns are long and are taken apart once, further down, where they stand: the record reader
        // would copy them first.
        let before_info = self.tabs.get(INFO - 1).map_or(text.len(), |tab| *tab as usize + 1);
        let fixed = text.as_bytes().get(..before_info).unwrap_or_default();
        let mut reader = noodles_vcf::io::Reader::new(fixed.chain(&b"."[..]));
        reader.read_record(&mut self.record).map_err(|_| Issue::RecordUnreadable {})?;
        self.reading.record(line, Cells::new(&text, &self.tabs), &Lent::new(&self.record), account, take)
    }
}

/// The fields of a record as the record reader lends them.
struct Lent<'r> {
    chrom: &'r str,
    ids: noodles_vcf::record::Ids<'r>,
    reference: &'r str,
    alternate: noodles_vcf::record::AlternateBases<'r>,
    filters: noodles_vcf::record::Filters<'r>,
}

impl<'r> Lent<'r> {
    fn new(record: &'r noodles_vcf::Record) -> Self {
        Self {
            chrom: record.reference_sequence_name(),
            ids: record.ids(),
            reference: record.reference_bases(),
            alternate: record.alternate_bases(),
            filters: record.filters(),
        }
    }
}

/// The text, or a dot for nothing.
fn or_dot(text: &str) -> &str {
    if text.is_empty() { "." } else { text }
}

impl<'h> Reading<'h> {
    /// Reads the fields of a record.
    fn record(
        &mut self,
        at: &Numbered<'_>,
        cells: Cells<'_>,
        lent: &Lent<'_>,
        account: &mut Account,
        take_allele: &mut Take<'_>,
    ) -> Result<(), Issue> {
        let mut alts = again(take(&mut self.memory.alts));
        let fixed = self.fixed(at, cells, lent, &mut alts, account)?;
        let alleles = Alleles { reference: lent.reference, alts: &alts };
        let fields = again(take(&mut self.memory.fields));
        let info =
            Info::read(cells.get(INFO).unwrap_or_default(), &mut self.habits, fields, &mut self.issues);
        let counted = validate::Alleles::of(fixed.pos, &alts);
        self.checks.info(&info, counted, &mut self.issues);
        self.checks.structural(&alts, &info, &mut self.issues);
        let mut bounds = take(&mut self.memory.bounds);
        let entries = self.annotation(&info, alleles, &mut bounds);
        let mut format = take(&mut self.format);
        let mut texts = again(take(&mut self.memory.texts));
        let found = self.samples(cells, counted, &mut format, &mut texts);
        let of_samples = again(take(&mut self.memory.samples));
        let samples = Samples::new(self.header, self.columns, &format, &texts, found, of_samples);
        let (columns, run) = (self.columns, self.run);
        let line = Line { fixed, alleles, info, entries, samples, columns, run };
        if line.fixed.alt == "." {
            note(&mut self.issues, Issue::NoAlternateAllele {});
        } else {
            self.alleles(&line, account, take_allele);
        }
        let Line { info, samples, .. } = line;
        self.memory.samples = again(samples.into_samples());
        self.memory.fields = again(info.into_fields());
        self.memory.texts = again(texts);
        self.format = format;
        self.memory.bounds = bounds;
        self.memory.alts = again(alts);
        Ok(())
    }

    /// Reads the columns before INFO; the alternate alleles go to `alts`.
    fn fixed<'a>(
        &mut self,
        at: &Numbered<'_>,
        cells: Cells<'_>,
        lent: &'a Lent<'a>,
        alts: &mut Vec<&'a str>,
        account: &mut Account,
    ) -> Result<Fixed<'a>, Issue> {
        // Position and quality are taken as text: the record reader would turn them into fewer digits.
        let (pos, quality) = (cells.get(1).unwrap_or(""), cells.get(5).unwrap_or("."));
        let (chrom, reference) = (lent.chrom, lent.reference);
        self.contig(chrom)?;
        let pos = check::position(pos)?;
        let alt = or_dot(lent.alternate.as_ref());
        match memchr::memchr(b',', alt.as_bytes()) {
            Some(_) => alts.extend(alt.split(',')),
            None => alts.push(alt),
        }
        check::alleles(reference, alts, &mut self.issues)?;
        self.place(chrom, pos);
        // A contig of an assembly file stands beside the contigs of the reference, in any order; so do a table's lines.
        if !chrom.starts_with('<') && self.header.table.is_none() {
            let alike = alts.iter().filter_map(|alt| Alike::of(pos, reference, alt));
            account.key(at.number, chrom, pos, alike);
        }
        let (filter, ids) = (or_dot(lent.filters.as_ref()), lent.ids.as_ref());
        self.checks.ids(ids, &mut self.issues);
        account.names.extend(Name::all(at.number, ids));
        self.checks.alternates(alts, &mut self.issues);
        self.checks.filter(filter, &mut self.issues);
        let quality = self.quality(quality);
        let (number, place) = (at.number, at.place);
        let origin_by_filter = match filter {
            "PASS" | "." => None,
            filter => self.origins.get(filter, origin::by_filter),
        };
        Ok(Fixed { number, place, chrom, pos, alt, quality, filter, origin_by_filter, ids })
    }

    /// Checks the name of a contig; a name that was right on the line before is right again.
    fn contig(&mut self, chrom: &str) -> Result<(), Issue> {
        if self.contig.0 == chrom {
            return Ok(());
        }
        check::chrom(chrom)?;
        chrom.clone_into(&mut self.contig.0);
        let declared = self.header.contigs.get(chrom);
        self.contig.1 = declared.map_or(Contig::Undeclared, |length| Contig::Declared(*length));
        Ok(())
    }

    /// Checks the position against the contig's declaration.
    fn place(&mut self, chrom: &str, pos: u64) {
        match self.contig.1 {
            Contig::Declared(Some(length)) if pos > length.saturating_add(1) => {
                note(&mut self.issues, Issue::PositionPastContigEnd { pos, length });
            }
            Contig::Undeclared if !self.header.contigs.is_empty() => {
                note(&mut self.issues, Issue::ContigUndeclared { chrom: excerpt(chrom) });
            }
            _ => {}
        }
    }

    fn quality(&mut self, given: &str) -> Option<f64> {
        match given.parse::<f64>() {
            Ok(quality) if quality < 0.0 => {
                note(&mut self.issues, Issue::QualityNegative { given: excerpt(given) });
                Some(quality).filter(|quality| quality.is_finite())
            }
            Ok(quality) => Some(quality).filter(|quality| quality.is_finite()),
            Err(_) if given == "." => None,
            Err(_) => {
                note(&mut self.issues, Issue::QualityUnreadable { given: excerpt(given) });
                None
            }
        }
    }

    /// Splits and checks the sample columns; their values go to `texts`. Tells how many of them have a name.
    fn samples<'a>(
        &mut self,
        cells: Cells<'a>,
        counted: validate::Alleles,
        format: &mut Format,
        texts: &mut Vec<&'a str>,
    ) -> usize {
        let column = cells.get(FORMAT).unwrap_or(".");
        format.turn_to(column);
        let mut found = 0;
        let mut keys = self.checks.format(column, counted, &mut self.issues);
        for (name, text) in self.header.samples.iter().zip(cells.from(FORMAT + 1)) {
            let before = texts.len();
            let split = format.split(text, texts);
            keys.sample(
                name,
                text,
                texts.get(before..before + split.found).unwrap_or_default(),
                split.surplus,
            );
            found += 1;
        }
        found
    }

    /// Splits and checks the annotation, if the line has one.
    fn annotation<'a>(
        &mut self,
        info: &Info<'a>,
        alleles: Alleles<'_>,
        bounds: &'a mut Bounds,
    ) -> Option<Entries<'a>>
    where
        Self: 'a,
    {
        let layout = self.header.layout.as_ref()?;
        let value = info.get(layout.key())?;
        split(layout, value, bounds, &mut self.issues);
        let entries = Entries::new(layout, value, bounds);
        entries.check(alleles, self.terms.get_mut(), &mut self.issues);
        Some(entries)
    }

    fn alleles(&mut self, line: &Line<'_>, account: &mut Account, take_allele: &mut Take<'_>) {
        let mut values = again(take(&mut self.memory.values));
        for index in 0..line.alleles.alts.len() {
            let Some(trimmed) = self.trimmed(line, index) else {
                continue;
            };
            let Alleles { reference, alts } = line.alleles;
            let alt = alts.get(index).copied().unwrap_or("");
            let (chrom, pos) = (line.fixed.chrom, line.fixed.pos);
            let allele = Allele { chrom, pos, reference, alt, index, alts: alts.len() };
            line.samples.values(allele, &line.info, self.run.caller, &mut values, &mut self.issues);
            let sight = Sight {
                line,
                index,
                trimmed,
                kind: structural::kind(trimmed.reference, trimmed.alt, index, &line.info),
                extent: structural::extent(self.spot(line), trimmed.alt, index, &line.info),
                fileformat: self.header.fileformat.as_deref(),
                values: &values,
                terms: &self.terms,
                chosen: OnceCell::new(),
                origin: OnceCell::new(),
            };
            account.variants.add(sight.kind);
            sight.tells_identity(&mut account.identity);
            account.index.cover(sight.chrom(), line.fixed.pos, sight.last_base());
            take_allele(&sight);
        }
        self.memory.values = again(values);
    }

    fn spot<'a>(&'a self, line: &Line<'a>) -> structural::Place<'a> {
        let Fixed { chrom, pos, .. } = line.fixed;
        structural::Place { chrom, pos, fileformat: self.header.fileformat.as_deref() }
    }

    /// The alternate allele at `index`, split off and trimmed, if it is an alteration.
    fn trimmed<'a>(&mut self, line: &Line<'a>, index: usize) -> Option<allele::Trimmed<'a>> {
        let Alleles { reference, alts } = line.alleles;
        let alt = alts.get(index).copied()?;
        match allele::spelling(alt) {
            allele::Spelling::NoVariant => {
                note(&mut self.issues, Issue::AlleleNotAVariant { allele: excerpt(alt) });
                None
            }
            _ if alt.eq_ignore_ascii_case(reference) => {
                note(&mut self.issues, Issue::AlleleEqualsReference { allele: excerpt(alt) });
                None
            }
            allele::Spelling::Bases => Some(allele::trim(line.fixed.pos, reference, alt)),
            _ => Some(allele::Trimmed { pos: line.fixed.pos, reference, alt }),
        }
    }
}
