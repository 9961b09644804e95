//! The look at a whole file: what it is, what it asks, or why it cannot be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use board::variant::{NotRead, Survey};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::uploads::{self, Standing, Upload};
use store::{Kind, Unit, Who};
use vcf::Limits;

use super::act;
use crate::problem::Problem;
use crate::state::App;
use crate::transact;

/// What the look gave, with the hash of the bytes.
struct Seen {
    sha256: String,
    survey: Result<Survey, NotRead>,
}

/// Looks at an upload whose bytes are all there. It waits for its place then, or it is refused and its bytes go; either is
/// journalled.
///
/// # Errors
/// The disk or the store fails: the next start tries again.
pub async fn at(app: &App, upload: &Upload, who: Who) -> Result<(), Problem> {
    let path = app.blobs.incoming(upload.id);
    let seen = tokio::task::spawn_blocking(move || see(&path)).await.map_err(Problem::internal)?;
    let Seen { sha256, survey } = seen.map_err(Problem::internal)?;
    let mut body = json!({ "upload": upload.id, "sha256": sha256, "bytes": upload.length });
    if let Err(refusal) = &survey {
        body["refusal"] = serde_json::to_value(refusal)?;
    }
    let kind = Kind(if survey.is_ok() { "variant_file.uploaded" } else { "variant_file.refused" });
    let entry = act(upload, kind, who).body(&body)?;
    let (standing, sha256, entry) = match survey {
        Ok(survey) => (Standing::Waiting { survey }, Some(sha256), entry),
        Err(refusal) => (Standing::Refused { refusal }, None, entry.refused()),
    };
    let _owners = app.uploads.owners.lock().await;
    if let Some(sha256) = &sha256 {
        app.blobs.adopt(upload.id, sha256).await.map_err(Problem::internal)?;
    }
    let id = upload.id;
    transact!(app, async move |unit: &mut Unit| {
        if uploads::looked_at(unit, id, &standing, sha256.as_deref()).await? {
            unit.append(entry).await?;
        }
        Ok(())
    })?;
    app.blobs.end(upload.id).await.map_err(Problem::internal)
}

fn see(path: &Path) -> io::Result<Seen> {
    let survey = vcf::survey(File::open(path)?, &Limits::default());
    let sha256 = match &survey {
        Ok(survey) => survey.sha256.clone(),
        Err(_) => hash(File::open(path)?)?,
    };
    Ok(Seen { sha256, survey })
}

fn hash(mut file: File) -> io::Result<String> {
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex::encode(hash.finalize())),
            read => hash.update(&piece[..read]),
        }
    }
}
