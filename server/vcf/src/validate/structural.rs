//! Rules of structural alleles since version 4.4 (VCF 4.5, section 3).

use board::variant::Issue;

use crate::fields::Info;
use crate::issues::{excerpt, note};

/// Intervals around a figure, in pairs of values; each must hold zero.
const INTERVALS: [&str; 4] = ["CIPOS", "CIEND", "CIRUC", "CIRB"];
/// Lists with so many values for each alternate allele.
const LISTS: [(&str, usize); 6] =
    [("CIPOS", 2), ("CIEND", 2), ("CILEN", 2), ("CICN", 2), ("MEINFO", 4), ("METRANS", 4)];
/// Lists with so many values for each repeat sequence of the line.
const OF_REPEATS: [(&str, usize); 6] =
    [("RUS", 1), ("RUL", 1), ("RUC", 1), ("RB", 1), ("CIRUC", 2), ("CIRB", 2)];

/// Whether a line has an allele that these rules are about.
pub fn concerns(alts: &[&str]) -> bool {
    alts.iter().any(|alt| alt.starts_with('<') || alt.contains(['[', ']']))
}

/// Checks what INFO says of the alleles `alts`. The numbers of values of a key that the header counts otherwise, as `is_counted`
/// tells, are left to it.
pub fn check(alts: &[&str], info: &Info<'_>, is_counted: impl Fn(&str) -> bool, issues: &mut Vec<Issue>) {
    for (index, alt) in alts.iter().enumerate() {
        claim(alt, info.per_allele("SVCLAIM", index), issues);
    }
    for (key, each) in LISTS.into_iter().filter(|(key, _)| !is_counted(key)) {
        count(info, key, each * alts.len(), issues);
    }
    for key in INTERVALS {
        interval(info, key, issues);
    }
    if alts.iter().any(|alt| is_repeat(alt)) {
        repeats(alts, info, issues);
    }
}

/// What a structural allele may be claimed from: DEL and DUP must say it, the others have one claim that need not be said.
fn claim(alt: &str, given: Option<&str>, issues: &mut Vec<Issue>) {
    let given = given.filter(|given| *given != ".");
    let first = alt.trim_matches(['<', '>']).split(':').next().unwrap_or_default();
    let allowed: &[&str] = match (alt.starts_with('<'), first) {
        (true, "DEL" | "DUP") if given.is_none() => {
            note(issues, Issue::InfoClaimMissing { allele: excerpt(alt) });
            return;
        }
        (true, "CNV") => &["D"],
        (true, "INV" | "INS") => &["J", "DJ"],
        (false, _) if alt.contains(['[', ']']) => &["J"],
        _ => return,
    };
    if let Some(given) = given
        && matches!(given, "D" | "J" | "DJ")
        && !allowed.contains(&given)
    {
        note(issues, Issue::InfoClaimUnfit { allele: excerpt(alt), given: given.to_owned() });
    }
}

fn is_repeat(alt: &str) -> bool {
    alt == "<CNV:TR>" || alt.starts_with("<CNV:TR:")
}

/// Tandem repeats: how many sequences there are is told by RN, one for each `<CNV:TR>` where it is not.
fn repeats(alts: &[&str], info: &Info<'_>, issues: &mut Vec<Issue>) {
    let of_allele = |(index, alt): (usize, &&str)| match info.get("RN") {
        Some(_) => info.per_allele("RN", index).and_then(|given| given.parse().ok()).unwrap_or(0),
        None => usize::from(is_repeat(alt)),
    };
    let sequences = alts.iter().enumerate().map(of_allele).fold(0_usize, usize::saturating_add);
    for (key, each) in OF_REPEATS {
        count(info, key, each.saturating_mul(sequences), issues);
    }
    units(info, issues);
    sizes(info, issues);
}

/// The sequence of each unit is made of bases, and as long as it is said to be.
fn units(info: &Info<'_>, issues: &mut Vec<Issue>) {
    let lengths = info.get("RUL").unwrap_or_default();
    let units = info.get("RUS").into_iter().flat_map(|units| units.split(','));
    for (unit, length) in units.zip(lengths.split(',').chain(std::iter::repeat("."))) {
        if matches!(unit, "" | ".") {
            continue;
        }
        if !board::variant::allele::are_iupac(unit.as_bytes()) {
            note(issues, Issue::RepeatUnitInvalid { given: excerpt(unit) });
        } else if length.parse::<usize>().is_ok_and(|length| length != unit.len()) {
            let (unit, given) = (excerpt(unit), excerpt(length));
            note(issues, Issue::RepeatUnitLength { unit, given });
        }
    }
}

/// Where each unit has a length of its own (RUB), there are as many as RUC counts, in whole numbers.
fn sizes(info: &Info<'_>, issues: &mut Vec<Issue>) {
    if info.get("RUB").is_none() {
        return;
    }
    let counts: Option<Vec<usize>> = info
        .get("RUC")
        .map(|counts| counts.split(',').map(|count| count.parse().unwrap_or(usize::MAX)).collect());
    match counts {
        Some(counts) if counts.iter().all(|count| *count != usize::MAX) => {
            count(info, "RUB", counts.into_iter().fold(0, usize::saturating_add), issues);
        }
        _ => note(issues, Issue::RepeatCountNotWhole { given: excerpt(info.get("RUC").unwrap_or(".")) }),
    }
}

fn count(info: &Info<'_>, key: &str, expected: usize, issues: &mut Vec<Issue>) {
    let Some(value) = info.get(key).filter(|value| *value != ".") else { return };
    let found = value.split(',').count();
    if found != expected {
        let (found, expected) = (found as u64, expected as u64);
        note(issues, Issue::InfoValueCount { key: key.to_owned(), found, expected });
    }
}

/// Each pair begins at zero or below and ends at zero or above.
fn interval(info: &Info<'_>, key: &str, issues: &mut Vec<Issue>) {
    let mut values = info.get(key).into_iter().flat_map(|value| value.split(','));
    while let Some(lower) = values.next() {
        let upper = values.next().unwrap_or(".");
        let is = |given: &str, wrong: fn(&f64) -> bool| given.parse::<f64>().is_ok_and(|value| wrong(&value));
        if is(lower, |lower| *lower > 0.0) || is(upper, |upper| *upper < 0.0) {
            let given = excerpt(&format!("{lower},{upper}"));
            note(issues, Issue::IntervalWithoutZero { key: key.to_owned(), given });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(alts: &[&str], info: &str) -> Vec<Issue> {
        let mut issues = Vec::new();
        check(alts, &Info::split(info, &mut Vec::new()), |_| false, &mut issues);
        issues
    }

    fn count(key: &str, found: u64, expected: u64) -> Issue {
        Issue::InfoValueCount { key: key.into(), found, expected }
    }

    #[test]
    fn a_deletion_and_a_duplication_say_what_they_are_claimed_from_and_others_need_not() {
        let missing = |allele: &str| Issue::InfoClaimMissing { allele: allele.into() };
        assert_eq!(of(&["<DEL>"], "SVLEN=9"), [missing("<DEL>")]);
        assert_eq!(of(&["<DUP:TANDEM>", "<DEL>"], "SVCLAIM=J,."), [missing("<DEL>")]);
        assert_eq!(of(&["<DEL>", "A"], "SVCLAIM=DJ,."), []);
        for alt in ["<CNV>", "<CNV:TR>", "<INV>", "<INS:ME>", "G]2:5]", "<*>", "<ctg1>"] {
            assert_eq!(of(&[alt], "SVLEN=9"), [], "{alt}");
        }
    }

    #[test]
    fn a_claim_that_its_allele_cannot_make_is_named() {
        let unfit =
            |allele: &str, given: &str| Issue::InfoClaimUnfit { allele: allele.into(), given: given.into() };
        assert_eq!(of(&["<CNV>"], "SVCLAIM=J"), [unfit("<CNV>", "J")]);
        assert_eq!(of(&["<INV>"], "SVCLAIM=D"), [unfit("<INV>", "D")]);
        assert_eq!(of(&["G[2:5["], "SVCLAIM=DJ"), [unfit("G[2:5[", "DJ")]);
        assert_eq!(of(&["<INS>", "<CNV:TR>"], "SVCLAIM=DJ,D"), []);
    }

    #[test]
    fn the_lists_of_a_tandem_repeat_have_a_value_for_each_of_its_sequences() {
        let repeat = ["<CNV:TR>"];
        assert_eq!(of(&repeat, "RN=3;RUS=CAG,TG,CAGG;RUL=3,2,4;RUC=10,7,3;RB=30,14,12"), []);
        assert_eq!(of(&repeat, "RUS=CAG;RUC=12;CIRUC=-1,2;CIRB=-3,."), []);
        assert_eq!(of(&repeat, "RN=2;RUS=CAG;RUC=4,5"), [count("RUS", 1, 2)]);
        assert_eq!(of(&["<CNV:TR>", "A"], "RUC=4,5;CIRUC=0,1"), [count("RUC", 2, 1)]);
        assert_eq!(of(&["<CNV:TR>", "<CNV:TR>"], "RN=1,.;RB=30;CIRB=0,0,0"), [count("CIRB", 3, 2)]);
        assert_eq!(of(&["<CNV>"], "RUC=4,5"), [], "only of tandem repeats");
    }

    #[test]
    fn a_repeats_unit_is_of_bases_and_as_long_as_it_is_said_to_be() {
        let of = |info| of(&["<CNV:TR>"], info);
        assert_eq!(of("RUS=CAN;RUL=3"), []);
        assert_eq!(of("RUS=CA-"), [Issue::RepeatUnitInvalid { given: "CA-".into() }]);
        assert_eq!(of("RUS=CAG;RUL=2"), [Issue::RepeatUnitLength { unit: "CAG".into(), given: "2".into() }]);
        assert_eq!(of("RUC=3;RUB=3,3,4"), []);
        assert_eq!(of("RUC=3;RUB=3,3"), [count("RUB", 2, 3)]);
        assert_eq!(of("RUC=2.5;RUB=3,3"), [Issue::RepeatCountNotWhole { given: "2.5".into() }]);
    }

    #[test]
    fn an_interval_has_two_values_for_each_allele_and_holds_zero() {
        assert_eq!(of(&["<INS>", "<INV>"], "CIPOS=-5,5,0,0;CICN=1,2,3,4;CILEN=-9,9,.,."), []);
        assert_eq!(of(&["<INS>", "<INV>"], "CICN=1,2"), [count("CICN", 2, 4)]);
        let without =
            |key: &str, given: &str| Issue::IntervalWithoutZero { key: key.into(), given: given.into() };
        assert_eq!(of(&["<INV>"], "CIPOS=1,5"), [without("CIPOS", "1,5")]);
        assert_eq!(of(&["<INV>"], "CIEND=-5,-1"), [without("CIEND", "-5,-1")]);
        let mut issues = Vec::new();
        let info = "CIPOS=0,0,0;MEINFO=A,1,2";
        check(&["<INV>"], &Info::split(info, &mut Vec::new()), |key| key == "CIPOS", &mut issues);
        assert_eq!(issues, [count("MEINFO", 3, 4)]);
    }
}
