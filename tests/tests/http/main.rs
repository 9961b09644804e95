//! What the server answers over HTTP, to those who may and to those who may not, each told on both databases.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a story that cannot go on stops where it is")]

mod asking;
mod place;

#[cfg(test)]
mod acts;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod files;
#[cfg(test)]
mod germline;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod journalled;
#[cfg(test)]
mod mended;
#[cfg(test)]
mod minutes;
#[cfg(test)]
mod placed;
#[cfg(test)]
mod policy;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod results;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod stopping;
#[cfg(test)]
mod strangers;
#[cfg(test)]
mod structural;
#[cfg(test)]
mod uploads;
