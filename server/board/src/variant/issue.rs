//! What is odd about a file or one of its lines: codes and facts, never sentences.

use serde::{Deserialize, Serialize};

use super::{Assembly, AssemblyEvidence, RoleEvidence};

/// How much an issue matters. Only warnings and errors change what becomes of a line.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ts_rs::TS,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Severity {
    /// Good to know.
    Info,
    /// Somebody has to answer before the file can be used.
    Question,
    /// The line is used, but something in it was wrong: the line counts as warned.
    Warning,
    /// The line is not used: it counts as quarantined.
    Error,
}

/// A column of a data line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[ts(export)]
pub enum Column {
    Chrom,
    Pos,
    Id,
    Ref,
    Alt,
    Qual,
    Filter,
    Info,
    Format,
    Sample,
}

macro_rules! issues {
    ($($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* $(,)? } => $severity:ident $(, $column:ident)?;)+) => {
        /// Something odd, with its facts; `code` names it. Texts taken from the file are cut at 80 characters.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
        #[serde(tag = "code", rename_all = "snake_case")]
        #[ts(export)]
        pub enum Issue { $($(#[$doc])* $name { $($field: $type),* },)+ }

        /// The code of an [`Issue`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[ts(export)]
        pub enum IssueCode { $($(#[$doc])* $name,)+ }

        impl Issue {
            /// The code alone.
            pub fn code(&self) -> IssueCode {
                match self { $(Self::$name { .. } => IssueCode::$name,)+ }
            }

            /// How much it matters.
            pub fn severity(&self) -> Severity {
                match self { $(Self::$name { .. } => Severity::$severity,)+ }
            }

            /// The column it is about, for an issue of a data line.
            pub fn column(&self) -> Option<Column> {
                match self { $(Self::$name { .. } => issues!(@column $($column)?),)+ }
            }
        }
    };
    (@column) => { None };
    (@column $column:ident) => { Some(Column::$column) };
}

issues! {
    // What somebody has to answer.
    /// Nothing in the file tells which column is the tumour; the candidates are its columns.
    TumourSampleUndecided { candidates: Vec<String> } => Question;
    /// The file's hints name different columns as the tumour.
    TumourSampleConflict { evidence: Vec<RoleEvidence> } => Question;
    /// Nothing in the file tells the assembly.
    AssemblyUndecided { candidates: Vec<Assembly> } => Question;
    /// The file's hints tell different assemblies.
    AssemblyConflict { evidence: Vec<AssemblyEvidence> } => Question;

    // The header.
    /// The file has no sample column: no allele fraction of a sample can be shown.
    NoSampleColumns {} => Info;
    /// The tumour is decided, the role of these columns is not.
    RoleUndecided { samples: Vec<String> } => Info;
    /// The file carries no consequence annotation.
    NotAnnotated {} => Info;
    /// There is an annotation field, but the header does not declare its order.
    AnnotationUndeclared { field: String } => Warning;
    /// `##fileformat` is missing.
    FileformatMissing {} => Warning;
    /// `##fileformat` names no known version.
    FileformatUnknown { given: String } => Warning;
    /// The file starts with a byte order mark.
    ByteOrderMark {} => Warning;
    /// A header line that is not `##key=value`, or whose angle brackets do not close.
    HeaderLineMalformed { text: String } => Warning;
    /// The same kind of header line declares an identifier again; the first one counts.
    HeaderIdRepeated { kind: String, id: String } => Warning;
    /// A header line is not UTF-8; unreadable bytes are shown as replacement characters.
    HeaderNotUtf8 {} => Warning;
    /// The `#CHROM` line is separated by spaces.
    ColumnsSeparatedBySpaces {} => Warning;
    /// Two columns have the same name; the first one counts.
    SampleNameRepeated { name: String } => Warning;

    // Data lines that are used.
    /// A header line between data lines is passed over.
    HeaderLineAmongData { text: String } => Warning;
    /// An empty line is passed over; it is no data line.
    BlankLine {} => Warning;
    /// The last line has no line end: the file may be cut off.
    LastLineUnterminated {} => Warning;
    /// The line has no alternate allele and gives no call.
    NoAlternateAllele {} => Info, Alt;
    /// An allele of the line is no alteration (`*`, `<*>`, `<NON_REF>`) and gives no call.
    AlleleNotAVariant { allele: String } => Info, Alt;
    /// The contig is not declared although the header declares others.
    ContigUndeclared { chrom: String } => Info, Chrom;
    /// The filter is not declared.
    FilterUndeclared { filter: String } => Info, Filter;
    /// The caller's figure and the counts of the tumour differ.
    AlleleFractionDiffers { caller: f64, counts: f64 } => Info, Sample;
    /// An empty field is read as missing.
    FieldEmpty { column: Column } => Warning;
    /// The line has another number of sample columns than the header declares.
    SampleColumnsMismatch { found: u64, declared: u64 } => Warning, Sample;
    /// The position is past the end of its contig.
    PositionPastContigEnd { pos: u64, length: u64 } => Warning, Pos;
    /// The line comes before its predecessor on the same contig.
    Unsorted { pos: u64, previous: u64 } => Warning, Pos;
    /// The contig was left and is taken up again.
    ContigNotContiguous { chrom: String } => Warning, Chrom;
    /// The line repeats position and alleles of a line before it.
    RecordRepeated { first_line: u64 } => Warning, Pos;
    /// The reference allele holds codes for several bases.
    ReferenceAmbiguous { given: String } => Warning, Ref;
    /// Reference and alternate allele are the same; the allele gives no call.
    AlleleEqualsReference { allele: String } => Warning, Alt;
    /// The quality is no number and is read as missing.
    QualityUnreadable { given: String } => Warning, Qual;
    /// A filter is named twice.
    FilterRepeated { filter: String } => Warning, Filter;
    /// An INFO key stands twice; the first one counts.
    InfoKeyRepeated { key: String } => Warning, Info;
    /// An INFO key has an equals sign and no value.
    InfoValueEmpty { key: String } => Warning, Info;
    /// A sample's value that is needed here is no number and is read as missing.
    SampleValueUnreadable { sample: String, key: String, given: String } => Warning, Sample;
    /// An annotation entry has another number of fields than the header declares; it is not used.
    AnnotationFieldCount { found: u64, declared: u64 } => Warning, Info;
    /// An annotation entry belongs to no allele of the line; it is not used.
    AnnotationAlleleUnmatched { allele: String } => Warning, Info;
    /// A line has more annotation entries than are read; the rest is not used.
    AnnotationEntriesTooMany { found: u64, used: u64 } => Warning, Info;
    /// A consequence term is not in the severity table; it sorts last.
    ConsequenceUnknown { term: String } => Warning, Info;

    // Data lines that are quarantined.
    /// The line has fewer than the eight fixed columns.
    ColumnsMissing { found: u64 } => Error;
    /// The line is not UTF-8.
    NotUtf8 { byte: u64 } => Error;
    /// The line holds a control character.
    ControlCharacter { byte: u64, character: u8 } => Error;
    /// The chromosome is empty or cannot be a name.
    ChromInvalid { given: String } => Error, Chrom;
    /// The position is no whole number, or larger than any contig can be.
    PositionInvalid { given: String } => Error, Pos;
    /// The reference allele is not made of bases.
    ReferenceInvalid { given: String } => Error, Ref;
    /// An alternate allele is neither bases nor a symbolic or breakend allele.
    AlternateInvalid { given: String } => Error, Alt;
    /// More alternate alleles than one line can sensibly have.
    AllelesTooMany { found: u64, limit: u64 } => Error, Alt;
    /// The record reader refused the line.
    RecordUnreadable {} => Error;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_is_written_as_its_code_with_its_facts() {
        let issue = Issue::PositionPastContigEnd { pos: 300, length: 200 };
        let json = serde_json::to_string(&issue).unwrap();
        assert_eq!(json, r#"{"code":"position_past_contig_end","pos":300,"length":200}"#);
        assert_eq!(serde_json::to_string(&issue.code()).unwrap(), r#""position_past_contig_end""#);
        assert_eq!((issue.severity(), issue.column()), (Severity::Warning, Some(Column::Pos)));
    }

    #[test]
    fn an_issue_without_facts_reads_back() {
        let json = serde_json::to_string(&Issue::NotAnnotated {}).unwrap();
        assert_eq!(json, r#"{"code":"not_annotated"}"#);
        assert_eq!(serde_json::from_str::<Issue>(&json).unwrap(), Issue::NotAnnotated {});
    }
}
