//! The INFO column of a line, split once.

use std::collections::HashSet;

use board::variant::Issue;

use crate::issues::{excerpt, note};
use crate::origin::MarkKeys;

/// Keys that are compared with each other one by one; more of them are looked up.
const FEW: usize = 32;

/// A key and its value; a flag has none.
pub type Field<'a> = (&'a str, Option<&'a str>);

/// Keys and values of INFO, in their order.
pub struct Info<'a> {
    fields: Vec<Field<'a>>,
    /// The number of the [`Habit`] whose keys these are in the same order, or the first of which these are.
    habit: Option<u64>,
    marks: MarkKeys,
}

/// Habits remembered.
pub const HABITS: usize = 8;

/// The keys that lines have in the same order, which are known to differ from each other.
struct Habit {
    keys: Vec<Box<str>>,
    number: u64,
    marks: MarkKeys,
}

/// The last few habits: most lines of a file have the keys of one of a few.
#[derive(Default)]
pub struct Habits {
    known: Vec<Habit>,
    /// The place of that of the line before.
    last: usize,
    /// How many were met.
    met: u64,
}

impl Habits {
    /// The key at `place` by the present habit.
    fn key(&self, place: usize) -> Option<&str> {
        self.known.get(self.last)?.keys.get(place).map(|key| &**key)
    }

    /// Whether `key` comes next after the first `place` keys of the present habit, by that one or by another one that begins
    /// like it: that is the present one then.
    fn follow(&mut self, place: usize, key: &str) -> bool {
        if self.key(place) == Some(key) {
            return true;
        }
        let begun = self.known.get(self.last).and_then(|habit| habit.keys.get(..place)).unwrap_or_default();
        let goes_on = |habit: &Habit| {
            habit.keys.get(place).is_some_and(|known| **known == *key)
                && habit.keys.get(..place).is_some_and(|keys| keys == begun)
        };
        let other = self.known.iter().position(goes_on);
        self.last = other.unwrap_or(self.last);
        other.is_some()
    }

    /// Remembers the keys of a line as the present habit, in place of the oldest one.
    fn learn(&mut self, fields: &[Field<'_>]) {
        self.met += 1;
        let marks = MarkKeys::among(fields.iter().map(|(key, _)| *key));
        let keys = fields.iter().map(|(key, _)| Box::from(*key)).collect();
        let habit = Habit { keys, number: self.met, marks };
        self.last = (self.met % HABITS as u64) as usize;
        match self.known.get_mut(self.last) {
            Some(known) => *known = habit,
            None => {
                self.last = self.known.len();
                self.known.push(habit);
            }
        }
    }
}

/// Bytes looked at one by one before a search begins: most values are short.
const NEAR: usize = 12;

/// Where `wanted` stands first.
fn find(bytes: &[u8], wanted: u8) -> Option<usize> {
    let (near, far) = bytes.split_at_checked(NEAR).unwrap_or((bytes, &[]));
    let found = near.iter().position(|byte| *byte == wanted);
    found.or_else(|| memchr::memchr(wanted, far).map(|at| at + NEAR))
}

/// Whether two short texts are the same.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a == b)
}

/// The text before the first `separator`, and that after it.
fn part(text: &str, separator: u8) -> (&str, Option<&str>) {
    match find(text.as_bytes(), separator) {
        Some(at) => (text.get(..at).unwrap_or(""), text.get(at + 1..)),
        None => (text, None),
    }
}

/// The start of `text` when it is `key` with an equals sign after it.
fn before_equals<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let (given, rest) = text.split_at_checked(key.len())?;
    (rest.as_bytes().first() == Some(&b'=') && same(given.as_bytes(), key.as_bytes())).then_some(given)
}

/// Whether `key` is among `fields`.
fn repeats<'a>(key: &'a str, fields: &[Field<'a>], many: &mut HashSet<&'a str>) -> bool {
    if fields.len() < FEW {
        return fields.iter().any(|(known, _)| *known == key);
    }
    if many.is_empty() {
        many.extend(fields.iter().map(|(known, _)| *known));
    }
    !many.insert(key)
}

impl<'a> Info<'a> {
    /// Splits the column. A key that stands twice counts as it stands first. `fields` lends its memory.
    pub fn read(
        column: &'a str,
        habits: &mut Habits,
        mut fields: Vec<Field<'a>>,
        issues: &mut Vec<Issue>,
    ) -> Self {
        fields.clear();
        if column.is_empty() || column == "." {
            return Self { fields, habit: None, marks: MarkKeys::default() };
        }
        let mut usual = true;
        let mut many = HashSet::new();
        let mut rest = Some(column);
        while let Some(text) = rest {
            let usual_key = habits.key(fields.len()).filter(|_| usual);
            if let Some(key) = usual_key.and_then(|key| before_equals(text, key)) {
                let (value, after) = part(text.get(key.len() + 1..).unwrap_or(""), b';');
                if !value.is_empty() {
                    rest = after;
                    fields.push((key, Some(value)));
                    continue;
                }
            }
            let (item, after) = part(text, b';');
            rest = after;
            let (key, value) = part(item, b'=');
            if key.is_empty() || value == Some("") {
                note(issues, Issue::InfoValueEmpty { key: excerpt(key) });
                continue;
            }
            usual = usual && habits.follow(fields.len(), key);
            if !usual && repeats(key, &fields, &mut many) {
                note(issues, Issue::InfoKeyRepeated { key: excerpt(key) });
            } else {
                fields.push((key, value));
            }
        }
        if !usual && fields.len() <= FEW {
            habits.learn(&fields);
            usual = true;
        }
        match habits.known.get(habits.last).filter(|_| usual) {
            Some(habit) => Self { fields, habit: Some(habit.number), marks: habit.marks },
            None => Self { fields, habit: None, marks: MarkKeys::ANY },
        }
    }

    /// The column split for a test.
    #[cfg(test)]
    pub fn split(column: &'a str, issues: &mut Vec<Issue>) -> Self {
        Self { habit: None, ..Self::read(column, &mut Habits::default(), Vec::new(), issues) }
    }

    /// Gives the lent memory back.
    pub fn into_fields(self) -> Vec<Field<'a>> {
        self.fields
    }

    /// Which keys may mark the origin of the line.
    pub fn mark_keys(&self) -> MarkKeys {
        self.marks
    }

    /// A number that only lines with the same keys in the same order share.
    pub fn habit(&self) -> Option<u64> {
        self.habit
    }

    /// The value of `key`, unless it is missing or a flag.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let (_, value) = self.fields.iter().find(|(given, _)| *given == key)?;
        value.filter(|value| *value != ".")
    }

    /// Whether `key` is there, as a flag or with a value other than 0.
    pub fn flag(&self, key: &str) -> bool {
        self.fields.iter().any(|(given, value)| *given == key && !matches!(value, Some("0" | ".")))
    }

    /// The value of `key` for the alternate allele at `index`, of a key that has one for each or one for all.
    pub fn per_allele(&self, key: &str, index: usize) -> Option<&'a str> {
        let value = self.get(key)?;
        value.split(',').nth(index).or_else(|| (!value.contains(',')).then_some(value))
    }

    /// All keys, each with its value; a flag has none.
    pub fn fields(&self) -> &[(&'a str, Option<&'a str>)] {
        &self.fields
    }

    /// All keys with a value.
    pub fn values(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.fields
            .iter()
            .filter_map(|(key, value)| value.filter(|value| *value != ".").map(|value| (*key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_key_counts_once_and_an_empty_value_is_reported() {
        let mut habits = Habits::default();
        for _ in 0..2 {
            let mut issues = Vec::new();
            let info = Info::read("DP=10;SOMATIC;DP=11;X=;", &mut habits, Vec::new(), &mut issues);
            assert_eq!(info.get("DP"), Some("10"));
            assert!(info.flag("SOMATIC") && !info.flag("X"));
            let expected = [
                Issue::InfoKeyRepeated { key: "DP".into() },
                Issue::InfoValueEmpty { key: "X".into() },
                Issue::InfoValueEmpty { key: String::new() },
            ];
            assert_eq!(issues, expected);
        }
    }

    #[test]
    fn lines_that_take_turns_keep_their_own_habits() {
        let mut habits = Habits::default();
        let mut of = |column| {
            let info = Info::read(column, &mut habits, Vec::new(), &mut Vec::new());
            let keys: Vec<&str> = info.fields().iter().map(|(key, _)| *key).collect();
            assert_eq!(keys, column.split(';').map(|item| part(item, b'=').0).collect::<Vec<_>>());
            info.habit()
        };
        let (somatic, other) = (of("DP=1;SOMATIC;TLOD=2"), of("DP=1;TLOD=2;X=1"));
        assert_ne!(somatic, other);
        for _ in 0..3 {
            assert_eq!(of("DP=3;SOMATIC;TLOD=4"), somatic);
            assert_eq!(of("DP=5;TLOD=6;X=7"), other);
            assert_eq!(of("DP=5;TLOD=6"), other, "its first keys are the same");
        }
        for number in 0..3 * HABITS {
            let column = format!("DP=1;K{number}=2");
            let info = Info::read(&column, &mut habits, Vec::new(), &mut Vec::new());
            assert_eq!(info.fields().len(), 2);
        }
        let info = Info::read("DP=1;SOMATIC;DP=2", &mut habits, Vec::new(), &mut Vec::new());
        assert_eq!(info.fields().len(), 2, "a repeated key counts once");
    }

    #[test]
    fn a_key_repeated_among_very_many_is_found() {
        let column: Vec<String> = (0..1000).map(|number| format!("K{number}=1")).collect();
        let column = format!("{};K7=2", column.join(";"));
        let mut issues = Vec::new();
        Info::split(&column, &mut issues);
        assert_eq!(issues, [Issue::InfoKeyRepeated { key: "K7".into() }]);
    }

    #[test]
    fn a_value_per_allele_is_picked_by_its_index() {
        let info = Info::split("AO=7,2;DP=9", &mut Vec::new());
        assert_eq!(info.per_allele("AO", 1), Some("2"));
        assert_eq!(info.per_allele("DP", 1), Some("9"));
        assert_eq!(info.per_allele("AO", 2), None);
    }
}
