//! Lines of a plain, gzip or BGZF file, framed here so that a bad line can never swallow its neighbours.

use std::io::{self, BufRead, BufReader, Chain, Cursor, ErrorKind, Read};

use board::variant::{FileFormat, MissingEnd, NotRead};
use flate2::bufread::MultiGzDecoder;

use crate::Limits;
use crate::tally::Tally;

/// Bytes taken in at a time.
const BUFFER: usize = 1 << 17;

/// Bytes looked at before anything is decided.
const LOOKED_AT: u64 = 4096;

/// The raw bytes: those already looked at, then the rest.
type Raw<R> = Chain<Cursor<Vec<u8>>, Tally<R>>;

enum Body<R: Read> {
    Plain(Box<BufReader<Raw<R>>>),
    Gzip(Box<BufReader<MultiGzDecoder<BufReader<Raw<R>>>>>),
    Bgzf(Box<noodles_bgzf::io::Reader<Raw<R>>>),
}

/// The bytes of a file as they came, once it is read to its end.
pub struct Whole {
    pub sha256: String,
    pub bytes: u64,
}

/// Reads one line after the other and minds the limits.
pub struct Lines<R: Read> {
    body: Body<R>,
    limits: Limits,
    line: Vec<u8>,
    number: u64,
    inflated: u64,
    terminated: bool,
}

impl<R: Read> Lines<R> {
    /// Looks at the first bytes to see how the file is packed.
    ///
    /// # Errors
    /// [`NotRead::Empty`] without any byte, [`NotRead::Unreadable`] when the bytes cannot be had.
    pub fn open(read: R, limits: Limits) -> Result<Self, NotRead> {
        let mut tally = Tally::new(read);
        let mut head = Vec::new();
        tally.by_ref().take(LOOKED_AT).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
        if head.is_empty() {
            return Err(NotRead::Empty {});
        }
        let gzip = head.starts_with(&[0x1f, 0x8b]);
        let bgzf = gzip && head.get(3).is_some_and(|flags| flags & 4 != 0) && head.get(12..14) == Some(b"BC");
        let raw = Cursor::new(head).chain(tally);
        let body = match (gzip, bgzf) {
            (true, true) => Body::Bgzf(Box::new(noodles_bgzf::io::Reader::new(raw))),
            (true, false) => {
                let inflate = MultiGzDecoder::new(BufReader::with_capacity(BUFFER, raw));
                Body::Gzip(Box::new(BufReader::with_capacity(BUFFER, inflate)))
            }
            _ => Body::Plain(Box::new(BufReader::with_capacity(BUFFER, raw))),
        };
        Ok(Self { body, limits, line: Vec::new(), number: 0, inflated: 0, terminated: true })
    }

    /// How the file is packed.
    pub fn format(&self) -> FileFormat {
        match self.body {
            Body::Plain(_) => FileFormat::Plain,
            Body::Gzip(_) => FileFormat::Gzip,
            Body::Bgzf(_) => FileFormat::Bgzf,
        }
    }

    /// Some of the first inflated bytes, without reading on.
    pub fn peek(&mut self) -> Result<&[u8], NotRead> {
        let (number, format) = (self.number, self.format());
        self.body.buffer().fill_buf().map_err(|error| broken(&error, format, number))
    }

    /// The next line without its line end, or nothing at the end of the file.
    pub fn next(&mut self) -> Result<Option<&[u8]>, NotRead> {
        self.line.clear();
        let format = self.format();
        let number = self.number + 1;
        let mut any = false;
        loop {
            let inflated = self.body.buffer();
            let chunk = match inflated.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(broken(&error, format, self.number)),
            };
            if chunk.is_empty() {
                self.terminated &= !any;
                break;
            }
            any = true;
            let end = memchr::memchr(b'\n', chunk);
            let used = end.map_or(chunk.len(), |at| at + 1);
            self.line.extend_from_slice(chunk.get(..end.unwrap_or(used)).unwrap_or_default());
            inflated.consume(used);
            self.inflated += used as u64;
            self.mind_limits(number)?;
            if end.is_some() {
                self.terminated = true;
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.number = number;
        if self.line.last() == Some(&b'\r') {
            self.line.pop();
        }
        Ok(Some(&self.line))
    }

    fn mind_limits(&self, line: u64) -> Result<(), NotRead> {
        let Limits { inflated: most, ratio, ratio_after, line: longest, .. } = self.limits;
        let (inflated, compressed) = (self.inflated, self.compressed().max(1));
        let packed = !matches!(self.body, Body::Plain(_));
        if inflated > most {
            return Err(NotRead::InflatedTooLarge { limit: most });
        }
        if packed && inflated > ratio_after && inflated / compressed > ratio {
            return Err(NotRead::InflatesTooMuch { inflated, compressed, limit: ratio });
        }
        if self.line.len() as u64 > longest {
            return Err(NotRead::LineTooLong { line, limit: longest });
        }
        Ok(())
    }

    /// Number of the line read last, 1-based.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Inflated bytes of the lines read so far.
    pub fn inflated(&self) -> u64 {
        self.inflated
    }

    /// Bytes of the file taken in so far.
    pub fn compressed(&self) -> u64 {
        self.body.tally().taken()
    }

    /// Whether the line read last had a line end.
    pub fn terminated(&self) -> bool {
        self.terminated
    }

    /// Reads the rest of the raw bytes and tells number and hash of them all.
    ///
    /// # Errors
    /// [`NotRead::TruncatedBgzf`] when a BGZF file does not end as one.
    pub fn finish(mut self) -> Result<Whole, NotRead> {
        let tally = self.body.tally_mut();
        tally.drain().map_err(|error| unreadable(&error))?;
        let whole = Whole { sha256: tally.sha256(), bytes: tally.taken() };
        let complete = tally.ends_as_bgzf();
        if matches!(self.body, Body::Bgzf(_)) {
            let cut = |missing| Err(NotRead::TruncatedBgzf { missing, lines: self.number });
            if !complete {
                return cut(MissingEnd::EndMarker);
            }
            if !self.terminated {
                return cut(MissingEnd::LineEnd);
            }
        }
        Ok(whole)
    }
}

impl<R: Read> Body<R> {
    fn buffer(&mut self) -> &mut dyn BufRead {
        match self {
            Self::Plain(body) => body,
            Self::Gzip(body) => body,
            Self::Bgzf(body) => body,
        }
    }

    fn tally(&self) -> &Tally<R> {
        match self {
            Self::Plain(body) => body.get_ref().get_ref().1,
            Self::Gzip(body) => body.get_ref().get_ref().get_ref().get_ref().1,
            Self::Bgzf(body) => body.get_ref().get_ref().1,
        }
    }

    fn tally_mut(&mut self) -> &mut Tally<R> {
        match self {
            Self::Plain(body) => body.get_mut().get_mut().1,
            Self::Gzip(body) => body.get_mut().get_mut().get_mut().get_mut().1,
            Self::Bgzf(body) => body.get_mut().get_mut().1,
        }
    }
}

fn unreadable(error: &io::Error) -> NotRead {
    NotRead::Unreadable { kind: error.kind().to_string() }
}

/// What a failed read of the body means for a file of this format.
fn broken(error: &io::Error, format: FileFormat, lines: u64) -> NotRead {
    match (format, error.kind()) {
        (FileFormat::Plain, _) => unreadable(error),
        (FileFormat::Bgzf, ErrorKind::UnexpectedEof) => {
            NotRead::TruncatedBgzf { missing: MissingEnd::Block, lines }
        }
        (FileFormat::Gzip, ErrorKind::UnexpectedEof) => NotRead::TruncatedGzip { lines },
        (_, ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::Other) => {
            NotRead::CorruptCompression { lines }
        }
        _ => unreadable(error),
    }
}
