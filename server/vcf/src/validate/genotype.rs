//! Rules of a genotype (VCF 4.5, section 1.6.2).

/// What a genotype tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Genotype {
    /// Number of its alleles; none where it is missing as a whole.
    pub ploidy: Option<usize>,
    /// Its largest allele; 0 is the reference.
    pub largest: usize,
}

/// Reads `0/1`, `1|.`, `0`, `.`; since version 4.4 also `/0|1`, where each allele has its own sign. Nothing when it is
/// none.
pub fn read(text: &str) -> Option<Genotype> {
    // Most genotypes are of two alleles below ten.
    if let [one @ b'0'..=b'9', b'/' | b'|', other @ b'0'..=b'9'] = text.as_bytes() {
        return Some(Genotype { ploidy: Some(2), largest: usize::from((*one).max(*other) - b'0') });
    }
    let signless = text.strip_prefix(['/', '|']).unwrap_or(text);
    if signless == "." {
        return Some(Genotype { ploidy: None, largest: 0 });
    }
    let (mut ploidy, mut largest) = (0, 0);
    for allele in signless.split(['/', '|']) {
        ploidy += 1;
        if allele != "." {
            if allele.is_empty() || !allele.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            largest = largest.max(allele.parse().ok()?);
        }
    }
    Some(Genotype { ploidy: Some(ploidy), largest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genotypes_of_any_ploidy_are_read() {
        let of = |ploidy, largest| Some(Genotype { ploidy, largest });
        assert_eq!(read("0/1"), of(Some(2), 1));
        assert_eq!(read("0|1|2"), of(Some(3), 2));
        assert_eq!(read("1"), of(Some(1), 1));
        assert_eq!((read("."), read("./."), read(".|12")), (of(None, 0), of(Some(2), 0), of(Some(2), 12)));
        assert_eq!(read("/0|1"), of(Some(2), 1));
    }

    #[test]
    fn what_is_no_genotype_is_none() {
        for text in ["", "0/|1", "1/C", "0.000", "0/", "-1", "0//1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
