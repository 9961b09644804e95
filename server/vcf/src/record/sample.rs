//! The sample columns of one data line.

use board::variant::{AlleleFraction, Caller, Issue, SampleCall, SampleRole};

use crate::fields::Info;
use crate::fraction::{self, Allele, Format, Sample};
use crate::header::Header;
use crate::issues::note;
use crate::roles::Columns;

/// One sample's values of an allele.
#[derive(Clone, Copy, Debug)]
pub struct SampleSight<'a> {
    name: &'a str,
    role: Option<SampleRole>,
    fraction: Option<AlleleFraction>,
    read_depth: Option<u64>,
    genotype: Option<&'a str>,
}

impl<'a> SampleSight<'a> {
    /// Name of the column.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// What the column holds, as far as it is decided.
    pub fn role(&self) -> Option<SampleRole> {
        self.role
    }

    /// The allele fraction with its counts and its method.
    pub fn fraction(&self) -> Option<AlleleFraction> {
        self.fraction
    }

    /// Denominator of the fraction; without a fraction, the caller's read depth.
    pub fn depth(&self) -> Option<u64> {
        self.fraction.and_then(|fraction| fraction.depth).or(self.read_depth)
    }

    /// The caller's read depth at the position (FORMAT DP).
    pub fn read_depth(&self) -> Option<u64> {
        self.read_depth
    }

    /// Genotype as written.
    pub fn genotype(&self) -> Option<&'a str> {
        self.genotype
    }

    /// The values, kept.
    pub fn call(&self) -> SampleCall {
        SampleCall::new(self.name, self.role, self.fraction, self.read_depth, self.genotype)
    }
}

/// The sample columns of a line.
pub struct Samples<'a> {
    columns: &'a Columns,
    samples: Vec<Sample<'a>>,
}

impl<'a> Samples<'a> {
    /// Pairs the values of a line, as [`Format::split`] found them, with the names of their columns; surplus columns
    /// are left out. `samples` lends its memory.
    pub fn new(
        header: &'a Header,
        columns: &'a Columns,
        format: &'a Format,
        values: &'a [&'a str],
        found: usize,
        mut samples: Vec<Sample<'a>>,
    ) -> Self {
        samples.clear();
        samples.extend(header.samples.iter().take(found).enumerate().map(|(at, name)| {
            let keys = format.len();
            Sample::new(name, format, values.get(at * keys..(at + 1) * keys).unwrap_or_default())
        }));
        Self { columns, samples }
    }

    /// Gives the lent memory back.
    pub fn into_samples(self) -> Vec<Sample<'a>> {
        self.samples
    }

    /// A value of the tumour.
    pub fn tumour_value(&self, key: &str) -> Option<&'a str> {
        self.samples.get(self.columns.tumour?)?.get(key)
    }

    /// Puts the values of the alternate allele at `index` in each sample into `sights`, in the order of the columns.
    pub fn values(
        &self,
        allele: Allele<'_>,
        info: &Info<'_>,
        caller: Option<Caller>,
        sights: &mut Vec<SampleSight<'a>>,
        issues: &mut Vec<Issue>,
    ) {
        sights.clear();
        if self.columns.samples.is_empty() {
            sights.extend(of_info(allele, info, caller, issues));
            return;
        }
        for (at, sample) in self.samples.iter().enumerate() {
            let role = self.columns.samples.get(at).and_then(|found| found.role);
            let is_tumour = self.columns.tumour == Some(at);
            let fraction = fraction::of_sample(sample, allele, issues).or_else(|| {
                let merged = (self.samples.len() == 1)
                    .then(|| fraction::of_merged(sample, allele, info, issues))
                    .flatten();
                merged.or_else(|| is_tumour.then(|| fraction::of_tumour(info, allele, caller)).flatten())
            });
            let read_depth = sample.count("DP", issues);
            if is_tumour {
                note_difference(fraction, issues);
            }
            let genotype = sample.get("GT");
            sights.push(SampleSight { name: sample.name, role, fraction, read_depth, genotype });
        }
    }
}

/// What INFO tells of the tumour in a file without sample columns.
fn of_info(
    allele: Allele<'_>,
    info: &Info<'_>,
    caller: Option<Caller>,
    issues: &mut Vec<Issue>,
) -> Option<SampleSight<'static>> {
    let fraction = fraction::of_tumour(info, allele, caller)?;
    note_difference(Some(fraction), issues);
    let read_depth = info.get("DP").and_then(|depth| depth.parse().ok());
    let (name, role, genotype) = ("", Some(SampleRole::Tumour), None);
    Some(SampleSight { name, role, fraction: Some(fraction), read_depth, genotype })
}

fn note_difference(fraction: Option<AlleleFraction>, issues: &mut Vec<Issue>) {
    if let Some(fraction) = fraction.filter(|fraction| fraction.differs)
        && let Some(caller) = fraction.caller_value
    {
        note(issues, Issue::AlleleFractionDiffers { caller, counts: fraction.value });
    }
}
