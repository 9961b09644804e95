//! Codons and the amino acids they stand for.

use super::random::Random;

/// Bases in the order of the table below.
const BASES: &[u8; 4] = b"TCAG";
/// The standard genetic code (NCBI translation table 1), the first base changing slowest.
const AMINO_ACIDS: &[u8; 64] = b"FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG";
const NAMES: [(u8, &str); 21] = [
    (b'A', "Ala"),
    (b'R', "Arg"),
    (b'N', "Asn"),
    (b'D', "Asp"),
    (b'C', "Cys"),
    (b'Q', "Gln"),
    (b'E', "Glu"),
    (b'G', "Gly"),
    (b'H', "His"),
    (b'I', "Ile"),
    (b'L', "Leu"),
    (b'K', "Lys"),
    (b'M', "Met"),
    (b'F', "Phe"),
    (b'P', "Pro"),
    (b'S', "Ser"),
    (b'T', "Thr"),
    (b'W', "Trp"),
    (b'Y', "Tyr"),
    (b'V', "Val"),
    (b'*', "Ter"),
];

/// Three bases on the coding strand.
pub type Codon = [u8; 3];

/// The amino acid of `codon` as one letter, `*` for a stop.
pub fn amino_acid(codon: Codon) -> u8 {
    let index = codon
        .iter()
        .fold(0, |index, base| index * 4 + BASES.iter().position(|known| known == base).unwrap_or(0));
    AMINO_ACIDS.get(index).copied().unwrap_or(b'X')
}

/// The three letters of an amino acid.
pub fn three_letters(amino_acid: u8) -> &'static str {
    NAMES.iter().find(|(letter, _)| *letter == amino_acid).map_or("Xaa", |(_, name)| name)
}

/// A codon that is no stop and holds `bases` from its base number `offset` on, counted from 0.
pub fn around(bases: &[u8], offset: usize, random: &mut Random) -> Codon {
    let mut codon = [0; 3].map(|_: u8| random.one_of(BASES));
    put(&mut codon, bases, offset);
    if amino_acid(codon) == b'*' {
        // All stops start with T and have A or G behind it; a C in either place, wherever it is free, makes none.
        let free = (0..2).find(|place| !(offset..offset + bases.len()).contains(place));
        match free.and_then(|place| codon.get_mut(place)) {
            Some(base) => *base = b'C',
            None => codon[2] = b'C',
        }
    }
    codon
}

/// Puts `bases` into `codon` from its base number `offset` on.
pub fn put(codon: &mut Codon, bases: &[u8], offset: usize) {
    for (place, base) in codon.iter_mut().skip(offset).zip(bases) {
        *place = *base;
    }
}

/// The same bases read on the other strand.
pub fn other_strand(bases: &[u8]) -> Vec<u8> {
    let pair = |base: &u8| match base {
        b'A' => b'T',
        b'C' => b'G',
        b'G' => b'C',
        _ => b'A',
    };
    bases.iter().rev().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codons_stand_for_their_amino_acids() {
        let of = |codon: &[u8; 3]| three_letters(amino_acid(*codon));
        assert_eq!([of(b"ATG"), of(b"TGG"), of(b"GTG"), of(b"GAG")], ["Met", "Trp", "Val", "Glu"]);
        assert_eq!([of(b"TAA"), of(b"TAG"), of(b"TGA")], ["Ter"; 3]);
    }

    #[test]
    fn a_codon_around_a_base_keeps_it_and_is_no_stop() {
        let mut random = Random::new(3);
        for _ in 0..5_000 {
            for (bases, offset) in [(&b"T"[..], 0), (b"A", 1), (b"G", 2), (b"TA", 0), (b"GA", 1)] {
                let codon = around(bases, offset, &mut random);
                assert_eq!(codon[offset..offset + bases.len()], *bases);
                assert_ne!(amino_acid(codon), b'*');
            }
        }
    }

    #[test]
    fn the_other_strand_is_read_backwards() {
        assert_eq!(other_strand(b"AACG"), b"CGTT");
    }
}
