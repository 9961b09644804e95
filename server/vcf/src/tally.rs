//! Counting and hashing the bytes of a file as they come.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The empty block that ends every complete BGZF file (SAM specification, section 4.1.2).
const BGZF_END: [u8; 28] = [
    0x1f, 0x8b, 0x08, 0x04, 0, 0, 0, 0, 0, 0xff, 0x06, 0, 0x42, 0x43, 0x02, 0, 0x1b, 0, 0x03, 0, 0, 0, 0, 0,
    0, 0, 0, 0,
];

/// Where the bytes of a file come from.
pub type Bytes<'r> = Box<dyn Read + Send + 'r>;

/// Passes bytes on; keeps their number, their SHA-256 and the last few.
pub struct Tally<'r> {
    inner: Bytes<'r>,
    /// None where a part of a file is read again, whose hash is known or says nothing.
    hash: Option<Sha256>,
    bytes: u64,
    tail: Vec<u8>,
}

impl<'r> Tally<'r> {
    /// Counts and hashes all that `inner` gives.
    pub fn hashing(inner: Bytes<'r>) -> Self {
        Self { hash: Some(Sha256::new()), ..Self::counting(inner) }
    }

    /// Counts what `inner` gives.
    pub fn counting(inner: Bytes<'r>) -> Self {
        Self { inner, hash: None, bytes: 0, tail: Vec::with_capacity(2 * BGZF_END.len()) }
    }

    /// Number of bytes passed on.
    pub fn taken(&self) -> u64 {
        self.bytes
    }

    /// Reads what is left, so that number and hash are of the whole file.
    pub fn drain(&mut self) -> io::Result<()> {
        let mut buffer = vec![0; 1 << 17];
        loop {
            match self.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Lower-case hexadecimal SHA-256 of the bytes passed on; empty where they are not hashed.
    pub fn sha256(&self) -> String {
        let digest = self.hash.clone().map(Sha256::finalize);
        digest.iter().flatten().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether the last bytes passed on are the empty block that ends a BGZF file.
    pub fn ends_as_bgzf(&self) -> bool {
        ends_as_bgzf(&self.tail)
    }
}

/// Whether `bytes` end with the empty block that ends a BGZF file.
pub fn ends_as_bgzf(bytes: &[u8]) -> bool {
    bytes.ends_with(&BGZF_END)
}

impl Read for Tally<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        let new = buf.get(..read).unwrap_or_default();
        if let Some(hash) = &mut self.hash {
            hash.update(new);
        }
        self.bytes += new.len() as u64;
        let end = new.get(new.len().saturating_sub(BGZF_END.len())..).unwrap_or_default();
        self.tail.extend_from_slice(end);
        let surplus = self.tail.len().saturating_sub(BGZF_END.len());
        self.tail.drain(..surplus);
        Ok(read)
    }
}
