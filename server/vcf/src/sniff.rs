//! Whether the inflated bytes are a variant file at all.

use board::variant::NotRead;

/// Looks at the first inflated bytes.
///
/// # Errors
/// [`NotRead::Bcf`], [`NotRead::Binary`] or [`NotRead::NotVcf`] by what they are.
pub fn is_vcf(start: &[u8]) -> Result<(), NotRead> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    if text.starts_with(b"#") {
        return Ok(());
    }
    if text.starts_with(b"BCF\x02") {
        return Err(NotRead::Bcf {});
    }
    let head = text.get(..text.len().min(512)).unwrap_or_default();
    let binary = head.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c));
    if binary {
        let magic = head.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        return Err(NotRead::Binary { magic });
    }
    let starts_with = String::from_utf8_lossy(head).chars().filter(|c| !c.is_control()).take(40).collect();
    Err(NotRead::NotVcf { starts_with })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_vcf_is_named() {
        assert_eq!(is_vcf(b"##fileformat=VCFv4.2\n"), Ok(()));
        assert_eq!(is_vcf(b"\xef\xbb\xbf##fileformat=VCFv4.2\n"), Ok(()));
        assert_eq!(is_vcf(b"BCF\x02\x02"), Err(NotRead::Bcf {}));
        assert_eq!(is_vcf(b"PK\x03\x04rest"), Err(NotRead::Binary { magic: "504b030472657374".into() }));
        assert_eq!(is_vcf(b"gene\tvalue\n"), Err(NotRead::NotVcf { starts_with: "genevalue".into() }));
    }
}
