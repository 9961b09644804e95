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
}
