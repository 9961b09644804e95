//! The version of the format, which decides over many rules.

/// A version of VCF; later ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 4.0 and before.
    V4_0,
    V4_1,
    V4_2,
    V4_3,
    V4_4,
    V4_5,
}

impl Version {
    /// Whether `given`, the value of `##fileformat`, names a version that there is.
    pub fn of(given: &str) -> Option<Self> {
        match given {
            "VCFv3.2" | "VCFv3.3" | "VCFv4.0" => Some(Self::V4_0),
            "VCFv4.1" => Some(Self::V4_1),
            "VCFv4.2" => Some(Self::V4_2),
            "VCFv4.3" => Some(Self::V4_3),
            "VCFv4.4" => Some(Self::V4_4),
            "VCFv4.5" => Some(Self::V4_5),
            _ => None,
        }
    }
}

impl Default for Version {
    /// What a file without `##fileformat` is read as.
    fn default() -> Self {
        Self::V4_2
    }
}
