//! Whether the process lives, and whether it can take requests.

use axum::extract::State;
use http::StatusCode;
use store::{Entry, Kind, Purpose, Stop, Stream, Unit, Who};

use crate::state::App;

/// The process answers.
pub async fn live() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The journal can be read and the writer takes work.
pub async fn ready(State(app): State<App>) -> StatusCode {
    let readable = app.store.journal.size().await.is_ok();
    let writable =
        app.writer().write(async |_: &mut Unit| Ok::<_, Stop<std::convert::Infallible>>(())).await.is_ok();
    if readable && writable { StatusCode::NO_CONTENT } else { StatusCode::SERVICE_UNAVAILABLE }
}

/// Tells the journal that the server started, with the version that writes from here on.
pub fn started() -> Entry {
    let kind = Kind("server.started");
    let entry = Entry::new(Stream::single("server"), kind, Who::server(), Purpose("operation"));
    entry.body_bytes(format!("{{\"version\":\"{}\"}}", env!("CARGO_PKG_VERSION")).into_bytes())
}
