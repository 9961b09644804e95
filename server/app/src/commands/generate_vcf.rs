//! `samsyn generate-vcf`: a tumour-normal file as large as wanted, of nobody.

mod change;
mod codon;
mod effect;
mod gene;
mod genome;
mod header;
mod known;
mod line;
mod random;
mod text;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::commands::output::Output;
use crate::running::say_fault;
use line::Lines;
use random::Random;
use text::Text;

/// Bytes put together before they are handed on.
const CHUNK: usize = 1 << 16;
/// Most records: more than a genome has variants, fewer than it has places.
const MOST_RECORDS: u64 = 100_000_000;

/// What to generate.
#[derive(clap::Args)]
pub struct Options {
    /// How many records.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(..=MOST_RECORDS))]
    records: u64,
    /// The same seed gives the same file.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where to write, BGZF when the name ends in `.gz`; standard output when left out.
    #[arg(long, short)]
    output: Option<PathBuf>,
}

/// Writes the file. Exit code 2 when it cannot be written.
pub fn command(options: &Options) -> ExitCode {
    match generate(options) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read has had enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let place = options.output.as_deref().map_or("standard output".into(), Path::to_string_lossy);
            say_fault(&format!("Cannot write {place}: {error}"));
            ExitCode::from(2)
        }
    }
}

fn generate(options: &Options) -> io::Result<()> {
    let mut output = match &options.output {
        Some(path) => Output::file(path)?,
        None => Output::standard(),
    };
    write(options.records, options.seed, &mut output)?;
    output.finish()
}

fn write(records: u64, seed: u64, output: &mut impl Write) -> io::Result<()> {
    let mut text = Text::default();
    header::write(&mut text);
    let mut lines = Lines::new(Random::new(seed));
    for stretch in genome::deal(records) {
        for index in 0..stretch.records {
            let pos = stretch.position(index, &mut lines.random);
            lines.write(stretch.chrom, stretch.before, pos, &mut text);
            if text.len() >= CHUNK {
                output.write_all(text.as_bytes())?;
                text.clear();
            }
        }
    }
    output.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests;
