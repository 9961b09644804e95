//! One process per data directory: the embedded database has one writer, and tools must not write beside a server.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// Held for as long as this process may write to the data directory; the operating system lets go when it ends.
#[derive(Debug)]
pub struct DataLock {
    _held: File,
}

/// Why the data directory is not ours.
#[derive(Debug, thiserror::Error)]
pub enum NotLocked {
    /// Another process, a running server most likely, holds it.
    #[error("another process uses {directory}")]
    InUse {
        /// The data directory.
        directory: PathBuf,
    },
    /// The directory or its lock file cannot be written.
    #[error("cannot lock {directory}")]
    Unwritable {
        /// The data directory.
        directory: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
}

impl DataLock {
    /// Takes the exclusive lock on `directory`, making the directory when there is none. Never waits.
    pub fn take(directory: &Path) -> Result<Self, NotLocked> {
        let unwritable = |source| NotLocked::Unwritable { directory: directory.to_owned(), source };
        std::fs::create_dir_all(directory).map_err(unwritable)?;
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(directory.join("lock"))
            .map_err(unwritable)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _held: file }),
            Err(TryLockError::WouldBlock) => Err(NotLocked::InUse { directory: directory.to_owned() }),
            Err(TryLockError::Error(source)) => Err(unwritable(source)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_process_is_kept_out_until_the_first_lets_go() {
        let directory = tempfile::tempdir().unwrap();
        let held = DataLock::take(directory.path()).unwrap();
        assert!(matches!(DataLock::take(directory.path()), Err(NotLocked::InUse { .. })));
        drop(held);
        assert!(DataLock::take(directory.path()).is_ok());
    }
}
