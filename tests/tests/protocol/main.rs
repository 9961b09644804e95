//! The live protocol's promises, each told by the real server on both databases.

#[cfg(test)]
mod arriving;
#[cfg(test)]
mod beside;
#[cfg(test)]
mod commanding;
#[cfg(test)]
mod ending;
#[cfg(test)]
mod leading;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod presence;
#[cfg(test)]
mod raw;
#[cfg(test)]
mod resuming;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod seeing;
#[cfg(test)]
mod writing;
