//! What is other in a file than in the one whose place it took.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::variants::{CallTable, Change, Seen, VariantChange};
use crate::tables::AlleleKey;

/// The least difference of allele fractions that is a change: below it, two runs of one sample differ by chance.
const FRACTION: f64 = 0.05;

/// The variants that appeared, vanished or changed, by place.
pub fn compare(before: &CallTable, after: &CallTable) -> Vec<VariantChange> {
    let (old, new) = (first_rows(before), first_rows(after));
    let alleles: BTreeSet<&AlleleKey> = old.keys().chain(new.keys()).collect();
    let mut changes: Vec<VariantChange> = alleles
        .into_iter()
        .filter_map(|allele| {
            let (was, is) = (old.get(allele).copied(), new.get(allele).copied());
            let (seen_then, seen_now) = (was.map(|row| seen(before, row)), is.map(|row| seen(after, row)));
            let change = match (&seen_then, &seen_now) {
                (None, Some(_)) => Change::Appeared,
                (Some(_), None) => Change::Vanished,
                (Some(then), Some(now)) if differs(then, now) => Change::Changed,
                _ => return None,
            };
            let (table, row) = is.map(|row| (after, row)).or(was.map(|row| (before, row)))?;
            Some(told(change, table, row, seen_then, seen_now))
        })
        .collect();
    changes.sort_by_key(|change| (order(&change.chrom), change.pos));
    changes
}

/// The first row of each allele.
fn first_rows(table: &CallTable) -> BTreeMap<AlleleKey, usize> {
    let mut rows = BTreeMap::new();
    for row in 0..table.line.len() {
        rows.entry(table.allele(row)).or_insert(row);
    }
    rows
}

fn differs(then: &Seen, now: &Seen) -> bool {
    let fraction = match (then.allele_fraction, now.allele_fraction) {
        (Some(then), Some(now)) => (then - now).abs() >= FRACTION - f64::EPSILON,
        (then, now) => then.is_some() != now.is_some(),
    };
    fraction || (&then.filter, &then.hgvs_c, &then.hgvs_p) != (&now.filter, &now.hgvs_c, &now.hgvs_p)
}

fn seen(table: &CallTable, row: usize) -> Seen {
    Seen {
        line: table.line.get(row).copied().unwrap_or_default(),
        allele_index: table.allele_index.get(row).copied().unwrap_or_default(),
        filter: table.word(&table.filter, row).to_owned(),
        allele_fraction: table.fraction(row),
        hgvs_c: some(table.word(&table.hgvs_c, row)),
        hgvs_p: some(table.word(&table.hgvs_p, row)),
    }
}

fn told(
    change: Change,
    table: &CallTable,
    row: usize,
    before: Option<Seen>,
    after: Option<Seen>,
) -> VariantChange {
    let AlleleKey { chrom, pos, reference, alternate, .. } = table.allele(row);
    VariantChange {
        change,
        chrom,
        pos,
        reference,
        alternate,
        gene: some(table.word(&table.gene, row)),
        hgvs_p: some(table.word(&table.hgvs_p, row)),
        before,
        after,
        marked: false,
        decided: false,
    }
}

fn some(word: &str) -> Option<String> {
    (!word.is_empty()).then(|| word.to_owned())
}

/// Chromosomes by number, then the others by name.
fn order(chrom: &str) -> (u32, String) {
    match chrom.parse() {
        Ok(number) => (number, String::new()),
        Err(_) => (u32::MAX, chrom.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of calls: chromosome, position, fraction, filter, protein description.
    fn table(calls: &[(&str, u64, f64, &str, &str)]) -> CallTable {
        let mut table =
            CallTable { words: vec![String::new(), "A".to_owned(), "T".to_owned()], ..CallTable::default() };
        for (line, (chrom, pos, fraction, filter, protein)) in (1..).zip(calls) {
            let mut word = |word: &str| {
                table.words.push(word.to_owned());
                u32::try_from(table.words.len() - 1).unwrap()
            };
            let (chrom, filter, protein) = (word(chrom), word(filter), word(protein));
            table.line.push(line);
            table.allele_index.push(1);
            table.chrom.push(chrom);
            table.pos.push(*pos);
            table.reference.push(1);
            table.alternate.push(2);
            table.allele_fraction.push(*fraction);
            table.filter.push(filter);
            table.hgvs_p.push(protein);
            table.rows += 1;
        }
        table
    }

    fn told(before: &CallTable, after: &CallTable) -> Vec<(Change, String, u64)> {
        compare(before, after).into_iter().map(|one| (one.change, one.chrom, one.pos)).collect()
    }

    #[test]
    fn what_appeared_vanished_and_changed_is_told_by_place() {
        let before = table(&[
            ("7", 100, 0.40, "PASS", "p.Val600Glu"),
            ("10", 5, 0.30, "PASS", ""),
            ("2", 9, 0.20, "PASS", ""),
            ("X", 1, 0.10, "PASS", ""),
        ]);
        let after = table(&[
            ("7", 100, 0.46, "PASS", "p.Val600Glu"),
            ("10", 5, 0.30, "weak_evidence", ""),
            ("2", 9, 0.24, "PASS", ""),
            ("17", 3, 0.50, "PASS", ""),
        ]);
        let expected = [
            (Change::Changed, "7", 100),
            (Change::Changed, "10", 5),
            (Change::Appeared, "17", 3),
            (Change::Vanished, "X", 1),
        ];
        assert_eq!(
            told(&before, &after),
            expected.map(|(change, chrom, pos)| (change, chrom.to_owned(), pos))
        );
        let seen = &compare(&before, &after)[0];
        assert_eq!(seen.before.as_ref().unwrap().allele_fraction, Some(0.40));
        assert_eq!(seen.after.as_ref().unwrap().allele_fraction, Some(0.46));
    }

    #[test]
    fn another_description_of_the_same_allele_is_a_change() {
        let then = table(&[("7", 100, 0.4, "PASS", "p.Val600Glu")]);
        let now = table(&[("7", 100, 0.4, "PASS", "p.Val640Glu")]);
        assert_eq!(told(&then, &now), [(Change::Changed, "7".to_owned(), 100)]);
        assert_eq!(told(&then, &then), []);
    }

    #[test]
    fn five_hundredths_are_a_change_and_four_are_none() {
        let of = |fraction| table(&[("1", 1, fraction, "PASS", "")]);
        assert_eq!(told(&of(0.30), &of(0.35)).len(), 1);
        assert_eq!(told(&of(0.30), &of(0.34)), []);
        assert_eq!(told(&of(0.30), &of(-1.0)).len(), 1);
    }
}
