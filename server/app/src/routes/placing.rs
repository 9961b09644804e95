//! Where a file belongs, said by a person: from an upload that waits to a file of an analysis.

use axum::extract::State;
use axum::response::Response;
use board::access::Action;
use board::ids::{AnalysisId, CommandId, UploadId, VariantFileId};
use board::specimen::Assay;
use board::variant::{IssueCode, SampleRole, Survey};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::uploads::{self, Standing, Upload};
use store::variant_files::{self, Answers, Entered, NewVariantFile};
use store::{Command, Entry, Kind, Receipt, Stop, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::uploads::Placing;
use crate::api::variants::VariantFile;
use crate::auth::Caller;
use crate::case_access::{act, allowed, shown};
use crate::extract::{Document, Path};
use crate::fresh;
use crate::problem::{Field, Problem};
use crate::routes::uploads::own;
use crate::routes::variants::file_answer;
use crate::state::App;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(place))
}

/// What came of placing an upload, remembered so that a request whose answer was lost gets it again.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Placed {
    file: VariantFileId,
    already_here: bool,
}

/// The upload was placed or given up meanwhile.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct NotWaiting;

impl From<NotWaiting> for Problem {
    fn from(_: NotWaiting) -> Self {
        Self::NotWaiting
    }
}

/// Says where an upload belongs and answers what it asks; its import begins. The same request again, after its answer was
/// lost, gets the same answer.
#[utoipa::path(post, path = "/uploads/{upload}/place", tag = "uploads", request_body = Placing,
    params(("upload" = String, Path)),
    responses((status = 201, body = VariantFile), (status = 200, body = VariantFile)))]
async fn place(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<UploadId>,
    Document(given): Document<Placing>,
) -> Result<Response, Problem> {
    allowed(&app, &caller, given.case, Action::UploadVariantFile).await?;
    let command = Command::new(CommandId(id.0), caller.person.id, &given)?;
    let upload = match own(&app, &caller, id).await {
        Err(Problem::NotFound) => {
            let before = store::answered::<Placed, NotWaiting>(app.db(), &command).await?;
            let placed = before.ok_or(Problem::NotFound)??;
            shown(&app, &caller, given.case, &["case"]).await?;
            return answer(&app, placed).await;
        }
        other => other?,
    };
    let listed = shown(&app, &caller, given.case, &["case"]).await?;
    let analysis = listed.snapshot.analyses.iter().find(|known| known.id == given.analysis);
    let of_rna = analysis.ok_or(Problem::NotFound)?.assay == Assay::Rna;
    let new = new_file(&app, &caller, &upload, &given, of_rna).await?;
    let entry = act(&caller, Kind("variant_file.placed"), &listed, "variants");
    // Goes on when nobody waits for the answer any more: what is placed is read.
    let doing = app.clone();
    let placed = tokio::spawn(async move { enter(&doing, command, id, new, entry).await }).await;
    answer(&app, placed.map_err(Problem::internal)??).await
}

/// The file that an upload becomes, when its questions are answered and what it names is there.
async fn new_file(
    app: &App,
    caller: &Caller,
    upload: &Upload,
    given: &Placing,
    of_rna: bool,
) -> Result<NewVariantFile, Problem> {
    let (Standing::Waiting { survey }, Some(sha256)) = (&upload.standing, &upload.sha256) else {
        return Err(Problem::NotWaiting);
    };
    let answers = answers(survey, given, of_rna)?;
    other_files(app, given).await?;
    Ok(NewVariantFile {
        id: fresh!(app, VariantFileId)?,
        case: given.case,
        analysis: given.analysis,
        name: upload.name.clone(),
        bytes: upload.length,
        sha256: sha256.clone(),
        uploaded_by: caller.person.id,
        answers,
        replaces: given.replaces,
        mends: given.mends,
    })
}

/// Makes the upload a file and begins to read it.
async fn enter(
    app: &App,
    command: Command,
    id: UploadId,
    new: NewVariantFile,
    entry: Entry,
) -> Result<Placed, Problem> {
    let written = app.writer().command(command, async move |unit: &mut Unit| {
        if !uploads::forget(unit, id).await? {
            return Err(Stop::Refused(NotWaiting));
        }
        let entered = variant_files::enter(unit, &new).await?;
        let Entered::Anew(file) = entered else { return Ok(entered.into()) };
        let body = json!({
            "upload": id, "file": file, "analysis": new.analysis, "name": new.name, "sha256": new.sha256,
            "bytes": new.bytes, "answers": new.answers, "replaces": new.replaces, "mends": new.mends,
        });
        unit.append(entry.body(&body)?).await?;
        Ok(entered.into())
    });
    let (placed, receipt): (Placed, Receipt) = written.await.map_err(Problem::from)?;
    app.uploads.forget(id);
    if !placed.already_here && !receipt.repeated {
        let begun = variant_files::by_id(app.db(), placed.file).await?.ok_or(Problem::NotFound)?;
        app.imports.begin(app, begun);
    }
    Ok(placed)
}

impl From<Entered> for Placed {
    fn from(entered: Entered) -> Self {
        match entered {
            Entered::Anew(file) => Self { file, already_here: false },
            Entered::AlreadyHere(file) => Self { file, already_here: true },
        }
    }
}

async fn answer(app: &App, placed: Placed) -> Result<Response, Problem> {
    let status = if placed.already_here { StatusCode::OK } else { StatusCode::CREATED };
    file_answer(app, placed.file, placed.already_here, status).await
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
