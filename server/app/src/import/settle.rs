//! What becomes of rows that were read: published or held, released, taken back; and of the findings that rest on them.

use board::Timestamp;
use board::ids::VariantFileId;
use board::variant::ImportReport;
use serde_json::json;
use store::variant_files::{self, Import, Released, VariantFile};
use store::{Entry, Kind, Stop, Unit, findings, fingerprints};
use uuid::Uuid;

use super::succession::{Current, Plan, plan, specimen_of};
use super::{entry, judge};
use crate::problem::Problem;
use crate::state::App;
use crate::transact;

/// How often a change is planned anew because somebody marked a finding meanwhile.
const TRIES: usize = 5;

/// Publishes what was read of `file`, or holds it until a person has looked at what does not fit. The fingerprint is kept
/// apart: who reads the report has no use for inherited genotypes.
///
/// # Errors
/// The store fails: the next start tries again.
pub async fn settle(
    app: &App,
    file: &VariantFile,
    import_id: Uuid,
    mut report: ImportReport,
) -> Result<(), Problem> {
    let mismatches = judge::mismatches(app, file, &report).await?;
    let fingerprint = std::mem::take(&mut report.identity.fingerprint);
    let settled = if mismatches.is_empty() {
        let read = entry(file, Kind("variant_file.read")).body(&account(file.id, &report))?;
        let file = VariantFile { import: Import::Ready { report: report.clone() }, ..file.clone() };
        publish(app, &file, import_id, read, async move |unit: &mut Unit, id| {
            fingerprints::put(unit, id, &fingerprint).await?;
            Ok(variant_files::publish(unit, id, import_id, &report).await?)
        })
        .await?
    } else {
        let mut body = account(file.id, &report);
        body["mismatches"] = serde_json::to_value(&mismatches)?;
        let held = entry(file, Kind("variant_file.held")).body(&body)?;
        let id = file.id;
        transact!(app, async move |unit: &mut Unit| {
            let done = variant_files::hold(unit, id, import_id, &report, &mismatches).await?;
            if done {
                fingerprints::put(unit, id, &fingerprint).await?;
                unit.append(held).await?;
            }
            Ok(done)
        })?
    };
    if !settled {
        // Taken back while it was read: these rows are nobody's.
        app.calls.forget(import_id).await?;
    }
    Ok(())
}

fn account(file: VariantFileId, report: &ImportReport) -> serde_json::Value {
    json!({
        "file": file, "sha256": report.sha256, "data_lines": report.data_lines, "accepted": report.accepted,
        "warned": report.warned, "quarantined": report.quarantined, "assembly": report.assembly.name,
    })
}

/// Lets a held file through; `act` is the entry of that. Whether it was held.
///
/// # Errors
/// The store fails.
pub async fn release(app: &App, file: &VariantFile, released: Released, act: Entry) -> Result<bool, Problem> {
    let Some(import_id) = file.held else { return Ok(false) };
    publish(app, file, import_id, act, async move |unit: &mut Unit, id| {
        Ok(variant_files::release(unit, id, &released).await?.is_some())
    })
    .await
}

/// Makes rows visible by `step`, and in the same unit lets the new file take the place of the one it replaces, with the
/// findings. Whether `step` did anything.
async fn publish<S>(
    app: &App,
    file: &VariantFile,
    import_id: Uuid,
    act: Entry,
    step: S,
) -> Result<bool, Problem>
where
    S: AsyncFnOnce(&mut Unit, VariantFileId) -> Result<bool, Stop<Problem>> + Clone + Send + Sync + 'static,
{
    let specimen = specimen_of(app, file).await?;
    for _ in 0..TRIES {
        let asked = replaced(app, file).await?;
        let old = asked.clone().filter(|old| may_replace(file, old));
        // Let through although it holds other kinds: it stands beside the file whose place it was to take.
        let beside = asked.is_some() && old.is_none();
        let files = variant_files::of_specimen(app.db(), specimen).await?;
        let stays =
            |known: &&VariantFile| known.id != file.id && old.as_ref().is_none_or(|old| old.id != known.id);
        let mut current: Vec<Current> = files.iter().filter(stays).filter_map(Current::of).collect();
        current.extend(Current::with(file, import_id));
        let moved = old.as_ref().map(|old| (old.id, file.id));
        let planned = plan(app, specimen, &current, moved).await?;
        let (id, about, act, step) = (file.id, file.clone(), act.clone(), step.clone());
        let done = transact!(app, async move |unit: &mut Unit| {
            if findings::of_specimen(&mut *unit, specimen).await? != planned.marked {
                return Ok(None);
            }
            if !step(unit, id).await? {
                return Ok(Some(false));
            }
            unit.append(act).await?;
            if beside {
                variant_files::stand_beside(unit, id).await?;
            }
            if let Some(old) = old {
                variant_files::replace(unit, old.id, id).await?;
                let body = json!({ "file": id, "replaced": old.id, "replaced_name": old.name });
                unit.append(body_of(entry(&about, Kind("variant_file.replaced")), &body)?).await?;
            }
            let from = moved.map(|(from, _)| from);
            apply(unit, &about, planned, from).await?;
            Ok(Some(true))
        })?;
        if let Some(done) = done {
            return Ok(done);
        }
    }
    Err(Problem::TryAgain)
}

/// Takes a file back: its rows go, the file that it replaced has its place again, and findings go back to that one as far
/// as it has them. `act` is the entry of that.
///
/// # Errors
/// The store fails.
pub async fn withdraw(
    app: &App,
    file: &VariantFile,
    reason: String,
    by: String,
    at: Timestamp,
    act: Entry,
) -> Result<(), Problem> {
    let specimen = specimen_of(app, file).await?;
    let import = Import::Withdrawn { reason, by, at };
    for _ in 0..TRIES {
        let files = variant_files::of_specimen(app.db(), specimen).await?;
        let old = files.iter().find(|known| known.replaced_by == Some(file.id)).cloned();
        let mut current: Vec<Current> =
            files.iter().filter(|known| known.id != file.id).filter_map(Current::of).collect();
        current.extend(old.as_ref().and_then(|old| Current::with(old, old.import_id?)));
        let planned = plan(app, specimen, &current, old.as_ref().map(|old| (file.id, old.id))).await?;
        let (id, about, act, import) = (file.id, file.clone(), act.clone(), import.clone());
        let done = transact!(app, async move |unit: &mut Unit| {
            if findings::of_specimen(&mut *unit, specimen).await? != planned.marked {
                return Ok(None);
            }
            unit.append(act).await?;
            let rows = variant_files::withdraw(unit, id, &import).await?;
            variant_files::restore(unit, id).await?;
            apply(unit, &about, planned, Some(id)).await?;
            Ok(Some(rows))
        })?;
        if let Some(rows) = done {
            if let Some(rows) = rows {
                app.calls.forget(rows).await?;
            }
            return Ok(());
        }
    }
    Err(Problem::TryAgain)
}

/// The file whose place `file` takes: the one it names, or the last that took that one's place meanwhile.
///
/// # Errors
/// The store fails.
pub async fn replaced(app: &App, file: &VariantFile) -> Result<Option<VariantFile>, Problem> {
    let Some(mut id) = file.replaces else { return Ok(None) };
    let files = variant_files::of_analysis(app.db(), file.analysis).await?;
    for _ in 0..=files.len() {
        let known = files.iter().find(|known| known.id == id);
        match known.and_then(|known| known.replaced_by) {
            Some(newer) if newer == file.id => return Ok(None),
            Some(newer) => id = newer,
            None => return Ok(known.filter(|known| known.is_current()).cloned()),
        }
    }
    Ok(None)
}

/// Whether what a file holds may take the place of what an older one holds.
fn may_replace(file: &VariantFile, old: &VariantFile) -> bool {
    let reports = (file.import.report(), old.import.report());
    matches!(reports, (Some(new), Some(old)) if new.variants.may_replace(&old.variants))
}

/// Lets the findings rest on what was planned, and journals those that moved or vanished with the file `from`.
async fn apply(
    unit: &mut Unit,
    about: &VariantFile,
    planned: Plan,
    from: Option<VariantFileId>,
) -> Result<(), Stop<Problem>> {
    let Plan { marked, rests } = planned;
    for one in marked.iter().filter(|one| Some(one.place.file) == from) {
        let goes_on = rests.iter().find(|(known, _)| known == one);
        let body = json!({
            "from": one.place.file, "line": one.place.line, "allele_index": one.place.allele_index,
            "to": goes_on.map(|(_, rest)| json!({
                "file": rest.file, "line": rest.call.line, "allele_index": rest.call.allele_index,
            })),
        });
        let kind = Kind(if goes_on.is_some() { "finding.moved" } else { "finding.vanished" });
        let of_case = VariantFile { case: one.case, ..about.clone() };
        unit.append(body_of(entry(&of_case, kind), &body)?).await?;
    }
    for (one, rest) in &rests {
        findings::rest(unit, one, rest).await?;
    }
    Ok(())
}

fn body_of(entry: Entry, body: &serde_json::Value) -> Result<Entry, Stop<Problem>> {
    entry.body(body).map_err(|error| Stop::Refused(error.into()))
}
