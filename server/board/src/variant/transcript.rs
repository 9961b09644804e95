//! What an annotation says of an allele.

use serde::{Deserialize, Serialize};

use super::Consequence;

/// The effect of an allele on one transcript, as the file's annotation tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Transcript {
    /// Gene symbol.
    pub gene: Option<String>,
    /// Gene identifier in the annotation's own scheme (Ensembl, NCBI).
    pub gene_id: Option<String>,
    /// Transcript identifier, with version where the annotation has it.
    pub transcript: Option<String>,
    pub biotype: Option<String>,
    /// Sequence Ontology terms, as many as the annotation gives.
    pub consequence: Vec<Consequence>,
    /// HGVS description on the transcript, without its accession: `c.1799T>A`.
    pub hgvs_c: Option<String>,
    /// HGVS description on the protein, without its accession: `p.Val600Glu`.
    pub hgvs_p: Option<String>,
    /// `4/9`: exon number of all exons.
    pub exon: Option<String>,
    /// `4/9`: intron number of all introns.
    pub intron: Option<String>,
    /// MANE Select.
    pub mane_select: bool,
    /// MANE Plus Clinical.
    pub mane_plus_clinical: bool,
    /// Canonical by the annotation.
    pub canonical: bool,
    /// Picked by the annotation program.
    pub picked: bool,
}

/// Why a transcript is the one that is shown first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TranscriptChoice {
    ManeSelect,
    ManePlusClinical,
    /// Picked by the annotation program.
    Picked,
    Canonical,
    /// None is marked: the most severe consequence, first in the annotation's order.
    MostSevere,
}

/// The choice among the transcripts of one gene. Places are those in the call's list of transcripts, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct GeneChoice {
    /// Gene symbol, or its identifier; nothing for what lies between genes.
    pub gene: Option<String>,
    /// Place of the transcript that stands for the gene.
    pub transcript: u32,
    /// Why this one.
    pub choice: TranscriptChoice,
    /// Place of the gene's transcript with the most severe consequence, when that is more severe.
    pub more_severe: Option<u32>,
}

/// Where a shown fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub enum FactSource {
    #[serde(rename = "gnomAD")]
    GnomAd,
    ExAC,
    #[serde(rename = "1000 Genomes")]
    ThousandGenomes,
    SweGen,
    ClinVar,
    #[serde(rename = "COSMIC")]
    Cosmic,
    #[serde(rename = "dbSNP")]
    DbSnp,
    /// A population frequency used by the caller, of a resource the file does not name.
    #[serde(rename = "population")]
    Population,
}

/// A value that the file's annotation already holds, shown with the field it stands in and never interpreted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Fact {
    pub source: FactSource,
    /// Name of the field in the file: `INFO/CLNSIG`, `CSQ/gnomADe_AF`.
    pub field: String,
    /// The value as written, escapes decoded.
    pub value: String,
}
