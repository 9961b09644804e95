//! Whether enough members attend: counted from the record of attendance, by discipline and by number.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::person::Discipline;
use crate::standing::QuorumRule;

/// What one discipline has and needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DisciplineCount {
    pub discipline: Discipline,
    pub present: u8,
    pub needed: u8,
}

/// A count of voting members against a board's rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Quorum {
    pub held: bool,
    pub present: u8,
    pub needed: u8,
    pub disciplines: Vec<DisciplineCount>,
}

/// Counts the disciplines of voting members who attend and are not recused against `rule`.
pub fn count(rule: &QuorumRule, voting: impl Iterator<Item = Discipline>) -> Quorum {
    let voting: Vec<Discipline> = voting.collect();
    let disciplines: Vec<DisciplineCount> = rule
        .disciplines
        .iter()
        .map(|needed| DisciplineCount {
            discipline: needed.discipline,
            present: number(voting.iter().filter(|one| **one == needed.discipline).count()),
            needed: needed.at_least,
        })
        .collect();
    let present = number(voting.len());
    Quorum {
        held: present >= rule.at_least && disciplines.iter().all(|one| one.present >= one.needed),
        present,
        needed: rule.at_least,
        disciplines,
    }
}

fn number(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::DisciplineRule;

    fn rule() -> QuorumRule {
        QuorumRule {
            at_least: 3,
            disciplines: vec![
                DisciplineRule { discipline: Discipline::MedicalOncology, at_least: 1 },
                DisciplineRule { discipline: Discipline::Pathology, at_least: 1 },
            ],
        }
    }

    #[test]
    fn three_members_of_the_right_disciplines_are_a_quorum() {
        let present = [Discipline::MedicalOncology, Discipline::Pathology, Discipline::Radiology];
        assert!(count(&rule(), present.into_iter()).held);
    }

    #[test]
    fn three_oncologists_are_no_quorum_where_a_pathologist_is_needed() {
        let quorum = count(&rule(), [Discipline::MedicalOncology; 3].into_iter());
        assert!(!quorum.held);
        assert_eq!((quorum.disciplines[1].present, quorum.disciplines[1].needed), (0, 1));
    }

    #[test]
    fn the_right_disciplines_in_too_small_a_number_are_no_quorum() {
        let quorum = count(&rule(), [Discipline::MedicalOncology, Discipline::Pathology].into_iter());
        assert!(!quorum.held);
        assert_eq!((quorum.present, quorum.needed), (2, 3));
    }
}
