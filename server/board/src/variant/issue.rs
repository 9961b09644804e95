//! What is odd about a file or one of its lines: codes and facts, never sentences.

use serde::{Deserialize, Serialize};

use super::{Assembly, AssemblyEvidence, Caller, RoleEvidence};

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

        impl IssueCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// How much an issue of this code matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// Names of the facts of an issue of this code.
            pub fn facts(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$(stringify!($field)),*],)+ }
            }
        }

        impl Issue {
            /// The code alone.
            pub fn code(&self) -> IssueCode {
                match self { $(Self::$name { .. } => IssueCode::$name,)+ }
            }

            /// How much it matters.
            pub fn severity(&self) -> Severity {
                self.code().severity()
            }

            /// The column that every issue of this code is about.
            fn column_of_code(&self) -> Option<Column> {
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
    /// The file has no sample column: only what INFO tells of the tumour can be shown.
    NoSampleColumns {} => Info;
    /// The header names several callers.
    SeveralCallers { callers: Vec<Caller> } => Info;
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
    /// `##fileformat` is not the first line.
    FileformatNotFirst {} => Warning;
    /// `##fileformat` stands again; the first one counts.
    FileformatRepeated { given: String } => Warning;
    /// The file starts with a byte order mark.
    ByteOrderMark {} => Warning;
    /// A header line that is not `##key=value`, or whose angle brackets do not close.
    HeaderLineMalformed { text: String } => Warning;
    /// A header line has nothing after its equals sign.
    HeaderValueEmpty { key: String } => Warning;
    /// A structured header line lacks an attribute that it must have; `id` is empty when that is ID.
    HeaderAttributeMissing { kind: String, id: String, attribute: String } => Warning;
    /// A structured header line holds something that is not `name=value`.
    HeaderAttributeMalformed { kind: String, id: String, text: String } => Warning;
    /// A structured header line gives an attribute twice; the first one counts.
    HeaderAttributeRepeated { kind: String, id: String, attribute: String } => Warning;
    /// The attributes that the standard orders stand in another order.
    HeaderAttributeOrder { kind: String, id: String } => Warning;
    /// An attribute that needs double quotes has none.
    HeaderQuotesMissing { kind: String, id: String, attribute: String } => Warning;
    /// An attribute stands in quotes that its version does not have there.
    HeaderQuotesUnexpected { kind: String, id: String, attribute: String } => Warning;
    /// A quoted text holds quotes that are not escaped.
    HeaderQuoteUnescaped { kind: String, id: String } => Warning;
    /// A quoted text does not end.
    HeaderQuoteUnclosed { kind: String, id: String } => Warning;
    /// An identifier holds a character that it must not hold.
    HeaderIdInvalid { kind: String, id: String } => Warning;
    /// A Number that the version of the file does not have.
    HeaderNumberInvalid { kind: String, id: String, given: String } => Warning;
    /// A Type that does not exist, or not for this kind of line.
    HeaderTypeInvalid { kind: String, id: String, given: String } => Warning;
    /// The value of another attribute is not allowed.
    HeaderValueInvalid { kind: String, id: String, attribute: String, given: String } => Warning;
    /// A URL that cannot be one.
    HeaderUrlInvalid { key: String, given: String } => Warning;
    /// A reserved key is declared otherwise than the standard does (`Number=1`, not `Number=A`), by nobody who could be asked.
    ReservedDefinitionDiffers { kind: String, id: String, given: String, expected: String } => Warning;
    /// A reserved key is declared otherwise than the standard does, by a program that the header names.
    ReservedDefinitionVaries { kind: String, id: String, given: String, expected: String } => Info;
    /// A symbolic allele is declared whose first part is no kind of structural variant.
    AltIdUnknown { id: String } => Warning;
    /// The same kind of header line declares an identifier again; the first one counts.
    HeaderIdRepeated { kind: String, id: String } => Warning;
    /// A header line is not UTF-8; unreadable bytes are shown as replacement characters.
    HeaderNotUtf8 {} => Warning;
    /// The `#CHROM` line is separated by spaces.
    ColumnsSeparatedBySpaces {} => Warning;
    /// FORMAT is named, but no sample after it.
    FormatWithoutSamples {} => Warning;
    /// A sample column has no name.
    SampleNameEmpty {} => Warning;
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
    /// An INFO key is not declared.
    InfoKeyUndeclared { key: String } => Info, Info;
    /// A FORMAT key is not declared.
    FormatKeyUndeclared { key: String } => Info, Format;
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
    /// An allele of the line stands on a line before it, compared after trimming.
    RecordRepeated { first_line: u64 } => Warning, Pos;
    /// The ID column has an empty entry or a blank.
    IdInvalid { given: String } => Warning, Id;
    /// An identifier stands twice in the ID column.
    IdRepeated { id: String } => Warning, Id;
    /// An identifier stands on an earlier line, too.
    IdInSeveralRecords { first_line: u64 } => Info, Id;
    /// The reference allele holds codes for several bases.
    ReferenceAmbiguous { given: String } => Warning, Ref;
    /// Reference and alternate allele are the same; the allele gives no call.
    AlleleEqualsReference { allele: String } => Warning, Alt;
    /// An alternate allele stands twice on the line.
    AlternateRepeated { allele: String } => Warning, Alt;
    /// The quality is no number and is read as missing.
    QualityUnreadable { given: String } => Warning, Qual;
    /// The quality is below zero.
    QualityNegative { given: String } => Warning, Qual;
    /// A filter is named twice.
    FilterRepeated { filter: String } => Warning, Filter;
    /// The name of a filter is empty or holds a blank.
    FilterInvalid { filter: String } => Warning, Filter;
    /// A filter has the name `0`, which is reserved.
    FilterReserved { filter: String } => Warning, Filter;
    /// FILTER holds `.` beside a filter.
    FilterMissingAmongOthers { given: String } => Warning, Filter;
    /// An INFO key stands twice; the first one counts.
    InfoKeyRepeated { key: String } => Warning, Info;
    /// An INFO key has an equals sign and no value.
    InfoValueEmpty { key: String } => Warning, Info;
    /// An INFO key is no name.
    InfoKeyInvalid { key: String } => Warning, Info;
    /// An INFO key that is no flag stands without an equals sign.
    InfoValueMissing { key: String } => Warning, Info;
    /// An INFO key has another number of values than its Number.
    InfoValueCount { key: String, found: u64, expected: u64 } => Warning, Info;
    /// An INFO value is not of its Type.
    InfoValueType { key: String, given: String, expected: String } => Warning, Info;
    /// An INFO Integer is beyond 32 bits or one of the eight reserved numbers.
    InfoValueOutOfRange { key: String, given: String } => Warning, Info;
    /// A count or fraction of the standard is below zero.
    InfoValueNegative { key: String, given: String } => Warning, Info;
    /// A flag has a value other than 0 and 1.
    InfoFlagWithValue { key: String, given: String } => Warning, Info;
    /// An INFO Float is written with a decimal comma.
    InfoDecimalComma { key: String, given: String } => Warning, Info;
    /// An INFO number is written as a percentage.
    InfoPercent { key: String, given: String } => Warning, Info;
    /// END is before POS.
    InfoEndBeforePosition { end: u64, pos: u64 } => Warning, Info;
    /// CIGAR is none.
    InfoCigarInvalid { given: String } => Warning, Info;
    /// SVCLAIM is none of the claims that there are.
    InfoClaimInvalid { given: String } => Warning, Info;
    /// A deletion or duplication does not say whether it is claimed from depth, from its junction, or both.
    InfoClaimMissing { allele: String } => Warning, Info;
    /// A structural allele is claimed from what its kind cannot be claimed from.
    InfoClaimUnfit { allele: String, given: String } => Warning, Info;
    /// The unit of a tandem repeat is not made of bases.
    RepeatUnitInvalid { given: String } => Warning, Info;
    /// The unit of a tandem repeat has another length than is given for it.
    RepeatUnitLength { unit: String, given: String } => Warning, Info;
    /// The units of a tandem repeat have a length each, but are not counted in whole numbers.
    RepeatCountNotWhole { given: String } => Warning, Info;
    /// A confidence interval does not hold zero.
    IntervalWithoutZero { key: String, given: String } => Warning, Info;
    /// A FORMAT key is no name.
    FormatKeyInvalid { key: String } => Warning, Format;
    /// FORMAT has an empty key.
    FormatKeyEmpty {} => Warning, Format;
    /// A FORMAT key stands twice; the first one counts.
    FormatKeyRepeated { key: String } => Warning, Format;
    /// GT is there, but not the first key.
    GenotypeNotFirst {} => Warning, Format;
    /// A genotype is none.
    GenotypeInvalid { sample: String, given: String } => Warning, Sample;
    /// A genotype names an allele beyond those of the line, which has `alleles` with its reference.
    GenotypeAlleleUnknown { sample: String, given: String, alleles: u64 } => Warning, Sample;
    /// A sample has more values than FORMAT has keys.
    SampleValuesTooMany { sample: String, found: u64, declared: u64 } => Warning, Sample;
    /// A sample's value is empty.
    SampleValueEmpty { sample: String, key: String } => Warning, Sample;
    /// A sample's key has another number of values than its Number.
    SampleValueCount { sample: String, key: String, found: u64, expected: u64 } => Warning, Sample;
    /// A sample's value is not of its Type.
    SampleValueType { sample: String, key: String, given: String, expected: String } => Warning, Sample;
    /// A sample's Integer is beyond 32 bits or one of the eight reserved numbers.
    SampleValueOutOfRange { sample: String, key: String, given: String } => Warning, Sample;
    /// A sample's Float is written with a decimal comma.
    SampleDecimalComma { sample: String, key: String, given: String } => Warning, Sample;
    /// A sample's number is written as a percentage.
    SamplePercent { sample: String, key: String, given: String } => Warning, Sample;
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
    /// An HGVS description cannot be read; it is shown as it stands.
    HgvsUnreadable { given: String } => Warning, Info;
    /// The other end of a breakend is on no line of the file: half an adjacency is shown.
    BreakendMateMissing { mate: String } => Info, Alt;
    /// A value of a table is no number and is read as missing.
    TableValueUnreadable { name: String, given: String } => Warning;
    /// A column of a table is not used.
    TableColumnUnused { name: String } => Info;

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
    /// A line of a table has fewer cells than its header has columns.
    TableCellsMissing { found: u64, declared: u64 } => Error;
    /// A value that a line of a table needs is missing or cannot be read.
    TableValueInvalid { name: String, given: String } => Error;
}

impl Issue {
    /// The column it is about, for an issue of a data line.
    pub fn column(&self) -> Option<Column> {
        match self {
            Self::FieldEmpty { column } => Some(*column),
            other => other.column_of_code(),
        }
    }
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
