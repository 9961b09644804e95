//! The bytes of a plain, gzip or BGZF file, handed out in pieces of bounded size.

use std::io::{self, BufReader, Chain, Cursor, ErrorKind, Read};

use board::variant::{FileFormat, MissingEnd, NotRead};
use flate2::bufread::MultiGzDecoder;

use crate::tally::Tally;

/// Bytes looked at before anything is decided.
const LOOKED_AT: u64 = 4096;
/// Bytes taken in at a time.
const BUFFER: usize = 1 << 17;
/// Text of one piece of a plain or gzip file, in bytes.
const PIECE: usize = 1 << 19;
/// Blocks of one piece of a BGZF file: at most 64 KiB of text each.
const BLOCKS: usize = 8;
/// Bytes of the header and of the trailer of a BGZF block.
const BLOCK_HEADER: usize = 18;
const BLOCK_TRAILER: usize = 8;

/// The raw bytes: those already looked at, then the rest.
type Raw<'r> = Chain<Cursor<Vec<u8>>, Tally<'r>>;

/// A piece of a file: whole BGZF blocks, or text.
#[derive(Default)]
pub struct Piece {
    pub bytes: Vec<u8>,
    /// Offset of the first byte in the file; says nothing in a gzip file.
    pub offset: u64,
    /// Bytes of the file taken in when the piece was complete.
    pub taken: u64,
}

/// Hands out the pieces of a file in their order.
pub struct Source<'r> {
    packing: Packing<'r>,
    offset: u64,
}

enum Packing<'r> {
    Plain(Raw<'r>),
    Gzip(Box<MultiGzDecoder<BufReader<Raw<'r>>>>),
    Bgzf {
        raw: Raw<'r>,
        /// What was read beyond the last whole block handed out.
        ahead: Vec<u8>,
    },
}

/// The bytes of a file as they came, once it is read to its end.
pub struct Whole {
    pub sha256: String,
    pub bytes: u64,
    /// Whether the last bytes are the empty block that ends a BGZF file.
    pub ends_as_bgzf: bool,
}

impl<'r> Source<'r> {
    /// Looks at the first bytes to see how the file is packed.
    ///
    /// # Errors
    /// [`NotRead::Empty`] without any byte, [`NotRead::Unreadable`] when the bytes cannot be had.
    pub fn open(mut tally: Tally<'r>) -> Result<Self, NotRead> {
        let mut head = Vec::new();
        tally.by_ref().take(LOOKED_AT).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
        if head.is_empty() {
            return Err(NotRead::Empty {});
        }
        let gzip = head.starts_with(&[0x1f, 0x8b]);
        let bgzf = gzip && head.get(3).is_some_and(|flags| flags & 4 != 0) && head.get(12..14) == Some(b"BC");
        let format = match (gzip, bgzf) {
            (true, true) => FileFormat::Bgzf,
            (true, false) => FileFormat::Gzip,
            _ => FileFormat::Plain,
        };
        Ok(Self::packed(format, Cursor::new(head).chain(tally), 0))
    }

    /// Goes on at byte `offset` of a file of this format, from which `tally` gives the bytes.
    pub fn resume(tally: Tally<'r>, format: FileFormat, offset: u64) -> Self {
        Self::packed(format, Cursor::new(Vec::new()).chain(tally), offset)
    }

    fn packed(format: FileFormat, raw: Raw<'r>, offset: u64) -> Self {
        let packing = match format {
            FileFormat::Plain => Packing::Plain(raw),
            FileFormat::Gzip => {
                Packing::Gzip(Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, raw))))
            }
            FileFormat::Bgzf => Packing::Bgzf { raw, ahead: Vec::new() },
        };
        Self { packing, offset }
    }

    /// How the file is packed.
    pub fn format(&self) -> FileFormat {
        match self.packing {
            Packing::Plain(_) => FileFormat::Plain,
            Packing::Gzip(_) => FileFormat::Gzip,
            Packing::Bgzf { .. } => FileFormat::Bgzf,
        }
    }

    /// Puts the next piece into `piece`, which stays empty at the end of the file.
    ///
    /// # Errors
    /// The bytes cannot be had, or a block is cut off; `piece` holds what came before.
    pub fn next(&mut self, piece: &mut Piece) -> io::Result<()> {
        piece.bytes.clear();
        piece.offset = self.offset;
        let read = match &mut self.packing {
            Packing::Plain(raw) => fill(raw, &mut piece.bytes, PIECE),
            Packing::Gzip(inflate) => fill(inflate.as_mut(), &mut piece.bytes, PIECE),
            Packing::Bgzf { raw, ahead } => blocks(raw, ahead, &mut piece.bytes),
        };
        self.offset += piece.bytes.len() as u64;
        piece.taken = self.tally().taken();
        read
    }

    /// Bytes of the file taken in so far.
    pub fn taken(&self) -> u64 {
        self.tally().taken()
    }

    /// Reads the rest of the raw bytes and tells number and hash of them all.
    ///
    /// # Errors
    /// [`NotRead::Unreadable`] when the bytes cannot be had.
    pub fn finish(mut self) -> Result<Whole, NotRead> {
        let tally = match &mut self.packing {
            Packing::Plain(raw) | Packing::Bgzf { raw, .. } => raw.get_mut().1,
            Packing::Gzip(inflate) => inflate.get_mut().get_mut().get_mut().1,
        };
        tally.drain().map_err(|error| unreadable(&error))?;
        Ok(Whole { sha256: tally.sha256(), bytes: tally.taken(), ends_as_bgzf: tally.ends_as_bgzf() })
    }

    fn tally(&self) -> &Tally<'r> {
        match &self.packing {
            Packing::Plain(raw) | Packing::Bgzf { raw, .. } => raw.get_ref().1,
            Packing::Gzip(inflate) => inflate.get_ref().get_ref().get_ref().1,
        }
    }
}

/// Appends up to `most` bytes of `read` to `bytes`; fewer at the end alone.
fn fill(read: &mut dyn Read, bytes: &mut Vec<u8>, most: usize) -> io::Result<()> {
    read.take(most as u64).read_to_end(bytes).map(|_| ())
}

/// Takes whole blocks into `bytes`, and into `ahead` what was read beyond them. Bytes after the last block that are too
/// few for a block's header are left out, as an incomplete end that the missing end marker tells.
fn blocks(raw: &mut dyn Read, ahead: &mut Vec<u8>, bytes: &mut Vec<u8>) -> io::Result<()> {
    std::mem::swap(ahead, bytes);
    let mut whole = 0;
    let mut taken = 0;
    let cut = loop {
        let rest = bytes.get(whole..).unwrap_or_default();
        let size = match rest.get(BLOCK_HEADER - 2..BLOCK_HEADER) {
            Some([low, high]) => usize::from(u16::from_le_bytes([*low, *high])) + 1,
            _ => BLOCK_HEADER,
        };
        if taken == BLOCKS {
            break false;
        }
        if rest.len() >= BLOCK_HEADER && size < BLOCK_HEADER + BLOCK_TRAILER {
            // Not even an empty block is so small: whatever inflates it will say so.
            whole = bytes.len();
            break false;
        }
        if rest.len() >= BLOCK_HEADER && rest.len() >= size {
            (whole, taken) = (whole + size, taken + 1);
            continue;
        }
        let (held, begun) = (bytes.len(), rest.len() >= BLOCK_HEADER);
        fill(raw, bytes, BUFFER)?;
        if bytes.len() == held {
            break begun;
        }
    };
    ahead.clear();
    ahead.extend(bytes.drain(whole..));
    if cut && bytes.is_empty() { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

/// What a failure to have bytes means.
pub fn unreadable(error: &io::Error) -> NotRead {
    NotRead::Unreadable { kind: error.kind().to_string() }
}

/// What a failed read of a file of this format means after so many lines.
pub fn broken(error: &io::Error, format: FileFormat, lines: u64) -> NotRead {
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
