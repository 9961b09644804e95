//! How many values of which type a key has.

use super::version::Version;

/// How many values a key has (VCF 4.5, sections 1.4.2 and 1.4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Fixed(u32),
    /// One for each alternate allele.
    A,
    /// One for each allele with the reference.
    R,
    /// One for each genotype.
    G,
    /// As `A`, of the sample's local alleles.
    LA,
    /// As `R`, of the sample's local alleles.
    LR,
    /// As `G`, of the sample's local alleles.
    LG,
    /// One for each allele of the sample's genotype.
    P,
    /// Any number, or one that is not checked: `.` and `M`.
    Any,
}

/// The type of a key's values (VCF 4.5, section 1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Integer,
    Float,
    Flag,
    Character,
    String,
}

/// Number and type of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    pub number: Number,
    pub ty: Type,
}

impl Number {
    /// Reads a declared Number; nothing if `version` does not have it.
    pub fn of(given: &str, version: Version) -> Option<Self> {
        match given {
            "A" => Some(Self::A),
            "R" if version >= Version::V4_2 => Some(Self::R),
            "G" => Some(Self::G),
            "LA" if version >= Version::V4_5 => Some(Self::LA),
            "LR" if version >= Version::V4_5 => Some(Self::LR),
            "LG" if version >= Version::V4_5 => Some(Self::LG),
            "." => Some(Self::Any),
            "P" if version >= Version::V4_4 => Some(Self::P),
            "M" if version >= Version::V4_5 => Some(Self::Any),
            _ if given.bytes().all(|byte| byte.is_ascii_digit()) => given.parse().ok().map(Self::Fixed),
            _ => None,
        }
    }

    /// Whether the number depends on a sample's genotype or local alleles, so that a key of INFO cannot have it; `given` as it is
    /// written.
    pub fn is_of_a_sample(given: &str) -> bool {
        matches!(given, "LA" | "LR" | "LG" | "P" | "M")
    }

    /// As it is written.
    pub fn written(self) -> String {
        match self {
            Self::Fixed(number) => number.to_string(),
            Self::A => "A".to_owned(),
            Self::R => "R".to_owned(),
            Self::G => "G".to_owned(),
            Self::LA => "LA".to_owned(),
            Self::LR => "LR".to_owned(),
            Self::LG => "LG".to_owned(),
            Self::P => "P".to_owned(),
            Self::Any => ".".to_owned(),
        }
    }
}

impl Type {
    /// Reads a declared Type.
    pub fn of(given: &str) -> Option<Self> {
        match given {
            "Integer" => Some(Self::Integer),
            "Float" => Some(Self::Float),
            "Flag" => Some(Self::Flag),
            "Character" => Some(Self::Character),
            "String" => Some(Self::String),
            _ => None,
        }
    }

    /// As it is written.
    pub fn written(self) -> &'static str {
        match self {
            Self::Integer => "Integer",
            Self::Float => "Float",
            Self::Flag => "Flag",
            Self::Character => "Character",
            Self::String => "String",
        }
    }
}

impl Definition {
    pub const fn new(number: Number, ty: Type) -> Self {
        Self { number, ty }
    }

    /// What a header line declares; what it gets wrong is read as any number of texts.
    pub fn declared(number: Option<&str>, ty: Option<&str>, version: Version) -> Self {
        Self {
            number: number.and_then(|given| Number::of(given, version)).unwrap_or(Number::Any),
            ty: ty.and_then(Type::of).unwrap_or(Type::String),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_decides_which_numbers_there_are() {
        assert_eq!(Number::of("R", Version::V4_1), None);
        assert_eq!(Number::of("R", Version::V4_2), Some(Number::R));
        assert_eq!(Number::of("LA", Version::V4_4), None);
        assert_eq!((Number::of("P", Version::V4_3), Number::of("P", Version::V4_4)), (None, Some(Number::P)));
        assert_eq!(Number::of("LA", Version::V4_5), Some(Number::LA));
        for given in ["N", "B", "-1", "", "1.0", "Number"] {
            assert_eq!(Number::of(given, Version::V4_5), None, "{given}");
        }
        assert_eq!(Number::of("4", Version::V4_1), Some(Number::Fixed(4)));
    }

    #[test]
    fn a_wrong_definition_holds_any_number_of_texts() {
        let definition = Definition::declared(Some("N"), Some("Int"), Version::V4_3);
        assert_eq!(definition, Definition::new(Number::Any, Type::String));
    }
}
