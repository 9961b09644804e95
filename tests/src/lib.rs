//! The real server, as its users meet it: the `samsyn` program on a throw-away database, people who are signed in, and
//! their lines to a live session.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a story that cannot go on stops where it is"
)]

mod browser;
mod line;
mod meeting;
mod paper;
mod server;

pub use browser::{Browser, Response};
pub use line::{Line, Refused, fresh};
pub use meeting::{Meeting, command};
pub use paper::Paper;
pub use server::Server;
