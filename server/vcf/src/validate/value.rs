//! One value and its type (VCF 4.5, section 1.3).

use super::definition::Type;

/// Why a text is no value of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Type,
    /// A number, but beyond 32 bits, or one of the eight that are reserved.
    OutOfRange,
    /// A number with a percent sign.
    Percent,
}

/// Smallest Integer; the eight below are reserved.
const SMALLEST: i64 = i32::MIN as i64 + 8;
/// Digits of a number that fits 32 bits in any case.
const SURELY_FITS: usize = 9;

/// A list of values, looked at in one pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scanned {
    /// Number of values between the commas.
    pub values: usize,
    /// Each value surely has its type; where it is not set, [`fault`] tells.
    pub clean: bool,
    /// There is a minus sign.
    pub minus: bool,
}

/// Looks at a list of values of type `ty`. Ordinary numbers are known here, so that a clean line takes no second look.
pub fn scan(list: &str, ty: Type) -> Scanned {
    let bytes = list.as_bytes();
    if !matches!(ty, Type::Integer | Type::Float) {
        let values = memchr::memchr_iter(b',', bytes).count() + 1;
        return Scanned { values, clean: ty != Type::Character, minus: false };
    }
    if let Some(values) = plain(bytes, ty) {
        return Scanned { values, clean: true, minus: false };
    }
    let (mut values, mut clean, mut minus) = (1, true, false);
    let (mut start, mut digits, mut dots, mut signs) = (0, 0, 0, 0);
    let mut end = |at: usize, start: usize, digits: usize, dots: usize, signs: usize| {
        let length = at - start;
        // A sign can only be the first character.
        let sign = signs == 0 || (signs == 1 && bytes.get(start) == Some(&b'-'));
        let number = match ty {
            Type::Integer => dots == 0 && digits <= SURELY_FITS,
            _ => dots <= 1,
        };
        let missing = dots == 1 && length == 1;
        minus |= signs > 0;
        clean &= missing || (number && sign && digits > 0 && digits + dots + signs == length);
    };
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b',' => {
                end(at, start, digits, dots, signs);
                (start, digits, dots, signs) = (at + 1, 0, 0, 0);
                values += 1;
            }
            b'.' => dots += 1,
            b'-' => signs += 1,
            _ => {}
        }
    }
    end(bytes.len(), start, digits, dots, signs);
    Scanned { values, clean, minus }
}

/// Number of the values of a list that consists of short numbers without sign alone, as most lists do.
fn plain(list: &[u8], ty: Type) -> Option<usize> {
    let dots_allowed = usize::from(ty == Type::Float);
    let (mut values, mut digits, mut dots) = (1, 0, 0);
    for byte in list {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'.' => dots += 1,
            b',' if digits > 0 && digits <= SURELY_FITS && dots <= dots_allowed => {
                (values, digits, dots) = (values + 1, 0, 0);
            }
            _ => return None,
        }
    }
    (digits > 0 && digits <= SURELY_FITS && dots <= dots_allowed).then_some(values)
}

/// What is wrong with `text` as a value of type `ty`; `.` stands for a missing one.
pub fn fault(text: &str, ty: Type) -> Option<Fault> {
    if text == "." {
        return None;
    }
    match ty {
        Type::Integer => integer(text),
        Type::Float => float(text),
        Type::Character => (!is_character(text)).then_some(Fault::Type),
        Type::Flag | Type::String => None,
    }
}

fn integer(text: &str) -> Option<Fault> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(no_number(text));
    }
    if digits.len() <= SURELY_FITS {
        return None;
    }
    match text.parse::<i64>() {
        Ok(SMALLEST..=2_147_483_647) => None,
        _ => Some(Fault::OutOfRange),
    }
}

fn float(text: &str) -> Option<Fault> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text).bytes();
    let (mut any, mut dots) = (false, 0);
    for byte in digits {
        match byte {
            b'0'..=b'9' => any = true,
            b'.' => dots += 1,
            // Exponents, infinity and what is no number at all are rare.
            _ => return text.parse::<f64>().is_err().then(|| no_number(text)),
        }
    }
    (!any || dots > 1).then_some(Fault::Type)
}

fn no_number(text: &str) -> Fault {
    match text.strip_suffix('%') {
        Some(number) if number.parse::<f64>().is_ok() => Fault::Percent,
        _ => Fault::Type,
    }
}

/// One character, or one that is written by its code (VCF 4.5, section 1.2).
fn is_character(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next();
    match characters.next() {
        None => first.is_some(),
        Some(_) => first == Some('%') && text.len() == 3,
    }
}

/// Whether two texts are one number that was written with a decimal comma.
pub fn is_decimal_comma(before: &str, after: &str) -> bool {
    let whole = before.strip_prefix(['-', '+']).unwrap_or(before);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let after = after.strip_suffix('%').unwrap_or(after);
    digits(whole) && digits(after)
}

/// Whether `text` is a CIGAR: numbers, each with one of the operations of alignments.
pub fn is_cigar(text: &str) -> bool {
    let mut digits = 0;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'M' | b'I' | b'D' | b'N' | b'S' | b'H' | b'P' | b'X' | b'=' if digits > 0 => digits = 0,
            _ => return false,
        }
    }
    digits == 0 && !text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_32_bits_wide_without_the_reserved_ones() {
        for text in ["0", "-1", "+7", "2147483647", "-2147483640", "."] {
            assert_eq!(fault(text, Type::Integer), None, "{text}");
        }
        for text in ["2147483648", "-2147483641", "-2147483648", "-2147483649", "99999999999999999999"] {
            assert_eq!(fault(text, Type::Integer), Some(Fault::OutOfRange), "{text}");
        }
        for text in ["1.150", "AC1", "", "-", "1e3"] {
            assert_eq!(fault(text, Type::Integer), Some(Fault::Type), "{text}");
        }
    }

    #[test]
    fn floats_may_be_infinite_or_none_in_any_case() {
        for text in ["0.150", "1.1e-123", "-5", ".5", "5.", "INF", "-inf", "NaN", "Infinity", "+2E7"] {
            assert_eq!(fault(text, Type::Float), None, "{text}");
        }
        for text in ["my_string", "1.2.3", "", ".-", "1e", "--1"] {
            assert_eq!(fault(text, Type::Float), Some(Fault::Type), "{text}");
        }
        assert_eq!(fault("48.7%", Type::Float), Some(Fault::Percent));
    }

    #[test]
    fn a_list_is_counted_and_ordinary_numbers_are_known_at_once() {
        let of = |list, ty| scan(list, ty);
        assert_eq!(of("1,.,-20", Type::Integer), Scanned { values: 3, clean: true, minus: true });
        assert_eq!(of("0.5,7", Type::Float), Scanned { values: 2, clean: true, minus: false });
        for (list, ty) in [
            ("1,", Type::Integer),
            ("1.5", Type::Integer),
            ("1-2", Type::Integer),
            ("1234567890", Type::Integer),
            ("..", Type::Float),
            ("-.", Type::Float),
            ("1e5", Type::Float),
            ("", Type::Float),
        ] {
            assert!(!of(list, ty).clean, "{list}");
        }
        assert_eq!(of("a,b", Type::String), Scanned { values: 2, clean: true, minus: false });
    }

    #[test]
    fn a_character_is_one_also_by_its_code() {
        assert_eq!(fault("ä", Type::Character), None);
        assert_eq!(fault("%3B", Type::Character), None);
        assert_eq!(fault("9.3", Type::Character), Some(Fault::Type));
    }

    #[test]
    fn a_comma_between_digits_is_a_decimal_comma() {
        assert!(is_decimal_comma("0", "25") && is_decimal_comma("-0", "25") && is_decimal_comma("48", "7%"));
        assert!(!is_decimal_comma("0.1", "0.2") && !is_decimal_comma("a", "1") && !is_decimal_comma("", "1"));
    }

    #[test]
    fn a_cigar_is_numbers_with_operations() {
        assert!(is_cigar("1D") && is_cigar("1M30I2D1N") && is_cigar("1X"));
        for text in ["123MYCIGAR", "0.05", "", "M", "12"] {
            assert!(!is_cigar(text), "{text}");
        }
    }
}
