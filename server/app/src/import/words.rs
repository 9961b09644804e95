//! The words of a table, each kept once.

use indexmap::IndexSet;
use serde::Serialize;

/// Words by their place. The first is the empty word.
pub struct Words(IndexSet<String>);

impl Words {
    /// Goes on with the words of a table.
    pub fn on(words: Vec<String>) -> Self {
        let mut words: IndexSet<String> = words.into_iter().collect();
        if words.is_empty() {
            words.insert(String::new());
        }
        Self(words)
    }

    /// The place of a word.
    pub fn place(&mut self, word: &str) -> u32 {
        let place = match self.0.get_index_of(word) {
            Some(place) => place,
            None => self.0.insert_full(word.to_owned()).0,
        };
        u32::try_from(place).unwrap_or(0)
    }

    /// The place of a word that is often the one at `before`.
    pub fn place_after(&mut self, before: Option<u32>, word: &str) -> u32 {
        match before.filter(|before| self.0.get_index(*before as usize).is_some_and(|known| known == word)) {
            Some(before) => before,
            None => self.place(word),
        }
    }

    /// All words, by their place.
    pub fn into_vec(self) -> Vec<String> {
        self.0.into_iter().collect()
    }
}

/// The names that the field-less variants of an enum have in documents, by the place of the word.
pub struct Names<T>(Vec<(T, u32)>);

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy + PartialEq + Serialize> Names<T> {
    /// The place of the name of `variant` among `words`.
    pub fn place(&mut self, variant: T, words: &mut Words) -> u32 {
        if let Some((_, place)) = self.0.iter().find(|(known, _)| *known == variant) {
            return *place;
        }
        let place = match serde_json::to_value(variant) {
            Ok(serde_json::Value::String(name)) => words.place(&name),
            _ => 0,
        };
        self.0.push((variant, place));
        place
    }
}

#[cfg(test)]
mod tests {
    use board::variant::FilterStatus;

    use super::*;

    #[test]
    fn a_word_keeps_its_place_and_is_kept_once() {
        let mut words = Words::on(Vec::new());
        assert_eq!(
            [words.place("TP53"), words.place(""), words.place("KRAS"), words.place("TP53")],
            [1, 0, 2, 1]
        );
        assert_eq!(words.place_after(Some(2), "KRAS"), 2);
        assert_eq!(words.place_after(Some(2), "TERT"), 3);
        assert_eq!(words.place_after(None, "TP53"), 1);
        assert_eq!(words.into_vec(), ["", "TP53", "KRAS", "TERT"]);
    }

    #[test]
    fn a_variant_has_the_name_that_documents_give_it() {
        let (mut words, mut names) = (Words::on(vec![String::new(), "PASS".into()]), Names::default());
        let statuses = [FilterStatus::Passed, FilterStatus::NotApplied, FilterStatus::Passed];
        assert_eq!(statuses.map(|status| names.place(status, &mut words)), [2, 3, 2]);
        assert_eq!(words.into_vec(), ["", "PASS", "passed", "not_applied"]);
    }
}
