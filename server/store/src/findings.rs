//! Findings: the variants marked for the board, each through the call it was marked at.

mod moving;

use board::Timestamp;
use board::case::{Finding, FindingSource};
use board::ids::{CaseId, PersonId, VariantFileId, VariantId};
use board::variant::{AlleleFraction, Assembly, Call, Origin, SampleCall, allele};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases;
use crate::change::change;
use crate::columns::{Json, Moment, Number, Word};
use crate::reader::{Reader, among, read};
use crate::seal;
use crate::trouble::{Stop, Trouble};
use crate::unit::Unit;

pub use moving::{Allele, Marked, Rest, of_specimen, rest};

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
            same_as: Vec::new(),
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
    let shown = rows.into_iter().filter(Row::is_shown).map(|row| (CaseId(row.case_id), Finding::from(row)));
    let mut shown: Vec<(CaseId, Finding)> = shown.collect();
    let said: Vec<Said> = among!(
        &mut reader,
        cases,
        "SELECT \"case\" AS case_id, a, b FROM same_variant WHERE \"case\" IN",
        "ORDER BY said_at, a, b"
    );
    for (case, finding) in &mut shown {
        let of_case = said.iter().filter(|said| said.case_id == case.0);
        finding.same_as = of_case.filter_map(|said| said.other(finding.variant)).collect();
    }
    Ok(shown)
}

/// That two variants marked in a case are one.
#[derive(sqlx::FromRow)]
struct Said {
    case_id: Uuid,
    a: Uuid,
    b: Uuid,
}

impl Said {
    /// The one that is not `this`, when this is one of them.
    fn other(&self, this: VariantId) -> Option<VariantId> {
        match (self.a == this.0, self.b == this.0) {
            (true, false) => Some(VariantId(self.b)),
            (false, true) => Some(VariantId(self.a)),
            _ => None,
        }
    }
}

/// Notes that two variants marked in a case are one; gives the case's new revision. Saying it again changes nothing else.
pub async fn say_same(
    unit: &mut Unit,
    case: CaseId,
    [a, b]: [VariantId; 2],
    said_by: PersonId,
) -> Result<u32, Trouble> {
    let at = unit.now().micros();
    change!(
        unit,
        "INSERT INTO same_variant (\"case\", a, b, said_by, said_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        [case.0, a.0.min(b.0), a.0.max(b.0), said_by.0, at]
    )?;
    cases::touch(unit, case).await
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

/// The specimen's variant that the call is one of, made when it is the first.
async fn variant(unit: &mut Unit, specimen: Uuid, assembly: Assembly, call: &Call) -> Result<Uuid, Trouble> {
    let at: Timestamp = unit.now();
    let new = VariantId::at(at, seal::random()?).0;
    let extent = allele::extent(&call.alt, call.mate.as_deref(), call.sv_length);
    change!(
        unit,
        "INSERT INTO variant (id, specimen, assembly, chrom, pos, reference, alternate, extent) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        [new, specimen, Word(assembly), &call.chrom, Number(call.pos), &call.reference, &call.alt, &extent]
    )?;
    Ok(read!(&mut Reader::from(unit), c => {
        sqlx::query_scalar(
            "SELECT id FROM variant WHERE specimen = $1 AND assembly = $2 AND chrom = $3 AND pos = $4 \
             AND reference = $5 AND alternate = $6 AND extent = $7",
        )
        .bind(specimen)
        .bind(Word(assembly))
        .bind(&call.chrom)
        .bind(Number(call.pos))
        .bind(&call.reference)
        .bind(&call.alt)
        .bind(&extent)
        .fetch_one(c)
        .await
    })?)
}
