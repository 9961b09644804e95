//! Findings of a specimen, and what they rest on when files come and go.

use board::Timestamp;
use board::case::FindingSource;
use board::ids::{CaseId, SpecimenId, VariantFileId};
use board::variant::{Assembly, Call};
use uuid::Uuid;

use super::{CallPlace, Snapshot};
use crate::change::change;
use crate::columns::{Json, Moment, Number, Word};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// An allele of a specimen on an assembly.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Allele {
    pub specimen: SpecimenId,
    pub assembly: Assembly,
    pub chrom: String,
    pub pos: u64,
    pub reference: String,
    pub alternate: String,
    /// What tells symbolic alleles of one place apart, by [`board::variant::allele::extent`].
    pub extent: String,
}

/// A call that is marked for the board, in which case, and its allele.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub case: CaseId,
    pub place: CallPlace,
    pub allele: Allele,
    pub marked_at: Timestamp,
}

/// What a finding rests on from now on.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// The file of `call`; the one that it was marked in, or the one that took that one's place.
    pub file: VariantFileId,
    pub call: Call,
    /// As of a [`Mark`](super::Mark).
    pub sources: Vec<FindingSource>,
}

/// What is marked for the board of a specimen, in whichever case.
pub async fn of_specimen(from: impl Into<Reader<'_>>, specimen: SpecimenId) -> Result<Vec<Marked>, Trouble> {
    let rows: Vec<MarkedRow> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT f.\"case\" AS case_id, f.file, f.line, f.allele_index, v.assembly, v.chrom, v.pos, v.reference, \
             v.alternate, v.extent, f.marked_at FROM finding f JOIN variant v ON v.id = f.variant WHERE v.specimen = $1 \
             ORDER BY f.\"case\", f.position, f.variant",
        )
        .bind(specimen.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(|row| row.of(specimen)).collect())
}

/// Lets a finding rest on another call of its allele, or on the same call with other sources. A finding of the same case
/// that rests on that call already, from before the file was taken back, gives way.
pub async fn rest(unit: &mut Unit, marked: &Marked, on: &Rest) -> Result<(), Trouble> {
    let (old, case) = (marked.place, marked.case.0);
    let place = CallPlace { file: on.file, line: on.call.line, allele_index: on.call.allele_index };
    if place != old {
        change!(
            unit,
            "DELETE FROM finding WHERE \"case\" = $1 AND file = $2 AND line = $3 AND allele_index = $4",
            [case, place.file.0, Number(place.line), Number(place.allele_index)]
        )?;
    }
    change!(
        unit,
        "UPDATE finding SET file = $1, line = $2, allele_index = $3, snapshot = $4 \
         WHERE \"case\" = $5 AND file = $6 AND line = $7 AND allele_index = $8",
        [
            place.file.0,
            Number(place.line),
            Number(place.allele_index),
            Json(Snapshot::of(&on.call, &on.sources)),
            case,
            old.file.0,
            Number(old.line),
            Number(old.allele_index),
        ]
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct MarkedRow {
    case_id: Uuid,
    file: Uuid,
    line: Number<u64>,
    allele_index: Number<u32>,
    assembly: Word<Assembly>,
    chrom: String,
    pos: Number<u64>,
    reference: String,
    alternate: String,
    extent: String,
    marked_at: Moment,
}

impl MarkedRow {
    fn of(self, specimen: SpecimenId) -> Marked {
        Marked {
            case: CaseId(self.case_id),
            place: CallPlace {
                file: VariantFileId(self.file),
                line: self.line.0,
                allele_index: self.allele_index.0,
            },
            allele: Allele {
                specimen,
                assembly: self.assembly.0,
                chrom: self.chrom,
                pos: self.pos.0,
                reference: self.reference,
                alternate: self.alternate,
                extent: self.extent,
            },
            marked_at: self.marked_at.0,
        }
    }
}
