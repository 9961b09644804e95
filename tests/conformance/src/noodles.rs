//! What the eager reader of noodles says of a file.

use noodles_vcf as vcf;

/// The first error of the header or of a record, if there is one; every record is read whole.
pub fn objection(bytes: &[u8]) -> Option<String> {
    let mut reader = vcf::io::Reader::new(bytes);
    let header = match reader.read_header() {
        Ok(header) => header,
        Err(error) => return Some(error.to_string()),
    };
    reader.record_bufs(&header).find_map(|record| record.err().map(|error| error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

    #[test]
    fn a_record_that_cannot_be_read_is_objected_to() {
        assert_eq!(objection(format!("{HEADER}1\t8\t.\tA\tC\t.\tPASS\t.\n").as_bytes()), None);
        assert!(objection(format!("{HEADER}1\tx\t.\tA\tC\t.\tPASS\t.\n").as_bytes()).is_some());
    }
}
