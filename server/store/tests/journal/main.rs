//! The journal's promises, each told on both databases.

#[cfg(test)]
mod append_only;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod entries;
#[cfg(test)]
mod failures;
#[cfg(test)]
mod following;
#[cfg(test)]
mod nodes;
#[cfg(test)]
mod notes;
#[cfg(test)]
mod secrecy;
