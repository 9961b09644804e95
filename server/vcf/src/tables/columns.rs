//! The named columns of a table, and the cells of its lines.

use board::variant::Issue;

use crate::issues::excerpt;

/// Columns that a table may have.
const MOST_COLUMNS: usize = 200;

/// The columns that a first line names.
pub struct Columns<'a> {
    names: Vec<&'a str>,
    plain: Vec<String>,
    used: Vec<bool>,
}

/// A column, by its place and as the file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    at: usize,
    name: String,
}

impl<'a> Columns<'a> {
    /// Columns separated by tabs; nothing for a line without any tab.
    pub fn of(line: &'a str) -> Option<Self> {
        let names: Vec<&str> = line.split('\t').take(MOST_COLUMNS).map(bare).collect();
        let plain = names.iter().map(|name| plain(name)).collect();
        (names.len() > 1).then(|| Self { used: vec![false; names.len()], names, plain })
    }

    /// The first column that has one of these names, which are written without signs and in small letters; the names
    /// come in the order in which they are preferred.
    pub fn find(&mut self, names: &[&str]) -> Option<Column> {
        let at = names.iter().find_map(|name| self.plain.iter().position(|plain| plain == name))?;
        *self.used.get_mut(at)? = true;
        Some(Column { at, name: (*self.names.get(at)?).to_owned() })
    }

    /// Whether there is a column of this name.
    pub fn has(&self, name: &str) -> bool {
        self.plain.iter().any(|plain| plain == name)
    }

    /// Number of columns.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// Names of the columns that nobody looked for.
    pub fn unused(&self) -> impl Iterator<Item = &'a str> {
        self.names
            .iter()
            .zip(&self.used)
            .filter(|(name, used)| !**used && !name.is_empty())
            .map(|(name, _)| *name)
    }
}

/// The cells of one line.
pub struct Cells<'a>(Vec<&'a str>);

impl<'a> Cells<'a> {
    /// Splits a line of a table with `columns` columns. Empty cells at the end may be left out.
    ///
    /// # Errors
    /// [`Issue::TableCellsMissing`] when there are too few to know which is which.
    pub fn of(line: &'a str, columns: usize) -> Result<Self, Issue> {
        let cells: Vec<&str> = line.split('\t').take(MOST_COLUMNS).map(bare).collect();
        if cells.len() < 2 {
            let (found, declared) = (cells.len() as u64, columns as u64);
            return Err(Issue::TableCellsMissing { found, declared });
        }
        Ok(Self(cells))
    }

    /// The cell of a column, unless it holds nothing.
    pub fn get(&self, column: &Column) -> Option<&'a str> {
        let cell = self.0.get(column.at).copied()?;
        (!matches!(cell, "" | "." | "NA" | "NaN" | "nan" | "None" | "null")).then_some(cell)
    }

    /// What a needed cell holds as `read` reads it.
    ///
    /// # Errors
    /// [`Issue::TableValueInvalid`] when it holds nothing, or something else.
    pub fn needed<T>(&self, column: &Column, read: impl Fn(&'a str) -> Option<T>) -> Result<T, Issue> {
        self.get(column).and_then(read).ok_or_else(|| self.invalid(column))
    }

    /// That the cell of a column cannot be read.
    pub fn invalid(&self, column: &Column) -> Issue {
        let given = self.0.get(column.at).copied().unwrap_or("");
        Issue::TableValueInvalid { name: excerpt(&column.name), given: excerpt(given) }
    }

    /// That the cell of a column is no number and is read as missing.
    pub fn unreadable(&self, column: &Column) -> Issue {
        let given = self.0.get(column.at).copied().unwrap_or("");
        Issue::TableValueUnreadable { name: excerpt(&column.name), given: excerpt(given) }
    }
}

/// The text without blanks and quotes around it.
fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell)
}

/// A name in small letters, without signs.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// A whole number, which statistics programs may write with an exponent.
pub fn whole(cell: &str) -> Option<u64> {
    if let Ok(number) = cell.parse() {
        return Some(number);
    }
    let number = cell.parse::<f64>().ok()?;
    let fits = number.fract() == 0.0 && (0.0..=9e15).contains(&number);
    // Below 2^53 every whole number is exact.
    fits.then_some(number as u64)
}

/// A number that is not below zero.
pub fn amount(cell: &str) -> Option<f64> {
    cell.parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)
}

/// A text that may stand as a value of INFO.
pub fn value(text: &str) -> Option<&str> {
    let fits = |byte: u8| byte.is_ascii_graphic() && !b";=,%".contains(&byte);
    (!text.is_empty() && text.len() <= 80 && text.bytes().all(fits)).then_some(text)
}
