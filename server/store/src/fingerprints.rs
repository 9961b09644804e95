//! Genotype fingerprints of variant files, kept to be compared with those of later ones.

use board::ids::{PatientId, VariantFileId};
use board::variant::identity::Fingerprint;
use uuid::Uuid;

use crate::change::change;
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// The fingerprint of a file whose rows are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub file: VariantFileId,
    pub name: String,
    pub patient: PatientId,
    pub fingerprint: Fingerprint,
}

#[derive(sqlx::FromRow)]
struct Row {
    file: Uuid,
    name: String,
    patient: Uuid,
    bytes: Vec<u8>,
}

/// Keeps the fingerprint of a file, in place of an earlier one; one without places is not kept.
pub async fn put(unit: &mut Unit, file: VariantFileId, fingerprint: &Fingerprint) -> Result<(), Trouble> {
    if fingerprint.sites.is_empty() {
        change!(unit, "DELETE FROM genotype_fingerprint WHERE file = $1", [file.0])?;
        return Ok(());
    }
    let bytes = serde_json::to_vec(fingerprint).map_err(|error| sqlx::Error::Encode(error.into()))?;
    change!(
        unit,
        "INSERT INTO genotype_fingerprint (file, bytes) VALUES ($1, $2) \
         ON CONFLICT (file) DO UPDATE SET bytes = excluded.bytes",
        [file.0, bytes.as_slice()]
    )?;
    Ok(())
}

/// The fingerprints of files whose rows are shown, by the file's id, from the one after `after` on; at most `limit`.
pub async fn published_after(
    from: impl Into<Reader<'_>>,
    after: Option<VariantFileId>,
    limit: u16,
) -> Result<Vec<Known>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT g.file, f.name, a.patient, g.bytes FROM genotype_fingerprint g \
             JOIN variant_file f ON f.id = g.file JOIN analysis a ON a.id = f.analysis \
             WHERE f.import_id IS NOT NULL AND g.file > $1 ORDER BY g.file LIMIT $2",
        )
        .bind(after.map_or(Uuid::nil(), |after| after.0))
        .bind(i64::from(limit))
        .fetch_all(c)
        .await
    })?;
    let known = |row: Row| -> Result<Known, Trouble> {
        let fingerprint =
            serde_json::from_slice(&row.bytes).map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok(Known {
            file: VariantFileId(row.file),
            name: row.name,
            patient: PatientId(row.patient),
            fingerprint,
        })
    };
    rows.into_iter().map(known).collect()
}
