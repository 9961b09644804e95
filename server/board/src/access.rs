//! Who may do what: one function over role, relation to the case and action. What it refuses, nobody learns exists.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::person::Role;

/// What a person wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Action {
    /// Find a patient by pseudonym or number.
    LookUpPatient,
    /// Enter a patient, a disease, a specimen, an analysis.
    EnterPatient,
    CreateCase,
    /// List and open cases.
    ReadCase,
    UploadVariantFile,
    /// See inherited calls, as the laboratory that interprets them.
    ReadGermline,
    /// Mark a variant for the board.
    MarkVariant,
    ScheduleSession,
    ReadSession,
    /// Be in a session's room.
    JoinSession,
    SignDecision,
    ReadDecision,
    /// Note to whom the board's answer was handed over.
    DeliverResult,
    /// Take note of the answer, as whoever brought the case or treats the patient.
    AcknowledgeResult,
    /// See who did and saw what.
    ReadJournal,
    ExportBundle,
}

impl Action {
    /// Every action, in the order of this page.
    pub const ALL: [Self; 16] = [
        Self::LookUpPatient,
        Self::EnterPatient,
        Self::CreateCase,
        Self::ReadCase,
        Self::UploadVariantFile,
        Self::ReadGermline,
        Self::MarkVariant,
        Self::ScheduleSession,
        Self::ReadSession,
        Self::JoinSession,
        Self::SignDecision,
        Self::ReadDecision,
        Self::DeliverResult,
        Self::AcknowledgeResult,
        Self::ReadJournal,
        Self::ExportBundle,
    ];
}

/// How a person relates to a case, or to the board that a session belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Relation {
    /// Referred the case, entered it, or works on its analyses.
    CaseTeam,
    /// A member of the case's board, of any kind but guest.
    Board,
    None,
}

impl Relation {
    /// Every relation, closest first.
    pub const ALL: [Self; 3] = [Self::CaseTeam, Self::Board, Self::None];
}

/// Whether `role` may do `action` with that `relation`. A person with several roles may do what any of them may.
pub fn may(role: Role, relation: Relation, action: Action) -> bool {
    use Action::{
        AcknowledgeResult, CreateCase, DeliverResult, EnterPatient, ExportBundle, JoinSession, LookUpPatient,
        MarkVariant, ReadCase, ReadDecision, ReadGermline, ReadJournal, ReadSession, ScheduleSession,
        SignDecision, UploadVariantFile,
    };
    let related = relation != Relation::None;
    match role {
        Role::Coordinator => match action {
            LookUpPatient | EnterPatient | CreateCase | ReadCase | ScheduleSession | ReadSession
            | JoinSession | ReadDecision | DeliverResult => true,
            UploadVariantFile | ReadGermline | MarkVariant | SignDecision | AcknowledgeResult
            | ReadJournal | ExportBundle => false,
        },
        Role::Secretary => match action {
            ReadCase | ReadSession | JoinSession | ReadDecision | DeliverResult => related,
            _ => false,
        },
        Role::Referrer | Role::TreatingPhysician => match action {
            LookUpPatient | EnterPatient | CreateCase => true,
            ReadCase | ReadSession | JoinSession | ReadDecision | DeliverResult => related,
            AcknowledgeResult => relation == Relation::CaseTeam,
            _ => false,
        },
        Role::Geneticist => match action {
            ReadCase | ReadSession | JoinSession | ReadDecision | UploadVariantFile | ReadGermline
            | MarkVariant => related,
            _ => false,
        },
        Role::ContactNurse => match action {
            ReadCase | ReadSession | JoinSession | ReadDecision | DeliverResult => related,
            _ => false,
        },
        Role::Pathologist | Role::TrialCoordinator => match action {
            ReadCase | ReadSession | JoinSession | ReadDecision => related,
            _ => false,
        },
        Role::BoardMember => match action {
            ReadCase | ReadSession | JoinSession | ReadDecision | SignDecision | DeliverResult => {
                relation == Relation::Board
            }
            _ => false,
        },
        Role::Auditor => matches!(action, ReadDecision | ReadJournal | ExportBundle),
        Role::DataProtectionOfficer => action == ReadJournal,
        Role::Statistician | Role::Administrator => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(role: Role) -> Vec<(Relation, Action)> {
        let all = Relation::ALL.into_iter().flat_map(|relation| Action::ALL.map(|action| (relation, action)));
        all.filter(|(relation, action)| may(role, *relation, *action)).collect()
    }

    #[test]
    fn an_administrator_and_a_statistician_may_do_nothing_with_patients() {
        assert_eq!(cells(Role::Administrator), []);
        assert_eq!(cells(Role::Statistician), []);
    }

    #[test]
    fn an_auditor_reads_decisions_and_the_journal_and_changes_nothing() {
        let mut actions: Vec<Action> = cells(Role::Auditor).into_iter().map(|(_, action)| action).collect();
        actions.dedup();
        actions.sort();
        actions.dedup();
        assert_eq!(actions, [Action::ReadDecision, Action::ReadJournal, Action::ExportBundle]);
    }

    #[test]
    fn nobody_outside_a_case_reads_it_but_the_coordinator() {
        let may_read = Role::ALL.into_iter().filter(|role| may(*role, Relation::None, Action::ReadCase));
        assert_eq!(may_read.collect::<Vec<_>>(), [Role::Coordinator]);
    }

    #[test]
    fn inherited_calls_are_for_the_geneticists_of_the_case_alone() {
        let may_read = |relation| {
            Role::ALL
                .into_iter()
                .filter(move |role| may(*role, relation, Action::ReadGermline))
                .collect::<Vec<_>>()
        };
        assert_eq!(may_read(Relation::CaseTeam), [Role::Geneticist]);
        assert_eq!(may_read(Relation::Board), [Role::Geneticist]);
        assert_eq!(may_read(Relation::None), []);
    }

    #[test]
    fn only_who_brought_the_case_takes_note_of_the_answer() {
        let may = |relation| {
            let action = Action::AcknowledgeResult;
            Role::ALL.into_iter().filter(move |role| may(*role, relation, action)).collect::<Vec<_>>()
        };
        assert_eq!(may(Relation::CaseTeam), [Role::Referrer, Role::TreatingPhysician]);
        assert_eq!((may(Relation::Board), may(Relation::None)), (vec![], vec![]));
    }

    #[test]
    fn only_board_members_sign() {
        let may_sign = Role::ALL.into_iter().filter(|role| may(*role, Relation::Board, Action::SignDecision));
        assert_eq!(may_sign.collect::<Vec<_>>(), [Role::BoardMember]);
    }
}
