//! The programs that write variant files.

use serde::{Deserialize, Serialize};

/// A variant caller that is recognised, by the name its authors give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub enum Caller {
    Mutect2,
    Strelka2,
    VarDict,
    FreeBayes,
    /// Torrent Variant Caller.
    #[serde(rename = "Ion Torrent")]
    IonTorrent,
    /// Pisces, as run by TruSight Oncology 500.
    #[serde(rename = "TSO500 Pisces")]
    Pisces,
    VarScan,
    LoFreq,
    SomaticSniper,
    MuSE,
    #[serde(rename = "SAGE")]
    Sage,
    Manta,
    #[serde(rename = "DRAGEN")]
    Dragen,
    #[serde(rename = "GRIDSS")]
    Gridss,
    #[serde(rename = "CNVkit")]
    CnvKit,
    Varlociraptor,
    HaplotypeCaller,
    Delly,
    Pindel,
    Scalpel,
    DeepVariant,
    DeepSomatic,
    #[serde(rename = "Sentieon TNscope")]
    SentieonTnScope,
    #[serde(rename = "Sentieon TNhaplotyper2")]
    SentieonTnHaplotyper2,
    #[serde(rename = "Sentieon Haplotyper")]
    SentieonHaplotyper,
    Octopus,
    Clair3,
    /// ClairS, which sees tumour and normal.
    ClairS,
    /// ClairS-TO, which sees a tumour alone.
    #[serde(rename = "ClairS-TO")]
    ClairSTo,
    CaVEMan,
    #[serde(rename = "RADIA")]
    Radia,
    /// PURPLE, where nothing names the caller before it.
    #[serde(rename = "PURPLE")]
    Purple,
    SvABA,
    #[serde(rename = "LUMPY")]
    Lumpy,
    Sniffles,
    Canvas,
    #[serde(rename = "FACETS")]
    Facets,
    /// GATK's caller of inherited copy number.
    #[serde(rename = "GATK gCNV")]
    GatkGcnv,
    Arriba,
}
