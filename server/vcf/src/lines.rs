//! Lines one after the other, framed here so that a bad line can never swallow its neighbours: the header's, and those
//! of a part of a file that is read again.

use std::io::{self, Read};

use board::variant::{FileFormat, NotRead};

use crate::Limits;
use crate::seam::Numbered;
use crate::source::{Piece, Source, broken};
use crate::tally::Tally;
use crate::text::{Place, Text};

/// Reads one line after the other and minds the limits.
pub struct Lines<'r> {
    source: Source<'r>,
    limits: Limits,
    piece: Piece,
    text: Text,
    /// Index of the next byte of the text that was not handed out.
    at: usize,
    /// The start of a line that stands in several pieces.
    begun: Vec<u8>,
    number: u64,
    inflated: u64,
    failed: Option<io::Error>,
    terminated: bool,
}

/// What is left of a file after some of its lines.
pub struct Rest<'r> {
    pub source: Source<'r>,
    /// Text of which the part from [`Self::at`] on is not read.
    pub text: Text,
    pub at: usize,
    /// What kept the piece after the text from being inflated.
    pub failed: Option<io::Error>,
    /// Number of lines read.
    pub lines: u64,
    /// Inflated bytes of the lines read.
    pub inflated: u64,
}

impl<'r> Lines<'r> {
    /// Looks at the first bytes to see how the file is packed.
    ///
    /// # Errors
    /// [`NotRead::Empty`] without any byte, [`NotRead::Unreadable`] when the bytes cannot be had.
    pub fn open(read: impl Read + Send + 'r, limits: Limits) -> Result<Self, NotRead> {
        Ok(Self::of(Source::open(Tally::hashing(Box::new(read)))?, limits, 0))
    }

    /// As [`Self::open`], for a file whose hash is known: it is not computed.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn reopen(read: impl Read + Send + 'r, limits: Limits) -> Result<Self, NotRead> {
        Ok(Self::of(Source::open(Tally::counting(Box::new(read)))?, limits, 0))
    }

    /// Goes on at `place`, where line `first_line` starts, of a file of this format; `read` gives the bytes from
    /// [`Place::seek`] on.
    ///
    /// # Errors
    /// [`NotRead`] when there is no text up to the place.
    pub fn resume(
        read: impl Read + Send + 'r,
        limits: Limits,
        format: FileFormat,
        place: Place,
        first_line: u64,
    ) -> Result<Self, NotRead> {
        let (offset, passed) = place.seek(format);
        let source = Source::resume(Tally::counting(Box::new(read)), format, offset);
        let mut lines = Self::of(source, limits, first_line.saturating_sub(1));
        lines.fill()?;
        lines.at = passed.min(lines.text.bytes().len());
        Ok(lines)
    }

    fn of(source: Source<'r>, limits: Limits, number: u64) -> Self {
        Self {
            source,
            limits,
            piece: Piece::default(),
            text: Text::default(),
            at: 0,
            begun: Vec::new(),
            number,
            inflated: 0,
            failed: None,
            terminated: true,
        }
    }

    /// How the file is packed.
    pub fn format(&self) -> FileFormat {
        self.source.format()
    }

    /// Some of the first inflated bytes, without reading on.
    pub fn peek(&mut self) -> Result<&[u8], NotRead> {
        self.fill()?;
        Ok(self.text.bytes().get(self.at..).unwrap_or_default())
    }

    /// Sees to it that there is text, unless the file ends.
    fn fill(&mut self) -> Result<(), NotRead> {
        let format = self.format();
        if self.at < self.text.bytes().len() {
            return Ok(());
        }
        if let Some(error) = self.failed.take() {
            return Err(broken(&error, format, self.number));
        }
        let read = self.source.next(&mut self.piece);
        let inflated = self.text.inflate(format, &mut self.piece);
        self.at = 0;
        match inflated.and(read) {
            Err(error) if self.text.bytes().is_empty() => Err(broken(&error, format, self.number)),
            outcome => {
                self.failed = outcome.err();
                Ok(())
            }
        }
    }

    /// The next line without its line end, or nothing at the end of the file.
    pub fn next(&mut self) -> Result<Option<&[u8]>, NotRead> {
        self.begun.clear();
        let mut any = false;
        let (from, to) = loop {
            self.fill()?;
            let (from, rest) = (self.at, self.text.bytes().get(self.at..).unwrap_or_default());
            if rest.is_empty() {
                self.terminated &= !any;
                break (from, from);
            }
            any = true;
            let end = memchr::memchr(b'\n', rest);
            let used = end.map_or(rest.len(), |at| at + 1);
            self.at += used;
            self.inflated += used as u64;
            if let Some(end) = end {
                break (from, from + end);
            }
            self.begun.extend_from_slice(rest);
            self.mind_limits(self.begun.len())?;
        };
        if !any {
            return Ok(None);
        }
        self.mind_limits(self.begun.len() + to - from)?;
        self.number += 1;
        let tail = self.text.bytes().get(from..to).unwrap_or_default();
        if self.begun.is_empty() {
            return Ok(Some(without_return(tail)));
        }
        self.begun.extend_from_slice(tail);
        Ok(Some(without_return(&self.begun)))
    }

    /// The next line as [`Self::next`] gives it, with its number and its place.
    pub fn next_numbered(&mut self) -> Result<Option<Numbered<'_>>, NotRead> {
        let (number, printable) = (self.number + 1, false);
        // The place is that of the line to come, which the borrow of its bytes hides.
        self.fill()?;
        let place = self.text.place(self.at);
        Ok(self.next()?.map(|bytes| Numbered { number, place, bytes, printable }))
    }

    fn mind_limits(&self, length: usize) -> Result<(), NotRead> {
        let (line, limit) = (self.number + 1, self.limits.line);
        if length as u64 > limit {
            return Err(NotRead::LineTooLong { line, limit });
        }
        self.limits.inflation(self.format(), self.inflated, self.source.taken())
    }

    /// Number of the line read last, 1-based.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Inflated bytes of the lines read so far.
    pub fn inflated(&self) -> u64 {
        self.inflated
    }

    /// Whether the line read last had a line end.
    pub fn terminated(&self) -> bool {
        self.terminated
    }

    /// What is left after the lines read so far.
    pub fn rest(self) -> Rest<'r> {
        let Self { source, text, at, failed, number, inflated, .. } = self;
        Rest { source, text, at, failed, lines: number, inflated }
    }
}

/// The line without the carriage return of a two-character line end.
pub fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}
