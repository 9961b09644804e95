//! One allele of one data line.

use serde::{Deserialize, Serialize};

use super::{
    Caller, Consequence, Fact, FusionPartners, GeneChoice, Origin, SampleCall, Transcript, TranscriptChoice,
    VariantKind,
};

/// Whether the caller's filters were applied, and passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FilterStatus {
    /// `PASS`.
    Passed,
    /// One or more filters failed.
    Failed,
    /// `.`: filters were not applied, which is not the same as passed.
    NotApplied,
}

/// The fields of the data line before splitting and trimming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct AsWritten {
    pub chrom: String,
    /// 1-based.
    pub pos: u64,
    #[serde(rename = "ref")]
    pub reference: String,
    /// All alternate alleles of the line, comma-separated.
    pub alt: String,
}

/// One allele of one data line of a variant file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Call {
    /// Line of the file, 1-based, header lines counted.
    pub line: u64,
    /// Which alternate allele of the line, from 1.
    pub allele_index: u32,
    pub kind: VariantKind,
    /// Name without `chr`, mitochondrion `MT`.
    pub chrom: String,
    /// 1-based, of the first base of `ref` after trimming; of the base before the event for symbolic alleles; of the first
    /// base of the segment when the file is a table of copy number.
    pub pos: u64,
    /// Reference bases after splitting and trimming, upper case; not left-aligned.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Alternate bases after splitting and trimming, upper case, or the symbolic or breakend allele as written.
    pub alt: String,
    pub written: AsWritten,
    /// Last base of the event, 1-based, for alleles without spelled-out bases.
    pub end: Option<u64>,
    /// Length of the event in bases, without sign.
    pub sv_length: Option<u64>,
    /// The other end of a breakend, `chrom:pos`, 1-based.
    pub mate: Option<String>,
    /// Copies of the segment in the tumour, in all; may have a fraction.
    pub copy_number: Option<f64>,
    /// The genes that a fusion joins.
    pub partners: Option<FusionPartners>,
    /// FILTER as written.
    pub filter: String,
    pub filter_status: FilterStatus,
    /// QUAL.
    pub quality: Option<f64>,
    /// Program that called it, as far as the header names one.
    pub caller: Option<Caller>,
    pub origin: Origin,
    /// Identifiers: dbSNP (`rs`), COSMIC (`COSV`, `COSM`) and others, each once.
    pub ids: Vec<String>,
    /// Gene symbol of the shown transcript; of a structural allele without any both partners, `EML4::ALK`, or the gene that
    /// the file names.
    pub gene: Option<String>,
    /// The shown transcript.
    pub transcript: Option<String>,
    /// The shown transcript is MANE Select or MANE Plus Clinical.
    pub mane: bool,
    /// Why this transcript is shown.
    pub transcript_choice: Option<TranscriptChoice>,
    pub hgvs_c: Option<String>,
    pub hgvs_p: Option<String>,
    /// Sequence Ontology terms on the shown transcript.
    pub consequence: Vec<Consequence>,
    /// The transcript of the most severe consequence, when that is more severe than on the shown one.
    pub more_severe: Option<Transcript>,
    /// Values of the tumour sample; nothing while the tumour sample is undecided.
    pub tumour: Option<SampleCall>,
    pub normal: Option<SampleCall>,
    /// Values of other columns: RNA, further tumours.
    pub other_samples: Vec<SampleCall>,
    pub facts: Vec<Fact>,
    /// All transcripts of the annotation, gene by gene, the shown one first.
    pub transcripts: Vec<Transcript>,
    /// What is chosen of each gene, that of the shown one first. No gene is left out.
    pub genes: Vec<GeneChoice>,
}
