//! One data line: its calls, and what is odd about it.

mod sample;

use board::variant::{Call, Caller, FilterStatus, Issue, Severity, allele};

use crate::annotation::{Annotated, Entries, annotated, choose, info_fact};
use crate::check::{self, Order};
use crate::fields::Info;
use crate::header::Header;
use crate::issues::{excerpt, note};
use crate::origin::{Marks, origin};
use crate::repeats::Alike;
use crate::roles::Columns;
use crate::structural;
use crate::validate::{Alleles, Checks};

use self::sample::Samples;

/// What becomes of a data line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    Warned,
    Quarantined,
}

/// Reads data lines one after the other.
pub struct Records<'h> {
    header: &'h Header,
    columns: &'h Columns,
    record: noodles_vcf::Record,
    order: Order,
    checks: Checks<'h>,
    caller: Option<Caller>,
    paired: bool,
    /// The calls of the line read last.
    pub calls: Vec<Call>,
    /// What is odd about the line read last.
    pub issues: Vec<Issue>,
}

/// The fields of a line that all its alleles share.
struct Line<'a> {
    number: u64,
    chrom: &'a str,
    pos: u64,
    reference: &'a str,
    alts: Vec<&'a str>,
    alt: &'a str,
    quality: Option<f64>,
    filter: &'a str,
    ids: &'a str,
    info: Info<'a>,
    entries: Option<Entries<'a>>,
}

impl<'h> Records<'h> {
    pub fn new(header: &'h Header, columns: &'h Columns) -> Self {
        let paired = columns.samples.is_empty() || columns.normal.is_some() || header.is_paired();
        Self {
            header,
            columns,
            record: noodles_vcf::Record::default(),
            order: Order::default(),
            checks: Checks::new(header),
            caller: header.callers.caller(),
            paired,
            calls: Vec::new(),
            issues: Vec::new(),
        }
    }

    /// Reads one line; its calls and issues are left in [`Self::calls`] and [`Self::issues`].
    pub fn read(&mut self, number: u64, bytes: &[u8]) -> Outcome {
        self.calls.clear();
        self.issues.clear();
        if let Err(issue) = self.line(number, bytes) {
            self.calls.clear();
            self.issues.push(issue);
            return Outcome::Quarantined;
        }
        let warned = self.issues.iter().any(|issue| issue.severity() == Severity::Warning);
        if warned { Outcome::Warned } else { Outcome::Accepted }
    }

    fn line(&mut self, number: u64, bytes: &[u8]) -> Result<(), Issue> {
        let text = check::text(bytes, self.header.samples.len(), &mut self.issues)?;
        let mut reader = noodles_vcf::io::Reader::new(text.as_bytes());
        // Taken out so that what is borrowed from it does not borrow the whole reader.
        let mut record = std::mem::take(&mut self.record);
        let read = reader.read_record(&mut record);
        let outcome = match read {
            Ok(_) => self.calls_of(number, &text, &record),
            Err(_) => Err(Issue::RecordUnreadable {}),
        };
        self.record = record;
        outcome
    }

    fn calls_of(&mut self, number: u64, text: &str, record: &noodles_vcf::Record) -> Result<(), Issue> {
        let mut columns = text.split('\t');
        // Position and quality are taken as text: the record reader would turn them into fewer digits.
        let (pos, quality) = (columns.nth(1).unwrap_or(""), columns.nth(3).unwrap_or("."));
        let format = columns.nth(2).unwrap_or(".");
        let chrom = record.reference_sequence_name();
        check::chrom(chrom)?;
        let pos = check::position(pos)?;
        let (ids, filters, info) = (record.ids(), record.filters(), record.info());
        let (alternate, samples) = (record.alternate_bases(), record.samples());
        let alt = if alternate.as_ref().is_empty() { "." } else { alternate.as_ref() };
        let alts: Vec<&str> = alt.split(',').collect();
        let reference = record.reference_bases();
        check::alleles(reference, &alts, &mut self.issues)?;
        self.place(number, chrom, pos, reference, &alts);
        let filter = if filters.as_ref().is_empty() { "." } else { filters.as_ref() };
        self.checks.ids(ids.as_ref(), &mut self.issues);
        self.checks.alternates(&alts, &mut self.issues);
        self.checks.filter(filter, &mut self.issues);
        let quality = self.quality(quality);
        let info = Info::split(info.as_ref(), &mut self.issues);
        let alleles = Alleles::of(pos, &alts);
        self.checks.info(&info, alleles, &mut self.issues);
        let layout = self.header.layout.as_ref();
        let entries = layout.and_then(|layout| {
            let value = info.get(layout.key())?;
            let entries = Entries::split(layout, value, &mut self.issues);
            entries.report_unmatched(layout, reference, &alts, &mut self.issues);
            Some(entries)
        });
        let line = Line {
            number,
            chrom,
            pos,
            reference,
            alts,
            alt,
            quality,
            filter,
            ids: ids.as_ref(),
            info,
            entries,
        };
        let keys: Vec<&str> = samples.keys().iter().collect();
        let texts: Vec<noodles_vcf::record::samples::Sample<'_>> = samples.iter().collect();
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        self.checks.samples(format, texts.iter().copied(), alleles, &mut self.issues);
        let samples = Samples::new(self.header, self.columns, &keys, &texts);
        if alt == "." {
            note(&mut self.issues, Issue::NoAlternateAllele {});
            return Ok(());
        }
        for index in 0..line.alts.len() {
            self.allele(&line, index, &samples);
        }
        Ok(())
    }

    /// Checks where the line stands among the contigs and lines.
    fn place(&mut self, number: u64, chrom: &str, pos: u64, reference: &str, alts: &[&str]) {
        match self.header.contigs.get(chrom) {
            Some(Some(length)) if pos > length.saturating_add(1) => {
                note(&mut self.issues, Issue::PositionPastContigEnd { pos, length: *length });
            }
            None if !self.header.contigs.is_empty() => {
                note(&mut self.issues, Issue::ContigUndeclared { chrom: excerpt(chrom) });
            }
            _ => {}
        }
        let alleles = alts.iter().filter_map(|alt| Alike::of(pos, reference, alt));
        self.order.follow(number, chrom, pos, alleles, &mut self.issues);
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

    /// Adds the call of one alternate allele.
    fn allele(&mut self, line: &Line<'_>, index: usize, samples: &Samples<'_>) {
        let Some(alt) = line.alts.get(index).copied() else {
            return;
        };
        let trimmed = match allele::spelling(alt) {
            allele::Spelling::NoVariant => {
                note(&mut self.issues, Issue::AlleleNotAVariant { allele: excerpt(alt) });
                return;
            }
            _ if alt.eq_ignore_ascii_case(line.reference) => {
                note(&mut self.issues, Issue::AlleleEqualsReference { allele: excerpt(alt) });
                return;
            }
            allele::Spelling::Bases => allele::trim(line.pos, line.reference, alt),
            _ => allele::Trimmed { pos: line.pos, reference: line.reference, alt },
        };
        let said = match (&self.header.layout, &line.entries) {
            (Some(layout), Some(entries)) => {
                annotated(layout, entries, line.reference, &line.alts, index, &mut self.issues)
            }
            _ => Annotated::default(),
        };
        let call = self.call(line, index, trimmed, said, samples);
        self.calls.push(call);
    }

    fn call(
        &mut self,
        line: &Line<'_>,
        index: usize,
        trimmed: allele::Trimmed<'_>,
        said: Annotated,
        samples: &Samples<'_>,
    ) -> Call {
        let values = samples.values(line.reference, &line.alts, index, &line.info, &mut self.issues);
        let extent = structural::extent(line.pos, trimmed.alt, index, &line.info);
        let marks = Marks {
            info: &line.info,
            filter: line.filter,
            somatic_status: samples.tumour_value("SS"),
            caller: self.caller,
            paired: self.paired,
        };
        let mut facts = said.facts;
        facts.extend(line.info.values().filter_map(|(key, value)| info_fact(key, value)));
        let ids = ids(line.ids, said.ids);
        let chosen = choose(said.transcripts);
        let shown = chosen.transcripts.first();
        let in_bases = allele::are_iupac(trimmed.alt.as_bytes());
        Call {
            line: line.number,
            allele_index: u32::try_from(index + 1).unwrap_or(u32::MAX),
            kind: structural::kind(trimmed.reference, trimmed.alt, &line.info),
            chrom: allele::canonical_chrom(line.chrom).to_owned(),
            pos: trimmed.pos,
            reference: trimmed.reference.to_ascii_uppercase(),
            alt: if in_bases { trimmed.alt.to_ascii_uppercase() } else { trimmed.alt.to_owned() },
            written: line.as_written(),
            end: extent.end,
            sv_length: extent.length,
            mate: extent.mate,
            filter: line.filter.to_owned(),
            filter_status: line.filter_status(),
            quality: line.quality,
            caller: self.caller,
            origin: origin(&marks),
            ids,
            gene: shown.and_then(|shown| shown.gene.clone()),
            transcript: shown.and_then(|shown| shown.transcript.clone()),
            mane: shown.is_some_and(|shown| shown.mane_select || shown.mane_plus_clinical),
            transcript_choice: chosen.choice,
            hgvs_c: shown.and_then(|shown| shown.hgvs_c.clone()),
            hgvs_p: shown.and_then(|shown| shown.hgvs_p.clone()),
            consequence: shown.map(|shown| shown.consequence.clone()).unwrap_or_default(),
            more_severe: chosen.more_severe,
            tumour: values.tumour,
            normal: values.normal,
            other_samples: values.others,
            facts,
            transcripts: chosen.transcripts,
        }
    }
}

impl Line<'_> {
    fn as_written(&self) -> board::variant::AsWritten {
        board::variant::AsWritten {
            chrom: self.chrom.to_owned(),
            pos: self.pos,
            reference: self.reference.to_owned(),
            alt: self.alt.to_owned(),
        }
    }

    fn filter_status(&self) -> FilterStatus {
        match self.filter {
            "PASS" => FilterStatus::Passed,
            "." => FilterStatus::NotApplied,
            _ => FilterStatus::Failed,
        }
    }
}

/// The identifiers of the ID column, then those of the annotation, each once.
fn ids(written: &str, known: Vec<String>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let written = written.split(';').filter(|id| !id.is_empty() && *id != ".").map(str::to_owned);
    for id in written.chain(known) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
