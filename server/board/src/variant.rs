//! Alterations of a tumour as a laboratory's variant files tell them.
//!
//! A [`Call`] is one allele of one data line, kept with everything that says where it comes from. Reading a file
//! gives calls and an [`ImportReport`] that accounts for every line; what is odd is an [`Issue`], which carries facts
//! and no sentence; a file that is not read at all is [`NotRead`].

pub mod allele;
mod assembly;
mod call;
mod caller;
pub mod consequence;
mod fraction;
pub mod identity;
mod issue;
mod kind;
mod origin;
mod partners;
pub mod placement;
pub mod policy;
mod refusal;
mod report;
mod sample;
mod transcript;
pub mod wording;

pub use assembly::{Assembly, AssemblyEvidence, AssemblyFrom};
pub use call::{AsWritten, Call, FilterStatus};
pub use caller::Caller;
pub use consequence::Consequence;
pub use fraction::{AlleleFraction, FractionMethod, SampleCall};
pub use identity::{Identity, IdentityEvidence};
pub use issue::{Column, Issue, IssueCode, Severity};
pub use kind::{KindCounts, VariantKind};
pub use origin::Origin;
pub use partners::FusionPartners;
pub use placement::{Mismatch, Objection, Predecessor, Reason};
pub use refusal::{MissingEnd, NotRead};
pub use report::{
    Annotation, AnnotationSource, AssemblyFound, FileFormat, ImportReport, IssueExample, IssueGroup,
    SampleFound, Survey,
};
pub use sample::{RoleEvidence, RoleFrom, SampleRole};
pub use transcript::{Fact, FactSource, GeneChoice, Transcript, TranscriptChoice};
