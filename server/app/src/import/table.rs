//! The columnar table of an import, built while the calls stream by.

use std::collections::HashMap;

use serde::Serialize;

use super::row::Taken;
use crate::api::variants::CallTable;

/// Builds a [`CallTable`], each word kept once.
pub struct TableBuilder {
    table: CallTable,
    places: HashMap<String, u32>,
}

impl Default for TableBuilder {
    fn default() -> Self {
        Self::on(CallTable { words: vec![String::new()], ..CallTable::default() })
    }
}

impl TableBuilder {
    /// Goes on with a table; one that was packed without the newer columns gets them, empty so far.
    pub fn on(mut table: CallTable) -> Self {
        let rows = table.line.len();
        table.mane.resize(rows, false);
        table.copy_number.resize(rows, -1.0);
        table.half_pair.resize(rows, false);
        let words = table.words.iter().zip(0_u32..);
        let places = words.map(|(word, place)| (word.clone(), place)).collect();
        Self { table, places }
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
        self.table
    }

    fn place(&mut self, taken: &Taken) {
        let row = &taken.row;
        let words = [
            self.word(row.kind.as_str()),
            self.word(&row.chrom),
            self.word(&row.reference),
            self.word(&row.alternate),
            self.word(&row.filter),
            self.name(&taken.filter_status),
            self.word(row.origin.as_str()),
            taken.caller.map_or(0, |caller| self.name(&caller)),
            self.word(&taken.mate),
        ];
        let table = &mut self.table;
        table.line.push(row.line);
        table.allele_index.push(row.allele_index);
        table.pos.push(row.pos);
        table.sv_length.push(count(taken.sv_length));
        table.copy_number.push(taken.copy_number.unwrap_or(-1.0));
        table.half_pair.push(taken.half_pair);
        let columns = [
            &mut table.kind,
            &mut table.chrom,
            &mut table.reference,
            &mut table.alternate,
            &mut table.filter,
            &mut table.filter_status,
            &mut table.origin,
            &mut table.caller,
            &mut table.mate,
        ];
        columns.into_iter().zip(words).for_each(|(column, word)| column.push(word));
    }

    fn annotation(&mut self, taken: &Taken) {
        let row = &taken.row;
        let words = [
            self.word(row.gene.as_deref().unwrap_or_default()),
            self.word(&taken.transcript),
            self.word(row.hgvs_c.as_deref().unwrap_or_default()),
            self.word(row.hgvs_p.as_deref().unwrap_or_default()),
            self.word(row.consequence.as_deref().unwrap_or_default()),
            self.word(&taken.gnomad),
        ];
        let table = &mut self.table;
        table.severity.push(taken.severity);
        table.mane.push(taken.mane);
        let columns = [
            &mut table.gene,
            &mut table.transcript,
            &mut table.hgvs_c,
            &mut table.hgvs_p,
            &mut table.consequence,
            &mut table.gnomad,
        ];
        columns.into_iter().zip(words).for_each(|(column, word)| column.push(word));
    }

    fn samples(&mut self, taken: &Taken) {
        let method = taken.method.map_or(0, |method| self.name(&method));
        let table = &mut self.table;
        table.allele_fraction.push(taken.row.allele_fraction.unwrap_or(-1.0));
        table.alt_count.push(count(taken.alt_count));
        table.depth.push(count(taken.row.depth));
        table.method.push(method);
        table.normal_fraction.push(taken.normal_fraction.unwrap_or(-1.0));
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = u32::try_from(self.table.words.len()).unwrap_or(0);
        self.table.words.push(word.to_owned());
        self.places.insert(word.to_owned(), place);
        place
    }

    /// The name that a field-less variant has in documents.
    fn name(&mut self, variant: &impl Serialize) -> u32 {
        match serde_json::to_value(variant) {
            Ok(serde_json::Value::String(name)) => self.word(&name),
            _ => 0,
        }
    }
}

fn count(count: Option<u64>) -> i64 {
    count.and_then(|count| i64::try_from(count).ok()).unwrap_or(-1)
}
