//! From a file or standard input to the report.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::ops::ControlFlow;
use std::path::Path;

use board::variant::{Assembly, Call, ImportReport, NotRead};
use vcf::{How, Sight};

/// Issues listed of each code; all are counted.
const ISSUES: usize = 10_000;

/// Where the bytes come from.
pub enum Source {
    /// They can be read twice.
    File(File),
    /// They can be read once.
    Stream(io::Stdin),
}

impl Source {
    /// The file at `path`; standard input for `-`, put into a file without a name when the bytes are needed `twice`.
    ///
    /// # Errors
    /// The file cannot be opened, or the disk is full.
    pub fn open(path: &Path, twice: bool) -> io::Result<Self> {
        if path != Path::new("-") {
            return File::open(path).map(Self::File);
        }
        if !twice {
            return Ok(Self::Stream(io::stdin()));
        }
        let mut file = tempfile::tempfile()?;
        io::copy(&mut io::stdin().lock(), &mut file)?;
        file.rewind()?;
        Ok(Self::File(file))
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Stream(stream) => stream.read(buffer),
        }
    }
}

/// Reads the file for its report alone.
///
/// # Errors
/// [`NotRead`] when the file is refused.
pub fn report(source: Source, how: How) -> Result<ImportReport, NotRead> {
    calls(source, how, |_| None::<()>, |()| {})
}

/// Reads the file; what `take` makes of each allele and the assembly goes to `sink` in the order of the file.
///
/// # Errors
/// [`NotRead`] when the file is refused; what `sink` was given until then is of no use.
pub fn variants<T: Send>(
    mut source: Source,
    how: How,
    take: impl Fn(&Call, Option<Assembly>) -> Option<T> + Sync,
    sink: impl FnMut(T),
) -> Result<ImportReport, NotRead> {
    let assembly = match (&mut source, how.answers.assembly) {
        (Source::File(file), None) => {
            let survey = vcf::survey(&mut *file, &how.limits)?;
            file.rewind().map_err(|error| NotRead::Unreadable { kind: error.to_string() })?;
            survey.assembly.name
        }
        (_, answer) => answer,
    };
    calls(source, how, |sight| take(&sight.call(), assembly), sink)
}

fn calls<T: Send>(
    source: Source,
    how: How,
    take: impl Fn(&Sight<'_>) -> Option<T> + Sync,
    sink: impl FnMut(T),
) -> Result<ImportReport, NotRead> {
    let (how, mut sink) = (How { examples: ISSUES, ..how }, sink);
    let go_on = |_| ControlFlow::Continue(());
    vcf::read(source, &how, take, go_on, |part| part.items.into_iter().for_each(&mut sink))
}
