//! The columnar table of an import, built while the calls stream by.

use board::variant::{Caller, FilterStatus, FractionMethod};

use super::row::Taken;
use super::words::{Names, Words};
use crate::api::variants::CallTable;

/// Builds a [`CallTable`], each word kept once.
pub struct TableBuilder {
    /// All but the words.
    table: CallTable,
    words: Words,
    statuses: Names<FilterStatus>,
    callers: Names<Caller>,
    methods: Names<FractionMethod>,
}

impl Default for TableBuilder {
    fn default() -> Self {
        Self::on(CallTable::default())
    }
}

impl TableBuilder {
    /// Goes on with a table; one that was packed without the newer columns gets them, empty so far.
    pub fn on(mut table: CallTable) -> Self {
        let rows = table.line.len();
        table.mane.resize(rows, false);
        table.copy_number.resize(rows, -1.0);
        table.half_pair.resize(rows, false);
        let words = Words::on(std::mem::take(&mut table.words));
        Self {
            table,
            words,
            statuses: Names::default(),
            callers: Names::default(),
            methods: Names::default(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, taken: &Taken) {
        self.place(taken);
        self.annotation(taken);
        self.samples(taken);
        self.table.rows += 1;
    }

    /// The other end of the call at this line and allele came.
    pub fn pair(&mut self, (line, allele_index): (u64, u32)) {
        let first = self.table.line.partition_point(|of| *of < line);
        let of_line = self.table.line.iter().enumerate().skip(first).take_while(|(_, of)| **of == line);
        let row =
            of_line.map(|(row, _)| row).find(|row| self.table.allele_index.get(*row) == Some(&allele_index));
        if let Some(half) = row.and_then(|row| self.table.half_pair.get_mut(row)) {
            *half = false;
        }
    }

    /// The table.
    pub fn finish(self) -> CallTable {
        CallTable { words: self.words.into_vec(), ..self.table }
    }

    fn place(&mut self, taken: &Taken) {
        let Self { table, words, .. } = self;
        table.line.push(taken.row.line);
        table.allele_index.push(taken.row.allele_index);
        table.pos.push(taken.pos);
        table.sv_length.push(count(taken.sv_length));
        table.copy_number.push(taken.copy_number.unwrap_or(-1.0));
        table.half_pair.push(taken.half_pair);
        let columns = [
            (&mut table.kind, taken.kind.as_str()),
            (&mut table.chrom, &taken.chrom),
            (&mut table.reference, &taken.reference),
            (&mut table.alternate, &taken.alternate),
            (&mut table.filter, &taken.filter),
            (&mut table.origin, taken.origin.as_str()),
            (&mut table.mate, &taken.mate),
        ];
        columns.into_iter().for_each(|(column, word)| add(column, word, words));
        table.filter_status.push(self.statuses.place(taken.filter_status, words));
        table.caller.push(taken.caller.map_or(0, |caller| self.callers.place(caller, words)));
    }

    fn annotation(&mut self, taken: &Taken) {
        let Self { table, words, .. } = self;
        table.severity.push(taken.severity);
        table.mane.push(taken.mane);
        let columns = [
            (&mut table.gene, &taken.gene),
            (&mut table.transcript, &taken.transcript),
            (&mut table.hgvs_c, &taken.hgvs_c),
            (&mut table.hgvs_p, &taken.hgvs_p),
            (&mut table.consequence, &taken.consequence),
            (&mut table.gnomad, &taken.gnomad),
        ];
        columns.into_iter().for_each(|(column, word)| add(column, word, words));
    }

    fn samples(&mut self, taken: &Taken) {
        let table = &mut self.table;
        table.allele_fraction.push(taken.allele_fraction.unwrap_or(-1.0));
        table.alt_count.push(count(taken.alt_count));
        table.depth.push(count(taken.depth));
        table.method.push(taken.method.map_or(0, |method| self.methods.place(method, &mut self.words)));
        table.normal_fraction.push(taken.normal_fraction.unwrap_or(-1.0));
    }
}

/// Adds a word to a column; it is often that of the row before.
fn add(column: &mut Vec<u32>, word: &str, words: &mut Words) {
    let place = words.place_after(column.last().copied(), word);
    column.push(place);
}

fn count(count: Option<u64>) -> i64 {
    count.and_then(|count| i64::try_from(count).ok()).unwrap_or(-1)
}
