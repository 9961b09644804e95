//! The command line.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::{generate_vcf, import, inspect};
use crate::config::Config;
use crate::{running, telemetry, verify};

/// A molecular tumour board collaboration server.
#[derive(Parser)]
#[command(name = "samsyn", version, about, after_help = "Start with: samsyn demo")]
struct Cli {
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Subcommand)]
enum Subcommands {
    /// Runs the demo on this computer only: invented patients, and personas to sign in as.
    #[command(after_help = "Example: samsyn demo --port 9090 --data /tmp/samsyn")]
    Demo {
        /// Port on 127.0.0.1; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Directory of the demo's data; kept between runs.
        #[arg(long, default_value = "data")]
        data: PathBuf,
        /// `postgres://user@host/name` instead of SQLite in the data directory.
        #[arg(long)]
        database: Option<String>,
    },
    /// Runs the server with OpenID Connect sign-in.
    #[command(after_help = "Example: samsyn serve --config /etc/samsyn/samsyn.toml")]
    Serve {
        /// The configuration file; the environment (SAMSYN_…) goes over it.
        #[arg(long, env = "SAMSYN_CONFIG")]
        config: Option<PathBuf>,
    },
    /// Checks a decision bundle without a server. Exit codes: 0 holds, 1 bad signature, 2 not in the log,
    /// 3 inconsistent, 4 no quorum, 5 malformed.
    #[command(after_help = "Example: samsyn verify bundle.zip --key journal.vkey")]
    Verify {
        /// The bundle, as exported.
        bundle: PathBuf,
        /// The log's key, obtained from the hospital by another way than the bundle; without it the bundle's own key
        /// is used and shown, so that it can be compared.
        #[arg(long)]
        key: Option<PathBuf>,
    },
    /// Reads a variant file and says what it is, what it holds and what is odd about it. Exit codes: 0 clean, 1 with
    /// warnings or quarantined lines, 2 refused.
    #[command(after_help = "Examples:
  samsyn inspect tumour.vcf.gz
  samsyn inspect tumour.vcf.gz --json --tumour T001 --assembly GRCh38
  zcat tumour.vcf.gz | samsyn inspect - --variants")]
    Inspect(inspect::Options),
    /// Attaches variant files to a case, while no server runs on the data directory. Exit codes: 0 attached, 1 a file
    /// waits for an answer or for somebody to look, 2 refused.
    #[command(after_help = "Example: samsyn import --case 0197… --as 'Erik Lindqvist' tumour.vcf.gz")]
    Import(import::Options),
    /// Writes a realistic tumour-normal VCF of invented variants, for trying things out and for measuring.
    #[command(
        after_help = "Example: samsyn generate-vcf --records 100000 --seed 7 --output tumour-normal.vcf.gz"
    )]
    GenerateVcf(generate_vcf::Options),
}

/// Runs what the command line says.
pub fn run() -> ExitCode {
    match Cli::parse().command {
        Subcommands::Demo { port, data, database } => {
            telemetry::start(true);
            let listen = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
            // The environment may say the rest, as how many rows are kept.
            configured(None, |config| running::demo(Config { listen, data, database, ..config }))
        }
        Subcommands::Serve { config } => {
            telemetry::start(false);
            configured(config.as_deref(), running::serve)
        }
        Subcommands::Verify { bundle, key } => verify::command(&bundle, key.as_deref()),
        Subcommands::Inspect(options) => inspect::command(&options),
        Subcommands::Import(options) => import::command(&options),
        Subcommands::GenerateVcf(options) => generate_vcf::command(&options),
    }
}

/// Reads the configuration, and runs by it.
fn configured(file: Option<&Path>, run: impl FnOnce(Config) -> ExitCode) -> ExitCode {
    match Config::read(file) {
        Ok(config) => run(config),
        Err(error) => {
            running::say_fault(&format!("The configuration cannot be used: {error}"));
            ExitCode::from(2)
        }
    }
}
