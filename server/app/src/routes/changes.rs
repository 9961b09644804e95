//! What is other in a file than in the one whose place it took.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use axum::Json;
use axum::extract::State;
use board::ids::{CaseId, VariantFileId};
use store::findings::Marked;
use store::variant_files::{self, VariantFile};
use store::{analyses, decisions, findings};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::variants::{Change, FileChanges, VariantChange};
use crate::auth::Caller;
use crate::changes::compare;
use crate::extract::Path;
use crate::problem::Problem;
use crate::routes::variants::readable;
use crate::state::App;
use crate::tables::{TableOf, table};

/// Changes told at most.
const TOLD: usize = 500;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(changes))
}

/// What is other than in the file that this one replaced.
#[utoipa::path(get, path = "/variant-files/{file}/changes", tag = "variants", params(("file" = String, Path)),
    responses((status = 200, body = FileChanges)))]
async fn changes(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
) -> Result<Json<FileChanges>, Problem> {
    let (file, _) = readable(&app, &caller, id, &["variants"]).await?;
    let old = file.replaces.ok_or(Problem::NotFound)?;
    let old = variant_files::by_id(app.db(), old).await?.filter(|old| old.replaced_by == Some(id));
    let old = old.ok_or(Problem::NotFound)?;
    let (Some(before), Some(after)) = (old.import_id, file.import_id) else { return Err(Problem::NotFound) };
    let before = table(&app, before, TableOf::Shown).await?;
    let after = table(&app, after, TableOf::Shown).await?;
    let compared = tokio::task::spawn_blocking(move || compare(&before, &after)).await;
    let mut changes = compared.map_err(Problem::internal)?;
    say_what_is_at_stake(&app, &file, &mut changes).await?;
    let count = |change| changes.iter().filter(|one| one.change == change).count() as u64;
    let (appeared, vanished, changed) =
        (count(Change::Appeared), count(Change::Vanished), count(Change::Changed));
    changes.sort_by_key(|one| !(one.marked || one.decided));
    changes.truncate(TOLD);
    Ok(Json(FileChanges { replaced: old.id, replaced_name: old.name, appeared, vanished, changed, changes }))
}

/// Says which variants are marked for a board, and which were when it decided.
async fn say_what_is_at_stake(
    app: &App,
    file: &VariantFile,
    changes: &mut [VariantChange],
) -> Result<(), Problem> {
    let analysis = analyses::by_id(app.db(), file.analysis).await?.ok_or(Problem::NotFound)?;
    let marked = findings::of_specimen(app.db(), analysis.specimen).await?;
    let mut decided: HashMap<CaseId, Vec<board::Timestamp>> = HashMap::new();
    for one in &marked {
        if let Entry::Vacant(place) = decided.entry(one.case) {
            let of_case = decisions::of_case(app.db(), one.case).await?;
            place.insert(of_case.into_iter().map(|decision| decision.decided_at).collect());
        }
    }
    for change in changes {
        let same = |one: &&Marked| {
            let allele = &one.allele;
            (&allele.chrom, allele.pos, &allele.reference, &allele.alternate)
                == (&change.chrom, change.pos, &change.reference, &change.alternate)
        };
        let own: Vec<&Marked> = marked.iter().filter(same).collect();
        change.marked = !own.is_empty();
        change.decided = own.iter().any(|one| {
            decided.get(&one.case).is_some_and(|times| times.iter().any(|at| *at >= one.marked_at))
        });
    }
    Ok(())
}
