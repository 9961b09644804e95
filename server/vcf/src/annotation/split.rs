//! Where the fields of annotation entries end, found eight bytes at a time: annotation is most of an annotated line.

/// The byte in each of the eight bytes of a word.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The highest bit of each byte of `word` that is zero; no other bit.
fn zeros(word: u64) -> u64 {
    const LOW: u64 = each(0x7f);
    !(((word & LOW) + LOW) | word | LOW)
}

/// Calls `hit` with the index of each `|` and each `,`, in their order.
pub fn pipes_and_commas(bytes: &[u8], mut hit: impl FnMut(usize)) {
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let mut found = zeros(word ^ each(b'|')) | zeros(word ^ each(b','));
        while found != 0 {
            hit(at * 8 + (found.trailing_zeros() / 8) as usize);
            found &= found - 1;
        }
    }
    for (at, byte) in rest.iter().enumerate() {
        if matches!(byte, b'|' | b',') {
            hit(words.len() * 8 + at);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_pipe_and_comma_is_found_once_and_nothing_else(bytes in proptest::collection::vec(
            prop_oneof![Just(b'|'), Just(b','), Just(0xfc), Just(0), Just(0x7d), any::<u8>()], 0..80)) {
            let mut found = Vec::new();
            pipes_and_commas(&bytes, |at| found.push(at));
            let expected: Vec<usize> =
                (0..bytes.len()).filter(|at| matches!(bytes[*at], b'|' | b',')).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
