//! How much of a file is read before it is refused.

use board::variant::{FileFormat, NotRead};

/// Limits against damaged and hostile files. Sizes are bytes; the time is looked at between the parts of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most inflated bytes: 64 GiB, ten times an annotated whole genome.
    pub inflated: u64,
    /// Most inflated bytes for each compressed one: 200. Annotated files stay below 40; a run of zeros makes 1,000.
    pub ratio: u64,
    /// The ratio is looked at from here on: 64 MiB inflated.
    pub ratio_after: u64,
    /// Longest line: 16 MiB. The longest real one met, an annotated structural variant, has 2.3 MB.
    pub line: u64,
    /// Largest header: 64 MiB.
    pub header: u64,
    /// Most sample columns: 10,000.
    pub samples: u64,
    /// Longest time from the first byte to the last, in seconds: an hour, many times what an annotated whole genome takes.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            inflated: 64 << 30,
            ratio: 200,
            ratio_after: 64 << 20,
            line: 16 << 20,
            header: 64 << 20,
            samples: 10_000,
            seconds: 3_600,
        }
    }
}

impl Limits {
    /// Whether `compressed` bytes of a file may have become `inflated` ones.
    ///
    /// # Errors
    /// [`NotRead::InflatedTooLarge`] or [`NotRead::InflatesTooMuch`].
    pub(crate) fn inflation(
        &self,
        format: FileFormat,
        inflated: u64,
        compressed: u64,
    ) -> Result<(), NotRead> {
        let Self { inflated: most, ratio, ratio_after, .. } = *self;
        let compressed = compressed.max(1);
        if inflated > most {
            return Err(NotRead::InflatedTooLarge { limit: most });
        }
        if format != FileFormat::Plain && inflated > ratio_after && inflated / compressed > ratio {
            return Err(NotRead::InflatesTooMuch { inflated, compressed, limit: ratio });
        }
        Ok(())
    }
}
