//! The texts that a board writes together on a case: notes of the discussion, and the rationale of its statement.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::decision::ContentHash;

/// The texts of an agenda item as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// What was said in the discussion: stays with the board.
    pub notes: String,
    /// Why the board recommends what it does: stands in the statement.
    pub rationale: String,
}

/// A text as it stood when the case was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct FrozenText {
    pub text: String,
    /// Of the text's UTF-8 bytes.
    pub sha256: ContentHash,
}

/// The texts of an agenda item as they stood when the case was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct FrozenTexts {
    pub notes: FrozenText,
    pub rationale: FrozenText,
}

impl Texts {
    /// The texts with their hashes; none when nobody wrote a word.
    pub fn frozen(&self) -> Option<FrozenTexts> {
        if self.notes.is_empty() && self.rationale.is_empty() {
            return None;
        }
        let freeze =
            |text: &str| FrozenText { text: text.to_owned(), sha256: ContentHash::of(text.as_bytes()) };
        Some(FrozenTexts { notes: freeze(&self.notes), rationale: freeze(&self.rationale) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The literal is from `printf 'Fits.' | sha256sum`.
    #[test]
    fn a_frozen_text_has_the_hash_of_its_bytes() {
        let texts = Texts { notes: String::new(), rationale: "Fits.".to_owned() };
        let frozen = texts.frozen().unwrap();
        assert_eq!(frozen.rationale.text, "Fits.");
        assert_eq!(
            frozen.rationale.sha256.as_str(),
            "739417dea0956ae3736cfd88c26541022125496f6c65188b772fe808d7d71af9"
        );
        assert_eq!(Texts::default().frozen(), None);
    }
}
