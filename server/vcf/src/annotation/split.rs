//! Where the fields of annotation entries end, found many bytes at a time: annotation is most of an annotated line.

/// Bytes looked at together.
const BLOCK: usize = 64;

/// The bit of each byte in the byte that it and its neighbours become.
const WEIGHTS: [u8; BLOCK] = {
    let mut weights = [0; BLOCK];
    let mut at = 0;
    while at < BLOCK {
        weights[at] = 1 << (at % 8);
        at += 1;
    }
    weights
};

/// A bit for each byte of `block` that is `wanted`, that of the first byte lowest. Written so that the compiler compares
/// and sums many bytes at once.
fn find(block: &[u8; BLOCK], wanted: u8) -> u64 {
    let mut equal = [0; BLOCK];
    for ((equal, byte), weight) in equal.iter_mut().zip(block).zip(WEIGHTS) {
        *equal = if *byte == wanted { weight } else { 0 };
    }
    let mut bits = [0_u8; 8];
    for (bits, equal) in bits.iter_mut().zip(equal.as_chunks::<8>().0) {
        *bits = equal.iter().fold(0, |sum, weight| sum.wrapping_add(*weight));
    }
    u64::from_le_bytes(bits)
}

/// The places of `|` and of `,`, as bits. Commas are rare, and only looked for where there is one.
fn both(block: &[u8; BLOCK]) -> (u64, u64) {
    let any = block.iter().fold(false, |any, byte| any | (*byte == b','));
    (find(block, b'|'), if any { find(block, b',') } else { 0 })
}

/// Calls `some` for each 64 bytes with the index of the first one, and the places of `|` and of `,` among them as bits.
pub fn pipes_and_commas(bytes: &[u8], mut some: impl FnMut(usize, u64, u64)) {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    for (at, block) in blocks.iter().enumerate() {
        let (pipes, commas) = both(block);
        some(at * BLOCK, pipes, commas);
    }
    let mut last = [0; BLOCK];
    for (byte, given) in last.iter_mut().zip(rest) {
        *byte = *given;
    }
    let (pipes, commas) = both(&last);
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
