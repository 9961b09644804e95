//! Cases with all that the board needs, for one case or many in the same few statements.

use std::collections::HashMap;
use std::hash::Hash;

use board::Date;
use board::case::{CaseSnapshot, Consent, NamedPerson, Urgency};
use board::disease::Disease;
use board::ids::{CaseId, DiseaseId, PatientId, PersonId};
use board::patient::Patient;
use uuid::Uuid;

use crate::columns::{Number, Word};
use crate::reader::{Reader, among};
use crate::trouble::Trouble;
use crate::{analyses, consents, diseases, findings, patients, specimens, variant_files};

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    revision: Number<u32>,
    patient: Uuid,
    disease: Uuid,
    question: String,
    background: String,
    urgency: Word<Urgency>,
    needed_by: Word<Date>,
    wishes: String,
    referrer: Uuid,
    referrer_name: String,
    referrer_place: String,
}

impl Row {
    fn with(self, patient: Patient, disease: Disease) -> CaseSnapshot {
        CaseSnapshot {
            case: CaseId(self.id),
            revision: self.revision.0,
            patient,
            disease,
            question: self.question,
            background: self.background,
            urgency: self.urgency.0,
            needed_by: self.needed_by.0,
            referrer: NamedPerson {
                person: PersonId(self.referrer),
                name: self.referrer_name,
                place: self.referrer_place,
            },
            specimens: Vec::new(),
            analyses: Vec::new(),
            files: Vec::new(),
            findings: Vec::new(),
            consents: Vec::new(),
            wishes: self.wishes,
        }
    }
}

/// Things by the case they belong to.
fn by_case<T>(pairs: Vec<(CaseId, T)>) -> HashMap<CaseId, Vec<T>> {
    let mut by_case: HashMap<CaseId, Vec<T>> = HashMap::new();
    for (case, thing) in pairs {
        by_case.entry(case).or_default().push(thing);
    }
    by_case
}

fn unique<T: Copy + Ord + Hash>(ids: impl Iterator<Item = T>) -> Vec<T> {
    let mut ids: Vec<T> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The case with all that the board needs; the patient's age is that on `today`.
pub async fn of_case(
    from: impl Into<Reader<'_>>,
    case: CaseId,
    today: Date,
) -> Result<Option<CaseSnapshot>, Trouble> {
    Ok(of_cases(from, &[case], today).await?.pop())
}

/// The cases with all that the board needs, in the order of `cases`; one that is not there is left out.
pub async fn of_cases(
    from: impl Into<Reader<'_>>,
    cases: &[CaseId],
    today: Date,
) -> Result<Vec<CaseSnapshot>, Trouble> {
    let mut reader = from.into();
    let ids: Vec<Uuid> = cases.iter().map(|case| case.0).collect();
    let rows: Vec<Row> = among!(
        &mut reader,
        &ids,
        "SELECT c.id, c.revision, c.patient, c.disease, c.question, c.background, c.urgency, c.needed_by, c.wishes, \
         c.referrer, p.name AS referrer_name, p.place AS referrer_place FROM \"case\" c \
         JOIN person p ON p.id = c.referrer WHERE c.id IN",
        ""
    );
    let patient_ids = unique(rows.iter().map(|row| PatientId(row.patient)));
    let disease_ids = unique(rows.iter().map(|row| DiseaseId(row.disease)));
    let known_patients = patients::by_ids(reader.again(), &patient_ids, today).await?;
    let known_diseases = diseases::by_ids(reader.again(), &disease_ids).await?;
    let patient_of: HashMap<PatientId, Patient> =
        known_patients.into_iter().map(|patient| (patient.id, patient)).collect();
    let disease_of: HashMap<DiseaseId, Disease> =
        known_diseases.into_iter().map(|disease| (disease.id, disease)).collect();
    let mut made: HashMap<CaseId, CaseSnapshot> = HashMap::new();
    for row in rows {
        let patient = patient_of.get(&PatientId(row.patient)).cloned();
        let disease = disease_of.get(&DiseaseId(row.disease)).cloned();
        if let Some((patient, disease)) = patient.zip(disease) {
            made.insert(CaseId(row.id), row.with(patient, disease));
        }
    }
    fill(reader, &ids, &mut made).await?;
    Ok(cases.iter().filter_map(|case| made.remove(case)).collect())
}

/// Adds what each case cites and holds.
async fn fill(
    mut reader: Reader<'_>,
    ids: &[Uuid],
    made: &mut HashMap<CaseId, CaseSnapshot>,
) -> Result<(), Trouble> {
    let mut specimens = by_case(specimens::of_cases(reader.again(), ids).await?);
    let mut analyses = by_case(analyses::of_cases(reader.again(), ids).await?);
    let mut files = by_case(variant_files::cited(reader.again(), ids).await?);
    let mut findings = by_case(findings::of_cases(reader.again(), ids).await?);
    let mut consents: HashMap<CaseId, Vec<Consent>> = by_case(consents::of_cases(reader, ids).await?);
    for (case, snapshot) in made {
        snapshot.specimens = specimens.remove(case).unwrap_or_default();
        snapshot.analyses = analyses.remove(case).unwrap_or_default();
        snapshot.files = files.remove(case).unwrap_or_default();
        snapshot.findings = findings.remove(case).unwrap_or_default();
        snapshot.consents = consents.remove(case).unwrap_or_default();
    }
    Ok(())
}
