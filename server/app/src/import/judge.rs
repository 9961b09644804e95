//! Whether what a file holds goes with where it was placed.

use board::ids::PatientId;
use board::patient::Sex;
use board::variant::identity::{Fingerprint, SexByGenotype, Verdict, compare};
use board::variant::placement::names;
use board::variant::{ImportReport, Mismatch};
use store::variant_files::VariantFile;
use store::{analyses, fingerprints, patients, specimens};

use super::settle::replaced;
use crate::problem::Problem;
use crate::state::App;

/// Fingerprints held in memory at once.
const PAGE: u16 = 64;

/// What was found that does not go with the analysis, the specimen or the patient. One of them holds the file.
///
/// # Errors
/// The store fails.
pub async fn mismatches(
    app: &App,
    file: &VariantFile,
    report: &ImportReport,
) -> Result<Vec<Mismatch>, Problem> {
    let analysis = analyses::by_id(app.db(), file.analysis).await?.ok_or(Problem::NotFound)?;
    let patient = analyses::patient_of(app.db(), file.analysis).await?.ok_or(Problem::NotFound)?;
    let mut found = numbers_of_others(app, patient, report).await?;
    if let (Some(of_file), Some(of_analysis)) = (report.assembly.name, analysis.assembly)
        && of_file != of_analysis
    {
        found.push(Mismatch::Assembly { file: of_file, analysis: of_analysis });
    }
    let recorded = patients::by_id(app.db(), patient, app.now().date()).await?.map(|known| known.sex);
    found.extend(recorded.and_then(|recorded| other_sex(recorded, report)));
    let swap = report.identity.swap;
    if swap.is_suspected() {
        found.push(Mismatch::TumourAndNormalExchanged {
            calls: swap.calls,
            higher_in_normal: swap.higher_in_normal,
        });
    }
    found.extend(people(app, file, patient, &report.identity.fingerprint).await?);
    found.extend(other_kinds(app, file, report).await?);
    Ok(found)
}

/// A file takes the place of another only within one kind of variants: which kinds it holds is known now.
async fn other_kinds(
    app: &App,
    file: &VariantFile,
    report: &ImportReport,
) -> Result<Option<Mismatch>, Problem> {
    let Some(old) = replaced(app, file).await? else { return Ok(None) };
    let of_old = old.import.report().map(|report| report.variants).unwrap_or_default();
    Ok((!report.variants.may_replace(&of_old)).then(|| Mismatch::OtherKinds {
        file: old.id,
        file_name: old.name.clone(),
        holds: report.variants.kinds(),
        replaced_holds: of_old.kinds(),
    }))
}

/// Samples whose names hold a laboratory number of other patients and none of this one.
async fn numbers_of_others(
    app: &App,
    patient: PatientId,
    report: &ImportReport,
) -> Result<Vec<Mismatch>, Problem> {
    let numbers = specimens::laboratory_numbers(app.db()).await?;
    let own = |name: &str| numbers.iter().any(|(of, number)| *of == patient && names(name, number));
    let mismatch = |name: &String| {
        let (_, number) = numbers.iter().find(|(of, number)| *of != patient && names(name, number))?;
        Some(Mismatch::LaboratoryNumberOfAnotherPatient {
            sample: name.clone(),
            laboratory_number: number.clone(),
        })
    };
    let samples = report.samples.iter().map(|sample| &sample.name).filter(|name| !own(name));
    Ok(samples.filter_map(mismatch).collect())
}

fn other_sex(recorded: Sex, report: &ImportReport) -> Option<Mismatch> {
    let seen = report.identity.sex;
    let found = match seen.sex {
        SexByGenotype::Female => Sex::Female,
        SexByGenotype::Male => Sex::Male,
        SexByGenotype::Undetermined => return None,
    };
    seen.contradicts(recorded).then_some(Mismatch::Sex {
        recorded,
        found,
        x_sites: seen.x_sites,
        x_heterozygous: seen.x_heterozygous,
        y_calls: seen.y_calls,
    })
}

/// Files of this patient that are of another person, and the one of another patient that is most surely of this person.
async fn people(
    app: &App,
    file: &VariantFile,
    patient: PatientId,
    fingerprint: &Fingerprint,
) -> Result<Vec<Mismatch>, Problem> {
    let (mut found, mut elsewhere) = (Vec::new(), None);
    if fingerprint.sites.is_empty() {
        return Ok(found);
    }
    let mut after = None;
    loop {
        let page = fingerprints::published_after(app.db(), after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.file);
        for known in page.iter().filter(|known| known.file != file.id) {
            let held = compare(fingerprint, &known.fingerprint);
            match held.verdict {
                Verdict::OtherPerson if known.patient == patient => found.push(Mismatch::OtherPerson {
                    file: known.file,
                    file_name: known.name.clone(),
                    shared: held.shared,
                    same: held.same,
                }),
                Verdict::SamePerson if known.patient != patient => {
                    let (most, _) = elsewhere.unwrap_or_default();
                    if held.shared > most {
                        elsewhere = Some((held.shared, held.same));
                    }
                }
                _ => {}
            }
        }
    }
    found.extend(elsewhere.map(|(shared, same)| Mismatch::SamePersonElsewhere { shared, same }));
    Ok(found)
}
