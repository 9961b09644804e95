//! Logs: one line an event, with the request's id. Never a name, a number, a token or free text.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Starts logging to standard error: words on a terminal, JSON elsewhere. `SAMSYN_LOG` chooses what.
pub fn start(quiet: bool) {
    let usual = if quiet { "warn" } else { "info,sqlx=warn" };
    let filter = EnvFilter::try_from_env("SAMSYN_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        builder.compact().init();
    } else {
        builder.json().init();
    }
}
