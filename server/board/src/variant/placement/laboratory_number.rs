//! Laboratory numbers in the names that callers and laboratories give to samples and files.

/// Letters and digits that a laboratory number needs before a name that holds it tells anything, and digits among them:
/// `T1` stands in many names by chance.
const CHARACTERS: usize = 4;
const DIGITS: usize = 3;

/// Whether `name` holds `laboratory_number`, from one token's border to another's: `P26-1187` is in
/// `P26-1187_T_vs_N.vcf.gz`, in `p26_1187.bam`, and with one letter after it in `P26-1187R`; it is not in `P26-11870` or
/// `XP26-1187`. Letter case and the signs between the tokens do not matter. A number of fewer than four letters and digits,
/// or fewer than three digits, is in no name.
pub fn names(name: &str, laboratory_number: &str) -> bool {
    let (sought, given) = (tokens(laboratory_number), tokens(name));
    let characters: usize = sought.iter().map(|token| token.chars().count()).sum();
    let digits = laboratory_number.chars().filter(char::is_ascii_digit).count();
    if characters < CHARACTERS || digits < DIGITS {
        return false;
    }
    let Some((last, before)) = sought.split_last() else { return false };
    given
        .windows(sought.len())
        .any(|window| window.split_last().is_some_and(|(end, start)| start == before && ends_with(end, last)))
}

/// The runs of letters and digits, in lower case.
fn tokens(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.map(str::to_lowercase).collect()
}

/// The token is the sought one, or that and one letter after its last digit.
fn ends_with(token: &str, sought: &str) -> bool {
    let Some(rest) = token.strip_prefix(sought) else { return false };
    let mut rest = rest.chars();
    match (rest.next(), rest.next()) {
        (None, _) => true,
        (Some(letter), None) => {
            letter.is_alphabetic() && sought.chars().next_back().is_some_and(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_found_in_the_names_that_laboratories_make_of_it() {
        for name in [
            "P26-1187",
            "P26-1187_T_vs_N.mutect2.vcf.gz",
            "p26_1187.bam",
            "run7/P26.1187",
            "P26-1187R",
            "T P26-1187r x",
        ] {
            assert!(names(name, "P26-1187"), "{name}");
        }
    }

    #[test]
    fn a_longer_number_and_another_one_are_not_it() {
        for name in ["P26-11870", "XP26-1187", "P26-1187RR", "P26-118", "P26", "1187-P26", "P26-1187R2", ""] {
            assert!(!names(name, "P26-1187"), "{name}");
        }
    }

    #[test]
    fn a_number_that_is_too_short_to_tell_anything_is_in_no_name() {
        assert!(!names("T1", "T1"));
        assert!(!names("TUMOR", "TUMOR"));
        assert!(!names("a", ""));
        assert!(names("T001", "T001"));
    }

    proptest! {
        #[test]
        fn a_number_with_anything_apart_around_it_is_found(
            number in "[A-Z]{1,3}[0-9]{2}-[0-9]{3,5}", before in "[a-z]{0,5}", after in "[a-z0-9.]{0,8}",
        ) {
            let upper = format!("{before}_{number}_{after}");
            prop_assert!(names(&upper, &number));
            prop_assert!(names(&upper.to_lowercase(), &number));
        }

        #[test]
        fn a_number_with_a_digit_more_is_never_it(number in "[A-Z][0-9]{2}-[0-9]{4}", digit in "[0-9]") {
            let (after, before) = (format!("{number}{digit}"), format!("{digit}{number}"));
            prop_assert!(!names(&after, &number));
            prop_assert!(!names(&before, &number));
        }

        #[test]
        fn any_two_texts_are_compared(name in ".{0,40}", number in ".{0,20}") {
            let _ = names(&name, &number);
        }
    }
}
