//! Reading the variable-length numbers and buffers of lib0, in which the frames and updates of Yjs are written. Nothing
//! is set aside for what a sender only claims will come.

/// The bytes are not what they ought to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Largest number of JavaScript without loss: the bound of Yjs' client numbers.
const SAFE: u64 = (1 << 53) - 1;

/// What is still to be read.
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    /// From the first byte on.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether everything has been read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next byte.
    ///
    /// # Errors
    /// There is none.
    pub fn byte(&mut self) -> Result<u8, Malformed> {
        let (first, rest) = self.0.split_first().ok_or(Malformed)?;
        self.0 = rest;
        Ok(*first)
    }

    /// The next number, seven bits a byte, lowest first.
    ///
    /// # Errors
    /// It does not end, or is beyond 2⁵³ − 1.
    pub fn number(&mut self) -> Result<u64, Malformed> {
        let mut number = 0_u64;
        for place in 0..8 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return if number <= SAFE { Ok(number) } else { Err(Malformed) };
            }
        }
        Err(Malformed)
    }

    /// The next number, when it is a clock or a length: at most 2³¹ − 1.
    ///
    /// # Errors
    /// It is none.
    pub fn clock(&mut self) -> Result<u32, Malformed> {
        let number = u32::try_from(self.number()?).map_err(|_| Malformed)?;
        if number <= i32::MAX.unsigned_abs() { Ok(number) } else { Err(Malformed) }
    }

    /// The next buffer, which is told by its length.
    ///
    /// # Errors
    /// It is shorter than told.
    pub fn buffer(&mut self) -> Result<&'a [u8], Malformed> {
        let length = usize::try_from(self.number()?).map_err(|_| Malformed)?;
        let (buffer, rest) = self.0.split_at_checked(length).ok_or(Malformed)?;
        self.0 = rest;
        Ok(buffer)
    }

    /// The next text.
    ///
    /// # Errors
    /// It is not UTF-8, or shorter than told.
    pub fn text(&mut self) -> Result<&'a str, Malformed> {
        std::str::from_utf8(self.buffer()?).map_err(|_| Malformed)
    }
}

/// Writes a number.
pub fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes a buffer with its length.
pub fn put_buffer(out: &mut Vec<u8>, buffer: &[u8]) {
    put_number(out, buffer.len() as u64);
    out.extend_from_slice(buffer);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (number, written) in [(0, vec![0]), (127, vec![127]), (128, vec![128, 1]), (300, vec![0xac, 2])] {
            let mut out = Vec::new();
            put_number(&mut out, number);
            assert_eq!(out, written);
            assert_eq!(Bytes::new(&out).number(), Ok(number));
        }
        let mut out = Vec::new();
        put_number(&mut out, SAFE);
        assert_eq!(Bytes::new(&out).number(), Ok(SAFE));
    }

    #[test]
    fn a_number_without_end_or_beyond_javascripts_is_none() {
        assert_eq!(Bytes::new(&[0x80]).number(), Err(Malformed));
        assert_eq!(Bytes::new(&[0xff; 20]).number(), Err(Malformed));
        let mut out = Vec::new();
        put_number(&mut out, SAFE + 1);
        assert_eq!(Bytes::new(&out).number(), Err(Malformed));
    }

    #[test]
    fn a_buffer_that_claims_more_than_there_is_is_none() {
        assert_eq!(Bytes::new(&[3, b'a', b'b']).buffer(), Err(Malformed));
        assert_eq!(Bytes::new(&[2, b'a', b'b']).text(), Ok("ab"));
        assert_eq!(Bytes::new(&[1, 0xff]).text(), Err(Malformed));
    }
}
