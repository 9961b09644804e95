//! Inherited genotypes that two files of one person share.

use serde::{Deserialize, Serialize};

use crate::variant::Assembly;

use super::IdentitySource;
use super::genotype::Carried;

/// Places kept of a file.
pub(super) const SITES: usize = 2_000;
/// Shared places that a verdict needs.
const SHARED: u64 = 40;

/// One place with its genotype: 52 bits of a hash of chromosome, position and alleles, then one bit that is set where one of two copies
/// carries the allele. It stays a whole number in JSON.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ts_rs::TS,
    utoipa::ToSchema,
)]
#[serde(transparent)]
#[ts(export)]
pub struct GenotypeSite(u64);

impl GenotypeSite {
    pub(super) fn new(chrom: &str, pos: u64, reference: &str, alt: &str, carried: Carried) -> Self {
        let mut hash = Hash::default();
        hash.add(chrom.as_bytes());
        hash.add(&pos.to_le_bytes());
        hash.add(reference.as_bytes());
        hash.add(b">");
        hash.add(alt.as_bytes());
        Self((hash.finish() >> 12) << 1 | u64::from(carried == Carried::Heterozygous))
    }

    /// Names the place, without the genotype.
    pub fn place(self) -> u64 {
        self.0 >> 1
    }

    /// One of two copies carries the allele; otherwise all do.
    pub fn is_heterozygous(self) -> bool {
        self.0 & 1 == 1
    }
}

/// FNV-1a, then mixed so that every bit decides which places are kept.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(self) -> u64 {
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }
}

/// Up to 2,000 places where the person carries an allele that the reference lacks: single bases exchanged on chromosomes 1 to 22.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Fingerprint {
    /// The assembly that the places count on; places of two assemblies cannot be compared.
    pub assembly: Option<Assembly>,
    /// Empty when there is no place.
    pub source: Option<IdentitySource>,
    /// Those with the lowest hashes, ascending, so that two files choose the same ones.
    pub sites: Vec<GenotypeSite>,
}

/// What a comparison of two fingerprints comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Verdict {
    SamePerson,
    OtherPerson,
    /// Enough places, but a picture between the two: a relative, or a tumour that lost many alleles.
    Unclear,
    /// Too few shared places, other assemblies, or assays that cover different parts of the genome.
    TooFew,
}

/// Two fingerprints held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct Comparison {
    /// Places that both have.
    pub shared: u64,
    /// Those of them with the same genotype.
    pub same: u64,
    pub verdict: Verdict,
}

/// Compares two fingerprints.
///
/// Both list places where their person carries an allele. One person has one genotype there; two unrelated people who both carry
/// a common allele agree in little more than half (five of nine for an allele that every second chromosome has) and in more the
/// rarer it is. So of at least 40 shared places nineteen in twenty must agree for the same person, and fewer than four in five
/// mean another one. A tumour alone loses alleles, which makes one of two copies look like all: with it seventeen in twenty are the same
/// person's and fewer than three in five another's.
pub fn compare(one: &Fingerprint, other: &Fingerprint) -> Comparison {
    let (mut shared, mut same) = (0_u64, 0_u64);
    if one.assembly.is_some() && one.assembly == other.assembly {
        let (mut left, mut right) = (Places(&one.sites), Places(&other.sites));
        let (mut mine, mut theirs) = (left.next(), right.next());
        while let (Some(a), Some(b)) = (mine, theirs) {
            if a.place() == b.place() {
                shared += 1;
                same += u64::from(a == b);
            }
            if a.place() <= b.place() {
                mine = left.next();
            }
            if b.place() <= a.place() {
                theirs = right.next();
            }
        }
    }
    let of_tumour = [one, other].iter().any(|print| print.source == Some(IdentitySource::Tumour));
    Comparison { shared, same, verdict: judge(shared, same, of_tumour) }
}

/// The verdict, in twentieths.
fn judge(shared: u64, same: u64, of_tumour: bool) -> Verdict {
    let (least, most) = if of_tumour { (17, 12) } else { (19, 16) };
    let twentieths = same.saturating_mul(20);
    if shared < SHARED {
        Verdict::TooFew
    } else if twentieths >= shared.saturating_mul(least) {
        Verdict::SamePerson
    } else if twentieths < shared.saturating_mul(most) {
        Verdict::OtherPerson
    } else {
        Verdict::Unclear
    }
}

/// The places of a sorted list that stand in it with one genotype only.
struct Places<'a>(&'a [GenotypeSite]);

impl Iterator for Places<'_> {
    type Item = GenotypeSite;

    fn next(&mut self) -> Option<GenotypeSite> {
        loop {
            let (first, rest) = self.0.split_first()?;
            let twice = rest.iter().take_while(|site| site.place() == first.place()).count();
            self.0 = rest.get(twice..).unwrap_or_default();
            if twice == 0 {
                return Some(*first);
            }
        }
    }
}
