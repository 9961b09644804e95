//! `samsyn import`: attaches files to a case, by the steps that an upload on its page goes through.

mod attach;
mod place;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use board::Clock;
use board::ids::{AnalysisId, CaseId};
use board::variant::Assembly;

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

/// Why nothing is attached.
#[derive(Debug, thiserror::Error)]
enum NotImported {
    #[error("The configuration cannot be used: {0}")]
    Config(#[from] Box<figment::Error>),
    #[error("The runtime cannot be started: {0}")]
    Runtime(#[from] io::Error),
    #[error(
        "A server runs on this data directory. Drop the files on the page of the case, or stop the server first"
    )]
    ServerRuns,
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

fn run(options: &Options) -> Result<u8, NotImported> {
    let mut config = Config::read(options.config.as_deref())?;
    if let Some(data) = &options.data {
        config.data.clone_from(data);
    }
    if options.database.is_some() {
        config.database.clone_from(&options.database);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        // Nobody signs in here, so that no identity provider is needed.
        let app = running::open(config, Mode::Demo, Clock::System).await.map_err(|error| match error {
            CannotRun::Open(store::CannotOpen::Locked(store::NotLocked::InUse { .. })) => {
                NotImported::ServerRuns
            }
            other => NotImported::NotOpen(other),
        })?;
        let worst = all(&app, options).await;
        app.rooms.stop().await;
        running::close(&app).await;
        worst
    })
}

/// Attaches each file and tells what became of it; gives the worst exit code.
async fn all(app: &App, options: &Options) -> Result<u8, NotImported> {
    let place = place::find(app, options).await?;
    let mut worst = 0;
    for file in &options.files {
        let attached = attach(app, &place, options, file).await.map_err(NotImported::Problem)?;
        drop(writeln!(io::stdout(), "{}: {attached}", file.display()));
        worst = worst.max(attached.exit_code());
    }
    Ok(worst)
}
