//! Segments of copy number, as CNVkit, PURPLE, ASCAT, Sequenza, FACETS, GATK and PCGR name their columns.

use std::ops::RangeInclusive;

use board::variant::{Issue, allele};

use super::columns::{Cells, Column, Columns, amount, value, whole};
use crate::issues::note;

/// Logarithms to base 2 between which CNVkit calls a segment of two copies unchanged (`cnvkit.py call`, defaults).
const DEPTH_OF_TWO: RangeInclusive<f64> = -0.25..=0.2;

/// The alternate allele of a segment that is no alteration.
const UNCHANGED: &str = ".";

/// Where a table of segments holds what.
#[derive(Clone, Debug)]
pub struct Layout {
    chrom: Column,
    start: Column,
    end: Column,
    /// Starts count from 0, as in BED.
    zero_based: bool,
    copies: Copies,
    gene: Option<Column>,
    columns: usize,
    cnvkit: bool,
}

/// What tells the number of copies.
#[derive(Clone, Debug)]
struct Copies {
    total: Option<Column>,
    major: Option<Column>,
    minor: Option<Column>,
    log2: Option<Column>,
}

/// The copies of one segment.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Segment {
    total: f64,
    minor: Option<f64>,
    /// The number is an estimate from the depth alone.
    estimated: bool,
}

impl Layout {
    /// The layout of a table that names place and copy number of its segments. CNVkit's tables of single bins are none.
    pub fn of(columns: &mut Columns<'_>) -> Option<Self> {
        let cnvkit =
            columns.has("log2") && ["depth", "probes", "weight"].iter().any(|name| columns.has(name));
        if cnvkit && !columns.has("probes") && !columns.has("cn") {
            return None;
        }
        let zero_based = cnvkit || columns.has("chromstart");
        let chrom = columns.find(&["chromosome", "chrom", "chr", "contig", "seqnames"])?;
        let start = columns.find(&[
            "start",
            "startpos",
            "startposition",
            "segmentstart",
            "locstart",
            "chromstart",
        ])?;
        let end =
            columns.find(&["end", "endpos", "endposition", "segmentend", "locend", "stop", "chromend"])?;
        let copies = Copies {
            total: columns.find(&[
                "cn",
                "totalcn",
                "totalcopynumber",
                "copynumber",
                "tcnem",
                "tcn",
                "cnt",
                "mincopynumber",
            ]),
            major: columns.find(&["nmajor", "majorcn", "cn1", "majorallelecopynumber", "majorcopynumber"]),
            minor: columns.find(&[
                "nminor",
                "minorcn",
                "cn2",
                "lcnem",
                "lcn",
                "minorallelecopynumber",
                "minorcopynumber",
            ]),
            log2: columns.find(&["log2", "segmentmean", "segmean", "meanlog2copyratio", "log2ratio"]),
        };
        let told = copies.total.is_some()
            || copies.log2.is_some()
            || (copies.major.is_some() && copies.minor.is_some());
        let gene = columns.find(&["gene", "genesymbol", "symbol"]);
        told.then(|| Self { chrom, start, end, zero_based, copies, gene, columns: columns.count(), cnvkit })
    }

    /// CNVkit, when its columns are there.
    pub fn program(&self) -> Option<&'static str> {
        self.cnvkit.then_some("CNVkit")
    }

    /// The line of a variant file that a segment stands for: a gain, a loss, or another change of copy number. A segment
    /// of two copies of which none is lost has no alternate allele. On the sex chromosomes no number is the usual one.
    ///
    /// # Errors
    /// The issue for which the line is quarantined.
    pub fn line(&self, text: &str, issues: &mut Vec<Issue>) -> Result<String, Issue> {
        let cells = Cells::of(text, self.columns)?;
        let chrom = cells.needed(&self.chrom, Some)?;
        let start = cells.needed(&self.start, whole)?.saturating_add(u64::from(self.zero_based));
        let end = cells.needed(&self.end, |cell| whole(cell).filter(|end| *end >= start))?;
        let segment = self.copies.read(&cells, issues)?;
        let alt = segment.alt(chrom);
        let mut line = format!("{chrom}\t{start}\t.\tN\t{alt}\t.\t.\tSVTYPE=CNV;END={end}");
        if alt != UNCHANGED {
            let length = (end - start).saturating_add(1);
            line += &format!(";SVLEN={length};SVCLAIM=D;TCN={}", segment.total);
        }
        let gene = self.gene.as_ref().and_then(|column| cells.get(column)).and_then(value);
        if let Some(gene) = gene.filter(|gene| *gene != "-") {
            line.push_str(";GENE=");
            line.push_str(gene);
        }
        Ok(line)
    }
}

impl Copies {
    /// The copies that a line tells: in all, else of both alleles, else by the depth.
    fn read(&self, cells: &Cells<'_>, issues: &mut Vec<Issue>) -> Result<Segment, Issue> {
        let mut read = |column: &Option<Column>| {
            let column = column.as_ref()?;
            let cell = cells.get(column)?;
            let number = amount(cell);
            if number.is_none() {
                note(issues, cells.unreadable(column));
            }
            number
        };
        let (total, major, minor) = (read(&self.total), read(&self.major), read(&self.minor));
        let of_both = major.zip(minor).map(|(major, minor)| major + minor);
        if let Some(total) = total.or(of_both) {
            return Ok(Segment { total, minor, estimated: false });
        }
        match &self.log2 {
            Some(column) => {
                let log2 =
                    cells.needed(column, |cell| cell.parse().ok().filter(|log2: &f64| log2.is_finite()))?;
                let total = if DEPTH_OF_TWO.contains(&log2) { 2.0 } else { rounded(2.0 * log2.exp2()) };
                Ok(Segment { total, minor: None, estimated: true })
            }
            None => Err([&self.total, &self.major, &self.minor]
                .into_iter()
                .flatten()
                .next()
                .map_or(Issue::RecordUnreadable {}, |column| cells.invalid(column))),
        }
    }
}

/// To two decimals: a depth tells no more.
fn rounded(copies: f64) -> f64 {
    (copies * 100.0).round() / 100.0
}

impl Segment {
    fn alt(&self, chrom: &str) -> &'static str {
        let lost = self.minor.is_some_and(|minor| minor < 0.5);
        match allele::canonical_chrom(chrom) {
            "X" | "Y" => "<CNV>",
            _ if self.total >= 2.5 || (self.estimated && self.total > 2.0) => "<DUP>",
            _ if self.total < 1.5 || (self.estimated && self.total < 2.0) => "<DEL>",
            _ if lost => "<CNV>",
            _ => UNCHANGED,
        }
    }
}
