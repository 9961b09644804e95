//! Which analyses a file may belong to, best first, with what speaks for and against each.

use super::{Objection, Reason, names};
use crate::ids::{CaseId, PatientId};
use crate::specimen::{Analysis, Assay, Specimen};
use crate::variant::{SampleRole, Survey};

/// A file that arrived.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    pub name: &'a str,
    pub survey: &'a Survey,
    /// The case on whose page it was dropped.
    pub case: Option<CaseId>,
}

/// An analysis that files may be placed on.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    pub case: CaseId,
    pub patient: PatientId,
    pub analysis: &'a Analysis,
    /// The tumour specimen.
    pub specimen: &'a Specimen,
    pub normal: Option<&'a Specimen>,
    /// Number of analyses that the case cites.
    pub analyses: usize,
}

/// A candidate for which something speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Its index among the candidates.
    pub candidate: usize,
    /// The most telling first.
    pub because: Vec<Reason>,
    pub against: Vec<Objection>,
}

/// The candidates for which a laboratory number or the page of the case speaks, best first. What merely fits (assembly,
/// assay, the only analysis) orders them and proposes none by itself.
pub fn propose(arrival: &Arrival<'_>, candidates: &[Candidate<'_>]) -> Vec<Ranked> {
    let ranked = candidates.iter().enumerate().filter_map(|(index, candidate)| {
        let because = reasons(arrival, candidate);
        let tells = because.iter().any(|reason| weight(reason) >= TELLS);
        tells.then(|| Ranked {
            candidate: index,
            because,
            against: objections(arrival, candidate, candidates),
        })
    });
    let mut ranked: Vec<Ranked> = ranked.collect();
    // Stable: what ranks the same stays in the candidates' order.
    ranked.sort_by_key(|one| std::cmp::Reverse(score(one)));
    ranked
}

/// The least weight that proposes an analysis.
const TELLS: u32 = 8;

/// Each reason outweighs all that come after it in the list of [`Reason`].
fn weight(reason: &Reason) -> u32 {
    match reason {
        Reason::LaboratoryNumberInSample { .. } => 64,
        Reason::NormalNumberInSample { .. } => 32,
        Reason::LaboratoryNumberInFileName { .. } => 16,
        Reason::DroppedOnCase {} => 8,
        Reason::AssemblyAgrees { .. } => 4,
        Reason::AssayFits {} => 2,
        Reason::OnlyAnalysis {} => 1,
    }
}

/// Telling reasons first, then fewer objections, then what merely fits.
fn score(ranked: &Ranked) -> (u32, std::cmp::Reverse<usize>, u32) {
    let weights = || ranked.because.iter().map(weight);
    let telling = weights().filter(|weight| *weight >= TELLS).sum();
    let fitting = weights().filter(|weight| *weight < TELLS).sum();
    (telling, std::cmp::Reverse(ranked.against.len()), fitting)
}

fn reasons(arrival: &Arrival<'_>, candidate: &Candidate<'_>) -> Vec<Reason> {
    let survey = arrival.survey;
    let sample_with = |number: &str| survey.samples.iter().find(|sample| names(&sample.name, number));
    let number = &candidate.specimen.laboratory_number;
    let in_sample = sample_with(number).map(|sample| Reason::LaboratoryNumberInSample {
        sample: sample.name.clone(),
        laboratory_number: number.clone(),
    });
    let in_normal = candidate.normal.and_then(|normal| {
        let sample = sample_with(&normal.laboratory_number)?;
        Some(Reason::NormalNumberInSample {
            sample: sample.name.clone(),
            laboratory_number: normal.laboratory_number.clone(),
        })
    });
    let in_name = names(arrival.name, number)
        .then(|| Reason::LaboratoryNumberInFileName { laboratory_number: number.clone() });
    let dropped = (arrival.case == Some(candidate.case)).then_some(Reason::DroppedOnCase {});
    let agrees = survey.assembly.name.filter(|found| candidate.analysis.assembly == Some(*found));
    let agrees = agrees.map(|assembly| Reason::AssemblyAgrees { assembly });
    let fits = (is_rna(arrival) == (candidate.analysis.assay == Assay::Rna)).then_some(Reason::AssayFits {});
    let only = (candidate.analyses == 1).then_some(Reason::OnlyAnalysis {});
    [in_sample, in_normal, in_name, dropped, agrees, fits, only].into_iter().flatten().collect()
}

fn objections(
    arrival: &Arrival<'_>,
    candidate: &Candidate<'_>,
    candidates: &[Candidate<'_>],
) -> Vec<Objection> {
    let mut against = Vec::new();
    if let (Some(file), Some(analysis)) = (arrival.survey.assembly.name, candidate.analysis.assembly)
        && file != analysis
    {
        against.push(Objection::AssemblyDiffers { file, analysis });
    }
    if is_rna(arrival) != (candidate.analysis.assay == Assay::Rna) {
        against.push(Objection::AssayDiffers {});
    }
    against.extend(numbers_elsewhere(arrival, candidate, candidates));
    against
}

/// A sample whose name holds a number of another specimen and none of the candidate's own.
fn numbers_elsewhere(
    arrival: &Arrival<'_>,
    candidate: &Candidate<'_>,
    candidates: &[Candidate<'_>],
) -> Vec<Objection> {
    let own = |name: &str| specimens(candidate).any(|specimen| names(name, &specimen.laboratory_number));
    let mut found: Vec<Objection> = Vec::new();
    for sample in arrival.survey.samples.iter().filter(|sample| !own(&sample.name)) {
        let others =
            candidates.iter().flat_map(|other| specimens(other).map(move |specimen| (other, specimen)));
        let mut named = others.filter(|(_, specimen)| names(&sample.name, &specimen.laboratory_number));
        if let Some((other, specimen)) = named.next() {
            found.push(Objection::LaboratoryNumberElsewhere {
                sample: sample.name.clone(),
                laboratory_number: specimen.laboratory_number.clone(),
                other_patient: other.patient != candidate.patient,
            });
        }
    }
    found
}

fn specimens<'a>(candidate: &Candidate<'a>) -> impl Iterator<Item = &'a Specimen> + use<'a> {
    std::iter::once(candidate.specimen).chain(candidate.normal)
}

fn is_rna(arrival: &Arrival<'_>) -> bool {
    let roles = || arrival.survey.samples.iter().filter_map(|sample| sample.role);
    roles().any(|role| role == SampleRole::Rna) && !roles().any(|role| role == SampleRole::Tumour)
}

#[cfg(test)]
mod tests;
