//! `samsyn import`: attaches files to a case, by the steps that an upload on its page goes through. The server that runs
//! on the data directory does it; without one, this process.

mod attach;
mod place;
mod through;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use board::Clock;
use board::ids::{AnalysisId, CaseId};
use board::variant::Assembly;
use serde::{Deserialize, Serialize};
use store::variant_files::Answers;
use tokio::sync::mpsc::{self, UnboundedSender};

use crate::api::people::Mode;
use crate::config::Config;
use crate::problem::Problem;
use crate::running::{self, CannotRun, say_fault};
use crate::state::App;
use attach::attach;
use place::NoPlace;

/// What to attach, and where.
#[derive(clap::Args)]
pub struct Options {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The case, by the identifier in its page's address.
    #[arg(long)]
    case: CaseId,
    /// The analysis, by its identifier; may be left out when the case has one.
    #[arg(long)]
    analysis: Option<AnalysisId>,
    /// In whose name, as the page of the case knows them; may be left out when only one person may upload there.
    #[arg(long = "as", value_name = "NAME")]
    person: Option<String>,
    /// The column of the tumour.
    #[arg(long, value_name = "NAME")]
    tumour: Option<String>,
    /// The column of the normal.
    #[arg(long, value_name = "NAME")]
    normal: Option<String>,
    /// The reference assembly: GRCh38 (hg38), GRCh37 (hg19, b37) or T2T-CHM13 (CHM13, hs1).
    #[arg(long, value_name = "NAME", value_parser = super::inspect::assembly)]
    assembly: Option<Assembly>,
    /// The server's configuration file.
    #[arg(long, env = "SAMSYN_CONFIG")]
    config: Option<PathBuf>,
    /// The data directory, when it is not the configuration's.
    #[arg(long)]
    data: Option<PathBuf>,
    /// `postgres://user@host/name`, when it is not the configuration's.
    #[arg(long)]
    database: Option<String>,
}

/// What is to be attached, and where: what a running server is told.
#[derive(Debug, Serialize, Deserialize)]
pub struct Wanted {
    files: Vec<PathBuf>,
    case: CaseId,
    analysis: Option<AnalysisId>,
    person: Option<String>,
    answers: Answers,
}

/// What is said of it, as it goes on.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "says", rename_all = "snake_case")]
pub enum Said {
    /// How far the reading of a file has come.
    Reading { name: String, percent: u64, lines: u64 },
    /// What became of a file, with the exit code that it means.
    Became { file: PathBuf, words: String, exit_code: u8 },
    /// Nothing could be done, or nothing more.
    Failed { words: String },
    /// All files were tried.
    Done,
}

/// Why nothing is attached.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    #[error("The configuration cannot be used: {0}")]
    Config(#[from] Box<figment::Error>),
    #[error("The runtime cannot be started: {0}")]
    Runtime(#[source] io::Error),
    #[error("{}: {error}", .file.display())]
    NoFile { file: PathBuf, error: io::Error },
    #[error(
        "A server runs on this data directory and does not answer here ({0}). Drop the files on the page of the case, or \
         stop the server first"
    )]
    ServerSilent(io::Error),
    #[error("{0}")]
    NotOpen(CannotRun),
    #[error("{0}")]
    NoPlace(#[from] NoPlace),
    #[error("The import failed: {}", .0.name())]
    Problem(Problem),
}

/// Attaches the files one after the other. Exit codes: 0 all attached, 1 one of them waits for an answer or for somebody
/// to look, 2 one of them was refused or nothing could be done.
pub fn command(options: &Options) -> ExitCode {
    match run(options) {
        Ok(worst) => ExitCode::from(worst),
        Err(error) => {
            say_fault(&error.to_string());
            ExitCode::from(2)
        }
    }
}

impl Wanted {
    /// What the options say, with whole paths: the server works in a directory of its own.
    fn of(options: &Options) -> Result<Self, NotImported> {
        let whole = |file: &PathBuf| {
            std::path::absolute(file).map_err(|error| NotImported::NoFile { file: file.clone(), error })
        };
        Ok(Self {
            files: options.files.iter().map(whole).collect::<Result<_, _>>()?,
            case: options.case,
            analysis: options.analysis,
            person: options.person.clone(),
            answers: Answers {
                tumour: options.tumour.clone(),
                normal: options.normal.clone(),
                assembly: options.assembly,
            },
        })
    }
}

fn run(options: &Options) -> Result<u8, NotImported> {
    let mut config = Config::read(options.config.as_deref())?;
    if let Some(data) = &options.data {
        config.data.clone_from(data);
    }
    if options.database.is_some() {
        config.database.clone_from(&options.database);
    }
    let wanted = Wanted::of(options)?;
    let data = config.data.clone();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(NotImported::Runtime)?;
    runtime.block_on(async {
        // Nobody signs in here, so that no identity provider is needed.
        match running::open(config, Mode::Demo, Clock::System).await {
            Ok(app) => {
                let worst = here(&app, &wanted).await;
                app.rooms.stop().await;
                running::close(&app).await;
                Ok(worst)
            }
            Err(CannotRun::Open(store::CannotOpen::Locked(store::NotLocked::InUse { .. }))) => {
                through::server(&data, &wanted).await.map_err(NotImported::ServerSilent)
            }
            Err(other) => Err(NotImported::NotOpen(other)),
        }
    })
}

/// Attaches the files in this process; gives the worst exit code.
async fn here(app: &App, wanted: &Wanted) -> u8 {
    let (say, mut said) = mpsc::unbounded_channel();
    let attaching = async move { attach_all(app, wanted, &say).await };
    let telling = async {
        let mut teller = Teller::default();
        while let Some(said) = said.recv().await {
            teller.tell(said);
        }
        teller.worst
    };
    tokio::join!(attaching, telling).1
}

/// Attaches each file and says what became of it; the last thing said is [`Said::Done`] or [`Said::Failed`]. Whoever listens
/// may have gone.
pub async fn attach_all(app: &App, wanted: &Wanted, say: &UnboundedSender<Said>) {
    let last = match try_all(app, wanted, say).await {
        Ok(()) => Said::Done,
        Err(error) => Said::Failed { words: error.to_string() },
    };
    drop(say.send(last));
}

async fn try_all(app: &App, wanted: &Wanted, say: &UnboundedSender<Said>) -> Result<(), NotImported> {
    let place = place::find(app, wanted).await?;
    for file in &wanted.files {
        let attached = attach(app, &place, &wanted.answers, file, say).await.map_err(NotImported::Problem)?;
        let (words, exit_code) = (attached.to_string(), attached.exit_code());
        drop(say.send(Said::Became { file: file.clone(), words, exit_code }));
    }
    Ok(())
}

/// Tells whoever sits at the terminal what is said.
#[derive(Default)]
struct Teller {
    worst: u8,
}

impl Teller {
    /// Prints it; gives whether that was the last.
    fn tell(&mut self, said: Said) -> bool {
        let at_terminal = io::stderr().is_terminal();
        if at_terminal {
            drop(write!(io::stderr(), "\r\x1b[K"));
        }
        match said {
            Said::Reading { name, percent, lines } if at_terminal => {
                drop(write!(io::stderr(), "{}", bar(&name, percent, lines)));
            }
            Said::Reading { .. } => {}
            Said::Became { file, words, exit_code } => {
                drop(writeln!(io::stdout(), "{}: {words}", file.display()));
                self.worst = self.worst.max(exit_code);
            }
            Said::Failed { words } => {
                say_fault(&words);
                self.worst = 2;
                return true;
            }
            Said::Done => return true,
        }
        false
    }
}

/// A bar of twenty places.
fn bar(name: &str, percent: u64, lines: u64) -> String {
    let done = usize::try_from(percent / 5).unwrap_or(0).min(20);
    format!("{name} [{}{}] {percent:3} %, {lines} lines", "#".repeat(done), ".".repeat(20 - done))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills_from_left_to_right() {
        assert_eq!(bar("a.vcf", 50, 1_000), "a.vcf [##########..........]  50 %, 1000 lines");
        assert_eq!(bar("a.vcf", 100, 2), "a.vcf [####################] 100 %, 2 lines");
    }
}
