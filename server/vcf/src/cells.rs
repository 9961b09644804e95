//! The columns of a data line.

/// A line, and where its columns end.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    line: &'a [u8],
    tabs: &'a [u32],
}

impl<'a> Cells<'a> {
    /// The columns of `line`, which is text and has its tabs at `tabs`.
    pub fn new(line: &'a [u8], tabs: &'a [u32]) -> Self {
        Self { line, tabs }
    }

    /// The column at `index`, from 0; nothing beyond the last. Only a column that is asked for is looked at as text.
    pub fn get(self, index: usize) -> Option<&'a str> {
        let start = match index.checked_sub(1) {
            Some(before) => *self.tabs.get(before)? as usize + 1,
            None => 0,
        };
        let end = self.tabs.get(index).map_or(self.line.len(), |tab| *tab as usize);
        std::str::from_utf8(self.line.get(start..end)?).ok()
    }

    /// The columns from `index` on.
    pub fn from(self, index: usize) -> impl Iterator<Item = &'a str> {
        (index..=self.tabs.len()).filter_map(move |index| self.get(index))
    }
}

/// Puts the places of the tabs of a line into `tabs`.
pub fn tabs(bytes: &[u8], tabs: &mut Vec<u32>) {
    tabs.clear();
    tabs.extend(memchr::memchr_iter(b'\t', bytes).map(|tab| tab as u32));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_what_stands_between_the_tabs() {
        let (text, mut at) = ("1\t23\t\tA", Vec::new());
        tabs(text.as_bytes(), &mut at);
        let cells = Cells::new(text.as_bytes(), &at);
        let found: Vec<_> = (0..5).map(|index| cells.get(index)).collect();
        assert_eq!(found, [Some("1"), Some("23"), Some(""), Some("A"), None]);
        assert_eq!(cells.from(2).collect::<Vec<_>>(), ["", "A"]);
        assert_eq!(cells.from(4).count(), 0);
    }
}
