//! Reading from wherever one is: a pool, or the connection of a unit of work, which also sees its own changes.

use sqlx::postgres::{PgConnection, PgPool};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use uuid::Uuid;

use crate::db::{Conn, Db};
use crate::unit::Unit;

/// What is read from: `&Db`, `&mut Conn` or `&mut Unit`, each by `into()`.
pub enum Reader<'a> {
    /// SQLite outside a unit of work.
    SqlitePool(&'a SqlitePool),
    /// PostgreSQL outside a unit of work.
    PostgresPool(&'a PgPool),
    /// SQLite within one.
    Sqlite(&'a mut SqliteConnection),
    /// PostgreSQL within one.
    Postgres(&'a mut PgConnection),
}

impl<'a> From<&'a Db> for Reader<'a> {
    fn from(db: &'a Db) -> Self {
        match db {
            Db::Sqlite(pool) => Self::SqlitePool(pool),
            Db::Postgres(pool) => Self::PostgresPool(pool),
        }
    }
}

impl<'a> From<&'a mut Conn> for Reader<'a> {
    fn from(conn: &'a mut Conn) -> Self {
        match conn {
            Conn::Sqlite(conn) => Self::Sqlite(conn),
            Conn::Postgres(conn) => Self::Postgres(conn),
        }
    }
}

impl<'a> From<&'a mut Unit> for Reader<'a> {
    fn from(unit: &'a mut Unit) -> Self {
        (&mut unit.conn).into()
    }
}

impl Reader<'_> {
    /// The same reader for a function that takes one.
    pub(crate) fn again(&mut self) -> Reader<'_> {
        match self {
            Self::SqlitePool(pool) => Reader::SqlitePool(pool),
            Self::PostgresPool(pool) => Reader::PostgresPool(pool),
            Self::Sqlite(conn) => Reader::Sqlite(conn),
            Self::Postgres(conn) => Reader::Postgres(conn),
        }
    }
}

/// Runs one expression against whatever a `&mut Reader` holds: `read!(&mut reader, c => query.fetch_all(c).await)`.
macro_rules! read {
    ($reader:expr, $c:ident => $body:expr) => {
        match $reader {
            $crate::reader::Reader::SqlitePool(pool) => {
                let $c = &**pool;
                $body
            }
            $crate::reader::Reader::PostgresPool(pool) => {
                let $c = &**pool;
                $body
            }
            $crate::reader::Reader::Sqlite(conn) => {
                let $c = &mut **conn;
                $body
            }
            $crate::reader::Reader::Postgres(conn) => {
                let $c = &mut **conn;
                $body
            }
        }
    };
}
pub(crate) use read;

/// How many ids one statement takes; lists are filled up to one of these with the nil UUID, so that every statement
/// is prepared once.
const SIZES: [usize; 3] = [1, 16, 256];

/// The ids in pieces of the sizes.
pub(crate) fn pieces(ids: &[Uuid]) -> impl Iterator<Item = Vec<Uuid>> {
    let largest = SIZES[SIZES.len() - 1];
    ids.chunks(largest).map(move |chunk| {
        let size = SIZES.into_iter().find(|size| *size >= chunk.len()).unwrap_or(largest);
        let mut piece = chunk.to_vec();
        piece.resize(size, Uuid::nil());
        piece
    })
}

/// A statement with a list of places between its two parts.
pub(crate) fn listing(before: &str, places: usize, after: &str) -> String {
    let places: Vec<String> = (1..=places).map(|place| format!("${place}")).collect();
    format!("{before} ({}) {after}", places.join(", "))
}

/// Rows of a list of ids, in as few statements as there are full lists:
/// `among!(&mut reader, &ids, "SELECT … WHERE id IN", "ORDER BY id")`.
macro_rules! among {
    ($reader:expr, $ids:expr, $before:literal, $after:literal) => {{
        let mut rows = Vec::new();
        for piece in $crate::reader::pieces($ids) {
            let sql = $crate::reader::listing($before, piece.len(), $after);
            rows.append(&mut $crate::reader::read!($reader, c => {
                let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql));
                for id in &piece {
                    query = query.bind(*id);
                }
                query.fetch_all(c).await
            })?);
        }
        rows
    }};
}
pub(crate) use among;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hundred_and_sixty_ids_take_two_statements_of_known_sizes() {
        let ids: Vec<Uuid> = (1..=260).map(Uuid::from_u128).collect();
        let pieces: Vec<Vec<Uuid>> = pieces(&ids).collect();
        assert_eq!(pieces.iter().map(Vec::len).collect::<Vec<_>>(), [256, 16]);
        assert_eq!(pieces[1][3..5], [Uuid::from_u128(260), Uuid::nil()]);
        assert_eq!(
            listing("SELECT a FROM t WHERE id IN", 2, "ORDER BY a"),
            "SELECT a FROM t WHERE id IN ($1, $2) ORDER BY a"
        );
    }
}
