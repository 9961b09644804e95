//! The sex that genotypes on X and Y speak for.

use serde::{Deserialize, Serialize};

use crate::patient::Sex;

use super::IdentitySource;

/// Places on X that must have a genotype before anything is said.
const X_SITES: u64 = 20;
/// Calls on Y that a person without a Y may show where reads of X land on it, as a share of the places on X: one in twenty.
const STRAY_Y: u64 = 20;

/// The sex that the genotypes speak for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SexByGenotype {
    Female,
    Male,
    /// Too few places, or a picture that is neither: also of sex chromosomes other than XX and XY.
    #[default]
    Undetermined,
}

/// The sex that the genotypes speak for, with what was counted outside the pseudo-autosomal regions. Of a tumour without a normal
/// only what is marked as germline, or is common in a population by the file's annotation, is counted: a call that arose on a
/// man's only X is written `0/1` like a woman's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct SexFound {
    pub sex: SexByGenotype,
    /// Places on X with a certain genotype that carries the allele, of a tumour alone those of inherited alleles.
    pub x_sites: u64,
    /// Those of them where one of two copies carries it.
    pub x_heterozygous: u64,
    /// Places on Y where all reads carry the allele.
    pub y_calls: u64,
}

impl SexFound {
    /// Judges the counts. With at least 20 places on X:
    /// - female when three in ten or more are heterozygous and calls on Y are at most one for twenty places on X;
    /// - male when one in ten or fewer are heterozygous; of a tumour alone only with more calls on Y than that, because a tumour
    ///   that lost an X looks the same;
    /// - undetermined otherwise.
    pub fn of_counts(source: IdentitySource, x_sites: u64, x_heterozygous: u64, y_calls: u64) -> Self {
        let (ten_het, enough) = (x_heterozygous.saturating_mul(10), x_sites >= X_SITES);
        let stray = y_calls.saturating_mul(STRAY_Y) <= x_sites;
        let sex = if enough && ten_het >= x_sites.saturating_mul(3) && stray {
            SexByGenotype::Female
        } else if enough && ten_het <= x_sites && (source == IdentitySource::Normal || !stray) {
            SexByGenotype::Male
        } else {
            SexByGenotype::Undetermined
        };
        Self { sex, x_sites, x_heterozygous, y_calls }
    }

    /// Whether the genotypes speak against a recorded sex; what is not determined on either side contradicts nothing.
    pub fn contradicts(&self, recorded: Sex) -> bool {
        matches!(
            (self.sex, recorded),
            (SexByGenotype::Female, Sex::Male) | (SexByGenotype::Male, Sex::Female)
        )
    }
}
