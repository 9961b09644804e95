//! What sort of alteration an allele is.

use serde::{Deserialize, Serialize};

/// The sort of an alteration; the names are the keys of [`KindCounts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum VariantKind {
    /// One base for another.
    Snv,
    /// Bases inserted, deleted or both, with a change of length.
    Indel,
    /// Several neighbouring bases exchanged as one event, kept whole.
    Mnv,
    /// A structural variant: breakend, inversion, symbolic deletion, duplication or insertion.
    Sv,
    /// A change of copy number.
    Cnv,
    /// Two genes joined.
    Fusion,
    /// Anything else that is an alteration.
    Other,
}

impl VariantKind {
    /// The name that documents and columns use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Snv => "snv",
            Self::Indel => "indel",
            Self::Mnv => "mnv",
            Self::Sv => "sv",
            Self::Cnv => "cnv",
            Self::Fusion => "fusion",
            Self::Other => "other",
        }
    }
}

/// Number of alleles of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct KindCounts {
    pub snv: u64,
    pub indel: u64,
    pub mnv: u64,
    pub sv: u64,
    pub cnv: u64,
    pub fusion: u64,
    pub other: u64,
}

impl KindCounts {
    /// Counts one more allele of `kind`.
    #[inline]
    pub fn add(&mut self, kind: VariantKind) {
        *self.of(kind) += 1;
    }

    /// Counts one allele of `kind` less.
    pub fn remove(&mut self, kind: VariantKind) {
        let count = self.of(kind);
        *count = count.saturating_sub(1);
    }

    fn of(&mut self, kind: VariantKind) -> &mut u64 {
        match kind {
            VariantKind::Snv => &mut self.snv,
            VariantKind::Indel => &mut self.indel,
            VariantKind::Mnv => &mut self.mnv,
            VariantKind::Sv => &mut self.sv,
            VariantKind::Cnv => &mut self.cnv,
            VariantKind::Fusion => &mut self.fusion,
            VariantKind::Other => &mut self.other,
        }
    }

    /// The kinds of which there is any.
    pub fn kinds(&self) -> Vec<VariantKind> {
        let Self { snv, indel, mnv, sv, cnv, fusion, other } = *self;
        let counts = [
            (VariantKind::Snv, snv),
            (VariantKind::Indel, indel),
            (VariantKind::Mnv, mnv),
            (VariantKind::Sv, sv),
            (VariantKind::Cnv, cnv),
            (VariantKind::Fusion, fusion),
            (VariantKind::Other, other),
        ];
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(kind, _)| kind).collect()
    }

    /// Whether a file with these may take the place of one with `older`: they share a kind, or one of them holds nothing.
    pub fn may_replace(&self, older: &Self) -> bool {
        let (own, theirs) = (self.kinds(), older.kinds());
        own.is_empty() || theirs.is_empty() || own.iter().any(|kind| theirs.contains(kind))
    }

    /// Number of alleles of all kinds.
    pub fn total(&self) -> u64 {
        self.snv + self.indel + self.mnv + self.sv + self.cnv + self.fusion + self.other
    }
}
