//! What patients agreed to, case by case.

use board::Date;
use board::case::{Consent, ConsentKind};
use board::ids::CaseId;
use uuid::Uuid;

use crate::cases;
use crate::change::change;
use crate::columns::Word;
use crate::reader::{Reader, among};
use crate::trouble::Trouble;
use crate::unit::Unit;

#[derive(sqlx::FromRow)]
struct Row {
    case_id: Uuid,
    kind: Word<ConsentKind>,
    given: bool,
    given_on: Word<Date>,
}

/// The answers of the cases, each with its case, by kind.
pub(crate) async fn of_cases(
    mut reader: Reader<'_>,
    cases: &[Uuid],
) -> Result<Vec<(CaseId, Consent)>, Trouble> {
    let rows: Vec<Row> = among!(
        &mut reader,
        cases,
        "SELECT \"case\" AS case_id, kind, given, given_on FROM consent WHERE \"case\" IN",
        "ORDER BY kind"
    );
    let consent = |row: Row| Consent { kind: row.kind.0, given: row.given, on: row.given_on.0 };
    Ok(rows.into_iter().map(|row| (CaseId(row.case_id), consent(row))).collect())
}

/// Notes the answer on one kind of consent, in place of an earlier one; gives the case's new revision.
pub async fn put(unit: &mut Unit, case: CaseId, consent: Consent) -> Result<u32, Trouble> {
    change!(
        unit,
        "INSERT INTO consent (\"case\", kind, given, given_on) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (\"case\", kind) DO UPDATE SET given = excluded.given, given_on = excluded.given_on",
        [case.0, Word(consent.kind), consent.given, Word(consent.on)]
    )?;
    cases::touch(unit, case).await
}
