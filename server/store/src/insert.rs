//! Inserts of many rows in statements of a few fixed sizes, so that every statement is prepared once.
//!
//! Here alone the two databases have texts of their own: SQLite looks up each named or numbered place of a statement in a
//! list, which of a thousand places costs more than the rows, and PostgreSQL knows no other places.

use crate::db::Conn;

/// Rows of one statement, largest first.
const SIZES: [usize; 5] = [256, 64, 16, 4, 1];

/// A statement for each of the sizes.
type Texts = [String; SIZES.len()];

/// One `INSERT` with as many rows as each of the sizes asks for.
pub(crate) struct Statements {
    /// With places `$n`.
    numbered: Texts,
    /// With places `?`.
    plain: Texts,
}

impl Statements {
    /// `into` is `INSERT INTO table (columns) VALUES `.
    pub(crate) fn new(into: &str, columns: usize) -> Self {
        let of = |place: &dyn Fn(usize) -> String| {
            SIZES.map(|rows| {
                let row = |row: usize| {
                    let places: Vec<_> = (1..=columns).map(|column| place(row * columns + column)).collect();
                    format!("({})", places.join(", "))
                };
                into.to_owned() + &(0..rows).map(row).collect::<Vec<_>>().join(", ")
            })
        };
        Self { numbered: of(&|number| format!("${number}")), plain: of(&|_| "?".to_owned()) }
    }

    /// Those for this connection.
    pub(crate) fn of(&self, conn: &Conn) -> &Texts {
        match conn {
            Conn::Sqlite(_) => &self.plain,
            Conn::Postgres(_) => &self.numbered,
        }
    }
}

/// Cuts rows into pieces of the sizes, each with its statement.
pub(crate) fn pieces<'a, T>(
    texts: &'static Texts,
    mut rows: &'a [T],
) -> impl Iterator<Item = (&'static str, &'a [T])> {
    std::iter::from_fn(move || {
        let (text, size) = texts.iter().zip(SIZES).find(|(_, size)| *size <= rows.len())?;
        let (piece, rest) = rows.split_at(size);
        rows = rest;
        Some((text.as_str(), piece))
    })
}

/// Inserts `$rows` into a table: `insert!(conn, "INSERT INTO t (a, b) VALUES ", 2, rows, row => [row.a, row.b])`.
macro_rules! insert {
    ($conn:expr, $into:literal, $rows:expr, $row:ident => [$($column:expr),+ $(,)?]) => {{
        static STATEMENTS: std::sync::LazyLock<$crate::insert::Statements> =
            std::sync::LazyLock::new(|| $crate::insert::Statements::new($into, [$(stringify!($column)),+].len()));
        let mut inserted = Ok(());
        let texts = std::sync::LazyLock::force(&STATEMENTS).of(&*$conn);
        for (sql, piece) in $crate::insert::pieces(texts, $rows) {
            inserted = $crate::within!($conn, c => {
                let mut query = sqlx::query(sql);
                for $row in piece {
                    query = query$(.bind($column))+;
                }
                query.execute(&mut *c).await.map(|_| ())
            });
            if inserted.is_err() {
                break;
            }
        }
        inserted
    }};
}
pub(crate) use insert;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighty_six_rows_take_five_statements() {
        let statements: &'static Statements =
            Box::leak(Box::new(Statements::new("INSERT INTO t (a, b) VALUES ", 2)));
        let rows: Vec<u8> = (0..86).collect();
        let cut: Vec<_> = pieces(&statements.numbered, &rows).map(|(_, piece)| piece.len()).collect();
        assert_eq!(cut, [64, 16, 4, 1, 1]);
        let one = |texts| pieces(texts, &[1]).next().unwrap().0;
        assert_eq!(one(&statements.numbered), "INSERT INTO t (a, b) VALUES ($1, $2)");
        assert_eq!(one(&statements.plain), "INSERT INTO t (a, b) VALUES (?, ?)");
    }
}
