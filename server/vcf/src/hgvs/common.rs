//! The forms that nearly all descriptions have, recognised at once; any other is left to the grammar.

use super::protein::is_code;

/// `c.1799T>A`, `c.88+2T>G`, `n.-45G>A`, `c.*32G>A`.
pub fn is_substitution(text: &str) -> bool {
    let [b'c' | b'n' | b'g' | b'm', b'.', rest @ ..] = text.as_bytes() else {
        return false;
    };
    let [rest @ .., old, b'>', new] = rest else {
        return false;
    };
    let place = match rest {
        [b'-' | b'*', place @ ..] => place,
        place => place,
    };
    let base = |base: &u8| matches!(base, b'A' | b'C' | b'G' | b'T');
    base(old) && base(new) && is_place(place)
}

/// `1799`, `88+2`, `89-1`.
fn is_place(place: &[u8]) -> bool {
    let digits = place.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match place.split_at_checked(digits) {
        Some(([b'1'..=b'9', ..], [])) => true,
        Some(([b'1'..=b'9', ..], [b'+' | b'-', offset @ ..])) => is_number(offset),
        _ => false,
    }
}

fn is_number(text: &[u8]) -> bool {
    matches!(text, [b'1'..=b'9', rest @ ..] if rest.iter().all(u8::is_ascii_digit))
}

/// `p.Val600Glu`, `p.Cys188=`.
pub fn is_exchange(text: &str) -> bool {
    let [b'p', b'.', a, b, c, rest @ ..] = text.as_bytes() else {
        return false;
    };
    let place = match rest {
        [place @ .., b'='] => place,
        [place @ .., d, e, f] if is_code([*d, *e, *f]) => place,
        _ => return false,
    };
    is_code([*a, *b, *c]) && is_number(place)
}
