//! What the program says on the command line, and with which exit code.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a story that cannot go on stops where it is")]

mod program;

#[cfg(test)]
mod answering;
#[cfg(test)]
mod generating;
#[cfg(test)]
mod importing;
#[cfg(test)]
mod inspecting;
#[cfg(test)]
mod refusing;
#[cfg(test)]
mod variants;
