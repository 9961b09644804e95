//! The rows of variant files, written past the journal's writer: SQLite keeps them in a file of their own, PostgreSQL
//! takes them by COPY. A row says that there is a call; the tables beside the rows say what it is. Nobody sees the rows of an import before [`crate::variant_files::publish`] names it.

mod parts;
mod row;

use std::path::Path;

use sqlx::postgres::PgConnection;
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::db::{Conn, Db, Place};
use crate::insert::insert;
use crate::on;
use crate::trouble::Trouble;
use crate::within;
pub use parts::{Part, PartOf};
use row::COPY;
pub use row::CallRow;

/// Rows that SQLite takes in one transaction: between two, other imports get their turn.
const ROWS: usize = 16_384;

/// Alleles asked for in one statement.
const ALLELES: usize = 256;

/// Bytes sent to PostgreSQL at once.
const BYTES: usize = 256 * 1024;

/// The rows of variant files. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Calls {
    place: Place,
    db: Db,
}

impl Calls {
    /// Opens the rows that belong to `db`. SQLite's file of rows, `variants.db`, lies in the data directory.
    pub async fn open(db: &Db, data: &Path) -> Result<Self, Trouble> {
        match db {
            Db::Sqlite(_) => {
                let place = Place::Sqlite(data.join("variants.db"));
                let mut conn = place.connect().await?;
                if let Conn::Sqlite(c) = &mut conn {
                    sqlx::migrate!("migrations/variants").run(c).await.map_err(sqlx::Error::from)?;
                }
                conn.close().await?;
                let db = place.open().await?;
                Ok(Self { place, db })
            }
            Db::Postgres(pool) => {
                // The pool's own connections refuse to write.
                let options = pool.connect_options().as_ref().clone();
                let options = options.options([("default_transaction_read_only", "off")]);
                Ok(Self { place: Place::Postgres(Box::new(options)), db: db.clone() })
            }
        }
    }

    /// Takes in the rows of an import until the sender ends; gives their number. When it fails or is dropped, some rows
    /// may be there: nobody sees them, and [`Calls::forget`] or the next start takes them away.
    pub async fn import(&self, import_id: Uuid, calls: mpsc::Receiver<Vec<CallRow>>) -> Result<u64, Trouble> {
        let mut conn = self.place.connect().await?;
        within!(&mut conn, c => {
            sqlx::query("INSERT INTO import (id) VALUES ($1)").bind(import_id).execute(&mut *c).await.map(|_| ())
        })?;
        let count = match &mut conn {
            Conn::Sqlite(_) => insert_all(&mut conn, import_id, calls).await?,
            Conn::Postgres(c) => copy_all(c, import_id, calls).await?,
        };
        conn.close().await?;
        Ok(count)
    }

    /// Keeps a call by hand, as if the import policy did: its row is taken in, unless it is there.
    pub async fn keep(&self, import_id: Uuid, row: CallRow) -> Result<(), Trouble> {
        let mut conn = self.place.connect().await?;
        let marked = within!(&mut conn, c => {
            sqlx::query("UPDATE call SET by_policy = $1 WHERE import_id = $2 AND line = $3 AND allele_index = $4")
                .bind(true)
                .bind(import_id)
                .bind(row.line.cast_signed())
                .bind(i64::from(row.allele_index))
                .execute(&mut *c)
                .await
                .map(|done| done.rows_affected())
        })?;
        if marked == 0 {
            insert_rows(&mut conn, import_id, &[CallRow { by_policy: true, ..row }]).await?;
        }
        Ok(conn.close().await?)
    }

    /// Whether an import has a row of this call.
    pub async fn has(&self, import_id: Uuid, line: u64, allele_index: u32) -> Result<bool, Trouble> {
        let rows: i64 = on!(&self.db, pool => {
            sqlx::query_scalar(
                "SELECT count(*) FROM call WHERE import_id = $1 AND line = $2 AND allele_index = $3",
            )
            .bind(import_id)
            .bind(line.cast_signed())
            .bind(i64::from(allele_index))
            .fetch_one(pool)
            .await
        })?;
        Ok(rows > 0)
    }

    /// Whether an import has a row of this call that the import policy or a person keeps.
    pub async fn keeps(&self, import_id: Uuid, line: u64, allele_index: u32) -> Result<bool, Trouble> {
        let rows: i64 = on!(&self.db, pool => {
            sqlx::query_scalar(
                "SELECT count(*) FROM call WHERE import_id = $1 AND line = $2 AND allele_index = $3 AND by_policy",
            )
            .bind(import_id)
            .bind(line.cast_signed())
            .bind(i64::from(allele_index))
            .fetch_one(pool)
            .await
        })?;
        Ok(rows > 0)
    }

    /// The lines of an import whose calls may be of one of these alleles, by the first 64 bits of their digests, in the
    /// order of the file. Two alleles may share these bits: whoever asks looks at the calls.
    pub async fn lines_of(&self, import_id: Uuid, alleles: &[i64]) -> Result<Vec<u64>, Trouble> {
        let mut lines: Vec<i64> = Vec::new();
        for some in alleles.chunks(ALLELES) {
            let places: Vec<String> = (2..some.len() + 2).map(|place| format!("${place}")).collect();
            let sql = format!(
                "SELECT DISTINCT line FROM call WHERE import_id = $1 AND (allele IS NULL OR allele IN ({}))",
                places.join(", ")
            );
            lines.append(&mut on!(&self.db, pool => {
                let mut query = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(import_id);
                for allele in some {
                    query = query.bind(*allele);
                }
                query.fetch_all(pool).await
            })?);
        }
        lines.sort_unstable();
        lines.dedup();
        Ok(lines.into_iter().map(i64::cast_unsigned).collect())
    }

    /// Number of rows of an import.
    pub async fn count(&self, import_id: Uuid) -> Result<u64, Trouble> {
        let rows: i64 = on!(&self.db, pool => {
            sqlx::query_scalar("SELECT count(*) FROM call WHERE import_id = $1").bind(import_id).fetch_one(pool).await
        })?;
        Ok(rows.cast_unsigned())
    }

    /// Takes away the rows that the import policy does not keep.
    pub async fn prune(&self, import_id: Uuid) -> Result<(), Trouble> {
        let mut conn = self.place.connect().await?;
        within!(&mut conn, c => {
            sqlx::query("DELETE FROM call WHERE import_id = $1 AND NOT by_policy")
                .bind(import_id)
                .execute(&mut *c)
                .await
                .map(|_| ())
        })?;
        Ok(conn.close().await?)
    }

    /// Takes away what an import wrote.
    pub async fn forget(&self, import_id: Uuid) -> Result<(), Trouble> {
        let mut conn = self.place.connect().await?;
        for sql in [
            "DELETE FROM call WHERE import_id = $1",
            "DELETE FROM import_part WHERE import_id = $1",
            "DELETE FROM import WHERE id = $1",
        ] {
            within!(&mut conn, c => sqlx::query(sql).bind(import_id).execute(&mut *c).await.map(|_| ()))?;
        }
        Ok(conn.close().await?)
    }

    /// At start, takes away what imports wrote that were never published; gives how many imports those were. Must not
    /// run beside an import.
    pub async fn sweep(&self, published: &[Uuid]) -> Result<usize, Trouble> {
        let known: Vec<Uuid> =
            on!(&self.db, pool => sqlx::query_scalar("SELECT id FROM import").fetch_all(pool).await)?;
        let orphans: Vec<Uuid> = known.into_iter().filter(|id| !published.contains(id)).collect();
        for import_id in &orphans {
            self.forget(*import_id).await?;
        }
        Ok(orphans.len())
    }

    /// Closes the connections that are its own: those of PostgreSQL are the store's.
    pub async fn close(&self) {
        if let Db::Sqlite(pool) = &self.db {
            pool.close().await;
        }
    }
}

/// Inserts what comes, a transaction for every [`ROWS`] rows or more.
async fn insert_all(
    conn: &mut Conn,
    import_id: Uuid,
    mut calls: mpsc::Receiver<Vec<CallRow>>,
) -> Result<u64, Trouble> {
    let (mut count, mut waiting) = (0, Vec::new());
    loop {
        let came = calls.recv().await;
        let ended = came.is_none();
        match came {
            Some(came) if waiting.is_empty() => waiting = came,
            came => waiting.extend(came.into_iter().flatten()),
        }
        if waiting.len() >= ROWS || ended {
            insert_some(conn, import_id, &waiting).await?;
            count += waiting.len() as u64;
            waiting.clear();
        }
        if ended {
            return Ok(count);
        }
    }
}

async fn insert_some(conn: &mut Conn, import_id: Uuid, rows: &[CallRow]) -> Result<(), Trouble> {
    conn.command("BEGIN IMMEDIATE").await?;
    insert_rows(conn, import_id, rows).await?;
    Ok(conn.command("COMMIT").await?)
}

async fn insert_rows(conn: &mut Conn, import_id: Uuid, rows: &[CallRow]) -> Result<(), Trouble> {
    Ok(insert!(
        conn,
        "INSERT INTO call (import_id, line, allele_index, allele, by_policy) VALUES ",
        rows,
        row => [import_id, row.line.cast_signed(), i64::from(row.allele_index), row.allele, row.by_policy]
    )?)
}

/// Copies what comes, in one transaction of its own.
async fn copy_all(
    conn: &mut PgConnection,
    import_id: Uuid,
    mut calls: mpsc::Receiver<Vec<CallRow>>,
) -> Result<u64, Trouble> {
    let mut copy = conn.copy_in_raw(COPY).await?;
    let mut lines = String::with_capacity(2 * BYTES);
    while let Some(came) = calls.recv().await {
        for call in came {
            call.copied(import_id, &mut lines);
            if lines.len() >= BYTES {
                copy.send(lines.as_bytes()).await?;
                lines.clear();
            }
        }
    }
    copy.send(lines.as_bytes()).await?;
    Ok(copy.finish().await?)
}
