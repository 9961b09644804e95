//! What every handler shares.

use std::sync::Arc;

use board::ids::Randomness;
use board::{Clock, Timestamp};
use store::{Calls, Db, Store, Writer};

use crate::api::people::Mode;
use crate::auth::oidc::Providers;
use crate::blobs::Blobs;
use crate::config::Config;
use crate::import::Imports;
use crate::live::Rooms;
use crate::looks::Looks;
use crate::texts::Texts;
use crate::uploads::Uploads;

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of the application.
pub struct Inner {
    pub config: Config,
    pub clock: Clock,
    pub store: Store,
    pub calls: Calls,
    pub blobs: Blobs,
    pub uploads: Uploads,
    pub imports: Imports,
    pub rooms: Rooms,
    pub texts: Texts,
    pub looks: Looks,
    /// None in the demo.
    pub providers: Option<Providers>,
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// An application of these parts.
    pub fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// For reading.
    pub fn db(&self) -> &Db {
        &self.store.db
    }

    /// For everything that changes.
    pub fn writer(&self) -> &Writer {
        &self.store.writer
    }

    /// How people sign in here.
    pub fn mode(&self) -> Mode {
        if self.providers.is_some() { Mode::Oidc } else { Mode::Demo }
    }
}

/// Randomness for an identifier.
///
/// # Errors
/// The operating system gave none.
pub fn randomness() -> Result<Randomness, getrandom::Error> {
    let mut bytes = Randomness::default();
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A new identifier of the type asked for: `fresh!(app, CaseId)`.
#[macro_export]
macro_rules! fresh {
    ($app:expr, $id:ident) => {
        $crate::state::randomness()
            .map(|randomness| board::ids::$id::at($app.now(), randomness))
            .map_err($crate::problem::Problem::internal)
    };
}

/// Runs a unit of work that nobody but this request waits for: `transact!(app, async move |unit: &mut Unit| { … })?`
/// gives what the unit gives, or the problem.
#[macro_export]
macro_rules! transact {
    ($app:expr, $work:expr) => {{
        let written: Result<_, store::Failed<$crate::problem::Problem>> = $app.writer().write($work).await;
        written.map(|(given, _receipt)| given).map_err($crate::problem::Problem::from)
    }};
}
