//! Where a file belongs, said by a person: from an upload that waits to a file of an analysis.

use axum::extract::State;
use axum::response::Response;
use board::access::Action;
use board::ids::{AnalysisId, UploadId, VariantFileId};
use board::specimen::Assay;
use board::variant::{IssueCode, SampleRole, Survey};
use http::StatusCode;
use serde_json::json;
use store::uploads::{self, Standing};
use store::variant_files::{self, Answers, Entered, NewVariantFile};
use store::{Kind, Stop, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::uploads::Placing;
use crate::api::variants::VariantFile;
use crate::auth::Caller;
use crate::case_access::{act, allowed, shown};
use crate::extract::{Document, Path};
use crate::problem::{Field, Problem};
use crate::routes::uploads::own;
use crate::routes::variants::file_answer;
use crate::state::App;
use crate::{fresh, transact};

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(place))
}

/// Says where an upload belongs and answers what it asks; its import begins.
#[utoipa::path(post, path = "/uploads/{upload}/place", tag = "uploads", request_body = Placing,
    params(("upload" = String, Path)),
    responses((status = 201, body = VariantFile), (status = 200, body = VariantFile)))]
async fn place(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<UploadId>,
    Document(given): Document<Placing>,
) -> Result<Response, Problem> {
    let upload = own(&app, &caller, id).await?;
    allowed(&app, &caller, given.case, Action::UploadVariantFile).await?;
    let listed = shown(&app, &caller, given.case, &["case"]).await?;
    let analysis = listed.snapshot.analyses.iter().find(|known| known.id == given.analysis);
    let of_rna = analysis.ok_or(Problem::NotFound)?.assay == Assay::Rna;
    let (Standing::Waiting { survey }, Some(sha256)) = (&upload.standing, upload.sha256) else {
        return Err(Problem::NotWaiting);
    };
    let answers = answers(survey, &given, of_rna)?;
    other_files(&app, &given).await?;
    let new = NewVariantFile {
        id: fresh!(app, VariantFileId)?,
        case: given.case,
        analysis: given.analysis,
        name: upload.name,
        bytes: upload.length,
        sha256,
        uploaded_by: caller.person.id,
        answers,
        replaces: given.replaces,
        mends: given.mends,
    };
    let entry = act(&caller, Kind("variant_file.placed"), &listed, "variants");
    let entered = transact!(app, async move |unit: &mut Unit| {
        if !uploads::forget(unit, id).await? {
            return Err(Stop::Refused(Problem::NotWaiting));
        }
        let entered = variant_files::enter(unit, &new).await?;
        if let Entered::Anew(file) = entered {
            let body = json!({
                "upload": id, "file": file, "analysis": new.analysis, "name": new.name, "sha256": new.sha256,
                "bytes": new.bytes, "answers": new.answers, "replaces": new.replaces, "mends": new.mends,
            });
            let entry = entry.body(&body).map_err(|error| Stop::Refused(error.into()))?;
            unit.append(entry).await?;
        }
        Ok(entered)
    })?;
    app.uploads.forget(id);
    match entered {
        Entered::Anew(file) => {
            let begun = variant_files::by_id(app.db(), file).await?.ok_or(Problem::NotFound)?;
            app.imports.begin(&app, begun);
            file_answer(&app, file, false, StatusCode::CREATED).await
        }
        Entered::AlreadyHere(file) => file_answer(&app, file, true, StatusCode::OK).await,
    }
}

/// The answers, when they name columns of the file and leave no question open. In a file of an analysis of RNA the only column of
/// RNA needs no answer.
fn answers(survey: &Survey, given: &Placing, of_rna: bool) -> Result<Answers, Problem> {
    let rna = survey.samples.iter().filter(|sample| sample.role == Some(SampleRole::Rna)).count();
    let sample_is_told = given.tumour.is_some() || (of_rna && rna == 1);
    let known = |name: &str| survey.samples.iter().any(|sample| sample.name == name);
    let named = [given.tumour.as_deref(), given.normal.as_deref()];
    let same = given.tumour.is_some() && given.tumour == given.normal;
    if same || !named.into_iter().flatten().all(known) {
        return Err(Problem::Invalid { field: Field::Sample });
    }
    for question in &survey.questions {
        let unanswered = match question.code() {
            IssueCode::TumourSampleUndecided | IssueCode::TumourSampleConflict if !sample_is_told => {
                Some(Field::Sample)
            }
            IssueCode::AssemblyUndecided | IssueCode::AssemblyConflict if given.assembly.is_none() => {
                Some(Field::Assembly)
            }
            _ => None,
        };
        if let Some(field) = unanswered {
            return Err(Problem::Invalid { field });
        }
    }
    let Placing { tumour, normal, assembly, .. } = given;
    Ok(Answers { tumour: tumour.clone(), normal: normal.clone(), assembly: *assembly })
}

/// Only a current file of the same analysis is replaced, and only a read one of it mended.
async fn other_files(app: &App, given: &Placing) -> Result<(), Problem> {
    if let Some(old) = given.replaces {
        let old = of_analysis(app, old, given.analysis).await?;
        if old.is_none_or(|old| !old.is_current()) {
            return Err(Problem::Invalid { field: Field::Replaces });
        }
    }
    if let Some(mended) = given.mends {
        let mended = of_analysis(app, mended, given.analysis).await?;
        if mended.is_none_or(|mended| mended.import.report().is_none()) {
            return Err(Problem::Invalid { field: Field::Mends });
        }
    }
    Ok(())
}

async fn of_analysis(
    app: &App,
    file: VariantFileId,
    analysis: AnalysisId,
) -> Result<Option<variant_files::VariantFile>, Problem> {
    let known = variant_files::by_id(app.db(), file).await?;
    Ok(known.filter(|known| known.analysis == analysis))
}
