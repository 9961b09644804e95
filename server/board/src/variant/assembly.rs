//! Reference assemblies of the human genome.

use serde::{Deserialize, Serialize};

/// The reference assembly that the positions of a file count on.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ts_rs::TS,
    utoipa::ToSchema,
)]
#[ts(export)]
pub enum Assembly {
    /// GRCh37, also called hg19 or b37.
    GRCh37,
    /// GRCh38, also called hg38.
    GRCh38,
    /// T2T-CHM13v2.0, also called hs1.
    #[serde(rename = "T2T-CHM13")]
    T2tChm13,
}

impl Assembly {
    /// The assemblies, in the order in which a question lists them.
    pub const ALL: [Self; 3] = [Self::GRCh38, Self::GRCh37, Self::T2tChm13];
}

/// What told the assembly of a file, strongest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AssemblyFrom {
    /// A person answered.
    Answer,
    /// The lengths of three or more contigs of the header.
    ContigLengths,
    /// The name of the reference file in the header.
    ReferenceLine,
    /// The assembly attribute of a contig line.
    ContigAssembly,
    /// The header line of the Ensembl Variant Effect Predictor.
    VepLine,
    /// The header line of SnpEff.
    SnpEffLine,
    /// The reference on a command line in the header.
    CommandLine,
}

/// One hint at the assembly of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct AssemblyEvidence {
    pub assembly: Assembly,
    pub from: AssemblyFrom,
}
