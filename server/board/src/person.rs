//! People: what one may do (role), what one knows (discipline), and where one works.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::ids::PersonId;

/// What a person may do. A role gives no voice in a quorum; a [`Discipline`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Role {
    /// Takes referrals, builds the agenda, chases what is missing.
    Coordinator,
    /// Records a session for others.
    Secretary,
    /// Asks the board and delivers its answer.
    Referrer,
    /// Treats the patient and decides with them.
    TreatingPhysician,
    /// Uploads and triages variant files.
    Geneticist,
    /// Answers for the specimen: site, tumour cell content.
    Pathologist,
    /// Sits on a board, votes or advises as its membership says.
    BoardMember,
    /// Speaks for the patient's wishes.
    ContactNurse,
    /// Knows trials, sites and slots.
    TrialCoordinator,
    /// Reviews decisions and looks; never edits.
    Auditor,
    /// Answers for personal data.
    DataProtectionOfficer,
    /// Sees numbers, no patients.
    Statistician,
    /// Runs the installation, sees no patient content.
    Administrator,
}

impl Role {
    /// Every role, in the order of this page.
    pub const ALL: [Self; 13] = [
        Self::Coordinator,
        Self::Secretary,
        Self::Referrer,
        Self::TreatingPhysician,
        Self::Geneticist,
        Self::Pathologist,
        Self::BoardMember,
        Self::ContactNurse,
        Self::TrialCoordinator,
        Self::Auditor,
        Self::DataProtectionOfficer,
        Self::Statistician,
        Self::Administrator,
    ];
}

/// What a person knows; quorum counts disciplines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Discipline {
    MedicalOncology,
    PaediatricOncology,
    ThoracicOncology,
    Pathology,
    ClinicalGenetics,
    MolecularBiology,
    Bioinformatics,
    Radiology,
    Surgery,
    Pharmacy,
    Nursing,
    ClinicalTrials,
    Administration,
    Audit,
}

/// A person as other people see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Person {
    pub id: PersonId,
    /// Given name and family name as printed under a signature.
    pub name: String,
    pub roles: Vec<Role>,
    pub discipline: Discipline,
    /// The care unit, as the journal names it.
    pub unit: String,
    /// The care provider that the unit belongs to.
    pub organisation: String,
    /// The city or centre, as the screens show it.
    pub place: String,
}

impl Person {
    /// Whether the person holds `role`.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// First letters of the first and last name: how a small picture of the person is labelled.
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace();
        let first = words.next().and_then(|word| word.chars().next());
        let last = words.next_back().and_then(|word| word.chars().next());
        first.into_iter().chain(last).collect()
    }
}
