//! Whether what a file holds goes with where it was placed.

use board::patient::Sex;
use board::variant::identity::{SexByGenotype, Verdict, compare};
use board::variant::placement::names;
use board::variant::{Identity, ImportReport, Mismatch};
use store::variant_files::{self, VariantFile};
use store::{analyses, patients, specimens};

use crate::problem::Problem;
use crate::state::App;

/// What was found that does not go with the analysis, the specimen or the patient. One of them holds the file.
///
/// # Errors
/// The store fails.
pub async fn mismatches(
    app: &App,
    file: &VariantFile,
    report: &ImportReport,
) -> Result<Vec<Mismatch>, Problem> {
    let mut found = Vec::new();
    let analysis = analyses::by_id(app.db(), file.analysis).await?.ok_or(Problem::NotFound)?;
    if let (Some(of_file), Some(of_analysis)) = (report.assembly.name, analysis.assembly)
        && of_file != of_analysis
    {
        found.push(Mismatch::Assembly { file: of_file, analysis: of_analysis });
    }
    found.extend(numbers_of_others(app, file, report).await?);
    let patient = analyses::patient_of(app.db(), file.analysis).await?.ok_or(Problem::NotFound)?;
    let known = patients::by_id(app.db(), patient, app.now().date()).await?.ok_or(Problem::NotFound)?;
    found.extend(other_sex(known.sex, &report.identity));
    found.extend(exchanged(&report.identity));
    found.extend(other_people(app, file, &report.identity).await?);
    Ok(found)
}

/// The genotypes on X and Y that speak against the recorded sex.
fn other_sex(recorded: Sex, identity: &Identity) -> Option<Mismatch> {
    let sex = identity.sex;
    let found = match sex.sex {
        SexByGenotype::Female => Sex::Female,
        SexByGenotype::Male => Sex::Male,
        SexByGenotype::Undetermined => return None,
    };
    let (x_sites, x_heterozygous, y_calls) = (sex.x_sites, sex.x_heterozygous, sex.y_calls);
    sex.contradicts(recorded).then_some(Mismatch::Sex { recorded, found, x_sites, x_heterozygous, y_calls })
}

/// Alterations that stand in the normal and not in the tumour.
fn exchanged(identity: &Identity) -> Option<Mismatch> {
    let swap = identity.swap;
    let (calls, higher_in_normal) = (swap.calls, swap.higher_in_normal);
    swap.is_suspected().then_some(Mismatch::TumourAndNormalExchanged { calls, higher_in_normal })
}

/// The first file of this patient that is another person's by its genotypes, and whether some other patient's file is
/// this person's.
async fn other_people(app: &App, file: &VariantFile, identity: &Identity) -> Result<Vec<Mismatch>, Problem> {
    if identity.fingerprint.sites.is_empty() {
        return Ok(Vec::new());
    }
    let patient = analyses::patient_of(app.db(), file.analysis).await?;
    let (mut other, mut elsewhere) = (None, None);
    for known in variant_files::with_rows(app.db()).await? {
        let Some(report) = known.import.report().filter(|_| known.id != file.id) else { continue };
        let held = compare(&identity.fingerprint, &report.identity.fingerprint);
        let (shared, same) = (held.shared, held.same);
        if !matches!(held.verdict, Verdict::OtherPerson | Verdict::SamePerson) {
            continue;
        }
        let same_patient = analyses::patient_of(app.db(), known.analysis).await? == patient;
        match held.verdict {
            Verdict::OtherPerson if same_patient => {
                other.get_or_insert(Mismatch::OtherPerson {
                    file: known.id,
                    file_name: known.name,
                    shared,
                    same,
                });
            }
            Verdict::SamePerson if !same_patient => {
                elsewhere.get_or_insert(Mismatch::SamePersonElsewhere { shared, same });
            }
            _ => {}
        }
    }
    Ok(other.into_iter().chain(elsewhere).collect())
}

/// Samples whose names hold a laboratory number of other patients and none of this one.
async fn numbers_of_others(
    app: &App,
    file: &VariantFile,
    report: &ImportReport,
) -> Result<Vec<Mismatch>, Problem> {
    let patient = analyses::patient_of(app.db(), file.analysis).await?.ok_or(Problem::NotFound)?;
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
