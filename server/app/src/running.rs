//! From a configuration to a server that answers, and to a stop that loses nothing.

use std::io::Write;
use std::process::ExitCode;

use board::Clock;
use store::{CannotOpen, Settings, Store};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::api::people::Mode;
use crate::auth::oidc::Providers;
use crate::blobs::Blobs;
use crate::config::{Config, live};
use crate::import::Imports;
use crate::live::Rooms;
use crate::local::Local;
use crate::looks::Looks;
use crate::state::{App, Inner};
use crate::texts::Texts;
use crate::uploads::Uploads;
use crate::{auth, demo, router, server};

/// Why the server does not run. Said to the person at the console, with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum CannotRun {
    #[error("Port {port} is taken. Choose another, for example: make run PORT={}", port.saturating_add(1))]
    PortTaken { port: u16 },
    #[error("Cannot listen on {address}: {error}")]
    Listen { address: std::net::SocketAddr, error: std::io::Error },
    #[error("The data directory {directory} cannot be used: {error}")]
    Data { directory: String, error: std::io::Error },
    #[error("The record cannot be opened: {0}")]
    Open(#[from] CannotOpen),
    #[error("The database may lose what it acknowledged: {0}")]
    NotDurable(#[from] store::NotDurable),
    #[error("The variants' database cannot be opened: {0}")]
    Calls(#[from] store::Trouble),
    #[error("No identity provider is configured. `samsyn serve` needs at least one under [[providers]]")]
    NoProvider,
    #[error("The identity providers cannot be used: {0}")]
    Providers(#[from] crate::auth::oidc::NotUsable),
    #[error("The people or boards of the configuration cannot be entered: {0}")]
    NotEntered(#[from] crate::auth::people_of_config::NotEntered),
    #[error("Uploads of before cannot be taken up: {0}")]
    Uploads(#[from] crate::uploads::NotResumed),
    #[error("The demo's data cannot be made: {0}")]
    Demo(#[from] demo::NotSeeded),
    #[error("The operating system gives no randomness: {0}")]
    Randomness(#[from] getrandom::Error),
    #[error("The runtime cannot be started: {0}")]
    Runtime(#[from] std::io::Error),
}

/// Runs the demo.
pub fn demo(config: Config) -> ExitCode {
    outcome(run(config, Mode::Demo))
}

/// Runs the server for real use.
pub fn serve(config: Config) -> ExitCode {
    outcome(run(config, Mode::Oidc))
}

fn outcome(result: Result<(), CannotRun>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_fault(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Says what is wrong to the person at the console.
pub fn say_fault(words: &str) {
    drop(writeln!(std::io::stderr(), "{words}"));
}

fn run(config: Config, mode: Mode) -> Result<(), CannotRun> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(answer(config, mode))
}

async fn answer(mut config: Config, mode: Mode) -> Result<(), CannotRun> {
    let mut signals = server::StopSignals::listen()?;
    let listener = listen(&config).await?;
    let address = listener.local_addr()?;
    if mode == Mode::Demo {
        config.public_url = format!("http://{address}");
    }
    let app = open(config, mode, Clock::System).await?;
    match mode {
        Mode::Demo => {
            demo::seed(&app).await?;
            drop(demo::say_what_to_try(&mut std::io::stdout(), address));
        }
        Mode::Oidc => {
            auth::people_of_config::enter(&app).await?;
            tracing::info!(%address, "serving");
        }
    }
    let router = router::router(app.clone());
    let stop = async {
        tokio::select! {
            () = signals.asked() => {}
            // Nothing is known of what the disk holds: nobody may be told "saved" from here on.
            error = app.store.writer.died() => {
                tracing::error!(%error, "the disk failed: stopping");
                std::process::exit(1);
            }
        }
        tokio::join!(app.rooms.stop(), app.texts.stop());
    };
    let beside = beside(&app);
    let header = live::seconds(app.config.live.header_seconds);
    server::serve(listener, router, header, stop).await;
    drop(beside);
    close(&app).await;
    Ok(())
}

/// What goes on beside answering, until it is dropped.
fn beside(app: &App) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    tasks.spawn(Uploads::expire_daily(app.clone()));
    match Local::open(&app.config.data) {
        Ok(local) => drop(tasks.spawn(local.serve(app.clone()))),
        // Everything else works: the files can be dropped on the page of the case.
        Err(error) => tracing::warn!(%error, "no commands are taken from the command line"),
    }
    tasks
}

/// Waits for the imports under way and closes the record.
pub async fn close(app: &App) {
    app.imports.stop().await;
    app.writer().close().await;
    app.db().close().await;
}

async fn listen(config: &Config) -> Result<TcpListener, CannotRun> {
    let address = config.listen;
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => CannotRun::PortTaken { port: address.port() },
        _ => CannotRun::Listen { address, error },
    })
}

/// Opens the record and what lies beside it, and takes up what a stop cut short.
///
/// # Errors
/// [`CannotRun`], with the remedy.
pub async fn open(config: Config, mode: Mode, clock: Clock) -> Result<App, CannotRun> {
    let unusable = |error| CannotRun::Data { directory: config.data.display().to_string(), error };
    std::fs::create_dir_all(&config.data).map_err(unusable)?;
    let settings = Settings {
        database: config.database_url(),
        data: config.data.clone(),
        keys: config.keys_directory(),
        origin: config.log_origin.clone(),
    };
    let store = Store::open(&settings, clock.clone()).await?;
    if mode == Mode::Oidc {
        store.db.require_durable().await?;
    }
    let calls = store::Calls::open(&store.db, &config.data).await?;
    let blobs = Blobs::open(&config.data).map_err(unusable)?;
    let providers = match mode {
        Mode::Demo => None,
        Mode::Oidc if config.providers.is_empty() => return Err(CannotRun::NoProvider),
        Mode::Oidc => Some(Providers::of(&config)?),
    };
    let rooms = Rooms::start(&store, config.live)?;
    let texts = Texts::start(&store)?;
    let (uploads, imports, looks) = (Uploads::default(), Imports::default(), Looks::default());
    let app = App::new(Inner {
        config,
        clock,
        store,
        calls,
        blobs,
        uploads,
        imports,
        rooms,
        texts,
        looks,
        providers,
    });
    app.uploads.resume(&app).await?;
    app.imports.resume(&app).await?;
    Ok(app)
}
