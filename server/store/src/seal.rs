//! Authenticated encryption of what may have to be forgotten, and the commitment a leaf makes to it.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Bytes of a nonce of AES-GCM, stored before the ciphertext.
const NONCE: usize = 12;

/// Bytes of the salt of a commitment, sealed before the body.
const SALT: usize = 32;

/// Separates commitments from every other use of SHA-256.
const COMMIT: &[u8] = b"samsyn/commit/v1\0";

/// A 256-bit key. It has no `Debug`: a secret never reaches a log.
#[derive(Clone)]
pub struct Key([u8; 32]);

/// Why something could not be sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealable {
    /// The bytes were changed, or belong to another row.
    #[error("sealed bytes do not belong here or were changed")]
    Tampered,
    /// The keys directory lacks a master key.
    #[error("master key {version} is missing from the keys directory")]
    NoMasterKey {
        /// Its version.
        version: i64,
    },
    /// The scope of an entry has no data key.
    #[error("a scope has no data key")]
    NoDataKey,
    /// The operating system gave no random bytes.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
}

impl From<[u8; 32]> for Key {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl Key {
    /// A new key from the operating system.
    pub fn random() -> Result<Self, getrandom::Error> {
        random().map(Self)
    }

    /// The secret itself.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Random bytes from the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// Encrypts under a fresh nonce, bound to `place`; gives nonce and ciphertext in one.
pub fn seal(key: &Key, place: &[u8], plain: &[u8]) -> Result<Vec<u8>, Unsealable> {
    let nonce: [u8; NONCE] = random()?;
    let cipher = Aes256Gcm::new(&key.0.into());
    let sealed = cipher
        .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: place })
        .map_err(|_| Unsealable::Tampered)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Decrypts what [`seal`] gave for the same `place`.
pub fn open(key: &Key, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(Unsealable::Tampered)?;
    let cipher = Aes256Gcm::new(&key.0.into());
    cipher
        .decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: place })
        .map_err(|_| Unsealable::Tampered)
}

/// A body with the salt that hides it from guessing while only its commitment is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salted {
    /// Random, one for each entry.
    pub salt: [u8; SALT],
    /// The exact bytes.
    pub body: Vec<u8>,
}

impl Salted {
    /// What the leaf says of the body: `SHA-256("samsyn/commit/v1\0" || salt || body)`.
    pub fn commit(&self) -> [u8; 32] {
        Sha256::new().chain_update(COMMIT).chain_update(self.salt).chain_update(&self.body).finalize().into()
    }

    /// Seals both for one entry of the journal.
    pub(crate) fn seal(&self, key: &Key, key_id: Uuid, seq: i64) -> Result<Vec<u8>, Unsealable> {
        seal(key, &payload(seq, key_id), &[self.salt.as_slice(), &self.body].concat())
    }

    /// Opens what was sealed for the entry `seq`.
    pub(crate) fn open(key: &Key, key_id: Uuid, seq: i64, sealed: &[u8]) -> Result<Self, Unsealable> {
        let plain = open(key, &payload(seq, key_id), sealed)?;
        let (salt, body) = plain.split_first_chunk::<SALT>().ok_or(Unsealable::Tampered)?;
        Ok(Self { salt: *salt, body: body.to_vec() })
    }
}

/// What a payload is bound to: its table, its row and its key.
fn payload(seq: i64, key_id: Uuid) -> Vec<u8> {
    [b"journal_payload\0", seq.to_be_bytes().as_slice(), key_id.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_opens_only_in_its_own_row_and_unchanged() {
        let (key, id) = (Key::from([1; 32]), Uuid::from_u128(1));
        let salted = Salted { salt: [2; 32], body: b"{}".to_vec() };
        let mut sealed = salted.seal(&key, id, 5).unwrap();
        assert_eq!(Salted::open(&key, id, 5, &sealed), Ok(salted));
        assert_eq!(Salted::open(&key, id, 6, &sealed), Err(Unsealable::Tampered));
        sealed[20] ^= 1;
        assert_eq!(Salted::open(&key, id, 5, &sealed), Err(Unsealable::Tampered));
    }

    /// The literal is from `printf 'samsyn/commit/v1\0…' | sha256sum` over 32 zero bytes and `{}`.
    #[test]
    fn a_commitment_is_sha256_over_domain_salt_and_body() {
        let salted = Salted { salt: [0; 32], body: b"{}".to_vec() };
        assert_eq!(
            hex::encode(salted.commit()),
            "172c0e64114ac24a678e1d5942a9d1992a2ebd6b0a5f611a03114e0629b1d5e9"
        );
    }
}
