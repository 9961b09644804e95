//! The document of an agenda item as Yjs keeps it: two plain texts, merged from updates.

use std::panic::{AssertUnwindSafe, catch_unwind};

use board::text::Texts;
use store::texts::Opened;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{ClientID, Doc, GetString, ReadTxn, StateVector, Text, Transact, Update};

use super::screen::{Insert, NAMES};

/// Bytes that one text may have.
pub const LONGEST: u32 = 100_000;

/// Why an update cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no update, or contradicts what is there.
    Malformed,
    /// It goes on from something that is not there.
    Missing,
    /// A text becomes longer than [`LONGEST`].
    TooLong,
}

/// A document.
pub struct Document(Doc);

impl Document {
    /// A document without a word.
    pub fn empty() -> Self {
        let doc = Doc::new();
        for name in NAMES {
            doc.get_or_insert_text(name);
        }
        Self(doc)
    }

    /// The document as it was stored. What cannot be applied, because its key was erased or what it goes on from was, is
    /// passed over.
    pub fn opened(stored: &Opened) -> Self {
        let document = Self::empty();
        let snapshot = stored.snapshot.iter().map(|(_, bytes)| bytes);
        let updates = stored.updates.iter().filter_map(|stored| stored.bytes.as_ref());
        for bytes in snapshot.chain(updates) {
            document.take_in(bytes);
        }
        document
    }

    /// Applies what is stored already.
    pub fn take_in(&self, stored: &[u8]) {
        if let Err(unfit) = self.apply(stored) {
            tracing::warn!(?unfit, "a stored update adds nothing to its document");
        }
    }

    /// Applies an update. After an error the document may hold part of it.
    ///
    /// # Errors
    /// It does not fit.
    pub fn apply(&self, update: &[u8]) -> Result<(), Unfit> {
        // The update was screened; should the library still give up, only this update may go with it.
        catch_unwind(AssertUnwindSafe(|| self.try_apply(update))).unwrap_or(Err(Unfit::Malformed))
    }

    fn try_apply(&self, update: &[u8]) -> Result<(), Unfit> {
        let update = Update::decode_v1(update).map_err(|_| Unfit::Malformed)?;
        let mut writing = self.0.transact_mut();
        writing.apply_update(update).map_err(|_| Unfit::Malformed)?;
        if writing.has_missing_updates() {
            return Err(Unfit::Missing);
        }
        let too_long =
            NAMES.iter().filter_map(|name| writing.get_text(*name)).any(|text| text.len(&writing) > LONGEST);
        if too_long { Err(Unfit::TooLong) } else { Ok(()) }
    }

    /// Whether everything that was inserted up to there is known.
    pub fn knows(&self, insert: &Insert) -> bool {
        self.0.transact().state_vector().get(&ClientID::new(insert.client)) >= insert.end
    }

    /// Whether the update deletes nothing that is still there.
    pub fn has_deleted(&self, update: &[u8]) -> bool {
        let Ok(update) = Update::decode_v1(update) else { return false };
        update.delete_set().diff(&self.0.transact().snapshot().delete_set).is_empty()
    }

    /// What the document has, by client and clock.
    pub fn state_vector(&self) -> Vec<u8> {
        self.0.transact().state_vector().encode_v1()
    }

    /// What is missing where `known` is known.
    pub fn since(&self, known: &[(u64, u32)]) -> Vec<u8> {
        let mut vector = StateVector::default();
        for (client, clock) in known {
            vector.set_max(ClientID::new(*client), *clock);
        }
        self.0.transact().encode_diff_v1(&vector)
    }

    /// Everything as one update.
    pub fn whole(&self) -> Vec<u8> {
        self.since(&[])
    }

    /// What is written.
    pub fn texts(&self) -> Texts {
        let reading = self.0.transact();
        let [notes, rationale] = NAMES
            .map(|name| reading.get_text(name).map_or_else(String::new, |text| text.get_string(&reading)));
        Texts { notes, rationale }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(client: u64, words: &str) -> Vec<u8> {
        let doc = Doc::with_client_id(client);
        doc.get_or_insert_text("notes").insert(&mut doc.transact_mut(), 0, words);
        doc.transact().encode_state_as_update_v1(&StateVector::default())
    }

    #[test]
    fn what_two_people_typed_is_there_and_known() {
        let document = Document::empty();
        assert_eq!(document.apply(&typed(1, "one ")), Ok(()));
        assert_eq!(document.apply(&typed(2, "two")), Ok(()));
        assert_eq!(document.texts(), Texts { notes: "one two".to_owned(), rationale: String::new() });
        assert!(document.knows(&Insert { client: 2, end: 3 }));
        assert!(!document.knows(&Insert { client: 2, end: 4 }));
        let again = Document::empty();
        assert_eq!(again.apply(&document.whole()), Ok(()));
        assert_eq!(again.texts(), document.texts());
    }

    #[test]
    fn what_goes_on_from_something_missing_does_not_fit() {
        let doc = Doc::with_client_id(1);
        let notes = doc.get_or_insert_text("notes");
        notes.insert(&mut doc.transact_mut(), 0, "first ");
        let first = doc.transact().state_vector();
        notes.insert(&mut doc.transact_mut(), 6, "second");
        let second = doc.transact().encode_diff_v1(&first);
        assert_eq!(Document::empty().apply(&second), Err(Unfit::Missing));
    }

    #[test]
    fn a_text_has_an_end() {
        let document = Document::empty();
        assert_eq!(document.apply(&typed(1, &"x".repeat(100_000))), Ok(()));
        assert_eq!(document.apply(&typed(2, "y")), Err(Unfit::TooLong));
    }
}
