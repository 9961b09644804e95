//! The proof that nothing acknowledged is ever lost: servers and databases are killed and frozen under a live session,
//! and what its clients did and saw is held against the log. How it works: `docs/operating/chaos.md`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a run that cannot go on stops where it is"
)]

pub mod check;
pub mod client;
pub mod cluster;
pub mod cycle;
pub mod dice;
pub mod fault;
pub mod history;
pub mod line;
pub mod locks;
pub mod meeting;
pub mod node;
pub mod place;
pub mod record;
pub mod run;
pub mod trace;
pub mod tracer;
pub mod workload;
