use board::variant::IssueCode::{self, *};

use super::*;

fn codes(kind: &str, list: &str, version: Version) -> Vec<IssueCode> {
    let attributes = Attributes::parse(list);
    let mut found = Vec::new();
    Meta::new(kind, &attributes, version).check(&mut |issue| found.push(issue.code()));
    found
}

const DP: &str = r#"ID=DP,Number=1,Type=Integer,Description="Depth""#;

#[test]
fn well_formed_lines_have_nothing_wrong() {
    for version in [Version::V4_1, Version::V4_3, Version::V4_5] {
        assert_eq!(codes("INFO", DP, version), []);
        assert_eq!(codes("contig", "ID=1,length=249250621,URL=ftp://user@host:8080/path", version), []);
        assert_eq!(codes("FILTER", r#"ID=q10,Description="""#, version), []);
        assert_eq!(codes("INFO", r#"ID=ID3,Number=A,Type=Flag,Description="""#, version), []);
    }
    assert_eq!(codes("META", "ID=Assay,Type=String,Number=.,Values=[WholeGenome, Exome]", Version::V4_5), []);
    assert_eq!(codes("PEDIGREE", "Derived=P,Original=G", Version::V4_2), []);
    assert_eq!(codes("anything", "Number=N,x", Version::V4_3), []);
}

#[test]
fn what_a_line_must_say_is_asked_for() {
    let version = Version::V4_3;
    assert_eq!(codes("contig", "length=5", version), [HeaderAttributeMissing]);
    assert_eq!(codes("PEDIGREE", "Original=G", version), [HeaderAttributeMissing]);
    assert_eq!(codes("SAMPLE", "Assay=Exome", version), [HeaderAttributeMissing]);
    assert_eq!(
        codes("SAMPLE", r#"ID=S,Mixture=.3;.7,Description="x""#, Version::V4_1),
        [HeaderAttributeMissing]
    );
    assert_eq!(codes("INFO", "ID=DP,Number=1,Type=Integer", version), [HeaderAttributeMissing]);
}

#[test]
fn numbers_types_and_order_follow_the_version() {
    let with = |number, ty| format!(r#"ID=DP,Number={number},Type={ty},Description="x""#);
    assert_eq!(codes("INFO", &with("N", "Integer"), Version::V4_3), [HeaderNumberInvalid]);
    assert_eq!(codes("FORMAT", &with("R", "Integer"), Version::V4_1), [HeaderNumberInvalid]);
    assert_eq!(codes("FORMAT", &with("R", "Integer"), Version::V4_2), []);
    assert_eq!(codes("INFO", &with("1", "Int"), Version::V4_2), [HeaderTypeInvalid]);
    assert_eq!(codes("FORMAT", &with("0", "Flag"), Version::V4_2), [HeaderTypeInvalid]);
    let turned = r#"Number=1,Type=Integer,Description="x",ID=DP"#;
    assert_eq!(codes("INFO", turned, Version::V4_2), [HeaderAttributeOrder]);
    assert_eq!(
        codes("ALT", r#"ID=DEL,Type=String,Number=1,Description="x""#, Version::V4_2),
        [HeaderAttributeOrder]
    );
}

#[test]
fn quotes_are_minded() {
    let version = Version::V4_2;
    assert_eq!(codes("ALT", r#"ID=DEL,Description="a "b" c""#, version), [HeaderQuoteUnescaped]);
    assert_eq!(codes("ALT", r#"ID=DEL,Description="a b"#, version), [HeaderQuoteUnclosed]);
    assert_eq!(codes("FILTER", "ID=q10,Description=Low", version), [HeaderQuotesMissing]);
    let mixture = r#"ID=S,Genomes=A;B,Mixture=".3;.7",Description="x""#;
    assert_eq!(codes("SAMPLE", mixture, version), [HeaderQuotesUnexpected]);
    assert_eq!(codes("SAMPLE", r#"ID=S,Genomes="A,B",Description="x""#, Version::V4_3), []);
}

#[test]
fn identifiers_cannot_hold_what_separates_them() {
    let alt = |id| codes("ALT", &format!(r#"ID={id},Description="x""#), Version::V4_2);
    for id in ["DEL:A B", "DEL:A,B", "DEL:A<B", "DEL:A>B", "<M>"] {
        assert_eq!(alt(id), [HeaderIdInvalid], "{id}");
    }
    assert_eq!(codes("contig", "ID=1 A", Version::V4_2), [HeaderIdInvalid]);
    assert_eq!(codes("contig", "ID=HLA-A*01:01,length=5", Version::V4_3), []);
    assert_eq!(codes("SAMPLE", "ID=1.*,Assay=Exome", Version::V4_3), [HeaderIdInvalid]);
    assert_eq!(codes("PEDIGREE", "ID=P,Original=Some,thing", Version::V4_3), [HeaderAttributeMalformed]);
    assert_eq!(codes("INFO", &format!("{DP},ID=DQ"), Version::V4_2), [HeaderAttributeRepeated]);
}

#[test]
fn other_values_are_minded() {
    assert_eq!(codes("PEDIGREE", "ID=P,Mother=Some body", Version::V4_3), [HeaderValueInvalid]);
    assert_eq!(codes("META", "ID=A,Number=1,Type=String,Values=plain", Version::V4_3), [HeaderValueInvalid]);
    assert_eq!(codes("contig", "ID=1,length=long", Version::V4_2), [HeaderValueInvalid]);
    assert_eq!(codes("contig", "ID=1,URL=ftp://8080:8080/a", Version::V4_2), [HeaderUrlInvalid]);
}

#[test]
fn a_host_is_a_name_or_an_address() {
    for url in
        ["ftp://www.ebi.ac.uk:8080/a", "http://123.0.1.2:8080/a", "ftp://user@host:8080/a?b=c", "file:///a"]
    {
        assert!(is_url(url), "{url}");
    }
    assert!(is_url("hg38.fa") && !is_url("ftp://8080:8080/not-valid"));
}

#[test]
fn kinds_of_symbolic_alleles_are_known_by_their_first_part() {
    assert!(is_known_alt("DUP:TANDEM", Version::V4_1) && is_known_alt("NON_REF", Version::V4_1));
    assert!(!is_known_alt("DEL1", Version::V4_2) && is_known_alt("customcontig", Version::V4_3));
    assert!(!is_known_alt("THIS:IS-NOT-VALID", Version::V4_3));
}

#[test]
fn a_hostile_line_is_judged_in_a_moment() {
    let many = 200_000;
    for piece in ["a,", "a=1,", "a=[,", "\"\" ", "a=\"x\"y,"] {
        let found = codes("INFO", &piece.repeat(many), Version::V4_2);
        assert!(found.contains(&HeaderAttributeMissing), "{piece}");
    }
}
