//! The decimal numbers of C2SP texts.

/// Reads ASCII digits without sign or leading zero; `None` for anything else, or above `u64::MAX`.
///
/// `u64::from_str` alone would also take `+7` and `007`, so that one number had several spellings.
pub(crate) fn parse(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let canonical = digits && (text == "0" || !text.starts_with('0'));
    if canonical { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_number_has_one_spelling() {
        assert_eq!(parse("0"), Some(0));
        assert_eq!(parse("18446744073709551615"), Some(u64::MAX));
        for wrong in ["", "00", "07", "+7", "-1", " 7", "7 ", "0x7", "٧", "18446744073709551616"] {
            assert_eq!(parse(wrong), None, "{wrong:?}");
        }
    }
}
