//! What an import keeps beside its rows: the tables for the browser and the index of places in the file.

use uuid::Uuid;

use super::Calls;
use crate::on;
use crate::trouble::Trouble;
use crate::within;

/// Which part of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOf {
    /// The table without germline calls.
    Shown,
    /// The table of the germline calls.
    Germline,
    /// Where in the file which lines and regions are.
    Index,
}

impl PartOf {
    fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Germline => "germline",
            Self::Index => "index",
        }
    }
}

/// Packed bytes of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Changes when the bytes do.
    pub etag: String,
    /// Gzip of JSON.
    pub bytes: Vec<u8>,
}

impl Calls {
    /// Keeps a part of an import, in place of the one before.
    pub async fn put_part(&self, import_id: Uuid, of: PartOf, part: &Part) -> Result<(), Trouble> {
        let mut conn = self.place.connect().await?;
        within!(&mut conn, c => {
            sqlx::query(
                "INSERT INTO import_part (import_id, part, etag, bytes) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (import_id, part) DO UPDATE SET etag = excluded.etag, bytes = excluded.bytes",
            )
            .bind(import_id)
            .bind(of.as_str())
            .bind(part.etag.as_str())
            .bind(part.bytes.as_slice())
            .execute(&mut *c)
            .await
            .map(|_| ())
        })?;
        Ok(conn.close().await?)
    }

    /// A part of an import.
    pub async fn part(&self, import_id: Uuid, of: PartOf) -> Result<Option<Part>, Trouble> {
        let row: Option<(String, Vec<u8>)> = on!(&self.db, pool => {
            sqlx::query_as("SELECT etag, bytes FROM import_part WHERE import_id = $1 AND part = $2")
                .bind(import_id)
                .bind(of.as_str())
                .fetch_optional(pool)
                .await
        })?;
        Ok(row.map(|(etag, bytes)| Part { etag, bytes }))
    }
}
