use proptest::prelude::*;

use super::*;
use crate::fraction::Format;
use crate::issues::Issues;
use crate::limits::Limits;
use crate::lines::Lines;

/// A header of this version that declares these keys; `#CHROM` names the samples A and B.
fn header(version: &str, lines: &str) -> Header {
    let text = format!(
        "##fileformat=VCF{version}\n{lines}#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tA\tB\n"
    );
    let limits = Limits::default();
    let mut lines = Lines::open(text.as_bytes(), limits).unwrap();
    Header::read(&mut lines, &limits, &mut Issues::default()).unwrap()
}

fn declared(id: &str, number: &str, ty: &str) -> String {
    format!("##INFO=<ID={id},Number={number},Type={ty},Description=\"x\">\n")
}

/// What is wrong with an INFO column of a line at 100 with `alts` alternate alleles.
fn info(version: &str, lines: &str, column: &str, alts: usize) -> Vec<Issue> {
    let header = header(version, lines);
    let mut issues = Vec::new();
    let fields = Info::split(column, &mut Vec::new());
    let alleles = Alleles { pos: 100, alts, breakend: false };
    Checks::new(&header).info(&fields, alleles, &mut issues);
    issues.retain(|issue| !matches!(issue, Issue::InfoKeyUndeclared { .. }));
    issues
}

/// Checks the columns of the samples A and B.
fn check_samples(
    checks: &mut Checks<'_>,
    format: &str,
    texts: &[&str],
    alleles: Alleles,
    issues: &mut Vec<Issue>,
) {
    let mut keys = Format::default();
    keys.turn_to(format);
    let mut checks = checks.format(format, alleles, issues);
    for (name, text) in ["A", "B"].iter().zip(texts) {
        let mut values = Vec::new();
        let split = keys.split(text, &mut values);
        checks.sample(name, text, &values[..split.found], split.surplus);
    }
}

/// What is wrong with the sample columns of such a line.
fn samples(version: &str, lines: &str, format: &str, texts: &[&str], alts: usize) -> Vec<Issue> {
    let header = header(version, lines);
    let mut issues = Vec::new();
    let alleles = Alleles { pos: 100, alts, breakend: false };
    let mut checks = Checks::new(&header);
    check_samples(&mut checks, format, texts, alleles, &mut issues);
    issues.retain(|issue| !matches!(issue, Issue::FormatKeyUndeclared { .. }));
    issues
}

fn format_of(id: &str, number: &str, ty: &str) -> String {
    format!("##FORMAT=<ID={id},Number={number},Type={ty},Description=\"x\">\n")
}

fn ty(key: &str, given: &str, expected: &str) -> Issue {
    Issue::InfoValueType { key: key.into(), given: given.into(), expected: expected.into() }
}

#[test]
fn reserved_keys_are_checked_also_undeclared() {
    let of = |column: &str| info("v4.2", "", column, 1);
    for column in [
        "AA=-",
        "AA=1.23",
        "AF=1.1e-123",
        "DB",
        "DB=0",
        "DB=1",
        "CIGAR=1M30I2D1N",
        "END=100",
        "XY=1,2",
        "MQ=.",
    ] {
        assert_eq!(of(column), [], "{column}");
    }
    assert_eq!(of("AC=1.150"), [ty("AC", "1.150", "Integer")]);
    assert_eq!(of("BQ=BQ1"), [ty("BQ", "BQ1", "Float")]);
    assert_eq!(of("AC=-1"), [Issue::InfoValueNegative { key: "AC".into(), given: "-1".into() }]);
    assert_eq!(of("END=-1"), [Issue::InfoValueNegative { key: "END".into(), given: "-1".into() }]);
    assert_eq!(of("AA=1,23"), [Issue::InfoValueCount { key: "AA".into(), found: 2, expected: 1 }]);
    assert_eq!(of("SOMATIC=2"), [Issue::InfoFlagWithValue { key: "SOMATIC".into(), given: "2".into() }]);
    assert_eq!(of("CIGAR=0.05"), [Issue::InfoCigarInvalid { given: "0.05".into() }]);
    assert_eq!(of("DP"), [Issue::InfoValueMissing { key: "DP".into() }]);
}

#[test]
fn an_end_before_the_position_is_reported_unless_it_lies_on_another_chromosome() {
    assert_eq!(info("v4.2", "", "END=99", 1), [Issue::InfoEndBeforePosition { end: 99, pos: 100 }]);
    assert_eq!(info("v4.2", "", "CHR2=7;END=99", 1), []);
}

#[test]
fn a_claim_is_one_of_three_since_the_version_that_has_claims() {
    let lines = declared("SVCLAIM", "A", "String");
    assert_eq!(info("v4.4", &lines, "SVCLAIM=D,DJ,.", 3), []);
    assert_eq!(info("v4.4", &lines, "SVCLAIM=JD", 1), [Issue::InfoClaimInvalid { given: "JD".into() }]);
    assert_eq!(info("v4.2", &lines, "SVCLAIM=JD", 1), []);
}

#[test]
fn declared_numbers_and_types_count() {
    let of = |number: &str, ty: &str, value: &str, alts| {
        info("v4.3", &declared("MY", number, ty), &format!("MY={value}"), alts)
    };
    let count = |found, expected| vec![Issue::InfoValueCount { key: "MY".into(), found, expected }];
    assert_eq!((of("A", "Integer", "9", 2), of("A", "Integer", "9,8", 2)), (count(1, 2), vec![]));
    assert_eq!((of("R", "Integer", "1,3,2", 1), of("R", "Integer", "1,3", 1)), (count(3, 2), vec![]));
    assert_eq!((of("1", "Integer", "1,0", 1), of("G", "Float", "1,0", 1)), (count(2, 1), vec![]));
    assert_eq!(of("1", "Character", "9.3", 1), [ty("MY", "9.3", "Character")]);
    assert_eq!(of("1", "String", "a,b", 1), []);
    let range = Issue::InfoValueOutOfRange { key: "MY".into(), given: "2147483648".into() };
    assert_eq!(of("1", "Integer", "2147483648", 1), [range]);
    assert_eq!(of("0", "Flag", "9", 1), [Issue::InfoFlagWithValue { key: "MY".into(), given: "9".into() }]);
}

#[test]
fn a_decimal_comma_and_a_percentage_are_named() {
    let of = |value: &str, alts| info("v4.2", &declared("AFX", "A", "Float"), &format!("AFX={value}"), alts);
    let comma = |given: &str| vec![Issue::InfoDecimalComma { key: "AFX".into(), given: given.into() }];
    assert_eq!((of("0,25", 1), of("0,25,0,1", 2)), (comma("0,25"), comma("0,25,0,1")));
    assert_eq!(of("0,25", 2), []);
    assert_eq!(of("25%", 1), [Issue::InfoPercent { key: "AFX".into(), given: "25%".into() }]);
}

#[test]
fn keys_of_format_are_checked_once_and_reported_for_each_line() {
    let gt = format_of("GT", "1", "String");
    let of = |format: &str| samples("v4.3", &gt, format, &[], 1);
    assert_eq!(of("GT::GL"), [Issue::FormatKeyEmpty {}]);
    assert_eq!(of("GL:GT"), [Issue::GenotypeNotFirst {}]);
    assert_eq!(of("GT:GL:GL"), [Issue::FormatKeyRepeated { key: "GL".into() }]);
    assert_eq!(of("GT:G*S"), [Issue::FormatKeyInvalid { key: "G*S".into() }]);
    let header = header("v4.3", &gt);
    let (mut checks, mut issues) = (Checks::new(&header), Vec::new());
    for _ in 0..2 {
        issues.clear();
        let alleles = Alleles { pos: 1, alts: 1, breakend: false };
        check_samples(&mut checks, "GT:", &["0/1:"], alleles, &mut issues);
        assert_eq!(issues, [Issue::FormatKeyEmpty {}]);
    }
}

#[test]
fn genotypes_name_alleles_of_their_line() {
    let of = |text: &str, alts| samples("v4.2", "", "GT", &[text], alts);
    assert_eq!((of("0/1", 1), of("0|0|1", 1), of("./.", 1), of("0|1", 0)), (vec![], vec![], vec![], vec![]));
    assert_eq!(of("0/|1", 1), [Issue::GenotypeInvalid { sample: "A".into(), given: "0/|1".into() }]);
    let unknown = Issue::GenotypeAlleleUnknown { sample: "A".into(), given: "0/3".into(), alleles: 3 };
    assert_eq!(of("0/3", 2), [unknown]);
}

#[test]
fn likelihoods_follow_ploidy() {
    let of = |text: &str, alts| samples("v4.2", "", "GT:PL", &["0/0:0,1,2", text], alts);
    let count = |found, expected| {
        vec![Issue::SampleValueCount { sample: "B".into(), key: "PL".into(), found, expected }]
    };
    assert_eq!((of("0:1,2", 1), of("0|0:1,2", 1), of("0:1,2,3", 1)), (vec![], count(2, 3), count(3, 2)));
    assert_eq!((of("0|1:.", 1), of("0|1", 1), of(".:1,2", 1)), (vec![], vec![], vec![]));
}

#[test]
fn values_of_samples_are_checked_by_their_declaration() {
    let of = |number: &str, ty: &str, value: &str| {
        samples("v4.2", &format_of("DS", number, ty), "GT:DS", &[&format!("0|1:{value}")], 1)
    };
    let (sample, key) = (|| "A".to_owned(), || "DS".to_owned());
    let count = |found, expected| Issue::SampleValueCount { sample: sample(), key: key(), found, expected };
    let wrong = |given: &str, expected: &str| Issue::SampleValueType {
        sample: sample(),
        key: key(),
        given: given.into(),
        expected: expected.into(),
    };
    assert_eq!(of("1", "Float", "0.050,0.001"), [count(2, 1)]);
    assert_eq!(of("1", "Float", "my_string"), [wrong("my_string", "Float")]);
    assert_eq!(of("1", "Character", "my_string"), [wrong("my_string", "Character")]);
    let comma = Issue::SampleDecimalComma { sample: sample(), key: key(), given: "0,25".into() };
    assert_eq!(of("1", "Float", "0,25"), [comma]);
    let percent = Issue::SamplePercent { sample: sample(), key: key(), given: "48.7%".into() };
    assert_eq!(of("1", "Float", "48.7%"), [percent]);
    assert_eq!(of("1", "Float", ""), [Issue::SampleValueEmpty { sample: sample(), key: key() }]);
    let range = Issue::SampleValueOutOfRange { sample: sample(), key: key(), given: "-2147483648".into() };
    assert_eq!(of("1", "Integer", "-2147483648"), [range]);
    let surplus = Issue::SampleValuesTooMany { sample: sample(), found: 3, declared: 2 };
    assert_eq!(of("1", "Integer", "1:2"), [surplus]);
}

#[test]
fn local_alleles_may_be_a_list_of_none() {
    let lines = format_of("LAA", ".", "Integer") + &format_of("LEC", "LA", "Integer");
    assert_eq!(samples("v4.5", &lines, "LAA:LEC", &[":", "1:1"], 1), []);
    assert_eq!(samples("v4.5", &lines, "LAA:LEC", &[".:.", ":."], 1), []);
    let count = Issue::SampleValueCount { sample: "A".into(), key: "LEC".into(), found: 2, expected: 1 };
    assert_eq!(samples("v4.5", &lines, "LAA:LEC", &["1:1,2"], 1), [count]);
}

#[test]
fn a_hostile_line_is_judged_in_a_moment() {
    let many = 200_000;
    let issues = info("v4.2", "", &format!("AC={}", "x,".repeat(many)), 1);
    assert_eq!(issues.len(), 2);
    let keys: Vec<String> = (0..many).map(|key| format!("K{key}")).collect();
    assert_eq!(samples("v4.2", "", &keys.join(":"), &["0/".repeat(many).as_str()], 1), []);
    let copies = format!("{}0:1,2,3", "0/".repeat(many));
    assert_eq!(samples("v4.2", "", "GT:PL", &[copies.as_str()], 1), []);
}

proptest! {
    #[test]
    fn any_column_is_survived(
        info in "([A-Z_]{1,3}(=[-0-9.,%A-Za-z]{0,9})?;?){0,5}",
        format in "([A-Z]{0,3}:?){0,5}",
        text in "[-0-9./|,:%a-z]{0,20}",
        filter in ".{0,12}",
        ids in ".{0,12}",
        alts in 0_usize..5,
    ) {
        let header = header("v4.5", &(declared("A", "A", "Integer") + &format_of("B", "LG", "Float")));
        let mut checks = Checks::new(&header);
        let mut issues = Vec::new();
        let alleles = Alleles { pos: 1, alts, breakend: false };
        checks.ids(&ids, &mut issues);
        checks.filter(&filter, &mut issues);
        checks.info(&Info::split(&info, &mut Vec::new()), alleles, &mut issues);
        check_samples(&mut checks, &format, &[text.as_str(), text.as_str()], alleles, &mut issues);
        prop_assert!(issues.iter().all(|issue| issue.column().is_some()));
    }
}
