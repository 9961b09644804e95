//! Reading parts of a file again: one line, the calls of some lines, the calls of a region. With the sparse index of the
//! file only the parts asked for are read; without, or in a gzip file, all that comes before them too.

use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom};
use std::ops::RangeInclusive;

use board::variant::{Call, FileFormat, NotRead, allele};

use crate::account::{Account, ChunkIndex};
use crate::adjacency::{MOST_SLACK, Pairing, Seen};
use crate::lines::Lines;
use crate::reader::{Decided, Opened, no_data, read_header};
use crate::record::Records;
use crate::sight::Sight;
use crate::source::unreadable;
use crate::{How, Limits};

/// One line as it was written, without its line end; `line` is 1-based and counts header lines. `index` is the sparse
/// index of the file, or empty.
///
/// # Errors
/// [`NotRead::NoSuchLine`], or what keeps the file from being read up to there.
pub fn raw_line<R: Read + Seek + Send>(
    mut read: R,
    limits: &Limits,
    index: &[ChunkIndex],
    line: u64,
) -> Result<Vec<u8>, NotRead> {
    let mut lines = Lines::reopen(&mut read, *limits)?;
    let format = lines.format();
    if let Some(chunk) = seekable(index, line) {
        drop(lines);
        lines = resume(&mut read, limits, format, chunk)?;
    }
    while let Some(bytes) = lines.next()? {
        let bytes = bytes.to_vec();
        if lines.number() == line {
            return Ok(bytes);
        }
    }
    Err(NotRead::NoSuchLine { line, lines: lines.number() })
}

/// The calls of some lines, in the order of the file. Lines that are quarantined or none have no calls.
///
/// # Errors
/// What keeps the file from being read up to there.
pub fn calls_of_lines<R: Read + Seek + Send>(
    read: R,
    how: &How,
    index: &[ChunkIndex],
    lines: &[u64],
) -> Result<Vec<Call>, NotRead> {
    map_lines(read, how, index, lines, |sight| Some(sight.call()))
}

/// What `take` makes of the alleles of some lines, in the order of the file.
///
/// # Errors
/// What keeps the file from being read up to there.
pub fn map_lines<R: Read + Seek + Send, T>(
    read: R,
    how: &How,
    index: &[ChunkIndex],
    lines: &[u64],
    take: impl Fn(&Sight<'_>) -> Option<T>,
) -> Result<Vec<T>, NotRead> {
    let mut wanted = lines.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let wanted: Vec<_> = wanted.into_iter().map(|line| line..=line).collect();
    let mut taken = Vec::new();
    walk(read, how, index, &wanted, &mut |sight| {
        taken.extend(take(sight));
        true
    })?;
    Ok(taken)
}

/// The header and some lines of a file, each with a line end, as they were written; `wanted` are 1-based and count header
/// lines.
///
/// # Errors
/// What keeps the file from being read.
pub fn header_and_lines<R: Read + Send>(
    mut read: R,
    limits: &Limits,
    wanted: &BTreeSet<u64>,
) -> Result<Vec<u8>, NotRead> {
    let mut lines = Lines::open(&mut read, *limits)?;
    let (mut kept, mut in_header) = (Vec::new(), true);
    while let Some(line) = lines.next_numbered()? {
        if in_header || wanted.contains(&line.number) {
            kept.extend_from_slice(line.bytes);
            kept.push(b'\n');
        }
        in_header &= !line.bytes.starts_with(b"#CHROM");
    }
    Ok(kept)
}

/// Bases of one contig, 1-based, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region<'a> {
    /// With or without `chr`.
    pub chrom: &'a str,
    pub start: u64,
    pub end: u64,
}

/// The first `most` calls that lie on a region in part or whole, in the order of the file. An adjacency is one call, that of its
/// first end, whichever of its ends lies there.
///
/// # Errors
/// What keeps the file from being read up to there.
pub fn calls_in_region<R: Read + Seek + Send>(
    mut read: R,
    how: &How,
    index: &[ChunkIndex],
    region: Region<'_>,
    most: usize,
) -> Result<Vec<Call>, NotRead> {
    let (mut calls, mut pairing) = (Vec::new(), Pairing::default());
    let region = Region { chrom: allele::canonical_chrom(region.chrom), ..region };
    walk(&mut read, how, index, &lines_about(index, &[region]), &mut |sight| {
        if region.holds(sight) && pair(&mut pairing, sight) == Seen::First {
            calls.push(sight.call());
        }
        calls.len() < most
    })?;
    calls.truncate(most);
    let awaited: Vec<(String, u64)> = pairing.awaited().collect();
    if awaited.is_empty() {
        return Ok(calls);
    }
    // Of an adjacency that has its second end here, the call is that of the first end, which stands on a line before.
    let mates: Vec<Region<'_>> =
        awaited.iter().map(|(chrom, pos)| Region::around(chrom, *pos, MOST_SLACK)).collect();
    walk(&mut read, how, index, &lines_about(index, &mates), &mut |sight| {
        let elsewhere = !region.holds(sight) && mates.iter().any(|mate| mate.holds(sight));
        if elsewhere
            && let Seen::SecondOf { line, allele_index } = pair(&mut pairing, sight)
            && sight.line() < line
            && let Some(call) =
                calls.iter_mut().find(|call| (call.line, call.allele_index) == (line, allele_index))
        {
            *call = sight.call();
        }
        true
    })?;
    calls.sort_by_key(|call| (call.line, call.allele_index));
    Ok(calls)
}

impl<'a> Region<'a> {
    fn around(chrom: &'a str, pos: u64, bases: u64) -> Self {
        Self { chrom, start: pos.saturating_sub(bases), end: pos.saturating_add(bases) }
    }

    fn meets(&self, chrom: &str, start: u64, end: u64) -> bool {
        self.chrom == chrom && start <= self.end && end >= self.start
    }

    /// Whether a call lies on the region in part or whole.
    fn holds(&self, sight: &Sight<'_>) -> bool {
        self.meets(sight.chrom(), sight.written_pos(), sight.last_base())
    }
}

/// What a call is among those before it; one that is no breakend stands alone.
fn pair(pairing: &mut Pairing, sight: &Sight<'_>) -> Seen {
    sight.breakend().map_or(Seen::First, |breakend| pairing.see(breakend))
}

/// The lines of all chunks that have calls on one of the regions; all lines without an index.
fn lines_about(index: &[ChunkIndex], regions: &[Region<'_>]) -> Vec<RangeInclusive<u64>> {
    if index.is_empty() {
        return vec![0..=u64::MAX];
    }
    let about = |chunk: &&ChunkIndex| {
        let met = |region: &Region<'_>| {
            chunk.spans.iter().any(|span| region.meets(&span.chrom, span.start, span.end))
        };
        regions.iter().any(met)
    };
    index.iter().filter(about).map(|chunk| chunk.first_line..=chunk.last_line()).collect()
}

/// The last chunk before or at `line` to which one can go.
fn seekable(index: &[ChunkIndex], line: u64) -> Option<&ChunkIndex> {
    let chunks = index.partition_point(|chunk| chunk.first_line <= line);
    index.get(chunks.checked_sub(1)?).filter(|chunk| chunk.place.is_some())
}

fn resume<'r, R: Read + Seek + Send>(
    read: &'r mut R,
    limits: &Limits,
    format: FileFormat,
    chunk: &ChunkIndex,
) -> Result<Lines<'r>, NotRead> {
    let place = chunk.place.unwrap_or_default();
    let (offset, _) = place.seek(format);
    read.seek(SeekFrom::Start(offset)).map_err(|error| unreadable(&error))?;
    Lines::resume(read, *limits, format, place, chunk.first_line)
}

/// Shows the alleles of the wanted lines to `take`, which says whether it wants more.
fn walk<R: Read + Seek + Send>(
    mut read: R,
    how: &How,
    index: &[ChunkIndex],
    wanted: &[RangeInclusive<u64>],
    take: &mut dyn FnMut(&Sight<'_>) -> bool,
) -> Result<(), NotRead> {
    let Opened { mut lines, header, issues } =
        read_header(Lines::reopen(&mut read, how.limits)?, &how.limits)?;
    let format = lines.format();
    let (file, _) = Decided::new(header, issues, format, &how.answers)?;
    let mut records = Records::new(&file.header, &file.columns);
    for range in wanted {
        if let Some(chunk) =
            seekable(index, *range.start()).filter(|chunk| chunk.first_line > lines.number() + 1)
        {
            drop(lines);
            lines = resume(&mut read, &how.limits, format, chunk)?;
        }
        if !through(&mut lines, range, &mut records, take)? {
            break;
        }
    }
    Ok(())
}

/// Reads on to the end of the range, and says whether more is wanted.
fn through(
    lines: &mut Lines<'_>,
    range: &RangeInclusive<u64>,
    records: &mut Records<'_>,
    take: &mut dyn FnMut(&Sight<'_>) -> bool,
) -> Result<bool, NotRead> {
    let mut more = true;
    while more && lines.number() < *range.end() {
        let Some(line) = lines.next_numbered()? else {
            return Ok(false);
        };
        if range.contains(&line.number) && no_data(line.bytes).is_none() {
            records.read(&line, &mut Account::default(), &mut |sight| more = take(sight));
        }
    }
    Ok(more)
}

impl ChunkIndex {
    /// Number of the last line.
    fn last_line(&self) -> u64 {
        (self.first_line + self.lines).saturating_sub(1)
    }
}
