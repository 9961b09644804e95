//! What becomes of a file: entered, published, held, released, taken back, replaced.

use board::ids::{CaseId, VariantFileId};
use board::variant::{ImportReport, Mismatch};
use uuid::Uuid;

use super::{Entered, Import, NewVariantFile, Released, by_id, same_bytes};
use crate::cases;
use crate::change::change;
use crate::columns::{Json, Number};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// The rows of a file that waited for a person to look.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub import_id: Uuid,
    pub report: ImportReport,
}

/// Enters a file to be read. The same bytes are in an analysis once: a file that holds them and was refused or taken back
/// is read anew, any other stays as it is.
pub async fn enter(unit: &mut Unit, new: &NewVariantFile) -> Result<Entered, Trouble> {
    let at = unit.now().micros();
    if let Some(known) = same_bytes(&mut *unit, new.analysis, &new.sha256).await? {
        let again = by_id(&mut *unit, known).await?.is_some_and(|file| {
            matches!(file.import, Import::Refused { .. } | Import::Withdrawn { .. })
                && file.replaced_by.is_none()
        });
        if !again {
            return Ok(Entered::AlreadyHere(known));
        }
        change!(
            unit,
            "UPDATE variant_file SET \"case\" = $1, name = $2, uploaded_by = $3, uploaded_at = $4, import = $5, \
             answers = $6, replaces = $7, mends = $8, released = NULL, held = NULL WHERE id = $9",
            [
                new.case.0,
                &new.name,
                new.uploaded_by.0,
                at,
                Json(Import::begun()),
                Json(&new.answers),
                new.replaces.filter(|old| *old != known).map(|old| old.0),
                new.mends.map(|mended| mended.0),
                known.0,
            ]
        )?;
        return Ok(Entered::Anew(known));
    }
    change!(
        unit,
        "INSERT INTO variant_file (id, \"case\", analysis, sha256, name, bytes, uploaded_by, uploaded_at, import, answers, \
         replaces, mends) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        [
            new.id.0,
            new.case.0,
            new.analysis.0,
            &new.sha256,
            &new.name,
            Number(new.bytes),
            new.uploaded_by.0,
            at,
            Json(Import::begun()),
            Json(&new.answers),
            new.replaces.map(|old| old.0),
            new.mends.map(|mended| mended.0),
        ]
    )?;
    Ok(Entered::Anew(new.id))
}

/// Notes where the reading of a file stands. Whether it is still being read.
pub async fn set_import(unit: &mut Unit, id: VariantFileId, import: &Import) -> Result<bool, Trouble> {
    let changed = change!(
        unit,
        "UPDATE variant_file SET import = $1 WHERE id = $2 AND import_id IS NULL AND held IS NULL \
         AND import LIKE '{\"state\":\"reading\"%'",
        [Json(import), id.0]
    )?;
    Ok(changed == 1)
}

/// Publishes the rows of an import as the file's: from the commit on everybody sees them. Every case that cites the
/// analysis goes on to its next revision. Whether the file was still being read; otherwise nothing is done.
pub async fn publish(
    unit: &mut Unit,
    id: VariantFileId,
    import_id: Uuid,
    report: &ImportReport,
) -> Result<bool, Trouble> {
    let ready = Import::Ready { report: report.clone() };
    let changed = change!(
        unit,
        "UPDATE variant_file SET import = $1, import_id = $2 WHERE id = $3 AND import_id IS NULL AND held IS NULL \
         AND import LIKE '{\"state\":\"reading\"%'",
        [Json(&ready), import_id, id.0]
    )?;
    if changed == 1 {
        touch_citing(unit, id).await?;
    }
    Ok(changed == 1)
}

/// Keeps the rows of an import without showing them, until a person has looked at the mismatches. Whether the file was
/// still being read; otherwise nothing is done.
pub async fn hold(
    unit: &mut Unit,
    id: VariantFileId,
    import_id: Uuid,
    report: &ImportReport,
    mismatches: &[Mismatch],
) -> Result<bool, Trouble> {
    let held = Import::Held { report: report.clone(), mismatches: mismatches.to_vec() };
    let changed = change!(
        unit,
        "UPDATE variant_file SET import = $1, held = $2 WHERE id = $3 AND import_id IS NULL AND held IS NULL \
         AND import LIKE '{\"state\":\"reading\"%'",
        [Json(&held), import_id, id.0]
    )?;
    if changed == 1 {
        touch_citing(unit, id).await?;
    }
    Ok(changed == 1)
}

/// Publishes the rows of a held file. Gives them, or nothing when the file is not held.
pub async fn release(
    unit: &mut Unit,
    id: VariantFileId,
    released: &Released,
) -> Result<Option<Held>, Trouble> {
    let file = by_id(&mut *unit, id).await?;
    let Some((Some(import_id), Import::Held { report, .. })) = file.map(|file| (file.held, file.import))
    else {
        return Ok(None);
    };
    change!(
        unit,
        "UPDATE variant_file SET import = $1, import_id = $2, held = NULL, released = $3 WHERE id = $4",
        [Json(Import::Ready { report: report.clone() }), import_id, Json(released), id.0]
    )?;
    touch_citing(unit, id).await?;
    Ok(Some(Held { import_id, report }))
}

/// Takes a file back, wherever it stands; `import` says by whom and why. Its rows, published or held, are nobody's from
/// then on: gives the import that may be forgotten.
pub async fn withdraw(unit: &mut Unit, id: VariantFileId, import: &Import) -> Result<Option<Uuid>, Trouble> {
    let file = by_id(&mut *unit, id).await?;
    change!(
        unit,
        "UPDATE variant_file SET import = $1, import_id = NULL, held = NULL, released = NULL WHERE id = $2",
        [Json(import), id.0]
    )?;
    touch_citing(unit, id).await?;
    Ok(file.and_then(|file| file.import_id.or(file.held)))
}

/// Notes that `new` took the place of `old`.
pub async fn replace(unit: &mut Unit, old: VariantFileId, new: VariantFileId) -> Result<(), Trouble> {
    change!(unit, "UPDATE variant_file SET replaced_by = $1 WHERE id = $2", [new.0, old.0])?;
    change!(unit, "UPDATE variant_file SET replaces = $1 WHERE id = $2", [old.0, new.0])?;
    Ok(())
}

/// Notes that a file that was to take another's place stands beside it.
pub async fn stand_beside(unit: &mut Unit, id: VariantFileId) -> Result<(), Trouble> {
    change!(unit, "UPDATE variant_file SET replaces = NULL WHERE id = $1", [id.0])?;
    Ok(())
}

/// Gives the files that `new` had replaced their place back; gives them.
pub async fn restore(unit: &mut Unit, new: VariantFileId) -> Result<Vec<VariantFileId>, Trouble> {
    let replaced: Vec<Uuid> = read!(&mut Reader::from(&mut *unit), c => {
        sqlx::query_scalar("SELECT id FROM variant_file WHERE replaced_by = $1").bind(new.0).fetch_all(c).await
    })?;
    change!(unit, "UPDATE variant_file SET replaced_by = NULL WHERE replaced_by = $1", [new.0])?;
    Ok(replaced.into_iter().map(VariantFileId).collect())
}

/// Every case that cites the file's analysis goes on to its next revision.
async fn touch_citing(unit: &mut Unit, id: VariantFileId) -> Result<(), Trouble> {
    let citing: Vec<Uuid> = read!(&mut Reader::from(&mut *unit), c => {
        sqlx::query_scalar(
            "SELECT x.\"case\" FROM case_analysis x JOIN variant_file f ON f.analysis = x.analysis WHERE f.id = $1",
        )
        .bind(id.0)
        .fetch_all(c)
        .await
    })?;
    for case in citing {
        cases::touch(unit, CaseId(case)).await?;
    }
    Ok(())
}
