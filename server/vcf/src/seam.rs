//! Whole lines out of pieces of text: what one piece leaves for the next.

use std::io;

use board::variant::{FileFormat, NotRead};

use crate::Limits;
use crate::lines::without_return;
use crate::source::broken;
use crate::text::{Place, Text};

/// What is known where one piece of text ends and the next begins.
#[derive(Default)]
pub struct Seam {
    /// Lines that ended so far.
    pub lines: u64,
    /// Bytes of text so far.
    pub inflated: u64,
    /// The start of a line that did not end yet.
    begun: Vec<u8>,
    begun_at: Option<Place>,
}

/// A piece of text as it comes to the seam.
pub struct Coming<'t> {
    pub text: &'t Text,
    /// The text before this index is read already.
    pub from: usize,
    /// Line ends from there on.
    pub ends: u64,
    pub format: FileFormat,
    /// Bytes of the file taken in when the piece was complete.
    pub taken: u64,
    /// What kept more of the piece from being inflated.
    pub failed: Option<io::Error>,
    /// The file ends here.
    pub last: bool,
}

/// The lines that end in one piece of text.
#[derive(Default)]
pub struct Framed {
    /// Number of the first line.
    pub first_line: u64,
    /// Number of lines.
    pub lines: u64,
    /// Where the first line starts; none in a gzip file.
    pub place: Option<Place>,
    /// The first line when it began in a piece before.
    pub first: Vec<u8>,
    /// Where the other lines stand in the text.
    pub others: std::ops::Range<usize>,
    /// The file ends here, and its last line has no line end.
    pub unterminated: bool,
}

impl Seam {
    /// Goes on after `lines` lines with `inflated` bytes.
    pub fn after(lines: u64, inflated: u64) -> Self {
        Self { lines, inflated, ..Self::default() }
    }

    /// Joins the next piece of text to those before it.
    ///
    /// # Errors
    /// [`NotRead`] when the piece could not be had whole, or a limit is passed.
    pub fn join(&mut self, coming: Coming<'_>, limits: &Limits, framed: &mut Framed) -> Result<(), NotRead> {
        let Coming { text, from, ends, format, taken, failed, last } = coming;
        let bytes = text.bytes().get(from..).unwrap_or_default();
        framed.first.clear();
        framed.first_line = self.lines + 1;
        framed.lines = ends;
        framed.unterminated = false;
        framed.place = if self.begun.is_empty() { text.place(from) } else { self.begun_at };
        self.lines += ends;
        self.inflated += bytes.len() as u64;
        if let Some(error) = failed {
            return Err(broken(&error, format, self.lines));
        }
        limits.inflation(format, self.inflated, taken)?;
        let mut start = 0;
        if let Some(end) = memchr::memchr(b'\n', bytes)
            && !self.begun.is_empty()
        {
            std::mem::swap(&mut framed.first, &mut self.begun);
            framed.first.extend_from_slice(bytes.get(..=end).unwrap_or_default());
            start = end + 1;
        }
        let end = memchr::memrchr(b'\n', bytes).map_or(start, |end| end + 1);
        framed.others = from + start..from + end;
        let rest = bytes.get(end..).unwrap_or_default();
        if self.begun.is_empty() && !rest.is_empty() {
            self.begun_at = text.place(from + end);
        }
        self.begun.extend_from_slice(rest);
        if last && !self.begun.is_empty() {
            framed.lines += 1;
            framed.unterminated = true;
            std::mem::swap(&mut framed.first, &mut self.begun);
        }
        if self.begun.len() as u64 > limits.line {
            return Err(NotRead::LineTooLong { line: self.lines + 1, limit: limits.line });
        }
        Ok(())
    }
}

/// A line as it was written, without its line end.
pub struct Numbered<'l> {
    /// 1-based, header lines counted.
    pub number: u64,
    /// Where it starts; none in a gzip file.
    pub place: Option<Place>,
    pub bytes: &'l [u8],
    /// All of it is known to be printable ASCII or tabs.
    pub printable: bool,
}

impl Framed {
    /// The lines without their line ends.
    ///
    /// # Errors
    /// [`NotRead::LineTooLong`] when one is.
    pub fn each(&self, text: &Text, limit: u64, line: &mut dyn FnMut(&Numbered<'_>)) -> Result<(), NotRead> {
        let mut number = self.first_line;
        let mut one = |number, place, bytes: &[u8], printable| {
            if bytes.len() as u64 > limit {
                return Err(NotRead::LineTooLong { line: number, limit });
            }
            line(&Numbered { number, place, bytes: without_return(bytes), printable });
            Ok(())
        };
        if !self.first.is_empty() {
            one(number, self.place, self.first.strip_suffix(b"\n").unwrap_or(&self.first), false)?;
            number += 1;
        }
        let others = text.bytes().get(self.others.clone()).unwrap_or_default();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', others) {
            let bytes = others.get(start..end).unwrap_or_default();
            one(number, text.place(self.others.start + start), bytes, text.is_printable())?;
            (start, number) = (end + 1, number + 1);
        }
        Ok(())
    }
}
