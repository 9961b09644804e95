//! Where a command writes to.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::num::NonZero;
use std::path::Path;
use std::thread;

use noodles_bgzf::io::{MultithreadedWriter, multithreaded_writer};

/// Bytes collected before they are written.
const BUFFER: usize = 1 << 18;

/// Standard output or a file, plain or as BGZF.
pub enum Output {
    /// Text as it is.
    Plain(BufWriter<Box<dyn Write>>),
    /// BGZF blocks and, at the end, the block that says that nothing is missing.
    Bgzf(Box<MultithreadedWriter<File>>),
}

impl Output {
    /// Standard output.
    pub fn standard() -> Self {
        Self::Plain(BufWriter::with_capacity(BUFFER, Box::new(io::stdout().lock())))
    }

    /// A new file at `path`, BGZF when its name ends in `.gz`; a file that is there already is written over.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn file(path: &Path) -> io::Result<Self> {
        let file = File::create(path)?;
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz")) {
            let workers = thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
            let builder = multithreaded_writer::Builder::default().set_worker_count(workers);
            Ok(Self::Bgzf(Box::new(builder.build_from_writer(file))))
        } else {
            Ok(Self::Plain(BufWriter::with_capacity(BUFFER, Box::new(file))))
        }
    }

    /// Writes what is left, and the end of a BGZF file.
    ///
    /// # Errors
    /// The disk is full, or nobody reads any more.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Plain(mut writer) => writer.flush(),
            Self::Bgzf(mut writer) => writer.finish()?.sync_all(),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(writer) => writer.write(bytes),
            Self::Bgzf(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(writer) => writer.flush(),
            Self::Bgzf(writer) => writer.flush(),
        }
    }
}

/// Text of a file must not steer the terminal.
pub fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{FFFD}' } else { character }).collect()
}
