//! Digests of the chromosomes' sequences, by which GA4GH names them.

use board::variant::Assembly;

/// Refget digests of 1 to 22, X and Y, of GRCh38 and of GRCh37. Published, and equal, in GenomicMedLab/agct
/// (`src/agct/assembly_registry.py`, commit 79663049) and broadinstitute/gatk (`gvs/common/RefGetAccessionProvider.java`,
/// commit 4e1032b2). The mitochondrion is left out: the name does not tell the old hg19 sequence from the present one.
const CHROMOSOMES: [(&str, &str, &str); 24] = [
    ("1", "Ya6Rs7DHhDeg7YaOSg1EoNi3U_nQ9SvO", "S_KjnFVz-FE7M0W6yoaUDgYxLPc1jyWU"),
    ("2", "pnAqCRBrTsUoBghSD1yp_jXWSmlbdh4g", "9KdcA9ZpY1Cpvxvg8bMSLYDUpsX6GDLO"),
    ("3", "Zu7h9AggXxhTaGVsy7h_EZSChSZGcmgX", "VNBualIltAyi2AI_uXcKU7M9XUOuA7MS"),
    ("4", "HxuclGHh0XCDuF8x6yQrpHUBL7ZntAHc", "iy7Zfceb5_VGtTQzJ-v5JpPbpeifHD_V"),
    ("5", "aUiQCzCPZ2d0csHbMSbh2NzInhonSXwI", "vbjOdMfHJvTjK_nqvFvpaSKhZillW0SX"),
    ("6", "0iKlIQk2oZLoeOG9P1riRU6hvL5Ux8TV", "KqaUhJMW3CDjhoVtBetdEKT1n6hM-7Ek"),
    ("7", "F-LrLMe1SRpfUZHkQmvkVKFEGaoDeHul", "IW78mgV5Cqf6M24hy52hPjyyo5tCCd86"),
    ("8", "209Z7zJ-mFypBEWLk4rNC6S_OxY5p7bs", "tTm7wmhz0G4lpt8wPspcNkAD_qiminj6"),
    ("9", "KEO-4XBcm1cxeo_DIQ8_ofqGUkp4iZhI", "HBckYGQ4wYG9APHLpjoQ9UUe9v7NxExt"),
    ("10", "ss8r_wB0-b9r44TQTMmVTI92884QvBiB", "-BOZ8Esn8J88qDwNiSEwUr5425UXdiGX"),
    ("11", "2NkFm8HK88MqeNkCgj78KidCAXgnsfV1", "XXi2_O1ly-CCOi3HP5TypAw7LtC6niFG"),
    ("12", "6wlJpONE3oNb4D69ULmEXhqyDZ4vwNfl", "105bBysLoDFQHhajooTAUyUkNiZ8LJEH"),
    ("13", "_0wi-qoDrvram155UmcSC-zA5ZK4fpLT", "Ewb9qlgTqN6e_XQiRVYpoUfZJHXeiUfH"),
    ("14", "eK4D2MosgK_ivBkgi6FVPg5UXs1bYESm", "5Ji6FGEKfejK1U6BMScqrdKJK8GqmIGf"),
    ("15", "AsXvWL1-2i5U_buw6_niVIxD6zTbAuS6", "zIMZb3Ft7RdWa5XYq0PxIlezLY2ccCgt"),
    ("16", "yC_0RBj3fgBlvgyAuycbzdubtLxq-rE0", "W6wLoIFOn4G7cjopxPxYNk2lcEqhLQFb"),
    ("17", "dLZ15tNO1Ur0IcGjwc3Sdi_0A6Yf4zm7", "AjWXsI7AkTK35XW9pgd3UbjpC3MAevlz"),
    ("18", "vWwFhJ5lQDMhh-czg06YtlWqu0lvFAZV", "BTj4BDaaHYoPhD3oY2GdwC_l0uqZ92UD"),
    ("19", "IIB53T8CNeJJdUqzn9V_JnRtQadwWCbl", "ItRDD47aMoioDCNW_occY5fWKZBKlxCX"),
    ("20", "-A1QmD_MatoqxvgVxBLZTONHz9-c7nQo", "iy_UbUrvECxFRX5LPTH_KPojdlT7BKsf"),
    ("21", "5ZUqxCmDDgN4xTRbaSjN8LwgZironmB8", "LpTaNW-hwuY_yARP0rtarCnpCQLkgVCg"),
    ("22", "7B7SHsmchAR0dFcDCuSFjJAo7tX87krQ", "XOgHwwR3Upfp5sZYk6ZKzvV25a4RBVu8"),
    ("X", "w0WZEvgJF0zf_P4yyTzjjv9oW1z61HHP", "v7noePfnNpK8ghYXEqZ9NukMXW7YeNsm"),
    ("Y", "8_liLu1aycC0tPQPFmUaGXJLDs5SbPZ5", "BT7QyW5iXaX_1PSX-msSGYsqRdMKqkj-"),
];

/// The digest of a chromosome by its canonical name, without the prefix `SQ.`.
pub fn accession(assembly: Assembly, chrom: &str) -> Option<&'static str> {
    let (_, grch38, grch37) = CHROMOSOMES.iter().find(|(name, ..)| *name == chrom)?;
    match assembly {
        Assembly::GRCh38 => Some(grch38),
        Assembly::GRCh37 => Some(grch37),
        Assembly::T2tChm13 => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_chromosome_has_a_digest_of_its_own_on_both_assemblies() {
        let digests: HashSet<&str> = CHROMOSOMES.iter().flat_map(|(_, a, b)| [*a, *b]).collect();
        assert_eq!(digests.len(), 48);
        assert!(digests.iter().all(|digest| digest.len() == 32));
        assert_eq!(accession(Assembly::GRCh38, "19"), Some("IIB53T8CNeJJdUqzn9V_JnRtQadwWCbl"));
        assert_eq!(accession(Assembly::GRCh37, "chr19"), None);
    }
}
