//! The sparse index of a file, kept so that a line or a region can be read again without what comes before it.

use serde::{Deserialize, Serialize};
use vcf::{ChunkIndex, Place, Span};

/// One chunk, in short: its place, its first line, its number of lines, and its spans as name, start and end.
#[derive(Serialize, Deserialize)]
pub struct Chunk(Option<u64>, u64, u64, Vec<(String, u64, u64)>);

impl From<ChunkIndex> for Chunk {
    fn from(chunk: ChunkIndex) -> Self {
        let spans = chunk.spans.into_iter().map(|span| (span.chrom, span.start, span.end));
        Self(chunk.place.map(|place| place.0), chunk.first_line, chunk.lines, spans.collect())
    }
}

impl From<Chunk> for ChunkIndex {
    fn from(Chunk(place, first_line, lines, spans): Chunk) -> Self {
        let spans = spans.into_iter().map(|(chrom, start, end)| Span { chrom, start, end });
        Self { place: place.map(Place), first_line, lines, spans: spans.collect() }
    }
}
