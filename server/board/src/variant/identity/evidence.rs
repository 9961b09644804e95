//! Gathering while a file is read.

use std::collections::BTreeSet;

use crate::variant::{Assembly, Origin};

use super::fingerprint::{Fingerprint, GenotypeSite, SITES};
use super::genotype::{Carried, Observed, Seen};
use super::regions::{SexChromosome, is_autosome, sex_chromosome};
use super::swap::SwapEvidence;
use super::{Identity, IdentitySource, SexFound};

/// What the alleles seen so far tell of the sample. Parts of a file may be seen apart and merged in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdentityEvidence {
    assembly: Option<Assembly>,
    normal: Genotypes,
    /// Of lines without a normal.
    tumour: Genotypes,
    swap: SwapEvidence,
}

impl IdentityEvidence {
    /// Nothing seen yet, of a file on `assembly`.
    pub fn new(assembly: Option<Assembly>) -> Self {
        Self { assembly, ..Self::default() }
    }

    /// Takes in one allele of a line; its origin is asked for only where it matters.
    pub fn see(&mut self, seen: &Seen<'_>, origin: impl Fn() -> Origin) {
        self.swap.see(seen, &origin);
        if !seen.is_clean_snv(&origin) {
            return;
        }
        match (seen.normal, seen.tumour) {
            (Some(normal), _) => self.normal.see(self.assembly, seen, normal, origin, |_| true),
            (None, Some(tumour)) => {
                let inherited = |origin| origin == Origin::Germline || seen.is_common();
                self.tumour.see(self.assembly, seen, tumour, origin, inherited);
            }
            (None, None) => {}
        }
    }

    /// Both together, as if one had seen what both saw. Parts of one file have one assembly.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        Self {
            assembly: self.assembly.or(other.assembly),
            normal: self.normal.merge(other.normal),
            tumour: self.tumour.merge(other.tumour),
            swap: self.swap.merge(other.swap),
        }
    }

    /// What it comes to: by the normal where a line had one, else by the tumour.
    pub fn finish(self) -> Identity {
        let (source, genotypes) = match (self.normal.seen, self.tumour.seen) {
            (true, _) => (Some(IdentitySource::Normal), self.normal),
            (false, true) => (Some(IdentitySource::Tumour), self.tumour),
            (false, false) => (None, self.normal),
        };
        let sex = source.map(|source| {
            let Genotypes { x_sites, x_heterozygous, y_calls, .. } = genotypes;
            SexFound::of_counts(source, x_sites, x_heterozygous, y_calls)
        });
        let sites: Vec<GenotypeSite> = genotypes.sites.into_iter().collect();
        Identity {
            source,
            sex: sex.unwrap_or_default(),
            fingerprint: Fingerprint { assembly: self.assembly, source, sites },
            swap: self.swap.finish(),
        }
    }
}

/// The certain genotypes of one sample.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Genotypes {
    /// The sample was there, with or without a certain genotype.
    seen: bool,
    x_sites: u64,
    x_heterozygous: u64,
    y_calls: u64,
    /// The lowest ones.
    sites: BTreeSet<GenotypeSite>,
}

impl Genotypes {
    /// Takes in one allele; on X and Y only one that is `inherited`: callers write what arose on a man's only X as they write a
    /// woman's two copies, `0/1`.
    fn see(
        &mut self,
        assembly: Option<Assembly>,
        seen: &Seen<'_>,
        sample: Observed<'_>,
        origin: impl FnOnce() -> Origin,
        inherited: impl FnOnce(Origin) -> bool,
    ) {
        self.seen = true;
        let Some(carried) = sample.carried() else { return };
        let origin = origin();
        // What arose in the tumour says nothing of the person.
        if origin == Origin::Somatic {
            return;
        }
        let heterozygous = carried == Carried::Heterozygous;
        match sex_chromosome(assembly, seen.chrom, seen.pos) {
            Some(_) if !inherited(origin) => {}
            Some(SexChromosome::X) => {
                self.x_sites += 1;
                self.x_heterozygous += u64::from(heterozygous);
            }
            // Reads of X that land on Y show both bases.
            Some(SexChromosome::Y) => self.y_calls += u64::from(!heterozygous),
            None if is_autosome(seen.chrom) => {
                self.keep(GenotypeSite::new(seen.chrom, seen.pos, seen.reference, seen.alt, carried));
            }
            None => {}
        }
    }

    fn keep(&mut self, site: GenotypeSite) {
        if self.sites.len() < SITES {
            self.sites.insert(site);
        } else if self.sites.last().is_some_and(|last| site < *last) && self.sites.insert(site) {
            self.sites.pop_last();
        }
    }

    fn merge(mut self, other: Self) -> Self {
        for site in other.sites {
            self.keep(site);
        }
        Self {
            seen: self.seen || other.seen,
            x_sites: self.x_sites.saturating_add(other.x_sites),
            x_heterozygous: self.x_heterozygous.saturating_add(other.x_heterozygous),
            y_calls: self.y_calls.saturating_add(other.y_calls),
            sites: self.sites,
        }
    }
}
