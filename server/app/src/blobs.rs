//! Uploaded bytes, kept exactly as they came under their SHA-256. The name a client gave never reaches the disk.

use std::path::{Path, PathBuf};

use board::ids::UploadId;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

use crate::problem::Problem;
use crate::state::randomness;

/// The directory of uploaded bytes.
#[derive(Clone, Debug)]
pub struct Blobs {
    directory: PathBuf,
}

/// Bytes on disk.
#[derive(Clone, Debug)]
pub struct Blob {
    /// SHA-256, hexadecimal.
    pub sha256: String,
    pub bytes: u64,
}

impl Blobs {
    /// Opens the directory below `data`.
    ///
    /// # Errors
    /// The directory cannot be made or read.
    pub fn open(data: &Path) -> std::io::Result<Self> {
        let directory = data.join("blobs");
        let incoming = directory.join("incoming");
        std::fs::create_dir_all(&incoming)?;
        Ok(Self { directory })
    }

    /// At start, clears away bytes on their way in that belong to none of these uploads.
    ///
    /// # Errors
    /// The disk cannot be read or written.
    pub fn sweep(&self, uploads: &[UploadId]) -> std::io::Result<()> {
        for left in std::fs::read_dir(self.directory.join("incoming"))? {
            let path = left?.path();
            let id = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok());
            if !id.is_some_and(|id| uploads.contains(&id)) {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Where the bytes of an upload are until they are whole.
    pub fn incoming(&self, upload: UploadId) -> PathBuf {
        self.directory.join("incoming").join(upload.to_string())
    }

    /// Makes place for an upload.
    ///
    /// # Errors
    /// The disk cannot be written.
    pub async fn begin(&self, upload: UploadId) -> std::io::Result<()> {
        File::create_new(self.incoming(upload)).await?.sync_all().await?;
        File::open(self.directory.join("incoming")).await?.sync_all().await
    }

    /// Keeps the whole bytes of an upload under their hash too; they stay under its id until [`Blobs::end`].
    ///
    /// # Errors
    /// The disk cannot be written.
    pub async fn adopt(&self, upload: UploadId, sha256: &str) -> std::io::Result<()> {
        let path = self.path(sha256);
        let Some(directory) = path.parent() else { return Ok(()) };
        fs::create_dir_all(directory).await?;
        match fs::hard_link(self.incoming(upload), &path).await {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        // The name is on disk only when its directory is.
        File::open(directory).await?.sync_all().await
    }

    /// Takes away what lies under an upload's id.
    ///
    /// # Errors
    /// The disk cannot be written.
    pub async fn end(&self, upload: UploadId) -> std::io::Result<()> {
        gone(fs::remove_file(self.incoming(upload)).await)
    }

    /// Takes in the bytes of `body`. They are on disk when this answers.
    ///
    /// # Errors
    /// More than `limit` bytes, a broken connection, or a disk that cannot be written. Nothing is kept then.
    pub async fn take<E>(
        &self,
        body: impl Stream<Item = Result<Bytes, E>> + Unpin,
        limit: u64,
    ) -> Result<Blob, Problem> {
        let name = uuid::Builder::from_random_bytes(sixteen()?).into_uuid();
        let path = self.directory.join("incoming").join(name.to_string());
        let taken = write(&path, body, limit).await;
        match taken {
            Ok(blob) => {
                self.keep(&path, &blob).await.map_err(Problem::internal)?;
                Ok(blob)
            }
            Err(problem) => {
                drop(fs::remove_file(&path).await);
                Err(problem)
            }
        }
    }

    /// Where the bytes with this SHA-256 are.
    pub fn path(&self, sha256: &str) -> PathBuf {
        self.directory.join(&sha256[..2]).join(sha256)
    }

    /// Takes away bytes that belong to no file.
    ///
    /// # Errors
    /// The disk cannot be written.
    pub async fn forget(&self, sha256: &str) -> std::io::Result<()> {
        gone(fs::remove_file(self.path(sha256)).await)
    }

    async fn keep(&self, incoming: &Path, blob: &Blob) -> std::io::Result<()> {
        let path = self.path(&blob.sha256);
        let Some(directory) = path.parent() else { return Ok(()) };
        fs::create_dir_all(directory).await?;
        fs::rename(incoming, &path).await?;
        // The name is on disk only when its directory is.
        File::open(directory).await?.sync_all().await
    }
}

/// What is not there need not be taken away.
fn gone(removed: std::io::Result<()>) -> std::io::Result<()> {
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

async fn write<E>(
    path: &Path,
    mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    limit: u64,
) -> Result<Blob, Problem> {
    let mut file = File::create_new(path).await.map_err(Problem::internal)?;
    let mut hash = Sha256::new();
    let mut bytes = 0u64;
    while let Some(chunk) = body.next().await {
        // The client has gone: there is nobody to answer.
        let chunk = chunk.map_err(|_| Problem::TryAgain)?;
        bytes += chunk.len() as u64;
        if bytes > limit {
            return Err(Problem::TooLarge { limit_bytes: limit });
        }
        hash.update(&chunk);
        file.write_all(&chunk).await.map_err(Problem::internal)?;
    }
    file.sync_all().await.map_err(Problem::internal)?;
    Ok(Blob { sha256: hex::encode(hash.finalize()), bytes })
}

fn sixteen() -> Result<[u8; 16], Problem> {
    let mut all = [0u8; 16];
    let random = randomness().map_err(Problem::internal)?;
    all[..random.len()].copy_from_slice(&random);
    let more = randomness().map_err(Problem::internal)?;
    all[10..].copy_from_slice(&more[..6]);
    Ok(all)
}

/// A name for display from what the client called the file: the last part of a path, without control characters.
pub fn shown_name(given: &str) -> Option<String> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let hidden = |c: char| {
        c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    let shown: String = last.chars().filter(|c| !hidden(*c)).take(200).collect();
    (!shown.trim().is_empty()).then(|| shown.trim().to_owned())
}

/// An identifier for an import's rows.
pub fn import_id() -> Result<Uuid, Problem> {
    Ok(uuid::Builder::from_random_bytes(sixteen()?).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_and_hidden_characters_are_left_out_of_a_shown_name() {
        assert_eq!(shown_name("../../etc/passwd").as_deref(), Some("passwd"));
        assert_eq!(shown_name("C:\\vcf\\T001.vcf.gz").as_deref(), Some("T001.vcf.gz"));
        assert_eq!(shown_name("a\u{202e}fcv.exe").as_deref(), Some("afcv.exe"));
        assert_eq!(shown_name("  \u{0}"), None);
    }

    #[tokio::test]
    async fn bytes_over_the_limit_leave_nothing_behind() {
        let directory = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(directory.path()).unwrap();
        let chunk = Ok::<_, std::io::Error>(Bytes::from_static(b"0123456789"));
        let body = futures_util::stream::iter([chunk]);
        let taken = blobs.take(body, 5).await;
        assert!(matches!(taken, Err(Problem::TooLarge { limit_bytes: 5 })));
        let left = std::fs::read_dir(directory.path().join("blobs/incoming")).unwrap().count();
        assert_eq!(left, 0);
    }

    #[tokio::test]
    async fn an_upload_is_found_under_its_hash_and_only_known_ones_outlive_a_start() {
        let directory = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(directory.path()).unwrap();
        let (known, unknown) = (UploadId(Uuid::from_u128(1)), UploadId(Uuid::from_u128(2)));
        blobs.begin(known).await.unwrap();
        blobs.begin(unknown).await.unwrap();
        std::fs::write(blobs.incoming(known), b"abc").unwrap();
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        blobs.adopt(known, sha256).await.unwrap();
        blobs.adopt(known, sha256).await.unwrap();
        blobs.sweep(&[known]).unwrap();
        assert!(blobs.incoming(known).exists() && !blobs.incoming(unknown).exists());
        blobs.end(known).await.unwrap();
        blobs.end(known).await.unwrap();
        assert_eq!(std::fs::read(blobs.path(sha256)).unwrap(), b"abc");
    }

    #[tokio::test]
    async fn bytes_are_found_again_under_their_hash() {
        let directory = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(directory.path()).unwrap();
        let chunk = Ok::<_, std::io::Error>(Bytes::from_static(b"abc"));
        let blob = blobs.take(futures_util::stream::iter([chunk]), 5).await.unwrap();
        assert_eq!(blob.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(std::fs::read(blobs.path(&blob.sha256)).unwrap(), b"abc");
    }
}
