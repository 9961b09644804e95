//! The keys directory, apart from the data: versioned master keys that wrap data keys, and the key that signs checkpoints.
//!
//! A backup of the database without this directory shows no text of any patient. Several nodes of one PostgreSQL need
//! the same directory content.

use std::collections::BTreeMap;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::seal::{self, Key, Unsealable};

const CHECKPOINT: &str = "checkpoint.key";

/// The secrets of one installation.
pub struct Keys {
    masters: BTreeMap<i64, Key>,
    signing: tlog::SigningKey,
    origin: String,
}

/// Why the keys directory cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoKeys {
    /// Somebody besides the server's user may read a secret.
    #[error("{path} may be read by others: its mode is {mode:o}, 600 is needed")]
    Readable {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// A file is not 64 hexadecimal digits.
    #[error("{path} does not hold 32 bytes in hexadecimal")]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// The directory or a file in it cannot be read or made.
    #[error("cannot use {path}")]
    Unusable {
        /// The directory or file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The origin is not a name for a signing key by C2SP signed-note.
    #[error("not an origin of a log")]
    Origin(#[from] tlog::KeyError),
    /// The operating system gave no random bytes.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
}

impl Keys {
    /// Reads the directory, making the first master key and the checkpoint key when there is none. `origin` names the
    /// log in its checkpoints, for example `samsyn.example.se/journal`.
    pub fn open(directory: &Path, origin: &str) -> Result<Self, NoKeys> {
        let unusable = |source| NoKeys::Unusable { path: directory.to_owned(), source };
        DirBuilder::new().recursive(true).mode(0o700).create(directory).map_err(unusable)?;
        let mut masters = BTreeMap::new();
        for file in std::fs::read_dir(directory).map_err(unusable)? {
            let path = file.map_err(unusable)?.path();
            if let Some(version) = master_version(&path) {
                masters.insert(version, read(&path)?);
            }
        }
        if masters.is_empty() {
            masters.insert(1, make(&directory.join("master-0001.key"))?);
        }
        let path = directory.join(CHECKPOINT);
        let secret = if path.exists() { read(&path)? } else { make(&path)? };
        let signing = tlog::SigningKey::from_secret(origin, secret.bytes())?;
        Ok(Self { masters, signing, origin: origin.to_owned() })
    }

    /// The key that signs checkpoints.
    pub fn signing(&self) -> &tlog::SigningKey {
        &self.signing
    }

    /// The name of the log in its checkpoints.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Wraps a data key under the newest master key; gives the version with it.
    pub(crate) fn wrap(&self, id: Uuid, key: &Key) -> Result<(i64, Vec<u8>), Unsealable> {
        let (version, master) =
            self.masters.last_key_value().ok_or(Unsealable::NoMasterKey { version: 0 })?;
        Ok((*version, seal::seal(master, &wrapping(id, *version), key.bytes())?))
    }

    /// Unwraps a data key.
    pub(crate) fn unwrap(&self, id: Uuid, version: i64, wrapped: &[u8]) -> Result<Key, Unsealable> {
        let master = self.masters.get(&version).ok_or(Unsealable::NoMasterKey { version })?;
        let bytes = seal::open(master, &wrapping(id, version), wrapped)?;
        Ok(Key::from(<[u8; 32]>::try_from(bytes).map_err(|_| Unsealable::Tampered)?))
    }
}

/// What a wrapped key is bound to: its table, its row and the version of its master key.
fn wrapping(id: Uuid, version: i64) -> Vec<u8> {
    [b"data_key\0", id.as_bytes().as_slice(), &version.to_be_bytes()].concat()
}

fn master_version(path: &Path) -> Option<i64> {
    path.file_name()?.to_str()?.strip_prefix("master-")?.strip_suffix(".key")?.parse().ok()
}

fn read(path: &Path) -> Result<Key, NoKeys> {
    let unusable = |source| NoKeys::Unusable { path: path.to_owned(), source };
    let mode = std::fs::metadata(path).map_err(unusable)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(NoKeys::Readable { path: path.to_owned(), mode });
    }
    let text = std::fs::read_to_string(path).map_err(unusable)?;
    let mut bytes = [0; 32];
    hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| NoKeys::Malformed { path: path.to_owned() })?;
    Ok(Key::from(bytes))
}

fn make(path: &Path) -> Result<Key, NoKeys> {
    let unusable = |source| NoKeys::Unusable { path: path.to_owned(), source };
    let key = Key::random()?;
    let mut file =
        OpenOptions::new().create_new(true).write(true).mode(0o600).open(path).map_err(unusable)?;
    writeln!(file, "{}", hex::encode(key.bytes())).map_err(unusable)?;
    file.sync_all().map_err(unusable)?;
    // The name in the directory too: a key lost in a power cut after its first use would take the bodies with it.
    if let Some(directory) = path.parent() {
        File::open(directory).and_then(|directory| directory.sync_all()).map_err(unusable)?;
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_once_and_only_the_owner_may_read_them() {
        let directory = tempfile::tempdir().unwrap();
        let first = Keys::open(directory.path(), "test.example/journal").unwrap();
        let (version, wrapped) = first.wrap(Uuid::from_u128(7), &Key::from([3; 32])).unwrap();
        let path = directory.path().join("master-0001.key");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);

        let second = Keys::open(directory.path(), "test.example/journal").unwrap();
        assert_eq!(second.unwrap(Uuid::from_u128(7), version, &wrapped).unwrap().bytes(), &[3; 32]);
        assert!(second.unwrap(Uuid::from_u128(8), version, &wrapped).is_err());

        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
        let refused = Keys::open(directory.path(), "test.example/journal");
        assert!(matches!(refused, Err(NoKeys::Readable { mode: 0o640, .. })));
    }
}
