//! Text put together quickly.

/// Bytes of a line in the making.
#[derive(Debug, Default)]
pub struct Text(Vec<u8>);

impl Text {
    /// Appends words.
    pub fn put(&mut self, words: &str) -> &mut Self {
        self.0.extend_from_slice(words.as_bytes());
        self
    }

    /// Appends bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// Appends a number in decimal digits.
    pub fn number(&mut self, number: u64) -> &mut Self {
        self.digits(number, 1)
    }

    /// Appends a number in decimal digits, at least `width` of them.
    pub fn digits(&mut self, mut number: u64, width: usize) -> &mut Self {
        let start = self.0.len();
        while number > 0 || self.0.len() - start < width {
            self.0.push(b'0' + (number % 10) as u8);
            number /= 10;
        }
        if let Some(written) = self.0.get_mut(start..) {
            written.reverse();
        }
        self
    }

    /// Appends `numerator / denominator` with `places` decimals, rounded down; 0 when the denominator is.
    pub fn ratio(&mut self, numerator: u64, denominator: u64, places: u32) -> &mut Self {
        let unit = 10_u64.pow(places);
        let parts = (numerator * unit).checked_div(denominator).unwrap_or(0);
        self.number(parts / unit).put(".").digits(parts % unit, places as usize)
    }

    /// The bytes so far.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Number of bytes so far.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Begins anew.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ratios_are_written_in_decimal() {
        let mut text = Text::default();
        text.number(0).put(" ").number(1_230).put(" ").digits(7, 5).put(" ").ratio(1, 8, 3).put(" ");
        text.ratio(50, 50, 3).put(" ").ratio(1, 0, 2);
        assert_eq!(text.as_bytes(), b"0 1230 00007 0.125 1.000 0.00");
    }
}
