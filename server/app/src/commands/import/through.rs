//! The files are attached by the server that runs on the data directory, which is told so on its socket there.

use std::io;
use std::path::Path;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;

use super::{Said, Teller, Wanted};
use crate::local;

/// Asks the server; gives the worst exit code.
///
/// # Errors
/// No server listens on the socket, or it ended in the middle.
pub async fn server(data: &Path, wanted: &Wanted) -> io::Result<u8> {
    let mut stream = UnixStream::connect(local::socket(data)).await?;
    let mut asked = serde_json::to_vec(wanted)?;
    asked.push(b'\n');
    stream.write_all(&asked).await?;
    let mut lines = BufReader::new(stream).lines();
    let mut teller = Teller::default();
    while let Some(line) = lines.next_line().await? {
        if teller.tell(serde_json::from_str::<Said>(&line)?) {
            return Ok(teller.worst);
        }
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}
