//! A program that acknowledges what it wrote to SQLite, with or without a flush: the measure of the flush check, which
//! must find the second. Usage: `sqlite-control FILE full|off`; reads ids of commands, one a line.

use std::io::{BufRead, Write};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (file, mode) = (words.next().ok_or("no file")?, words.next().ok_or("no mode")?);
    let synchronous = if mode == "full" { SqliteSynchronous::Full } else { SqliteSynchronous::Off };
    let mut connection: SqliteConnection = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .connect()
        .await?;
    sqlx::raw_sql("CREATE TABLE command (id TEXT PRIMARY KEY)").execute(&mut connection).await?;
    let mut out = std::io::stdout();
    writeln!(out, "ready")?;
    for id in std::io::stdin().lock().lines() {
        let id = id?;
        sqlx::query("INSERT INTO command (id) VALUES ($1)").bind(&id).execute(&mut connection).await?;
        writeln!(out, r#"{{"t":"ack","cmd_id":"{id}"}}"#)?;
        out.flush()?;
    }
    connection.close().await?;
    Ok(())
}
