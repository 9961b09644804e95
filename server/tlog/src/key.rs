//! Named Ed25519 keys, as <https://c2sp.org/signed-note> writes and identifies them.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::Signer as _;
use sha2::{Digest as _, Sha256};

use crate::note::Signature;

/// The signature type of a plain Ed25519 signature over the note's text.
const ED25519: u8 = 0x01;

/// Why a key is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// A name is not empty and has neither Unicode spaces, control characters nor `+`, which separate it from
    /// what follows.
    #[error("{name:?} cannot name a key: it must have neither spaces nor '+'")]
    Name {
        /// The name given.
        name: String,
    },
    /// A public key is written `name+hash+key`.
    #[error("a public key has three parts joined by '+', not {parts}")]
    Parts {
        /// Parts found.
        parts: usize,
    },
    /// The third part is not the one base64 spelling of any bytes.
    #[error("the public key in base64: {0}")]
    Base64(#[from] base64::DecodeError),
    /// A signature type other than Ed25519 (1).
    #[error("signature type {found:?} is not supported, only 1 (Ed25519)")]
    Algorithm {
        /// The type found; `None` when there are no bytes at all.
        found: Option<u8>,
    },
    /// An Ed25519 public key has 32 bytes.
    #[error("an Ed25519 public key has 32 bytes, not {got}")]
    Length {
        /// Bytes found.
        got: usize,
    },
    /// The bytes are no point of the curve, or one for which anybody can make signatures.
    #[error("the 32 bytes are no usable Ed25519 public key")]
    Point,
    /// The second part is not the hash of the name and the key.
    #[error("the key has the hash {computed}, not {written:?}")]
    HashDiffers {
        /// The hash as written.
        written: String,
        /// The hash of the name and the key.
        computed: KeyId,
    },
}

/// The name of a key: by custom a URL without its scheme, such as `samsyn.example/journal`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(String);

impl KeyName {
    /// Checks a name.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn new(name: &str) -> Result<Self, KeyError> {
        let separates = |c: char| c.is_whitespace() || c.is_control() || c == '+';
        if name.is_empty() || name.contains(separates) {
            return Err(KeyError::Name { name: name.to_owned() });
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The key hash of signed notes: the first four bytes of `SHA-256(name ‖ "\n" ‖ type ‖ public key)`. It tells keys
/// apart but proves nothing: four bytes are soon forged. `Display` is eight lowercase hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 4]);

impl KeyId {
    fn of_ed25519(name: &KeyName, public: &[u8; 32]) -> Self {
        let hash = Sha256::new()
            .chain_update(name.as_str())
            .chain_update(b"\n")
            .chain_update([ED25519])
            .chain_update(public)
            .finalize();
        Self([hash[0], hash[1], hash[2], hash[3]])
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

/// A public key that checks signatures. `Display` and [`FromStr`] are its text form, the *vkey*:
/// `name+hash+base64(0x01 ‖ public key)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: KeyName,
    id: KeyId,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifyingKey {
    /// A public key from its 32 bytes (RFC 8032).
    ///
    /// # Errors
    /// [`KeyError::Point`] when no sound signature can be checked with it.
    pub fn new(name: KeyName, public: &[u8; 32]) -> Result<Self, KeyError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(public).map_err(|_| KeyError::Point)?;
        if key.is_weak() {
            return Err(KeyError::Point);
        }
        Ok(Self { id: KeyId::of_ed25519(&name, public), name, key })
    }

    /// The key's name.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The key's hash.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Whether this key made `signature` (the bytes after the key hash) over `text`. Signatures that are not in
    /// their one canonical form do not count.
    pub(crate) fn made(&self, signature: &[u8], text: &str) -> bool {
        ed25519_dalek::Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(text.as_bytes(), &signature).is_ok())
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut typed = vec![ED25519];
        typed.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, self.id, STANDARD.encode(typed))
    }
}

impl FromStr for VerifyingKey {
    type Err = KeyError;

    fn from_str(vkey: &str) -> Result<Self, KeyError> {
        // The base64 of the third part may have a '+' of its own.
        let parts: Vec<_> = vkey.splitn(3, '+').collect();
        let [name, hash, typed] = parts[..] else {
            return Err(KeyError::Parts { parts: parts.len() });
        };
        let name = KeyName::new(name)?;
        let public = match STANDARD.decode(typed)?.as_slice() {
            [ED25519, public @ ..] => {
                <[u8; 32]>::try_from(public).map_err(|_| KeyError::Length { got: public.len() })?
            }
            other => return Err(KeyError::Algorithm { found: other.first().copied() }),
        };
        let key = Self::new(name, &public)?;
        if key.id.to_string() != hash {
            return Err(KeyError::HashDiffers { written: hash.to_owned(), computed: key.id });
        }
        Ok(key)
    }
}

/// A secret key that signs. Its memory is wiped when it is dropped, and `Debug` shows the public key only.
#[derive(Clone)]
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    public: VerifyingKey,
}

impl SigningKey {
    /// The key of 32 secret bytes, which the caller takes from the operating system's randomness.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn from_secret(name: &str, secret: &[u8; 32]) -> Result<Self, KeyError> {
        let secret = ed25519_dalek::SigningKey::from_bytes(secret);
        let public = VerifyingKey::new(KeyName::new(name)?, secret.verifying_key().as_bytes())?;
        Ok(Self { secret, public })
    }

    /// The public half.
    pub fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }

    /// Signs a note's text, including its last newline.
    pub(crate) fn sign(&self, text: &str) -> Signature {
        let signature = self.secret.sign(text.as_bytes());
        Signature::new(self.public.name.clone(), self.public.id, signature.to_bytes().to_vec())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public)
    }
}
