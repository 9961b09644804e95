//! The values of a sample column, found without allocating: this runs for every sample of every line.

use board::variant::Issue;

use crate::issues::{excerpt, note};

macro_rules! known_keys {
    ($($name:ident $key:literal)+) => {
        #[derive(Clone, Copy)]
        enum Known { $($name),+ }

        const KNOWN: usize = [$(Known::$name),+].len();

        /// The index of a key that some caller's allele fraction needs. Always inlined: with a key written in the code
        /// it is a number of the code.
        #[inline(always)]
        fn known(key: &str) -> Option<usize> {
            match key.as_bytes() {
                $($key => Some(Known::$name as usize),)+
                _ => None,
            }
        }
    };
}

// Their places are looked up once for all lines that have the same FORMAT.
known_keys! {
    Gt b"GT" Ad b"AD" Dp b"DP" Af b"AF" Vf b"VF" Freq b"FREQ" Vaf b"VAF" Fa b"FA" Ss b"SS" Au b"AU" Cu b"CU"
    Gu b"GU" Tu b"TU" Tir b"TIR" Tar b"TAR" Ao b"AO" Ro b"RO" Fao b"FAO" Fdp b"FDP" Vd b"VD" Rd b"RD" Dp4
    b"DP4" Bcount b"BCOUNT" Pr b"PR" Sr b"SR" Rr b"RR" Rv b"RV" Dr b"DR" Dv b"DV" Bvf b"BVF" Ref b"REF"
    Refpair b"REFPAIR" Faz b"FAZ" Fcz b"FCZ" Fgz b"FGZ" Ftz b"FTZ" Raz b"RAZ" Rcz b"RCZ" Rgz b"RGZ" Rtz
    b"RTZ" Pm b"PM" Adt b"ADT"
}

/// The FORMAT column, taken apart once for all lines that have the same.
pub struct Format {
    column: String,
    keys: Vec<String>,
    /// Places of the known keys, from 1; 0 where the line lacks the key.
    places: [u8; KNOWN],
    /// Of the known keys there are no others than GT, AD, DP and AF.
    ordinary: bool,
}

/// The values of one sample on one line.
#[derive(Clone, Copy)]
pub struct Sample<'a> {
    pub name: &'a str,
    format: &'a Format,
    /// In the order of the keys; trailing ones may be left out.
    values: &'a [&'a str],
}

impl Default for Format {
    fn default() -> Self {
        Self { column: String::new(), keys: Vec::new(), places: [0; KNOWN], ordinary: false }
    }
}

impl Format {
    /// Turns to the FORMAT `column` of the next line.
    pub fn turn_to(&mut self, column: &str) {
        if self.column == column {
            return;
        }
        column.clone_into(&mut self.column);
        self.keys.clear();
        if column != "." {
            self.keys.extend(column.split(':').map(str::to_owned));
        }
        self.places = [0; KNOWN];
        for (at, key) in (1_u8..=u8::MAX).zip(&self.keys) {
            if let Some(place) = known(key).and_then(|index| self.places.get_mut(index))
                && *place == 0
            {
                *place = at;
            }
        }
        const ORDINARY: [usize; 4] =
            [Known::Gt as usize, Known::Ad as usize, Known::Dp as usize, Known::Af as usize];
        let others = self.places.iter().enumerate().filter(|(index, _)| !ORDINARY.contains(index));
        self.ordinary = others.map(|(_, place)| *place).all(|place| place == 0);
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Appends the values of a sample's column to `values`, one for each key, empty where they are left out.
    pub fn split<'a>(&self, text: &'a str, values: &mut Vec<&'a str>) -> Split<'a> {
        let mut split = Split { found: 0, surplus: Some(text) };
        for _ in 0..self.keys.len() {
            let value = split.surplus.map_or("", |text| {
                let (value, after) = part(text);
                split = Split { found: split.found + 1, surplus: after };
                value
            });
            values.push(value);
        }
        split
    }
}

/// What [`Format::split`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// Number of values that are not left out.
    pub found: usize,
    /// The text beyond the values that have a key.
    pub surplus: Option<&'a str>,
}

/// The text before the first colon, and that after it. Values are short: looking at each byte beats a search.
fn part(text: &str) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == b':') {
        Some(at) => (text.get(..at).unwrap_or(text), text.get(at + 1..)),
        None => (text, None),
    }
}

/// The alleles of the line, as written, and the one that is asked about.
#[derive(Clone, Copy)]
pub struct Allele<'a> {
    /// As written.
    pub chrom: &'a str,
    /// 1-based.
    pub pos: u64,
    pub reference: &'a str,
    pub alt: &'a str,
    /// Index of the alternate allele, from 0.
    pub index: usize,
    /// Number of alternate alleles.
    pub alts: usize,
}

impl<'a> Sample<'a> {
    /// The sample `name` with the values that [`Format::split`] found.
    pub fn new(name: &'a str, format: &'a Format, values: &'a [&'a str]) -> Self {
        Self { name, format, values }
    }

    /// Whether the keys are the ordinary ones of small variants: no caller's own rule has any to go by.
    pub fn is_ordinary(&self) -> bool {
        self.format.ordinary
    }

    /// The value of `key`, unless it is missing.
    #[inline(always)]
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let at = match known(key).and_then(|index| self.format.places.get(index)) {
            Some(place) => usize::from(*place).checked_sub(1)?,
            None => self.format.keys.iter().position(|given| given == key)?,
        };
        self.values.get(at).copied().filter(|value| !matches!(*value, "" | "."))
    }

    /// The counts of `key`.
    #[inline(always)]
    pub fn counts(&self, key: &str, issues: &mut Vec<Issue>) -> Option<Counts<'a>> {
        self.readable(key, self.get(key)?, issues)
    }

    /// One count of `key`, which has one value.
    #[inline(always)]
    pub fn count(&self, key: &str, issues: &mut Vec<Issue>) -> Option<u64> {
        self.counts(key, issues).filter(|counts| counts.len() == 1)?.get(0)
    }

    /// The caller's figure under `key` for the allele, from 0 to 1; a percentage is divided.
    pub fn figure(&self, key: &str, allele: Allele<'_>, issues: &mut Vec<Issue>) -> Option<f64> {
        let text = self.get(key)?;
        let found = items(text).count();
        let at = if found == allele.alts {
            allele.index
        } else if found == allele.alts + 1 && key == "AF" && sums_to_one(text) {
            // RADIA gives the reference's share first.
            allele.index + 1
        } else if found == 1 {
            // One figure for several alleles tells none of theirs.
            return None;
        } else {
            note(issues, self.unreadable(key, text));
            return None;
        };
        let item = if found == 1 { text } else { text.split(',').nth(at)? };
        if item == "." {
            return None;
        }
        match fraction(item) {
            Some(figure) if (0.0..=1.0).contains(&figure) => Some(figure),
            // A value may be declared as not a number.
            Some(figure) if figure.is_nan() => None,
            _ => {
                note(issues, self.unreadable(key, text));
                None
            }
        }
    }

    fn readable(&self, key: &str, text: &'a str, issues: &mut Vec<Issue>) -> Option<Counts<'a>> {
        let counts = Counts::read(text);
        if counts.is_none() {
            note(issues, self.unreadable(key, text));
        }
        counts
    }

    fn unreadable(&self, key: &str, given: &str) -> Issue {
        Issue::SampleValueUnreadable { sample: excerpt(self.name), key: excerpt(key), given: excerpt(given) }
    }
}

/// Counts of a list that are kept; those beyond are read again.
const KEPT: usize = 4;

/// A list of counts, each a whole number or missing.
#[derive(Clone, Copy)]
pub struct Counts<'a> {
    list: &'a str,
    length: usize,
    /// Nothing when one of them is missing, or the sum is too large.
    sum: Option<u64>,
    first: [Option<u64>; KEPT],
}

impl<'a> Counts<'a> {
    /// The list, unless an item of it is no count.
    pub fn read(list: &'a str) -> Option<Self> {
        let mut counts = Self { list, length: 0, sum: Some(0), first: [None; KEPT] };
        for item in items(list) {
            let count = count(item)?;
            counts.sum = counts.sum.and_then(|sum| sum.checked_add(count?));
            if let Some(place) = counts.first.get_mut(counts.length) {
                *place = count;
            }
            counts.length += 1;
        }
        Some(counts)
    }

    pub fn len(self) -> usize {
        self.length
    }

    /// The count at `index`, unless it is missing.
    pub fn get(self, index: usize) -> Option<u64> {
        match self.first.get(index) {
            Some(count) => *count,
            None => items(self.list).nth(index).and_then(count)?,
        }
    }

    /// The sum, which needs all of them.
    pub fn sum(self) -> Option<u64> {
        self.sum
    }
}

/// Whether figures are the shares of all alleles, the reference among them, as rounded by the caller.
fn sums_to_one(figures: &str) -> bool {
    let sum = figures.split(',').try_fold(0.0, |sum, item| Some(sum + item.parse::<f64>().ok()?));
    sum.is_some_and(|sum: f64| (sum - 1.0).abs() < 0.1)
}

/// A fraction or a percentage, as the number nearest to what is written.
fn fraction(text: &str) -> Option<f64> {
    match text.strip_suffix('%') {
        // Moving the decimal point in the text keeps the figure exact.
        Some(percent) => format!("{percent}e-2").parse().ok(),
        None => decimal(text.as_bytes()).or_else(|| text.parse().ok()),
    }
}

/// Digits whose number is exact in 64-bit floating point.
const EXACT: usize = 15;

/// An ordinary decimal, as `0.125`. Its digits and the power of ten are exact, so that their quotient is the number
/// nearest to what is written; anything else is left to the general way.
fn decimal(text: &[u8]) -> Option<f64> {
    const POWERS: [f64; EXACT + 1] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let (mut digits, mut number, mut after) = (0, 0_u64, None);
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                number = number.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                digits += 1;
            }
            b'.' if after.is_none() => after = Some(digits),
            _ => return None,
        }
    }
    let places = after.map_or(0, |before| digits - before);
    if digits == 0 || digits > EXACT {
        return None;
    }
    POWERS.get(places).map(|power| number as f64 / power)
}

/// The items of a list, which are short: looking at each byte beats a search.
fn items(list: &str) -> impl Iterator<Item = &[u8]> {
    list.as_bytes().split(|byte| *byte == b',')
}

/// Digits of a count that surely fits 64 bits.
const FITTING: usize = 19;

/// A count as callers write it: a whole number, also `12.0`; outer nothing when it is none, inner when it is missing.
fn count(item: &[u8]) -> Option<Option<u64>> {
    if item == b"." {
        return Some(None);
    }
    let (mut number, mut digits) = (0_u64, !item.is_empty() && item.len() <= FITTING);
    for byte in item {
        digits &= byte.is_ascii_digit();
        number = number.wrapping_mul(10).wrapping_add(u64::from(byte & 0xf));
    }
    if digits {
        return Some(Some(number));
    }
    let text = std::str::from_utf8(item).ok()?;
    text.strip_suffix(".0").unwrap_or(text).parse().ok().map(Some)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_decimal_is_the_number_nearest_to_what_is_written(text in "[0-9]{0,12}(\\.[0-9]{0,12})?") {
            if let Some(number) = decimal(text.as_bytes()) {
                prop_assert_eq!(Ok(number), text.parse::<f64>());
            }
        }

        #[test]
        fn a_list_of_counts_is_read_as_its_items_are(items in proptest::collection::vec("[0-9]{1,21}|\\.|[0-9]{1,3}\\.0|x", 1..7)) {
            let one = |item: &String| match item.as_str() {
                "." => Some(None),
                item => item.strip_suffix(".0").unwrap_or(item).parse::<u64>().ok().map(Some),
            };
            let list = items.join(",");
            let expected: Option<Vec<Option<u64>>> = items.iter().map(one).collect();
            let read = Counts::read(&list);
            let found = read.map(|counts| (0..counts.len()).map(|at| counts.get(at)).collect::<Vec<_>>());
            prop_assert_eq!(&found, &expected);
            let sum = expected.and_then(|counts| counts.into_iter().try_fold(0_u64, |sum, count| sum.checked_add(count?)));
            prop_assert_eq!(read.and_then(Counts::sum), sum);
        }
    }
}
