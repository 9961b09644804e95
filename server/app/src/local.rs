//! Commands to a running server from the computer it runs on: a socket in the data directory that only the directory's
//! owner can open. Whoever can is the operator, who could stop the server and work on the data directly. One line of JSON
//! asks, lines of JSON answer.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::commands::import::{Said, Wanted, attach_all};
use crate::state::App;

/// Longest request, in bytes.
const REQUEST: u64 = 1 << 20;

/// Where the socket of a data directory is.
pub fn socket(data: &Path) -> PathBuf {
    data.join("command.sock")
}

/// The socket, while the server runs.
#[derive(Debug)]
pub struct Local {
    listener: UnixListener,
    path: PathBuf,
}

impl Local {
    /// Listens in the data directory, whose lock this process holds: a socket that lies there is left over.
    ///
    /// # Errors
    /// The directory cannot be written, or its path is longer than that of a socket may be.
    pub fn open(data: &Path) -> io::Result<Self> {
        let path = socket(data);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(&path)?;
        std::fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        Ok(Self { listener, path })
    }

    /// Answers commands, several at the same time, until it is dropped.
    pub async fn serve(self, app: App) {
        let mut commands = JoinSet::new();
        loop {
            tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, _)) => drop(commands.spawn(answer(stream, app.clone()))),
                    // Out of file descriptors, most likely: wait for some to close.
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                },
                Some(ended) = commands.join_next() => {
                    if let Err(error) = ended {
                        tracing::error!(%error, "a command ended badly");
                    }
                }
            }
        }
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.path));
    }
}

/// Does what one connection asks. Who asked may go: what was begun is done to its end.
async fn answer(stream: UnixStream, app: App) {
    let (reading, mut writing) = stream.into_split();
    let mut request = String::new();
    let read = BufReader::new(reading.take(REQUEST)).read_line(&mut request).await;
    let (say, mut said) = mpsc::unbounded_channel::<Said>();
    let doing = async move {
        match (read, serde_json::from_str::<Wanted>(&request)) {
            (Ok(_), Ok(wanted)) => attach_all(&app, &wanted, &say).await,
            (Err(error), _) => drop(say.send(Said::Failed { words: error.to_string() })),
            (_, Err(error)) => drop(say.send(Said::Failed { words: error.to_string() })),
        }
    };
    let telling = async move {
        while let Some(said) = said.recv().await {
            let Ok(mut line) = serde_json::to_vec(&said) else { return };
            line.push(b'\n');
            if writing.write_all(&line).await.is_err() {
                return;
            }
        }
    };
    tokio::join!(doing, telling);
}
