//! Signing in for real: `samsyn serve` with a real OpenID Connect provider, on both databases.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a story that cannot go on stops where it is")]

mod provider;
mod serving;
mod visitor;

#[cfg(test)]
mod arriving;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod signing;
