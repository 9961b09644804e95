//! One file: taken in, looked at, placed and read.

use std::fmt;
use std::io;
use std::path::Path;
use std::time::Duration;

use axum::body::Body;
use board::ids::VariantFileId;
use board::variant::wording::{self, Language};
use board::variant::{ImportReport, Issue, IssueCode, NotRead, Survey};
use serde_json::json;
use store::uploads::{self, Standing, Upload};
use store::variant_files::{self, Answers, Entered, Import, NewVariantFile};
use store::{Kind, Unit, Who};
use tokio::sync::mpsc::UnboundedSender;
use tokio_util::io::ReaderStream;

use super::Said;
use super::place::Place;
use crate::blobs::shown_name;
use crate::problem::Problem;
use crate::state::App;
use crate::uploads::{act, receive};
use crate::{fresh, transact};

/// How often the progress is told.
const TELL_EVERY: Duration = Duration::from_millis(200);

/// What became of a file.
pub enum Attached {
    Ready(Box<ImportReport>),
    /// Read, and shown to nobody until somebody has looked at what does not fit.
    Held(Box<ImportReport>),
    /// It waits on the page of the person for an answer.
    Asks(Vec<Issue>),
    AlreadyHere,
    Refused(NotRead),
    Unreadable(io::Error),
    /// Taken back by somebody while it was read.
    Gone,
}

impl Attached {
    /// 0 attached, 1 waits for somebody, 2 not attached.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Ready(_) | Self::AlreadyHere => 0,
            Self::Held(_) | Self::Asks(_) => 1,
            Self::Refused(_) | Self::Unreadable(_) | Self::Gone => 2,
        }
    }
}

impl fmt::Display for Attached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready(report) => write!(f, "attached, {}", Counts(report)),
            Self::Held(report) => {
                write!(
                    f,
                    "read, {}; it is held until somebody looks at it on the page of the case",
                    Counts(report)
                )
            }
            Self::Asks(questions) => {
                write!(f, "waits on the page of the case for an answer:")?;
                for question in questions {
                    write!(f, "\n  {} ({})", wording::sentence(question, Language::En), option(question))?;
                }
                Ok(())
            }
            Self::AlreadyHere => f.write_str("is attached to this analysis already, byte by byte"),
            Self::Refused(refusal) => {
                let sentence = wording::refusal_sentence(refusal, Language::En);
                write!(f, "refused: {sentence} {}", wording::refusal_remedy(refusal, Language::En))
            }
            Self::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Self::Gone => f.write_str("was taken back while it was read"),
        }
    }
}

struct Counts<'a>(&'a ImportReport);

impl fmt::Display for Counts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ImportReport { data_lines, accepted, warned, quarantined, .. } = self.0;
        write!(
            f,
            "{data_lines} data lines = {accepted} accepted + {warned} with a warning + {quarantined} set aside"
        )
    }
}

/// The option that answers a question.
fn option(question: &Issue) -> &'static str {
    match question.code() {
        IssueCode::AssemblyUndecided | IssueCode::AssemblyConflict => "--assembly NAME",
        _ => "--tumour NAME",
    }
}

/// Whom the journal names: the operator of the server, on behalf of the person.
fn who(place: &Place) -> Who {
    Who { on_behalf_of: Some(place.person.id), ..Who::server() }
}

/// Attaches the file at `path`.
///
/// # Errors
/// The store or the data directory fails.
pub async fn attach(
    app: &App,
    place: &Place,
    answers: &Answers,
    path: &Path,
    say: &UnboundedSender<Said>,
) -> Result<Attached, Problem> {
    let upload = match taken_in(app, place, path).await? {
        Ok(upload) => upload,
        Err(error) => return Ok(Attached::Unreadable(error)),
    };
    let (survey, sha256) = match (upload.standing.clone(), upload.sha256.clone()) {
        (Standing::Waiting { survey }, Some(sha256)) => (survey, sha256),
        (Standing::Refused { refusal }, _) => {
            app.uploads.give_up(app, &upload, None).await?;
            return Ok(Attached::Refused(refusal));
        }
        _ => return Ok(Attached::Gone),
    };
    if let Some(refusal) = unfit(&survey, answers) {
        app.uploads.give_up(app, &upload, None).await?;
        return Ok(Attached::Refused(refusal));
    }
    let open = open_questions(&survey, answers);
    if !open.is_empty() {
        return Ok(Attached::Asks(open));
    }
    match placed(app, place, answers, upload, sha256).await? {
        Entered::Anew(file) => read(app, file, say).await,
        Entered::AlreadyHere(_) => Ok(Attached::AlreadyHere),
    }
}

/// Copies the file in and looks at it, as an upload of the person.
async fn taken_in(app: &App, place: &Place, path: &Path) -> Result<io::Result<Upload>, Problem> {
    let opened = async {
        let file = tokio::fs::File::open(path).await?;
        let length = file.metadata().await?.len();
        Ok::<_, io::Error>((file, length))
    };
    let (file, length) = match opened.await {
        Ok(opened) => opened,
        Err(error) => return Ok(Err(error)),
    };
    let name = path.file_name().and_then(|name| shown_name(&name.to_string_lossy()));
    let id = fresh!(app, UploadId)?;
    let upload = Upload {
        id,
        person: place.person.id,
        case: Some(place.case),
        name: name.unwrap_or_else(|| "file".to_owned()),
        length,
        received: 0,
        created_at: app.now(),
        standing: Standing::Receiving {},
        sha256: None,
    };
    app.blobs.begin(id).await.map_err(Problem::internal)?;
    let row = upload.clone();
    transact!(app, async move |unit: &mut Unit| Ok(uploads::make(unit, &row).await?))?;
    let turn = app.uploads.turn(id).await;
    let body = Body::from_stream(ReaderStream::new(file)).into_data_stream();
    receive(app, upload, who(place), turn, body).await?;
    Ok(Ok(uploads::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?))
}

/// An answer that names a column which the file does not have, or one column for both roles.
fn unfit(survey: &Survey, answers: &Answers) -> Option<NotRead> {
    let samples = || survey.samples.iter().map(|sample| sample.name.clone()).collect::<Vec<String>>();
    let named = [answers.tumour.as_ref(), answers.normal.as_ref()];
    let unknown = named.into_iter().flatten().find(|name| !samples().contains(name));
    match (unknown, &answers.tumour) {
        (Some(name), _) => Some(NotRead::SampleUnknown { name: name.clone(), samples: samples() }),
        (None, Some(name)) if answers.normal.as_ref() == Some(name) => {
            Some(NotRead::SampleInTwoRoles { name: name.clone() })
        }
        _ => None,
    }
}

/// What the file asks and the options do not answer.
fn open_questions(survey: &Survey, answers: &Answers) -> Vec<Issue> {
    let open = |question: &&Issue| match question.code() {
        IssueCode::TumourSampleUndecided | IssueCode::TumourSampleConflict => answers.tumour.is_none(),
        IssueCode::AssemblyUndecided | IssueCode::AssemblyConflict => answers.assembly.is_none(),
        _ => true,
    };
    survey.questions.iter().filter(open).cloned().collect()
}

/// Makes the upload a file of the analysis.
async fn placed(
    app: &App,
    place: &Place,
    answers: &Answers,
    upload: Upload,
    sha256: String,
) -> Result<Entered, Problem> {
    let entry = act(&upload, Kind("variant_file.placed"), who(place));
    let id = upload.id;
    let new = NewVariantFile {
        id: fresh!(app, VariantFileId)?,
        case: place.case,
        analysis: place.analysis,
        name: upload.name,
        bytes: upload.length,
        sha256,
        uploaded_by: place.person.id,
        answers: answers.clone(),
        replaces: None,
        mends: None,
    };
    let entered = transact!(app, async move |unit: &mut Unit| {
        uploads::forget(unit, id).await?;
        let entered = variant_files::enter(unit, &new).await?;
        if let Entered::Anew(file) = entered {
            let body = json!({
                "upload": id, "file": file, "analysis": new.analysis, "name": new.name, "sha256": new.sha256,
                "bytes": new.bytes, "answers": new.answers, "replaces": new.replaces, "mends": new.mends,
            });
            unit.append(entry.body(&body).map_err(|error| store::Stop::Refused(error.into()))?).await?;
        }
        Ok(entered)
    })?;
    app.uploads.forget(id);
    Ok(entered)
}

/// Reads the file and says how far it has come.
async fn read(app: &App, id: VariantFileId, say: &UnboundedSender<Said>) -> Result<Attached, Problem> {
    let file = variant_files::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    let (bytes, name) = (file.bytes, file.name.clone());
    app.imports.begin(app, file);
    while let Some(now) = app.imports.progress(id) {
        let percent = (now.bytes * 100).checked_div(bytes).unwrap_or(100);
        drop(say.send(Said::Reading { name: name.clone(), percent, lines: now.data_lines }));
        tokio::time::sleep(TELL_EVERY).await;
    }
    let file = variant_files::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    Ok(match file.import {
        Import::Ready { report } => Attached::Ready(Box::new(report)),
        Import::Held { report, .. } => Attached::Held(Box::new(report)),
        Import::Refused { refusal } => Attached::Refused(refusal),
        Import::Withdrawn { .. } => Attached::Gone,
        // The store failed and the log says how; the next start reads it again.
        Import::Reading { .. } => return Err(Problem::TryAgain),
    })
}
