//! Inflated text, and where in the file each byte of it is to be found again.

use std::io::{self, ErrorKind, Read};

use board::variant::FileFormat;

use crate::source::Piece;

/// Most inflated bytes of a BGZF block.
const BLOCK: usize = 1 << 16;

/// Where reading can take up a file again: the virtual position of a BGZF file (SAM specification, section 4.1.1), the
/// byte offset of a plain one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub u64);

impl Place {
    /// Offset in the file from which to read, and bytes of inflated text to pass over from there.
    pub fn seek(self, format: FileFormat) -> (u64, usize) {
        match format {
            FileFormat::Bgzf => (self.0 >> 16, usize::try_from(self.0 & 0xffff).unwrap_or(0)),
            _ => (self.0, 0),
        }
    }
}

/// The text of one piece.
#[derive(Default)]
pub struct Text {
    /// The text, then what is left of longer ones before it.
    bytes: Vec<u8>,
    length: usize,
    /// For each block where its text starts, and the place of that start.
    starts: Vec<(usize, u64)>,
    printable: bool,
}

impl Text {
    /// Inflates `piece` of a file packed as `format`.
    ///
    /// # Errors
    /// A block is damaged; the text of those before it is there.
    pub fn inflate(&mut self, format: FileFormat, piece: &mut Piece) -> io::Result<()> {
        self.starts.clear();
        self.length = 0;
        let outcome = if format == FileFormat::Bgzf {
            self.blocks(piece)
        } else {
            std::mem::swap(&mut self.bytes, &mut piece.bytes);
            self.length = self.bytes.len();
            if format == FileFormat::Plain {
                self.starts.push((0, piece.offset));
            }
            Ok(())
        };
        self.printable = printable(self.bytes());
        outcome
    }

    fn blocks(&mut self, piece: &Piece) -> io::Result<()> {
        let mut reader = noodles_bgzf::io::Reader::new(piece.bytes.as_slice());
        loop {
            if self.bytes.len() < self.length + BLOCK {
                self.bytes.resize(self.length + BLOCK, 0);
            }
            let (at, room) = (reader.position(), self.bytes.get_mut(self.length..).unwrap_or_default());
            match reader.read(room) {
                Ok(0) => return Ok(()),
                Ok(read) => {
                    // An empty block that was passed over may stand at `at`: the text from there on is the same.
                    self.starts.push((self.length, (piece.offset + at) << 16));
                    self.length += read;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Whether all of the text is printable ASCII, tabs and line feeds, as it is in nearly every file.
    pub fn is_printable(&self) -> bool {
        self.printable
    }

    /// The text.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// The place of the byte at `index`; none in a gzip file.
    pub fn place(&self, index: usize) -> Option<Place> {
        let blocks = self.starts.partition_point(|(start, _)| *start <= index);
        let (start, place) = self.starts.get(blocks.checked_sub(1)?)?;
        Some(Place(place + (index - start) as u64))
    }
}

/// Whether all of `bytes` are printable ASCII, tabs or line feeds; looked at many at a time.
fn printable(bytes: &[u8]) -> bool {
    let odd = |byte: &u8| !(b' '..=b'~').contains(byte) & (*byte != b'\t') & (*byte != b'\n');
    bytes.chunks(4096).all(|some| !some.iter().fold(false, |any, byte| any | odd(byte)))
}
