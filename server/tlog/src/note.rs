//! Signed notes: text with one signature line for each key, <https://c2sp.org/signed-note>.

mod signature;

use std::fmt;

pub use signature::{Signature, SignatureLineError};

use crate::key::{KeyId, KeyName, SigningKey, VerifyingKey};

/// Signatures a note may have. Readers must take at least 16; without a limit a hostile note could keep a verifier
/// busy.
pub const MAX_SIGNATURES: usize = 64;

/// Why something is not a note.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The text of a note ends in a newline.
    #[error("the text does not end in a newline")]
    TextUnended,
    /// Control characters other than the newline are not allowed.
    #[error("the control character {character:?} at byte {at} is not allowed")]
    ControlCharacter {
        /// Which one.
        character: char,
        /// Its offset in bytes from the start of the text or note.
        at: usize,
    },
    /// No empty line separates text and signatures.
    #[error("no empty line separates the text from the signatures")]
    NoSeparator,
    /// A note has at least one signature.
    #[error("the note has no signature")]
    NoSignature,
    /// More signatures than [`MAX_SIGNATURES`].
    #[error("the note has {got} signatures, more than {MAX_SIGNATURES}")]
    TooManySignatures {
        /// Signatures found.
        got: usize,
    },
    /// The last signature line has no newline.
    #[error("the last signature line does not end in a newline")]
    SignatureUnended,
    /// A line among the signatures is none.
    #[error("signature line {number}: {source}")]
    SignatureLine {
        /// Counted from 1 after the empty line.
        number: usize,
        /// What is wrong with it.
        source: SignatureLineError,
    },
}

/// Why a note is not to be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenNoteError {
    /// A line with the name and hash of a known key does not hold that key's signature.
    #[error("the signature of {name}+{id} does not fit the text")]
    BadSignature {
        /// Name of the known key.
        name: KeyName,
        /// Hash of the known key.
        id: KeyId,
    },
    /// None of the known keys signed.
    #[error("none of the {known} known keys signed this note")]
    NoKnownSignature {
        /// Keys the caller trusts.
        known: usize,
    },
}

/// A text with signatures that nobody has checked yet. `Display` is the note as it is stored and sent; what
/// [`Note::parse`] read comes out byte for byte the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

/// A note that at least one known key signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenNote<'a> {
    /// The signed text with its last newline.
    pub text: &'a str,
    /// The known keys that signed, each once, in the order of the known keys.
    pub signed_by: Vec<&'a VerifyingKey>,
    /// Lines of keys that are not known. They prove nothing and may be anybody's.
    pub unknown: Vec<&'a Signature>,
}

impl Note {
    /// Signs a text with one key or more.
    ///
    /// # Errors
    /// [`NoteError`] when the text cannot be that of a note, or without keys.
    pub fn sign(text: String, keys: &[&SigningKey]) -> Result<Self, NoteError> {
        refuse_control_characters(&text)?;
        if !text.ends_with('\n') {
            return Err(NoteError::TextUnended);
        }
        let signatures = keys.iter().map(|key| key.sign(&text)).collect();
        Self { text, signatures }.counted()
    }

    /// The note with one more signature line, such as a witness's cosignature.
    ///
    /// # Errors
    /// [`NoteError::TooManySignatures`].
    pub fn with_signature(mut self, signature: Signature) -> Result<Self, NoteError> {
        self.signatures.push(signature);
        self.counted()
    }

    /// Reads a note without checking any signature.
    ///
    /// # Errors
    /// [`NoteError`] says what is malformed.
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        refuse_control_characters(note)?;
        // The text may have empty lines of its own; the last one ends it.
        let (text, lines) = note.rsplit_once("\n\n").ok_or(NoteError::NoSeparator)?;
        // `rsplit_once` gives the first newline of a pair to neither side, and it ends the text.
        let text = format!("{text}\n");
        let lines = match lines.strip_suffix('\n') {
            Some(lines) => lines.split('\n'),
            None if lines.is_empty() => return Err(NoteError::NoSignature),
            None => return Err(NoteError::SignatureUnended),
        };
        let got = lines.clone().count();
        if got > MAX_SIGNATURES {
            return Err(NoteError::TooManySignatures { got });
        }
        let signatures = (1..)
            .zip(lines)
            .map(|(number, line)| line.parse().map_err(|source| NoteError::SignatureLine { number, source }))
            .collect::<Result<_, _>>()?;
        Ok(Self { text, signatures })
    }

    /// The text with its last newline, **which anybody may have written**: believe it only after [`Note::open`].
    pub fn unverified_text(&self) -> &str {
        &self.text
    }

    /// The signature lines, in the note's order, unchecked.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Checks the signatures of known keys and gives out the text. Lines of unknown keys are kept apart.
    ///
    /// # Errors
    /// [`OpenNoteError`] when a known key's signature is wrong, even beside a right one, or when there is none.
    pub fn open<'a>(&'a self, known: &'a [VerifyingKey]) -> Result<OpenNote<'a>, OpenNoteError> {
        let mut opened = OpenNote { text: &self.text, signed_by: Vec::new(), unknown: Vec::new() };
        for line in &self.signatures {
            let mut named = known.iter().filter(|key| line.claims(key)).peekable();
            if named.peek().is_none() {
                opened.unknown.push(line);
            } else if !named.any(|key| key.made(line.bytes(), &self.text)) {
                return Err(OpenNoteError::BadSignature { name: line.name().clone(), id: line.key_id() });
            }
        }
        // A key that signed twice still counts once, or one witness could pass for two.
        for key in known {
            let signed =
                self.signatures.iter().any(|line| line.claims(key) && key.made(line.bytes(), &self.text));
            if signed && !opened.signed_by.contains(&key) {
                opened.signed_by.push(key);
            }
        }
        if opened.signed_by.is_empty() {
            return Err(OpenNoteError::NoKnownSignature { known: known.len() });
        }
        Ok(opened)
    }

    fn counted(self) -> Result<Self, NoteError> {
        match self.signatures.len() {
            0 => Err(NoteError::NoSignature),
            got if got > MAX_SIGNATURES => Err(NoteError::TooManySignatures { got }),
            _ => Ok(self),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

fn refuse_control_characters(text: &str) -> Result<(), NoteError> {
    match text.char_indices().find(|&(_, character)| character < ' ' && character != '\n') {
        Some((at, character)) => Err(NoteError::ControlCharacter { character, at }),
        None => Ok(()),
    }
}
