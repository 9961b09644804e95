//! One allele of one data line, seen while its line is read: borrowed, and worked out no further than it is asked.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};

use board::variant::identity::{IdentityEvidence, Observed, Seen};
use board::variant::{
    AsWritten, Call, Caller, Consequence, Fact, FactSource, FilterStatus, FusionPartners, GeneChoice, Origin,
    Transcript, TranscriptChoice, VariantKind, allele,
};

use crate::adjacency::Breakend;
use crate::annotation::{
    Alleles, Chosen, Entries, Terms, choose, decode, highest_frequency, in_order, info_fact, info_source,
    terms,
};
use crate::fields::Info;
use crate::origin::{Marks, Run, origin};
use crate::record::{SampleSight, Samples};
use crate::roles::Columns;
use crate::structural::{self, Extent};
use crate::text::Place;

/// The columns of a line before INFO.
pub struct Fixed<'a> {
    pub number: u64,
    pub place: Option<Place>,
    pub chrom: &'a str,
    pub pos: u64,
    pub alt: &'a str,
    pub quality: Option<f64>,
    pub filter: &'a str,
    pub origin_by_filter: Option<Origin>,
    pub ids: &'a str,
}

/// The fields of a line that all its alleles share.
pub struct Line<'a> {
    pub fixed: Fixed<'a>,
    pub alleles: Alleles<'a>,
    pub info: Info<'a>,
    pub entries: Option<Entries<'a>>,
    pub samples: Samples<'a>,
    pub columns: &'a Columns,
    pub run: Run,
}

/// One allele of one data line.
pub struct Sight<'a> {
    pub(crate) line: &'a Line<'a>,
    /// Index of the alternate allele, from 0.
    pub(crate) index: usize,
    pub(crate) trimmed: allele::Trimmed<'a>,
    pub(crate) kind: VariantKind,
    pub(crate) extent: Extent,
    /// Version of the file as written.
    pub(crate) fileformat: Option<&'a str>,
    pub(crate) values: &'a [SampleSight<'a>],
    pub(crate) terms: &'a RefCell<Terms>,
    pub(crate) chosen: OnceCell<Option<Chosen<'a>>>,
    pub(crate) origin: OnceCell<Origin>,
}

impl<'a> Sight<'a> {
    /// Line of the file, 1-based, header lines counted.
    pub fn line(&self) -> u64 {
        self.line.fixed.number
    }

    /// Where the line starts; none in a gzip file.
    pub fn place(&self) -> Option<Place> {
        self.line.fixed.place
    }

    /// Which alternate allele of the line, from 1.
    pub fn allele_index(&self) -> u32 {
        u32::try_from(self.index + 1).unwrap_or(u32::MAX)
    }

    /// What sort of alteration it is.
    pub fn kind(&self) -> VariantKind {
        self.kind
    }

    /// Name without `chr`, mitochondrion `MT`.
    pub fn chrom(&self) -> &'a str {
        allele::canonical_chrom(self.line.fixed.chrom)
    }

    /// 1-based, of the first base of the reference after trimming; of the base before the event for symbolic alleles.
    pub fn pos(&self) -> u64 {
        self.trimmed.pos
    }

    /// Reference bases after splitting and trimming, upper case.
    pub fn reference(&self) -> Cow<'a, str> {
        upper_case(self.trimmed.reference)
    }

    /// Alternate bases after splitting and trimming, upper case, or the symbolic or breakend allele as written.
    pub fn alt(&self) -> Cow<'a, str> {
        match allele::are_iupac(self.trimmed.alt.as_bytes()) {
            true => upper_case(self.trimmed.alt),
            false => Cow::Borrowed(self.trimmed.alt),
        }
    }

    /// CHROM as written.
    pub fn written_chrom(&self) -> &'a str {
        self.line.fixed.chrom
    }

    /// POS as written.
    pub fn written_pos(&self) -> u64 {
        self.line.fixed.pos
    }

    /// REF as written.
    pub fn written_reference(&self) -> &'a str {
        self.line.alleles.reference
    }

    /// ALT as written: all alternate alleles of the line, comma-separated.
    pub fn written_alt(&self) -> &'a str {
        self.line.fixed.alt
    }

    /// Last base of the event, 1-based, for alleles without spelled-out bases.
    pub fn end(&self) -> Option<u64> {
        self.extent.end
    }

    /// Last base that the line is about: the end of the event, else of the reference bases as written.
    pub fn last_base(&self) -> u64 {
        let bases = (self.line.alleles.reference.len() as u64).saturating_sub(1);
        self.extent.end.unwrap_or(0).max(self.line.fixed.pos.saturating_add(bases))
    }

    /// Length of the event in bases, without sign.
    pub fn sv_length(&self) -> Option<u64> {
        self.extent.length
    }

    /// The other end of a breakend, `chrom:pos`, 1-based.
    pub fn mate(&self) -> Option<&str> {
        self.extent.mate.as_deref()
    }

    /// Copies of the segment in the tumour, in all.
    pub fn copy_number(&self) -> Option<f64> {
        let Line { fixed, info, samples, .. } = self.line;
        let of_tumour = |key: &'static str| samples.tumour_value(key);
        structural::copy_number(self.kind, fixed.chrom, self.fileformat, self.index, info, of_tumour)
    }

    /// The genes that a fusion joins.
    pub fn partners(&self) -> Option<FusionPartners> {
        structural::partners(self.kind, self.trimmed.alt, &self.line.info)
    }

    /// The breakend that the allele is, if it is one that names its other end.
    pub(crate) fn breakend(&self) -> Option<Breakend> {
        if !matches!(self.kind, VariantKind::Sv | VariantKind::Fusion) {
            return None;
        }
        let Fixed { number, chrom, pos, ids, .. } = self.line.fixed;
        Breakend::of(number, self.allele_index(), chrom, pos, ids, self.trimmed.alt, &self.line.info)
    }

    /// Whether it is one end of an adjacency whose other end is told by another line, if by any.
    pub fn awaits_its_other_end(&self) -> bool {
        self.breakend().is_some_and(|breakend| !breakend.is_whole())
    }

    /// FILTER as written.
    pub fn filter(&self) -> &'a str {
        self.line.fixed.filter
    }

    /// Whether the caller's filters were applied, and passed.
    pub fn filter_status(&self) -> FilterStatus {
        match self.line.fixed.filter {
            "PASS" => FilterStatus::Passed,
            "." => FilterStatus::NotApplied,
            _ => FilterStatus::Failed,
        }
    }

    /// QUAL.
    pub fn quality(&self) -> Option<f64> {
        self.line.fixed.quality
    }

    /// Program that called it, as far as the header names one.
    pub fn caller(&self) -> Option<Caller> {
        self.line.run.caller
    }

    /// Somatic, germline or undetermined by the caller's own marks.
    pub fn origin(&self) -> Origin {
        let marks = || Marks {
            info: &self.line.info,
            index: self.index,
            filter: self.line.fixed.filter,
            by_filter: self.line.fixed.origin_by_filter,
            somatic_status: self.line.samples.tumour_value("SS"),
            run: self.line.run,
        };
        *self.origin.get_or_init(|| origin(&marks()))
    }

    /// Identifiers: those of the ID column, then those of the annotation, each once.
    pub fn ids(&self) -> Vec<String> {
        self.with_quoted(self.quoted().0)
    }

    fn with_quoted(&self, quoted: Vec<String>) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let written =
            self.line.fixed.ids.split(';').filter(|id| !id.is_empty() && *id != ".").map(str::to_owned);
        for id in written.chain(quoted) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// Gene symbol of the shown transcript; of a structural allele without any what the line itself names.
    pub fn gene(&self) -> Option<Cow<'a, str>> {
        let of_transcript = self.chosen().and_then(|chosen| chosen.shown.gene());
        of_transcript
            .or_else(|| structural::gene(self.kind, self.trimmed.alt, &self.line.info).map(Cow::Owned))
    }

    /// The shown transcript.
    pub fn transcript(&self) -> Option<Cow<'a, str>> {
        self.chosen()?.shown.transcript()
    }

    /// Whether the shown transcript is MANE Select or MANE Plus Clinical.
    pub fn mane(&self) -> bool {
        self.chosen().is_some_and(|chosen| chosen.shown.is_mane())
    }

    /// Why this transcript is shown.
    pub fn transcript_choice(&self) -> Option<TranscriptChoice> {
        Some(self.chosen()?.choice)
    }

    /// HGVS description on the shown transcript.
    pub fn hgvs_c(&self) -> Option<Cow<'a, str>> {
        self.chosen()?.shown.hgvs_c()
    }

    /// HGVS description on the protein of the shown transcript.
    pub fn hgvs_p(&self) -> Option<Cow<'a, str>> {
        self.chosen()?.shown.hgvs_p()
    }

    /// Sequence Ontology terms on the shown transcript.
    pub fn consequence(&self) -> impl Iterator<Item = &'a str> {
        terms(self.chosen().map_or("", |chosen| chosen.shown.terms()))
    }

    /// Sequence Ontology terms on every transcript of the annotation, each with the distance to the transcript in bases
    /// where the annotation gives one.
    pub fn effects(&self) -> impl Iterator<Item = (&'a str, Option<u64>)> {
        let entries = self.line.entries.into_iter();
        let entries = entries.flat_map(|entries| entries.of(self.line.alleles, self.index));
        entries.flat_map(|entry| terms(entry.terms()).map(move |term| (term, entry.distance())))
    }

    /// The transcript of the most severe consequence, when that is more severe than on the shown one.
    pub fn more_severe(&self) -> Option<Transcript> {
        Some(self.chosen()?.more_severe?.whole())
    }

    /// All transcripts of the annotation, gene by gene, the shown one first, and what is chosen of each gene.
    pub fn transcripts(&self) -> (Vec<Transcript>, Vec<GeneChoice>) {
        let in_order =
            |entries| in_order(entries, self.line.alleles, self.index, &mut self.terms.borrow_mut());
        self.line.entries.map_or_else(Default::default, in_order)
    }

    /// Values of the tumour sample; nothing while the tumour sample is undecided.
    pub fn tumour(&self) -> Option<&'a SampleSight<'a>> {
        match self.line.columns.tumour {
            Some(at) => self.values.get(at),
            // In a file without sample columns, what INFO tells of the tumour.
            None if self.line.columns.samples.is_empty() => self.values.first(),
            None => None,
        }
    }

    /// Values of the normal sample.
    pub fn normal(&self) -> Option<&'a SampleSight<'a>> {
        self.values.get(self.line.columns.normal?)
    }

    /// Values of other columns: RNA, further tumours.
    pub fn other_samples(&self) -> impl Iterator<Item = &'a SampleSight<'a>> {
        let Columns { tumour, normal, ref samples, .. } = *self.line.columns;
        let others = self.values.iter().enumerate().take(samples.len());
        others.filter(move |(at, _)| Some(*at) != tumour && Some(*at) != normal).map(|(_, values)| values)
    }

    /// What the allele tells of who the sample is.
    pub(crate) fn tells_identity(&self, evidence: &mut IdentityEvidence) {
        let observed = |values: &SampleSight<'a>| Observed {
            fraction: values.fraction().map(|fraction| fraction.value),
            depth: values.depth(),
            genotype: values.genotype(),
        };
        let (tumour, normal) = (self.tumour().map(observed), self.normal().map(observed));
        let of_tumour_alone = normal.is_none() && matches!(self.chrom(), "X" | "Y");
        let seen = Seen {
            chrom: self.chrom(),
            pos: self.pos(),
            reference: &self.reference(),
            alt: &self.alt(),
            biallelic: self.line.alleles.alts.len() == 1,
            filter: self.filter_status(),
            population: of_tumour_alone.then(|| highest_frequency(&self.facts())).flatten(),
            tumour,
            normal,
        };
        evidence.see(&seen, || self.origin());
    }

    /// Values of other resources that the annotation and INFO quote.
    pub fn facts(&self) -> Vec<Fact> {
        self.with_info(self.quoted().1)
    }

    /// The value of the first of the [`Self::facts`] that is of this resource.
    pub fn fact(&self, wanted: FactSource) -> Option<Cow<'a, str>> {
        let Line { entries, alleles, info, .. } = self.line;
        let quoted = entries.and_then(|entries| entries.quoted_of(*alleles, self.index, wanted));
        let told = || info.values().find(|(key, _)| info_source(key) == Some(wanted)).map(|(_, value)| value);
        quoted.or_else(told).map(decode)
    }

    fn with_info(&self, mut facts: Vec<Fact>) -> Vec<Fact> {
        facts.extend(self.line.info.values().filter_map(|(key, value)| info_fact(key, value)));
        facts
    }

    fn quoted(&self) -> (Vec<String>, Vec<Fact>) {
        let quoted = |entries: Entries<'_>| entries.quoted(self.line.alleles, self.index);
        self.line.entries.map_or_else(Default::default, quoted)
    }

    fn chosen(&self) -> Option<&Chosen<'a>> {
        let choose = |entries| choose(entries, self.line.alleles, self.index, &mut self.terms.borrow_mut());
        self.chosen.get_or_init(|| self.line.entries.and_then(choose)).as_ref()
    }

    /// Everything that is known of the allele, kept.
    pub fn call(&self) -> Call {
        let (ids, facts) = self.quoted();
        let (transcripts, genes) = self.transcripts();
        let own = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned);
        Call {
            line: self.line(),
            allele_index: self.allele_index(),
            kind: self.kind,
            chrom: self.chrom().to_owned(),
            pos: self.pos(),
            reference: self.reference().into_owned(),
            alt: self.alt().into_owned(),
            written: self.as_written(),
            end: self.end(),
            sv_length: self.sv_length(),
            mate: self.extent.mate.clone(),
            copy_number: self.copy_number(),
            partners: self.partners(),
            filter: self.filter().to_owned(),
            filter_status: self.filter_status(),
            quality: self.quality(),
            caller: self.caller(),
            origin: self.origin(),
            ids: self.with_quoted(ids),
            gene: own(self.gene()),
            transcript: own(self.transcript()),
            mane: self.mane(),
            transcript_choice: self.transcript_choice(),
            hgvs_c: own(self.hgvs_c()),
            hgvs_p: own(self.hgvs_p()),
            consequence: self.consequence().map(Consequence::new).collect(),
            more_severe: self.more_severe(),
            tumour: self.tumour().map(SampleSight::call),
            normal: self.normal().map(SampleSight::call),
            other_samples: self.other_samples().map(SampleSight::call).collect(),
            facts: self.with_info(facts),
            transcripts,
            genes,
        }
    }

    fn as_written(&self) -> AsWritten {
        AsWritten {
            chrom: self.written_chrom().to_owned(),
            pos: self.written_pos(),
            reference: self.written_reference().to_owned(),
            alt: self.written_alt().to_owned(),
        }
    }
}

fn upper_case(bases: &str) -> Cow<'_, str> {
    if bases.bytes().any(|base| base.is_ascii_lowercase()) {
        Cow::Owned(bases.to_ascii_uppercase())
    } else {
        Cow::Borrowed(bases)
    }
}
