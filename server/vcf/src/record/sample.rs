//! The sample columns of one data line.

use board::variant::{AlleleFraction, Issue, SampleCall};

use crate::fields::Info;
use crate::fraction::{self, Allele, Sample};
use crate::header::Header;
use crate::issues::note;
use crate::roles::Columns;

/// The sample columns of a line, split into values.
pub struct Samples<'a> {
    columns: &'a Columns,
    samples: Vec<Sample<'a>>,
}

/// One allele's values in each sample.
pub struct Values {
    pub tumour: Option<SampleCall>,
    pub normal: Option<SampleCall>,
    pub others: Vec<SampleCall>,
}

impl<'a> Samples<'a> {
    /// Pairs the columns of a line with their names; surplus columns are left out.
    pub fn new(header: &'a Header, columns: &'a Columns, keys: &'a [&'a str], texts: &[&'a str]) -> Self {
        let samples = header.samples.iter().zip(texts).map(|(name, text)| Sample::new(name, keys, text));
        Self { columns, samples: samples.collect() }
    }

    /// A value of the tumour.
    pub fn tumour_value(&self, key: &str) -> Option<&'a str> {
        self.samples.get(self.columns.tumour?)?.get(key)
    }

    /// The values of the alternate allele at `index`.
    pub fn values(
        &self,
        reference: &str,
        alts: &[&str],
        index: usize,
        info: &Info<'_>,
        issues: &mut Vec<Issue>,
    ) -> Values {
        let allele =
            Allele { reference, alt: alts.get(index).copied().unwrap_or(""), index, alts: alts.len() };
        let mut values = Values { tumour: None, normal: None, others: Vec::new() };
        for (at, sample) in self.samples.iter().enumerate() {
            let role = self.columns.samples.get(at).and_then(|found| found.role);
            let is_tumour = self.columns.tumour == Some(at);
            let fraction = fraction::of_sample(sample, allele, issues).or_else(|| {
                let (tvaf, tdp) = (info.per_allele("TVAF", index), info.per_allele("TDP", index));
                if self.samples.len() == 1 {
                    fraction::of_merged(sample, allele, tvaf, tdp, issues)
                } else {
                    None
                }
            });
            let depth = sample.count("DP", issues);
            let call = SampleCall::new(sample.name, role, fraction, depth, sample.get("GT"));
            if is_tumour {
                note_difference(fraction, issues);
                values.tumour = Some(call);
            } else if self.columns.normal == Some(at) {
                values.normal = Some(call);
            } else {
                values.others.push(call);
            }
        }
        values
    }
}

fn note_difference(fraction: Option<AlleleFraction>, issues: &mut Vec<Issue>) {
    if let Some(fraction) = fraction.filter(|fraction| fraction.differs)
        && let Some(caller) = fraction.caller_value
    {
        note(issues, Issue::AlleleFractionDiffers { caller, counts: fraction.value });
    }
}
