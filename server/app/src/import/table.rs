//! The columnar table of an import, built while the calls stream by.

use std::collections::HashMap;

use board::variant::{Call, FactSource, SampleCall};
use serde::Serialize;

use crate::api::variants::CallTable;

/// Builds a [`CallTable`], each word kept once.
pub struct TableBuilder {
    table: CallTable,
    places: HashMap<String, u32>,
}

impl Default for TableBuilder {
    fn default() -> Self {
        let table = CallTable { words: vec![String::new()], ..CallTable::default() };
        Self { table, places: HashMap::from([(String::new(), 0)]) }
    }
}

impl TableBuilder {
    /// Adds a row.
    pub fn push(&mut self, call: &Call) {
        self.place(call);
        self.annotation(call);
        self.samples(call);
        self.table.rows += 1;
    }

    /// The table.
    pub fn finish(self) -> CallTable {
        self.table
    }

    fn place(&mut self, call: &Call) {
        self.table.line.push(call.line);
        self.table.allele_index.push(call.allele_index);
        self.table.pos.push(call.pos);
        let kind = self.name(&call.kind);
        self.table.kind.push(kind);
        let chrom = self.word(&call.chrom);
        self.table.chrom.push(chrom);
        let reference = self.word(&call.reference);
        self.table.reference.push(reference);
        let alternate = self.word(&call.alt);
        self.table.alternate.push(alternate);
        let filter = self.word(&call.filter);
        self.table.filter.push(filter);
        let status = self.name(&call.filter_status);
        self.table.filter_status.push(status);
        let origin = self.name(&call.origin);
        self.table.origin.push(origin);
        let caller = call.caller.as_ref().map_or(0, |caller| self.name(caller));
        self.table.caller.push(caller);
    }

    fn annotation(&mut self, call: &Call) {
        let gene = self.word(call.gene.as_deref().unwrap_or_default());
        self.table.gene.push(gene);
        let transcript = self.word(call.transcript.as_deref().unwrap_or_default());
        self.table.transcript.push(transcript);
        let hgvs_c = self.word(call.hgvs_c.as_deref().unwrap_or_default());
        self.table.hgvs_c.push(hgvs_c);
        let hgvs_p = self.word(call.hgvs_p.as_deref().unwrap_or_default());
        self.table.hgvs_p.push(hgvs_p);
        let terms: Vec<&str> = call.consequence.iter().map(board::variant::Consequence::as_str).collect();
        let consequence = self.word(&terms.join("&"));
        self.table.consequence.push(consequence);
        let rank = call.consequence.iter().filter_map(board::variant::Consequence::rank).min();
        self.table.severity.push(rank.and_then(|rank| u8::try_from(rank).ok()).unwrap_or(u8::MAX));
        let gnomad = call.facts.iter().find(|fact| fact.source == FactSource::GnomAd);
        let gnomad = self.word(gnomad.map_or("", |fact| fact.value.as_str()));
        self.table.gnomad.push(gnomad);
    }

    fn samples(&mut self, call: &Call) {
        let tumour = call.tumour.as_ref();
        self.table.allele_fraction.push(fraction(tumour));
        self.table.alt_count.push(count(tumour.and_then(|sample| sample.alt_count)));
        self.table.depth.push(count(tumour.and_then(|sample| sample.depth)));
        let method = tumour.and_then(|sample| sample.method).map_or(0, |method| self.name(&method));
        self.table.method.push(method);
        self.table.normal_fraction.push(fraction(call.normal.as_ref()));
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

fn fraction(sample: Option<&SampleCall>) -> f64 {
    sample.and_then(|sample| sample.allele_fraction).unwrap_or(-1.0)
}

fn count(count: Option<u64>) -> i64 {
    count.and_then(|count| i64::try_from(count).ok()).unwrap_or(-1)
}
