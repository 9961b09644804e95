//! Why a file is not read at all.

use serde::{Deserialize, Serialize};

/// What is missing at the end of a BGZF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum MissingEnd {
    /// The rest of a block.
    Block,
    /// The empty block that ends every complete file.
    EndMarker,
    /// The line end of the last line.
    LineEnd,
}

/// Why a file is not read, with the facts; `code` names it. Sizes are bytes.
#[derive(
    Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema,
)]
#[serde(tag = "code", rename_all = "snake_case")]
#[ts(export)]
pub enum NotRead {
    /// The file has no byte.
    #[error("the file is empty")]
    Empty {},
    /// Text, but not of a variant file; `starts_with` shows its first characters, at most 40.
    #[error("not a VCF: it starts with {starts_with:?}")]
    NotVcf { starts_with: String },
    /// Not text; `magic` is the hexadecimal of its first bytes, at most 8, after decompression.
    #[error("not a VCF but binary, starting with {magic}")]
    Binary { magic: String },
    /// BCF, the binary form of VCF, which is not read.
    #[error("BCF, the binary form of VCF")]
    Bcf {},
    /// A BGZF file that is cut off.
    #[error("the BGZF file is cut off after {lines} lines: {missing:?} is missing")]
    TruncatedBgzf { missing: MissingEnd, lines: u64 },
    /// A gzip file that is cut off.
    #[error("the gzip file is cut off after {lines} lines")]
    TruncatedGzip { lines: u64 },
    /// The compressed data are damaged.
    #[error("the compressed data are damaged after {lines} lines")]
    CorruptCompression { lines: u64 },
    /// The file ends, or its data start, before a `#CHROM` line.
    #[error("no #CHROM line in the first {lines} lines")]
    NoColumnsLine { lines: u64 },
    /// The `#CHROM` line does not name the eight fixed columns.
    #[error("line {line} does not name the eight columns: {found:?}")]
    ColumnsLineInvalid { line: u64, found: String },
    /// More inflated data than allowed.
    #[error("more than {limit} bytes after decompression")]
    InflatedTooLarge { limit: u64 },
    /// More inflated bytes for each compressed byte than allowed: a decompression bomb.
    #[error("{inflated} bytes out of {compressed} compressed, more than {limit} to 1")]
    InflatesTooMuch { inflated: u64, compressed: u64, limit: u64 },
    /// A line longer than allowed.
    #[error("line {line} is longer than {limit} bytes")]
    LineTooLong { line: u64, limit: u64 },
    /// A header larger than allowed.
    #[error("the header is larger than {limit} bytes")]
    HeaderTooLarge { limit: u64 },
    /// More sample columns than allowed.
    #[error("{found} sample columns, more than {limit}")]
    TooManySamples { found: u64, limit: u64 },
    /// Reading took longer than allowed.
    #[error("reading took more than {seconds} seconds and had come to line {lines}")]
    TookTooLong { seconds: u64, lines: u64 },
    /// An answer names a sample that the file does not have.
    #[error("no sample {name:?} in the file")]
    SampleUnknown { name: String, samples: Vec<String> },
    /// An answer names one sample as both tumour and normal.
    #[error("{name:?} cannot be both tumour and normal")]
    SampleInTwoRoles { name: String },
    /// The counts do not add up: a fault in the reader, caught before anything is used.
    #[error("{data_lines} data lines are not {accepted} + {warned} + {quarantined}")]
    CountsDisagree { data_lines: u64, accepted: u64, warned: u64, quarantined: u64 },
    /// The line asked for is not in the file.
    #[error("no line {line}: the file has {lines}")]
    NoSuchLine { line: u64, lines: u64 },
    /// Somebody broke the reading off.
    #[error("the reading was broken off")]
    Cancelled {},
    /// The bytes could not be had.
    #[error("the bytes could not be read: {kind}")]
    Unreadable { kind: String },
}
