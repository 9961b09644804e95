//! What is known of each key, looked up once for as many lines as possible.

use std::collections::HashMap;

use super::definition::{Definition, Number, Type};
use super::reserved::{self, Reserved};
use super::version::Version;
use crate::fields::HABITS;
use crate::header::Header;
use crate::remembered::Remembered;

/// What is known of one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub definition: Definition,
    pub declared: bool,
    /// Its values are one text, whose commas may be part of it.
    pub one_text: bool,
    /// The key cannot be one.
    pub invalid: bool,
    pub meaning: Meaning,
}

/// What a key means beyond its number and type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    None,
    /// A count, a fraction or a place: never below zero.
    Natural,
    /// The last base, 1-based.
    End,
    Cigar,
    /// What a structural variant is claimed from.
    Claim,
    Genotype,
    /// The local alleles of a sample.
    LocalAlleles,
}

/// The keys of INFO or FORMAT.
pub struct Keys<'h> {
    known: Known<'h>,
    named: Remembered<Key>,
    /// What is known of the keys of the last habits, in their order.
    habits: Vec<(u64, Vec<Key>)>,
    /// The place of the present habit.
    habit: Option<usize>,
    /// How many habits were met.
    met: usize,
}

/// Where what is known of a key comes from.
struct Known<'h> {
    declared: &'h HashMap<String, Definition>,
    version: Version,
    of_info: bool,
    /// The header names a program, which may name its keys as it likes.
    program: bool,
}

impl<'h> Keys<'h> {
    /// The keys of INFO.
    pub fn of_info(header: &'h Header) -> Self {
        Self::new(&header.infos, header, true)
    }

    /// The keys of FORMAT.
    pub fn of_format(header: &'h Header) -> Self {
        Self::new(&header.formats, header, false)
    }

    fn new(declared: &'h HashMap<String, Definition>, header: &Header, of_info: bool) -> Self {
        let (version, program) = (header.version, header.names_program());
        let known = Known { declared, version, of_info, program };
        Self { known, named: Remembered::default(), habits: Vec::new(), habit: None, met: 0 }
    }

    /// The keys of the next line are those of `habit`, a number that only lines with the same keys in the same order share.
    pub fn turn_to(&mut self, habit: Option<u64>) {
        let Some(number) = habit else {
            self.habit = None;
            return;
        };
        if self.habit.and_then(|place| self.habits.get(place)).is_some_and(|(known, _)| *known == number) {
            return;
        }
        let place = self.habits.iter().position(|(known, _)| *known == number);
        self.habit = Some(place.unwrap_or_else(|| self.begin(number)));
    }

    /// Makes place for what will be known of the keys of a habit.
    fn begin(&mut self, number: u64) -> usize {
        let place = self.met % HABITS;
        self.met += 1;
        match self.habits.get_mut(place) {
            Some((known, keys)) => {
                *known = number;
                keys.clear();
            }
            None => self.habits.push((number, Vec::new())),
        }
        place
    }

    /// Whether the header declares a number of values for the key.
    pub fn is_counted(&self, name: &str) -> bool {
        self.known.declared.get(name).is_some_and(|declared| declared.number != Number::Any)
    }

    /// What is known of the key `name`, which stands at `place` of its line; of a line the keys are asked for one after
    /// the other.
    pub fn at(&mut self, place: usize, name: &str) -> Key {
        let Self { known, named, habits, habit, .. } = self;
        let mut look_up = || named.get(name, |name| known.look_up(name));
        let Some((_, keys)) = habit.and_then(|habit| habits.get_mut(habit)) else {
            return look_up();
        };
        if let Some(key) = keys.get(place) {
            return *key;
        }
        let key = look_up();
        if keys.len() == place {
            keys.push(key);
        }
        key
    }
}

impl Known<'_> {
    fn look_up(&self, name: &str) -> Key {
        let declared = self.declared.get(name).copied();
        let reserved = self.reserved(name).map(|reserved| reserved.definition);
        let unknown = Definition::new(Number::Any, Type::String);
        let definition = declared.or(reserved).unwrap_or(unknown);
        Key {
            definition,
            one_text: definition == Definition::new(Number::Fixed(1), Type::String) && reserved.is_none(),
            declared: declared.is_some(),
            // A program that declares its key means it; the rules of the standard have changed over the versions.
            invalid: declared.is_none() && !self.is_name(name),
            meaning: if self.of_info { info_meaning(name, self.version) } else { format_meaning(name) },
        }
    }

    fn reserved(&self, name: &str) -> Option<Reserved> {
        if self.of_info { reserved::info(name, self.version) } else { reserved::format(name, self.version) }
    }

    /// Whether `name` can be a key: `[A-Za-z_][0-9A-Za-z_.]*` since 4.3, before that letters and digits for FORMAT and
    /// anything without a blank for INFO.
    fn is_name(&self, name: &str) -> bool {
        if self.of_info && name == "1000G" {
            return true;
        }
        let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
        if self.version >= Version::V4_3 {
            !name.starts_with(|first: char| first.is_ascii_digit() || first == '.') && name.bytes().all(word)
        } else if self.of_info {
            name.bytes().all(|byte| byte.is_ascii_graphic())
        } else {
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || (self.program && word(byte)))
        }
    }
}

fn info_meaning(key: &str, version: Version) -> Meaning {
    match key {
        "AC" | "AF" | "AN" | "DP" | "MQ0" | "NS" => Meaning::Natural,
        "END" => Meaning::End,
        "CIGAR" => Meaning::Cigar,
        "SVCLAIM" if version >= Version::V4_4 => Meaning::Claim,
        _ => Meaning::None,
    }
}

fn format_meaning(key: &str) -> Meaning {
    match key {
        "GT" => Meaning::Genotype,
        "LAA" => Meaning::LocalAlleles,
        _ => Meaning::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(version: Version) -> Header {
        let one = |ty| Definition::new(Number::Fixed(1), ty);
        let mut header = Header::default();
        header.infos.insert("AF".to_owned(), one(Type::Float));
        header.formats.insert("MIN_DP".to_owned(), one(Type::Integer));
        header.version = version;
        header
    }

    #[test]
    fn a_key_is_known_by_its_declaration_then_by_the_standard() {
        let header = header(Version::V4_2);
        let mut keys = Keys::of_info(&header);
        let af = keys.at(0, "AF");
        assert_eq!((af.declared, af.definition.number), (true, Number::Fixed(1)));
        let dp = keys.at(0, "DP");
        assert_eq!((dp.declared, dp.definition), (false, Definition::new(Number::Fixed(1), Type::Integer)));
        assert_eq!(keys.at(0, "AF"), af);
        assert_eq!(keys.at(700, "XYZ").definition, Definition::new(Number::Any, Type::String));
        assert!(keys.at(0, "AA").meaning == Meaning::None && !keys.at(0, "AA").one_text);
    }

    #[test]
    fn names_of_keys_follow_the_version() {
        let (old, new) = (header(Version::V4_2), header(Version::V4_3));
        let mut format = Keys::of_format(&old);
        assert!(
            !format.at(0, "MIN_DP").invalid && format.at(0, "G_S").invalid && !format.at(0, "1GS").invalid
        );
        let mut format = Keys::of_format(&new);
        assert!(!format.at(0, "G_S").invalid && format.at(0, "1GS").invalid && format.at(0, "G%3AS").invalid);
        let mut info = Keys::of_info(&new);
        assert!(!info.at(0, "1000G").invalid && info.at(0, "RS Q").invalid);
        let mut info = Keys::of_info(&old);
        assert!(!info.at(0, "GERP++_RS").invalid && info.at(0, "RS Q").invalid);
    }

    #[test]
    fn a_program_that_the_header_names_may_use_underscores_before_the_standard_did() {
        let mut header = header(Version::V4_1);
        header.callers.meta("source", "Mutect2");
        let mut format = Keys::of_format(&header);
        assert!(!format.at(0, "ALT_F1R2").invalid && format.at(0, "G S").invalid);
    }
}
