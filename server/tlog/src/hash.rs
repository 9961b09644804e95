//! SHA-256 hashes of leaves and nodes, as RFC 6962 section 2.1 defines them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// A SHA-256 hash: of a leaf, of an interior node, or of a whole tree. `Display` is lowercase hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// Why bytes or text are not a [`struct@Hash`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// A SHA-256 hash has 32 bytes.
    #[error("a hash has 32 bytes, not {got}")]
    Length {
        /// Bytes found.
        got: usize,
    },
    /// Not the one base64 spelling (RFC 4648 section 4, padded) of any bytes.
    #[error("a hash in base64: {0}")]
    Base64(#[from] base64::DecodeError),
}

impl Hash {
    /// The root of a log without entries: the hash of nothing.
    pub fn of_empty_tree() -> Self {
        Self(Sha256::digest([]).into())
    }

    /// The 32 bytes, as a database stores them.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Padded standard base64, as C2SP texts write a hash.
    pub fn to_base64(self) -> String {
        STANDARD.encode(self.0)
    }

    /// Reads what [`Hash::to_base64`] writes, and no other spelling of it.
    ///
    /// # Errors
    /// [`HashError`] for other base64 or another length.
    pub fn from_base64(text: &str) -> Result<Self, HashError> {
        Self::try_from(STANDARD.decode(text)?.as_slice())
    }
}

impl TryFrom<&[u8]> for Hash {
    type Error = HashError;

    fn try_from(bytes: &[u8]) -> Result<Self, HashError> {
        bytes.try_into().map(Self).map_err(|_| HashError::Length { got: bytes.len() })
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

/// The hash of an entry: `SHA-256(0x00 ‖ entry)`.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0x00]).chain_update(entry).finalize().into())
}

/// The hash of an interior node: `SHA-256(0x01 ‖ left ‖ right)`.
///
/// The first byte differs from a leaf's so that no entry can pose as a node.
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    Hash(Sha256::new().chain_update([0x01]).chain_update(left.0).chain_update(right.0).finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY_LEAF: &str = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";

    #[test]
    fn a_hash_is_shown_in_hexadecimal() {
        assert_eq!(leaf_hash(b"").to_string(), EMPTY_LEAF);
        assert_eq!(format!("{:?}", leaf_hash(b"")), format!("Hash({EMPTY_LEAF})"));
    }

    #[test]
    fn base64_has_one_spelling() {
        let text = "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=";
        assert_eq!(leaf_hash(b"").to_base64(), text);
        assert_eq!(Hash::from_base64(text), Ok(leaf_hash(b"")));
        for wrong in
            [text.trim_end_matches('=').to_owned(), text.replace("B0=", "B1="), text.replace('+', "-")]
        {
            assert!(matches!(Hash::from_base64(&wrong), Err(HashError::Base64(_))), "{wrong}");
        }
    }

    #[test]
    fn another_length_is_refused() {
        assert_eq!(Hash::from_base64(""), Err(HashError::Length { got: 0 }));
        assert_eq!(Hash::try_from([0; 33].as_slice()), Err(HashError::Length { got: 33 }));
    }
}
