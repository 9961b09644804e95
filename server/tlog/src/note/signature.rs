//! One signature line of a note.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::key::{KeyError, KeyId, KeyName, VerifyingKey};

/// What a signature line begins with: an em dash and a space.
const DASH: &str = "— ";

/// Why a line is not a signature.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureLineError {
    /// The line does not begin with an em dash (U+2014) and a space.
    #[error("it does not begin with an em dash and a space")]
    Dash,
    /// Name and signature are separated by a space.
    #[error("it has no space between name and signature")]
    NoSignature,
    /// The name cannot be a key's.
    #[error(transparent)]
    Name(#[from] KeyError),
    /// Not the one base64 spelling of any bytes.
    #[error("the signature in base64: {0}")]
    Base64(#[from] base64::DecodeError),
    /// A signature is the four bytes of the key hash and at least one more.
    #[error("key hash and signature have {got} bytes, fewer than 5")]
    TooShort {
        /// Bytes found.
        got: usize,
    },
}

/// A signature line, unchecked, of any type of key: a log's signature or a witness's cosignature. `Display` and
/// [`FromStr`] are the line without its newline: `— name base64(key hash ‖ signature)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    name: KeyName,
    id: KeyId,
    bytes: Vec<u8>,
}

impl Signature {
    pub(crate) fn new(name: KeyName, id: KeyId, bytes: Vec<u8>) -> Self {
        Self { name, id, bytes }
    }

    /// Name of the key that is said to have signed.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// Hash of the key that is said to have signed.
    pub fn key_id(&self) -> KeyId {
        self.id
    }

    /// The signature after the key hash; its form depends on the type of the key.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether the line names this key; name and hash count only together.
    pub(super) fn claims(&self, key: &VerifyingKey) -> bool {
        self.name == *key.name() && self.id == key.id()
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signed = [&self.id.0, self.bytes.as_slice()].concat();
        write!(f, "{DASH}{} {}", self.name, STANDARD.encode(signed))
    }
}

impl FromStr for Signature {
    type Err = SignatureLineError;

    fn from_str(line: &str) -> Result<Self, SignatureLineError> {
        let line = line.strip_prefix(DASH).ok_or(SignatureLineError::Dash)?;
        let (name, signed) = line.split_once(' ').ok_or(SignatureLineError::NoSignature)?;
        let name = KeyName::new(name)?;
        let signed = STANDARD.decode(signed)?;
        match signed.split_first_chunk::<4>() {
            Some((id, bytes)) if !bytes.is_empty() => Ok(Self::new(name, KeyId(*id), bytes.to_vec())),
            _ => Err(SignatureLineError::TooShort { got: signed.len() }),
        }
    }
}
