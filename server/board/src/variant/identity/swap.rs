//! Whether the columns of tumour and normal look swapped.

use serde::{Deserialize, Serialize};

use crate::variant::{FilterStatus, Origin};

use super::genotype::{DEPTH, Observed, Seen};

/// Reads with the allele in the sample that has it: at least one in ten.
const PRESENT: f64 = 0.1;
/// Reads with the allele in the sample that lacks it: at most two in a hundred.
const ABSENT: f64 = 0.02;
/// Calls that must be seen before a swap is suspected.
const CALLS: u64 = 10;

/// Calls that only one of the two samples has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct SwapSuspicion {
    /// Calls not filtered out, marked as somatic or, where none is, not marked as germline, that stand in one sample (at least one read in ten, 20 reads) and not in the
    /// other (at most two in a hundred, 20 reads).
    pub calls: u64,
    /// Those of them that stand in the normal.
    pub higher_in_normal: u64,
}

impl SwapSuspicion {
    /// A swap is suspected when more than three of four such calls, and ten of them at least, stand in the normal: alleles that a
    /// tumour lost explain some, not most.
    pub fn is_suspected(&self) -> bool {
        self.calls >= CALLS && self.higher_in_normal.saturating_mul(4) > self.calls.saturating_mul(3)
    }

    fn add(&mut self, in_normal: bool) {
        self.calls += 1;
        self.higher_in_normal += u64::from(in_normal);
    }

    fn merge(self, other: Self) -> Self {
        Self {
            calls: self.calls.saturating_add(other.calls),
            higher_in_normal: self.higher_in_normal.saturating_add(other.higher_in_normal),
        }
    }
}

/// One-sided calls, those that the caller marks as somatic apart: among the others are alleles that the tumour lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SwapEvidence {
    somatic: SwapSuspicion,
    unmarked: SwapSuspicion,
}

impl SwapEvidence {
    /// Takes in one allele.
    pub(super) fn see(&mut self, seen: &Seen<'_>, origin: impl FnOnce() -> Origin) {
        if seen.filter == FilterStatus::Failed {
            return;
        }
        let fraction = |sample: Option<Observed<'_>>| {
            let sample = sample.filter(|sample| sample.depth.is_some_and(|depth| depth >= DEPTH))?;
            sample.fraction
        };
        let (Some(tumour), Some(normal)) = (fraction(seen.tumour), fraction(seen.normal)) else {
            return;
        };
        let in_tumour = tumour >= PRESENT && normal <= ABSENT;
        let in_normal = normal >= PRESENT && tumour <= ABSENT;
        if !in_tumour && !in_normal {
            return;
        }
        match origin() {
            Origin::Somatic => self.somatic.add(in_normal),
            Origin::Undetermined => self.unmarked.add(in_normal),
            Origin::Germline => {}
        }
    }

    pub(super) fn merge(self, other: Self) -> Self {
        Self { somatic: self.somatic.merge(other.somatic), unmarked: self.unmarked.merge(other.unmarked) }
    }

    /// The calls marked as somatic, where there are any.
    pub(super) fn finish(self) -> SwapSuspicion {
        if self.somatic.calls > 0 { self.somatic } else { self.unmarked }
    }
}
