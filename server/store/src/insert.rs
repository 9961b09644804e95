//! Inserts of many rows in statements of a few fixed sizes, so that every statement is prepared once.

/// Rows of one statement, largest first.
const SIZES: [usize; 4] = [64, 16, 4, 1];

/// One `INSERT` with as many rows of `$n` as each of the sizes asks for.
pub(crate) struct Statements([String; 4]);

impl Statements {
    /// `into` is `INSERT INTO table (columns) VALUES `.
    pub(crate) fn new(into: &str, columns: usize) -> Self {
        Self(SIZES.map(|rows| {
            let row = |row: usize| {
                let places: Vec<_> =
                    (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
                format!("({})", places.join(", "))
            };
            into.to_owned() + &(0..rows).map(row).collect::<Vec<_>>().join(", ")
        }))
    }

    /// Cuts rows into pieces of the sizes, each with its statement.
    pub(crate) fn pieces<'a, T>(
        &'static self,
        mut rows: &'a [T],
    ) -> impl Iterator<Item = (&'static str, &'a [T])> {
        std::iter::from_fn(move || {
            let size = SIZES.iter().position(|size| *size <= rows.len())?;
            let (piece, rest) = rows.split_at(SIZES[size]);
            rows = rest;
            Some((self.0[size].as_str(), piece))
        })
    }
}

/// Inserts `$rows` into a table: `insert!(conn, "INSERT INTO t (a, b) VALUES ", 2, rows, row => [row.a, row.b])`.
macro_rules! insert {
    ($conn:expr, $into:literal, $rows:expr, $row:ident => [$($column:expr),+ $(,)?]) => {{
        static STATEMENTS: std::sync::LazyLock<$crate::insert::Statements> =
            std::sync::LazyLock::new(|| $crate::insert::Statements::new($into, [$(stringify!($column)),+].len()));
        let mut inserted = Ok(());
        for (sql, piece) in std::sync::LazyLock::force(&STATEMENTS).pieces($rows) {
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
        let pieces: Vec<_> = statements.pieces(&rows).map(|(_, piece)| piece.len()).collect();
        assert_eq!(pieces, [64, 16, 4, 1, 1]);
        assert_eq!(statements.pieces(&[1]).next().unwrap().0, "INSERT INTO t (a, b) VALUES ($1, $2)");
    }
}
