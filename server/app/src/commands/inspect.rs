//! `samsyn inspect`: what a variant file is, what it holds and what is odd about it, without a server.

mod document;
mod human;
mod reading;
mod variant_line;
mod words;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use board::variant::wording::Language;
use board::variant::{Assembly, ImportReport, NotRead, Severity};
use vcf::{Answers, How, Limits};

use crate::commands::output::Output;
use crate::running::say_fault;
use reading::Source;

/// What to read and what to tell.
#[derive(clap::Args)]
pub struct Options {
    /// The file: VCF, plain, gzip or BGZF; `-` reads standard input.
    file: PathBuf,
    /// Prints the report as JSON.
    #[arg(long)]
    json: bool,
    /// Prints one JSON line for each variant allele. With --json the report is the last line; without, the report goes
    /// to standard error.
    #[arg(long)]
    variants: bool,
    /// Language of the sentences.
    #[arg(long, value_enum, default_value = "en")]
    lang: Lang,
    /// The column of the tumour.
    #[arg(long, value_name = "NAME")]
    tumour: Option<String>,
    /// The column of the normal.
    #[arg(long, value_name = "NAME")]
    normal: Option<String>,
    /// The reference assembly: GRCh38 (hg38), GRCh37 (hg19, b37) or T2T-CHM13 (CHM13, hs1).
    #[arg(long, value_name = "NAME", value_parser = assembly)]
    assembly: Option<Assembly>,
    /// Longest time that reading may take, in seconds.
    #[arg(long, value_name = "N", default_value_t = Limits::default().seconds)]
    most_seconds: u64,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Lang {
    En,
    Sv,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::Sv => Self::Sv,
        }
    }
}

/// The assembly that goes by `name`, in either case.
pub fn assembly(name: &str) -> Result<Assembly, String> {
    match name.to_ascii_lowercase().as_str() {
        "grch38" | "hg38" => Ok(Assembly::GRCh38),
        "grch37" | "hg19" | "b37" => Ok(Assembly::GRCh37),
        "t2t-chm13" | "chm13" | "hs1" => Ok(Assembly::T2tChm13),
        _ => Err("it is one of GRCh38 (hg38), GRCh37 (hg19, b37) and T2T-CHM13 (CHM13, hs1)".to_owned()),
    }
}

/// Reads the file and tells. Exit codes: 0 clean, 1 with warnings or quarantined lines, 2 refused.
pub fn command(options: &Options) -> ExitCode {
    let mut output = Output::standard();
    let answers = Answers {
        tumour: options.tumour.clone(),
        normal: options.normal.clone(),
        assembly: options.assembly,
        rna: false,
    };
    let limits = Limits { seconds: options.most_seconds, ..Limits::default() };
    let how = How { limits, ..How::answered(answers) };
    let (read, written) = match Source::open(&options.file, options.variants && options.assembly.is_none()) {
        Ok(source) if options.variants => variants(source, how, &mut output),
        Ok(source) => (reading::report(source, how), Ok(())),
        Err(error) => (Err(NotRead::Unreadable { kind: error.to_string() }), Ok(())),
    };
    let told = written.and_then(|()| tell(options, &read, &mut output)).and_then(|()| output.finish());
    match told {
        // Whoever read has had enough, as `head` does; the exit code still tells.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            say_fault(&format!("Cannot write: {error}"));
            ExitCode::from(2)
        }
        _ => exit_code(&read),
    }
}

/// Writes a line for each variant, and gives the report.
fn variants(
    source: Source,
    how: How,
    output: &mut Output,
) -> (Result<ImportReport, NotRead>, io::Result<()>) {
    let mut written = Ok(());
    let read = reading::variants(source, how, variant_line::of, |line: Vec<u8>| {
        if written.is_ok() {
            written = output.write_all(&line);
        }
    });
    (read, written)
}

fn tell(options: &Options, read: &Result<ImportReport, NotRead>, output: &mut Output) -> io::Result<()> {
    let language = options.lang.into();
    if options.json {
        let document = document::of(read, language);
        match options.variants {
            true => serde_json::to_writer(&mut *output, &document)?,
            false => serde_json::to_writer_pretty(&mut *output, &document)?,
        }
        return writeln!(output);
    }
    let name = options.file.display().to_string();
    if options.variants {
        let mut errors = io::stderr().lock();
        let coloured = coloured(errors.is_terminal());
        human::write(&name, read, language, coloured, &mut errors)
    } else {
        human::write(&name, read, language, coloured(io::stdout().is_terminal()), output)
    }
}

/// Colours are for people at a terminal who have not asked for none (no-color.org).
fn coloured(terminal: bool) -> bool {
    terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn exit_code(read: &Result<ImportReport, NotRead>) -> ExitCode {
    match read {
        Err(_) => ExitCode::from(2),
        Ok(report) if is_clean(report) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
    }
}

/// Whether nothing was wrong with the file or a line; questions and remarks are no faults.
fn is_clean(report: &ImportReport) -> bool {
    report.warned == 0
        && report.quarantined == 0
        && report.issues.iter().all(|group| group.severity < Severity::Warning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assembly_goes_by_its_usual_names_in_either_case() {
        for (given, meant) in [
            ("hg38", Assembly::GRCh38),
            ("GRCH38", Assembly::GRCh38),
            ("HG19", Assembly::GRCh37),
            ("b37", Assembly::GRCh37),
            ("grch37", Assembly::GRCh37),
            ("chm13", Assembly::T2tChm13),
            ("T2T-CHM13", Assembly::T2tChm13),
            ("hs1", Assembly::T2tChm13),
        ] {
            assert_eq!(assembly(given), Ok(meant), "{given}");
        }
        assert!(assembly("hg18").is_err());
    }
}
