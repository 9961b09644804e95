//! Keys that the standard defines (VCF 4.5, tables 1 and 2; the lists of section 1.4 before version 4.3).

use super::definition::{Definition, Number, Type};
use super::version::Version;

/// Whether the standard insists on the number alone, or on the type too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reserved {
    pub definition: Definition,
    /// The type is left open: INFO MQ was an Integer in older examples of the standard itself.
    pub any_type: bool,
}

const fn exact(number: Number, ty: Type) -> Option<Reserved> {
    Some(Reserved { definition: Definition::new(number, ty), any_type: false })
}

/// The definition of an INFO key. SB and the keys of structural variants are left out: callers and the standard's own
/// versions differ on them.
pub fn info(key: &str, version: Version) -> Option<Reserved> {
    use Number::{A, Fixed, R};
    match key {
        "AA" => exact(Fixed(1), Type::String),
        "AC" => exact(A, Type::Integer),
        "AD" | "ADF" | "ADR" if version >= Version::V4_3 => exact(R, Type::Integer),
        "AF" => exact(A, Type::Float),
        "AN" | "DP" | "END" | "MQ0" | "NS" => exact(Fixed(1), Type::Integer),
        "BQ" => exact(Fixed(1), Type::Float),
        "CIGAR" => exact(A, Type::String),
        "DB" | "H2" | "H3" | "SOMATIC" | "VALIDATED" | "1000G" => exact(Fixed(0), Type::Flag),
        "MQ" => Some(Reserved { definition: Definition::new(Fixed(1), Type::Float), any_type: true }),
        _ => None,
    }
}

/// The definition of a FORMAT key.
pub fn format(key: &str, version: Version) -> Option<Reserved> {
    use Number::{A, Any, Fixed, G, P, R};
    match key {
        "AD" | "ADF" | "ADR" if version >= Version::V4_3 => exact(R, Type::Integer),
        "DP" | "GQ" | "MQ" | "PQ" | "PS" => exact(Fixed(1), Type::Integer),
        "EC" => exact(A, Type::Integer),
        "FT" | "GT" => exact(Fixed(1), Type::String),
        "GL" | "GP" => exact(G, Type::Float),
        "GLE" if version < Version::V4_3 => exact(G, Type::String),
        "HQ" => exact(Fixed(2), Type::Integer),
        "PL" => exact(G, Type::Integer),
        "PSL" if version >= Version::V4_4 => exact(P, Type::String),
        "PSO" | "PSQ" if version >= Version::V4_4 => exact(P, Type::Integer),
        "LAA" if version >= Version::V4_5 => exact(Any, Type::Integer),
        _ => None,
    }
}
