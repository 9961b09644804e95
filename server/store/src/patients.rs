//! Patients by pseudonym; who they are lies sealed in [`crate::identities`].

use board::Date;
use board::ids::{PatientId, PersonId};
use board::patient::{Patient, Sex, VitalStatus};
use uuid::Uuid;

use crate::change::change;
use crate::columns::Word;
use crate::reader::{Reader, among, read};
use crate::trouble::{Stop, Trouble};
use crate::unit::Unit;

/// A patient to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPatient {
    pub id: PatientId,
    /// Chosen by the caller; one that is taken is refused.
    pub pseudonym: String,
    pub sex: Sex,
    pub birth_date: Date,
    pub region: String,
    pub protected: bool,
    pub created_by: PersonId,
}

/// The pseudonym is another patient's: choose another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PseudonymTaken;

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: Uuid,
    pseudonym: String,
    sex: Word<Sex>,
    birth_date: Word<Date>,
    region: String,
    vital_status: Word<VitalStatus>,
    protected: bool,
}

impl Row {
    /// The patient as on the day `today`.
    pub(crate) fn on(self, today: Date) -> Patient {
        Patient {
            id: PatientId(self.id),
            pseudonym: self.pseudonym,
            sex: self.sex.0,
            age: self.birth_date.0.age_at(today),
            region: self.region,
            vital_status: self.vital_status.0,
            protected: self.protected,
        }
    }
}

/// The patients with these ids, aged as on `today`, by pseudonym.
pub async fn by_ids(
    from: impl Into<Reader<'_>>,
    ids: &[PatientId],
    today: Date,
) -> Result<Vec<Patient>, Trouble> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut reader = from.into();
    let rows: Vec<Row> = among!(
        &mut reader,
        &ids,
        "SELECT id, pseudonym, sex, birth_date, region, vital_status, protected FROM patient WHERE id IN",
        "ORDER BY pseudonym"
    );
    Ok(rows.into_iter().map(|row| row.on(today)).collect())
}

/// The patient with this id, aged as on `today`.
pub async fn by_id(
    from: impl Into<Reader<'_>>,
    id: PatientId,
    today: Date,
) -> Result<Option<Patient>, Trouble> {
    Ok(by_ids(from, &[id], today).await?.pop())
}

/// The patients whose pseudonym begins with `words`, in either case of letters, by pseudonym, at most `limit`.
pub async fn by_pseudonym(
    from: impl Into<Reader<'_>>,
    words: &str,
    today: Date,
    limit: u16,
) -> Result<Vec<Patient>, Trouble> {
    let sought = words.to_lowercase();
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, pseudonym, sex, birth_date, region, vital_status, protected FROM patient \
             WHERE substr(sought, 1, $1) = $2 ORDER BY pseudonym LIMIT $3",
        )
        .bind(i32::try_from(sought.chars().count()).unwrap_or(i32::MAX))
        .bind(sought.as_str())
        .bind(i64::from(limit))
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(|row| row.on(today)).collect())
}

/// Enters a patient.
pub async fn make(unit: &mut Unit, new: &NewPatient) -> Result<(), Stop<PseudonymTaken>> {
    let at = unit.now().micros();
    let made = change!(
        unit,
        "INSERT INTO patient (id, pseudonym, sought, sex, birth_date, region, vital_status, protected, created_by, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (pseudonym) DO NOTHING",
        [
            new.id.0,
            &new.pseudonym,
            new.pseudonym.to_lowercase(),
            Word(new.sex),
            Word(new.birth_date),
            &new.region,
            Word(VitalStatus::Alive),
            new.protected,
            new.created_by.0,
            at,
        ]
    )?;
    if made == 0 { Err(Stop::Refused(PseudonymTaken)) } else { Ok(()) }
}

/// Notes whether the patient lives.
pub async fn set_vital_status(unit: &mut Unit, id: PatientId, status: VitalStatus) -> Result<(), Trouble> {
    change!(unit, "UPDATE patient SET vital_status = $1 WHERE id = $2", [Word(status), id.0])?;
    Ok(())
}
