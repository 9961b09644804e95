//! Who a patient is: name and number sealed under the patient's own key, found by a keyed hash of the number.
//!
//! Erasing the scope [`scope`] with [`Unit::erase`] and then calling [`forget`] leaves nothing that tells who it was.

use board::ids::PatientId;
use board::patient::PersonalNumber;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

use crate::change::change;
use crate::entry::Scope;
use crate::keys::Keys;
use crate::reader::{Reader, read};
use crate::scope_key::{self, ScopeKey};
use crate::seal::{self, Key, Unsealable};
use crate::trouble::{Stop, Trouble};
use crate::unit::Unit;

/// Name and number. It has no `Debug`: neither ever reaches a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub name: String,
    /// Twelve digits.
    pub number: String,
}

/// The number is another patient's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberKnown {
    /// Whose it is.
    pub patient: PatientId,
}

/// The scope of a patient's own key.
pub fn scope(patient: PatientId) -> Scope {
    Scope::of("patient", patient.0)
}

/// The scope of the key that numbers are hashed with.
fn index_scope() -> Scope {
    Scope::of("number-index", Uuid::nil())
}

/// The hash that a number is found by. Without the key, the few possible numbers cannot be tried.
fn index(key: &Key, number: &PersonalNumber) -> Result<[u8; 32], Unsealable> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes()).map_err(|_| Unsealable::NoDataKey)?;
    mac.update(b"samsyn/personal-number/v1\0");
    mac.update(number.digits().as_bytes());
    Ok(mac.finalize().into_bytes().into())
}

/// What a sealed identity is bound to: its table, its row and its key.
fn place(patient: PatientId, key_id: Uuid) -> Vec<u8> {
    [b"patient_identity\0".as_slice(), patient.0.as_bytes(), key_id.as_bytes()].concat()
}

/// The key of a scope, unless there is none yet or it was erased.
async fn known_key(mut reader: Reader<'_>, keys: &Keys, scope: &Scope) -> Result<Option<ScopeKey>, Trouble> {
    let row: Option<(Uuid, i64, Vec<u8>)> = read!(&mut reader, c => {
        sqlx::query_as("SELECT id, master_version, wrapped FROM data_key WHERE scope = $1 AND wrapped IS NOT NULL")
            .bind(scope.as_str())
            .fetch_optional(c)
            .await
    })?;
    let Some((id, version, wrapped)) = row else { return Ok(None) };
    Ok(Some(ScopeKey { id, key: keys.unwrap(id, version, &wrapped)? }))
}

/// The patient who has this number.
pub async fn patient_of(
    from: impl Into<Reader<'_>>,
    keys: &Keys,
    number: &PersonalNumber,
) -> Result<Option<PatientId>, Trouble> {
    let mut reader = from.into();
    let Some(ScopeKey { key, .. }) = known_key(reader.again(), keys, &index_scope()).await? else {
        return Ok(None);
    };
    let index = index(&key, number)?;
    let patient: Option<Uuid> = read!(&mut reader, c => {
        sqlx::query_scalar("SELECT patient FROM patient_identity WHERE number_index = $1")
            .bind(index.as_slice())
            .fetch_optional(c)
            .await
    })?;
    Ok(patient.map(PatientId))
}

/// Who the patient is; `None` when that was never entered, or was forgotten.
pub async fn of(
    from: impl Into<Reader<'_>>,
    keys: &Keys,
    patient: PatientId,
) -> Result<Option<Identity>, Trouble> {
    let mut reader = from.into();
    let row: Option<(Uuid, Vec<u8>)> = read!(&mut reader, c => {
        sqlx::query_as("SELECT key_id, ciphertext FROM patient_identity WHERE patient = $1")
            .bind(patient.0)
            .fetch_optional(c)
            .await
    })?;
    let Some((key_id, ciphertext)) = row else { return Ok(None) };
    match known_key(reader, keys, &scope(patient)).await? {
        Some(ScopeKey { id, key }) if id == key_id => {
            let plain = seal::open(&key, &place(patient, key_id), &ciphertext)?;
            Ok(Some(serde_json::from_slice(&plain)?))
        }
        _ => Ok(None),
    }
}

/// Enters who a patient is.
pub async fn make(
    unit: &mut Unit,
    patient: PatientId,
    name: &str,
    number: &PersonalNumber,
) -> Result<(), Stop<NumberKnown>> {
    let index_key = scope_key::of(unit, &index_scope()).await?;
    let index = index(&index_key.key, number).map_err(Trouble::from)?;
    let ScopeKey { id: key_id, key } = scope_key::of(unit, &scope(patient)).await?;
    let identity = Identity { name: name.to_owned(), number: number.digits().to_owned() };
    let plain = serde_json::to_vec(&identity)?;
    let ciphertext = seal::seal(&key, &place(patient, key_id), &plain)?;
    let made = change!(
        unit,
        "INSERT INTO patient_identity (patient, number_index, key_id, ciphertext) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (number_index) DO NOTHING",
        [patient.0, index.as_slice(), key_id, ciphertext.as_slice()]
    )?;
    if made == 1 {
        return Ok(());
    }
    let known: Uuid = read!(&mut Reader::from(unit), c => {
        sqlx::query_scalar("SELECT patient FROM patient_identity WHERE number_index = $1")
            .bind(index.as_slice())
            .fetch_one(c)
            .await
    })?;
    Err(Stop::Refused(NumberKnown { patient: PatientId(known) }))
}

/// Removes the row of an identity.
pub async fn forget(unit: &mut Unit, patient: PatientId) -> Result<(), Trouble> {
    change!(unit, "DELETE FROM patient_identity WHERE patient = $1", [patient.0])?;
    Ok(())
}
