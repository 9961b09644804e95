//! Values of other resources that the file already holds, kept as they are.

use std::borrow::Cow;

use board::variant::{Fact, FactSource};

/// The resource that an annotation field quotes, if it is one that is shown. Of population frequencies only the
/// overall ones are: those of single populations stay in the file.
pub fn field_source(name: &str) -> Option<FactSource> {
    const GNOMAD: [&str; 6] =
        ["gnomad_af", "gnomade_af", "gnomadg_af", "gnomad_genome_af", "gnomad_exome_af", "max_af"];
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let begins = |known: &str| name.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known));
    if GNOMAD.into_iter().any(is) {
        Some(FactSource::GnomAd)
    } else if is("exac_af") {
        Some(FactSource::ExAC)
    } else if is("af") {
        Some(FactSource::ThousandGenomes)
    } else if is("clin_sig") || begins("clinvar") || begins("clnsig") {
        Some(FactSource::ClinVar)
    } else if begins("swegen") {
        Some(FactSource::SweGen)
    } else if begins("cosmic") {
        Some(FactSource::Cosmic)
    } else {
        None
    }
}

/// The fact that an INFO key holds. `AF` is none: there it is a frequency among the file's own genotypes.
pub fn info_fact(key: &str, value: &str) -> Option<Fact> {
    let source = info_source(key)?;
    Some(Fact { source, field: format!("INFO/{key}"), value: decode(value).into_owned() })
}

/// The resource that an INFO key quotes, if it is one that is shown.
pub fn info_source(key: &str) -> Option<FactSource> {
    match key {
        "POP_AF" | "POPAF" => Some(FactSource::Population),
        "CLNDN" | "CLNREVSTAT" => Some(FactSource::ClinVar),
        "AF" | "MAX_AF" => None,
        _ => field_source(key),
    }
}

/// The highest frequency of a population, 0 to 1, among the facts. A caller's own field is none: Mutect2 writes a logarithm.
pub fn highest_frequency(facts: &[Fact]) -> Option<f64> {
    let is_frequency = |fact: &&Fact| {
        matches!(fact.source, FactSource::GnomAd | FactSource::ExAC | FactSource::ThousandGenomes)
    };
    let values = facts.iter().filter(is_frequency).flat_map(|fact| fact.value.split(['&', ',']));
    let frequencies = values.filter_map(|value| value.parse::<f64>().ok());
    frequencies.filter(|frequency| (0.0..=1.0).contains(frequency)).max_by(f64::total_cmp)
}

/// The text with the escapes of the VCF specification resolved; unknown escapes stay.
pub fn decode(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'%', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    const ESCAPES: [(&str, &str); 5] = [("%3A", ":"), ("%3B", ";"), ("%3D", "="), ("%2C", ","), ("%25", "%")];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let known = ESCAPES
            .iter()
            .find(|(code, _)| from.get(..3).is_some_and(|given| given.eq_ignore_ascii_case(code)));
        let (meaning, length) = known.map_or(("%", 1), |(_, meaning)| (*meaning, 3));
        plain.push_str(meaning);
        rest = from.get(length..).unwrap_or("");
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_escapes_of_the_specification_are_resolved_and_others_stay() {
        assert_eq!(decode("p.Thr1036%3D"), "p.Thr1036=");
        assert_eq!(decode("a%2Cb%3bc%41%"), "a,b;c%41%");
        assert_eq!(decode("100%25"), "100%");
        assert_eq!(decode("%å3A"), "%å3A");
    }

    #[test]
    fn the_highest_frequency_is_of_populations_and_never_a_callers_logarithm() {
        let fact = |source, value: &str| Fact { source, field: String::new(), value: value.to_owned() };
        let facts = [
            fact(FactSource::GnomAd, "0.012"),
            fact(FactSource::ThousandGenomes, "0.2&0.03"),
            fact(FactSource::ExAC, "G:0.9"),
            fact(FactSource::Population, "0.99"),
            fact(FactSource::GnomAd, "7.3"),
        ];
        assert_eq!(highest_frequency(&facts), Some(0.2));
        assert_eq!(highest_frequency(&facts[3..]), None);
    }

    #[test]
    fn an_info_af_is_no_fact() {
        assert_eq!(info_fact("AF", "0.5"), None);
        let fact = info_fact("CLNSIG", "Pathogenic").unwrap();
        assert_eq!(
            (fact.source, fact.field.as_str(), fact.value.as_str()),
            (FactSource::ClinVar, "INFO/CLNSIG", "Pathogenic")
        );
    }
}
