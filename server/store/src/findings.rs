//! Findings: the variants marked for the board, each through the call it was marked at.

use board::Timestamp;
use board::case::{Finding, FindingSource};
use board::ids::{CaseId, PersonId, SpecimenId, VariantFileId, VariantId};
use board::variant::{AlleleFraction, Assembly, Call, Origin, SampleCall};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases;
use crate::change::change;
use crate::columns::{Json, Moment, Number, Word};
use crate::reader::{Reader, among, read};
use crate::seal;
use crate::trouble::{Stop, Trouble};
use crate::unit::Unit;

/// Where a call is: the line of a file, 1-based, and the allele on it, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CallPlace {
    pub file: VariantFileId,
    pub line: u64,
    pub allele_index: u32,
}

/// A call to be marked for the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub case: CaseId,
    pub file: VariantFileId,
    pub call: Call,
    /// The assembly that the file's positions count on.
    pub assembly: Assembly,
    /// The calls of this allele in files of the same specimen, this one first.
    pub sources: Vec<FindingSource>,
    pub note: String,
    pub marked_by: PersonId,
}

/// An allele of a specimen on an assembly.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Allele {
    pub specimen: SpecimenId,
    pub assembly: Assembly,
    pub chrom: String,
    pub pos: u64,
    pub reference: String,
    pub alternate: String,
}

/// A call that is marked for the board, in which case, and its allele.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub case: CaseId,
    pub place: CallPlace,
    pub allele: Allele,
}

/// What a finding rests on from now on.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// The file of `call`; the one that it was marked in, or the one that took that one's place.
    pub file: VariantFileId,
    pub call: Call,
    /// As of a [`Mark`].
    pub sources: Vec<FindingSource>,
}

/// The case does not cite the analysis of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotCited;

/// What a finding shows of the call beside its place on the genome.
#[derive(Serialize, Deserialize)]
struct Snapshot {
    gene: Option<String>,
    transcript: Option<String>,
    hgvs_c: Option<String>,
    hgvs_p: Option<String>,
    consequence: Option<String>,
    allele_fraction: Option<AlleleFraction>,
    depth: Option<u64>,
    #[serde(default = "undetermined")]
    origin: Origin,
    #[serde(default)]
    sources: Vec<FindingSource>,
}

/// The origin of what was marked before findings kept it: no germline call could be told apart then.
fn undetermined() -> Origin {
    Origin::Undetermined
}

impl Snapshot {
    fn of(call: &Call, sources: &[FindingSource]) -> Self {
        let terms: Vec<String> = call.consequence.iter().map(ToString::to_string).collect();
        Self {
            gene: call.gene.clone(),
            transcript: call.transcript.clone(),
            hgvs_c: call.hgvs_c.clone(),
            hgvs_p: call.hgvs_p.clone(),
            consequence: (!terms.is_empty()).then(|| terms.join("&")),
            allele_fraction: call.tumour.as_ref().and_then(fraction),
            depth: call.tumour.as_ref().and_then(|tumour| tumour.depth),
            origin: call.origin,
            sources: sources.to_vec(),
        }
    }
}

fn fraction(sample: &SampleCall) -> Option<AlleleFraction> {
    Some(AlleleFraction {
        value: sample.allele_fraction?,
        method: sample.method?,
        alt_count: sample.alt_count,
        depth: sample.depth,
        caller_value: sample.caller_value,
        differs: sample.differs,
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    case_id: Uuid,
    variant: Uuid,
    file: Uuid,
    line: Number<u64>,
    allele_index: Number<u32>,
    assembly: Word<Assembly>,
    chrom: String,
    pos: Number<u64>,
    reference: String,
    alternate: String,
    snapshot: Json<Snapshot>,
    note: String,
    marked_by: Uuid,
    marked_at: Moment,
    vanished: bool,
    inherited_wanted: Option<bool>,
}

impl Row {
    /// An inherited finding is shown only while the patient wants to be told of such.
    fn is_shown(&self) -> bool {
        self.snapshot.0.origin != Origin::Germline || self.inherited_wanted == Some(true)
    }
}

impl From<Row> for Finding {
    fn from(row: Row) -> Self {
        let Json(snapshot) = row.snapshot;
        Self {
            variant: VariantId(row.variant),
            file: VariantFileId(row.file),
            line: row.line.0,
            allele_index: row.allele_index.0,
            assembly: row.assembly.0,
            chrom: row.chrom,
            pos: row.pos.0,
            reference: row.reference,
            alternate: row.alternate,
            gene: snapshot.gene,
            transcript: snapshot.transcript,
            hgvs_c: snapshot.hgvs_c,
            hgvs_p: snapshot.hgvs_p,
            consequence: snapshot.consequence,
            allele_fraction: snapshot.allele_fraction,
            depth: snapshot.depth,
            origin: snapshot.origin,
            sources: snapshot.sources,
            vanished: row.vanished,
            note: row.note,
            marked_by: PersonId(row.marked_by),
            marked_at: row.marked_at.0,
        }
    }
}

/// The findings of a case, in the order in which they are shown; inherited ones only with the patient's consent.
pub async fn of_case(from: impl Into<Reader<'_>>, case: CaseId) -> Result<Vec<Finding>, Trouble> {
    let found = of_cases(from.into(), &[case.0]).await?;
    Ok(found.into_iter().map(|(_, finding)| finding).collect())
}

/// The findings of the cases, each with its case, in the order in which they are shown.
pub(crate) async fn of_cases(
    mut reader: Reader<'_>,
    cases: &[Uuid],
) -> Result<Vec<(CaseId, Finding)>, Trouble> {
    let rows: Vec<Row> = among!(
        &mut reader,
        cases,
        "SELECT f.\"case\" AS case_id, f.variant, f.file, f.line, f.allele_index, v.assembly, v.chrom, v.pos, \
         v.reference, v.alternate, f.snapshot, f.note, f.marked_by, f.marked_at, \
         x.import_id IS NULL OR x.replaced_by IS NOT NULL AS vanished, \
         (SELECT c.given FROM consent c WHERE c.\"case\" = f.\"case\" AND c.kind = 'germline_findings') AS inherited_wanted \
         FROM finding f JOIN variant v ON v.id = f.variant JOIN variant_file x ON x.id = f.file WHERE f.\"case\" IN",
        "ORDER BY f.position, f.variant"
    );
    Ok(rows.into_iter().filter(Row::is_shown).map(|row| (CaseId(row.case_id), row.into())).collect())
}

/// Marks a call for the board, after the findings that are marked already; gives the case's new revision. Marking it
/// again changes the note and nothing else.
pub async fn mark(unit: &mut Unit, mark: &Mark) -> Result<u32, Stop<NotCited>> {
    let specimen: Option<Uuid> = read!(&mut Reader::from(&mut *unit), c => {
        sqlx::query_scalar(
            "SELECT a.specimen FROM variant_file f JOIN analysis a ON a.id = f.analysis \
             JOIN case_analysis x ON x.analysis = a.id WHERE f.id = $1 AND x.\"case\" = $2",
        )
        .bind(mark.file.0)
        .bind(mark.case.0)
        .fetch_optional(c)
        .await
    })?;
    let specimen = specimen.ok_or(Stop::Refused(NotCited))?;
    let variant = variant(unit, specimen, mark.assembly, &mark.call).await?;
    let at = unit.now().micros();
    change!(
        unit,
        "INSERT INTO finding (\"case\", file, line, allele_index, variant, snapshot, note, position, marked_by, marked_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, \
         (SELECT coalesce(max(position), 0) + 1 FROM finding WHERE \"case\" = $1), $8, $9) \
         ON CONFLICT (\"case\", file, line, allele_index) DO UPDATE SET note = excluded.note",
        [
            mark.case.0,
            mark.file.0,
            Number(mark.call.line),
            Number(mark.call.allele_index),
            variant,
            Json(Snapshot::of(&mark.call, &mark.sources)),
            &mark.note,
            mark.marked_by.0,
            at,
        ]
    )?;
    Ok(cases::touch(unit, mark.case).await?)
}

/// Takes a mark back; gives the case's new revision, or nothing when the call was not marked.
pub async fn unmark(unit: &mut Unit, case: CaseId, place: CallPlace) -> Result<Option<u32>, Trouble> {
    let gone = change!(
        unit,
        "DELETE FROM finding WHERE \"case\" = $1 AND file = $2 AND line = $3 AND allele_index = $4",
        [case.0, place.file.0, Number(place.line), Number(place.allele_index)]
    )?;
    if gone == 0 { Ok(None) } else { cases::touch(unit, case).await.map(Some) }
}

/// What is marked for the board of a specimen, in whichever case.
pub async fn of_specimen(
    from: impl Into<Reader<'_>>,
    specimen: SpecimenId,
) -> Result<Vec<Marked>, Trouble> {
    let rows: Vec<MarkedRow> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT f.\"case\" AS case_id, f.file, f.line, f.allele_index, v.assembly, v.chrom, v.pos, v.reference, \
             v.alternate FROM finding f JOIN variant v ON v.id = f.variant WHERE v.specimen = $1 \
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
            },
        }
    }
}

/// The specimen's variant that the call is one of, made when it is the first.
async fn variant(unit: &mut Unit, specimen: Uuid, assembly: Assembly, call: &Call) -> Result<Uuid, Trouble> {
    let at: Timestamp = unit.now();
    let new = VariantId::at(at, seal::random()?).0;
    change!(
        unit,
        "INSERT INTO variant (id, specimen, assembly, chrom, pos, reference, alternate) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        [new, specimen, Word(assembly), &call.chrom, Number(call.pos), &call.reference, &call.alt]
    )?;
    Ok(read!(&mut Reader::from(unit), c => {
        sqlx::query_scalar(
            "SELECT id FROM variant WHERE specimen = $1 AND assembly = $2 AND chrom = $3 AND pos = $4 \
             AND reference = $5 AND alternate = $6",
        )
        .bind(specimen)
        .bind(Word(assembly))
        .bind(&call.chrom)
        .bind(Number(call.pos))
        .bind(&call.reference)
        .bind(&call.alt)
        .fetch_one(c)
        .await
    })?)
}
