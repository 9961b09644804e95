//! Files on their way in: their bytes go to disk piece by piece, and the whole file is looked at. Who places it, and
//! where, is another matter.

mod look;
mod shown;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::BodyDataStream;
use board::ids::UploadId;
use futures_util::StreamExt;
use store::uploads::{self, Standing, Upload};
use store::{Entry, Kind, Scope, Stream, Unit, Who, variant_files};
use tokio::fs::File;
use tokio::io::{AsyncSeekExt, AsyncWriteExt};
use tokio::sync::OwnedMutexGuard;
use tokio_util::sync::CancellationToken;

use crate::looks::CARE;
use crate::problem::Problem;
use crate::state::App;
use crate::transact;

pub use shown::shown;

/// Bytes after which what has come is made safe while more is coming.
const SAFE_EVERY: u64 = 32 << 20;

/// How long an upload may wait for its place: seven days, in seconds.
const KEPT: i64 = 7 * 24 * 60 * 60;

/// How often a running server looks for those that waited too long.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What is known of uploads beside their rows.
#[derive(Default)]
pub struct Uploads {
    sending: Mutex<HashMap<UploadId, Sending>>,
    /// Held while bytes get or lose their last owner.
    owners: tokio::sync::Mutex<()>,
}

/// Who sends at an upload: one after the other.
#[derive(Clone, Default)]
struct Sending {
    turn: Arc<tokio::sync::Mutex<()>>,
    cut: CancellationToken,
}

/// The right to change an upload, until a newer request wants it.
pub struct Turn {
    cut: CancellationToken,
    _held: OwnedMutexGuard<()>,
}

/// Why uploads of before are not taken up.
#[derive(Debug, thiserror::Error)]
pub enum NotResumed {
    #[error(transparent)]
    Store(#[from] store::Trouble),
    #[error(transparent)]
    Disk(#[from] std::io::Error),
    #[error("{}", .0.name())]
    Look(Problem),
}

impl Uploads {
    /// Waits for the upload, after whoever is sending has been told to stop: after a broken connection that may be a
    /// request of which nobody waits for the answer any more.
    pub async fn turn(&self, id: UploadId) -> Turn {
        let Sending { turn, cut } = {
            let mut all = self.sending.lock().unwrap_or_else(PoisonError::into_inner);
            let sending = all.entry(id).or_default();
            sending.cut.cancel();
            sending.cut = CancellationToken::new();
            sending.clone()
        };
        Turn { cut, _held: turn.lock_owned().await }
    }

    /// Takes up what a stop left: whole files are looked at, and what nobody placed in seven days goes.
    ///
    /// # Errors
    /// The store or the disk fails.
    pub async fn resume(&self, app: &App) -> Result<(), NotResumed> {
        self.expire(app).await?;
        let receiving = |upload: &Upload| upload.standing == Standing::Receiving {};
        let kept: Vec<Upload> = uploads::all(app.db()).await?.into_iter().filter(receiving).collect();
        let ids: Vec<UploadId> = kept.iter().map(|upload| upload.id).collect();
        app.blobs.sweep(&ids)?;
        for upload in kept.iter().filter(|upload| upload.received == upload.length) {
            look::at(app, upload, Who::server()).await.map_err(NotResumed::Look)?;
        }
        Ok(())
    }

    /// Takes away what nobody placed in seven days; whoever still sends at it is told to stop.
    ///
    /// # Errors
    /// The store or the disk fails.
    pub async fn expire(&self, app: &App) -> Result<(), NotResumed> {
        let oldest = app.now().plus_seconds(-KEPT);
        let all = uploads::all(app.db()).await?;
        for old in all.into_iter().filter(|upload| upload.created_at < oldest) {
            let _turn = self.turn(old.id).await;
            // It may have been placed since it was listed.
            if let Some(old) = uploads::by_id(app.db(), old.id).await? {
                self.give_up(app, &old, None).await.map_err(NotResumed::Look)?;
            }
            self.forget(old.id);
        }
        Ok(())
    }

    /// Lets uploads expire day by day while the server runs.
    pub async fn expire_daily(app: App) {
        loop {
            tokio::time::sleep(DAY).await;
            if let Err(error) = app.uploads.expire(&app).await {
                tracing::error!(%error, "uploads that nobody placed were not taken away; tried again in a day");
            }
        }
    }

    /// Takes an upload away with its bytes, unless those belong to somebody else too.
    ///
    /// # Errors
    /// The store or the disk fails.
    pub async fn give_up(&self, app: &App, upload: &Upload, entry: Option<Entry>) -> Result<(), Problem> {
        let id = upload.id;
        transact!(app, async move |unit: &mut Unit| {
            if uploads::forget(unit, id).await?
                && let Some(entry) = entry
            {
                unit.append(entry).await?;
            }
            Ok(())
        })?;
        self.forget(id);
        app.blobs.end(id).await.map_err(Problem::internal)?;
        match &upload.sha256 {
            Some(sha256) => self.forget_bytes(app, sha256).await,
            None => Ok(()),
        }
    }

    /// Forgets who sends at an upload that is over.
    pub fn forget(&self, id: UploadId) {
        self.sending.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }

    /// Takes away bytes that no file and no upload holds.
    async fn forget_bytes(&self, app: &App, sha256: &str) -> Result<(), Problem> {
        let _owners = self.owners.lock().await;
        if !variant_files::has_bytes(app.db(), sha256).await? && !uploads::has_bytes(app.db(), sha256).await?
        {
            app.blobs.forget(sha256).await.map_err(Problem::internal)?;
        }
        Ok(())
    }
}

/// Takes in the next bytes of an upload, and looks at the file when it is whole; gives how many bytes are there. What is
/// acknowledged is on disk. The work goes on when nobody waits for the answer any more, so that a broken connection loses
/// nothing that came.
///
/// # Errors
/// A broken connection, a newer request for the same upload, more bytes than announced, or a disk or store that fails.
pub async fn receive(
    app: &App,
    upload: Upload,
    who: Who,
    turn: Turn,
    body: BodyDataStream,
) -> Result<u64, Problem> {
    let app = app.clone();
    let work = async move {
        let received = take(&app, &upload, &turn, body).await?;
        if received == upload.length {
            look::at(&app, &upload, who).await?;
        }
        Ok(received)
    };
    tokio::spawn(work).await.map_err(Problem::internal)?
}

async fn take(app: &App, upload: &Upload, turn: &Turn, mut body: BodyDataStream) -> Result<u64, Problem> {
    let mut file = opened(app, upload).await.map_err(Problem::internal)?;
    let (mut at, mut safe) = (upload.received, upload.received);
    let outcome = loop {
        let piece = tokio::select! {
            biased;
            () = turn.cut.cancelled() => break Err(Problem::TryAgain),
            piece = body.next() => piece,
        };
        match piece {
            None => break Ok(()),
            // The client has gone: there is nobody to answer.
            Some(Err(_)) => break Err(Problem::TryAgain),
            Some(Ok(piece)) if at + piece.len() as u64 > upload.length => {
                break Err(Problem::TooLarge { limit_bytes: upload.length });
            }
            Some(Ok(piece)) => {
                file.write_all(&piece).await.map_err(Problem::internal)?;
                at += piece.len() as u64;
            }
        }
        if at - safe >= SAFE_EVERY {
            make_safe(app, upload.id, &mut file, at).await?;
            safe = at;
        }
    };
    if at != safe {
        make_safe(app, upload.id, &mut file, at).await?;
    }
    outcome.map(|()| at)
}

/// The file at the place where the bytes that are safe end; what a power cut left behind that goes.
async fn opened(app: &App, upload: &Upload) -> std::io::Result<File> {
    let mut file = File::options().write(true).open(app.blobs.incoming(upload.id)).await?;
    file.set_len(upload.received).await?;
    file.seek(std::io::SeekFrom::Start(upload.received)).await?;
    Ok(file)
}

/// Brings the bytes to disk, and only then says so.
async fn make_safe(app: &App, id: UploadId, file: &mut File, at: u64) -> Result<(), Problem> {
    file.flush().await.map_err(Problem::internal)?;
    file.sync_data().await.map_err(Problem::internal)?;
    transact!(app, async move |unit: &mut Unit| {
        uploads::received(unit, id, at).await?;
        Ok(())
    })
}

/// An act on an upload: of its case when it was dropped on one, else of its own.
pub fn act(upload: &Upload, kind: Kind, who: Who) -> Entry {
    match upload.case {
        Some(case) => {
            Entry::new(Stream::case(case), kind, who, CARE).about(case.0).sealed_for(Scope::case(case))
        }
        None => Entry::new(Stream::of("upload", upload.id.0), kind, who, CARE),
    }
    .about(upload.person.0)
    .category("variants")
}

#[cfg(test)]
mod tests;
