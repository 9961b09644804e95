//! Where the fields of annotation entries end, found many bytes at a time: annotation is most of an annotated line.

/// Bytes looked at together.
const BLOCK: usize = 64;

/// The byte in each of the eight bytes of a word.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// A bit for each byte of `word` that is zero, that of the first byte lowest.
fn zeros(word: u64) -> u64 {
    const LOW: u64 = each(0x7f);
    // The highest bit of each byte that is zero, and no other bit.
    let highest = !(((word & LOW) + LOW) | word | LOW);
    // Each of the eight bits is moved to its place in the highest byte; no two of them meet on the way.
    (highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// A bit for each byte of `block` that is a `|`, and one for each that is a `,`, those of the first byte lowest.
fn find(block: &[u8; BLOCK]) -> (u64, u64) {
    let (mut pipes, mut commas) = (0, 0);
    for (at, word) in block.as_chunks::<8>().0.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        pipes |= zeros(word ^ each(b'|')) << (at * 8);
        commas |= zeros(word ^ each(b',')) << (at * 8);
    }
    (pipes, commas)
}

/// Calls `some` for each 64 bytes with the index of the first one, and the places of `|` and of `,` among them as bits.
pub fn pipes_and_commas(bytes: &[u8], mut some: impl FnMut(usize, u64, u64)) {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    for (at, block) in blocks.iter().enumerate() {
        let (pipes, commas) = find(block);
        some(at * BLOCK, pipes, commas);
    }
    let mut last = [0; BLOCK];
    for (byte, given) in last.iter_mut().zip(rest) {
        *byte = *given;
    }
    let (pipes, commas) = find(&last);
    some(blocks.len() * BLOCK, pipes, commas);
}

/// The places of the bits that are set.
pub fn places(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (place < u64::BITS).then_some(place)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_pipe_and_comma_is_found_once_and_nothing_else(bytes in proptest::collection::vec(
            prop_oneof![Just(b'|'), Just(b','), Just(0xfc), Just(0), Just(0x7d), any::<u8>()], 0..300)) {
            let (mut pipes, mut commas) = (Vec::new(), Vec::new());
            pipes_and_commas(&bytes, |first, some_pipes, some_commas| {
                pipes.extend(places(some_pipes).map(|place| first + place as usize));
                commas.extend(places(some_commas).map(|place| first + place as usize));
            });
            let all = |wanted| (0..bytes.len()).filter(|at| bytes[*at] == wanted).collect::<Vec<_>>();
            prop_assert_eq!(pipes, all(b'|'));
            prop_assert_eq!(commas, all(b','));
        }
    }
}
