//! Whether what a file holds goes with where it was placed.

use board::variant::placement::names;
use board::variant::{ImportReport, Mismatch};
use store::variant_files::VariantFile;
use store::{analyses, specimens};

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
    Ok(found)
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
