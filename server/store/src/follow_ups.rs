//! What became of recommendations, and of the referrals to trials among them.

use board::follow_up::{FollowUp, Implementation, TrialReferral, TrialReferralState};
use board::ids::{CaseId, FollowUpId, PersonId, RecommendationId, TrialReferralId};
use uuid::Uuid;

use crate::change::change;
use crate::columns::{Json, Moment, Word};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    recommendation: Uuid,
    implementation: Json<Implementation>,
    recorded_at: Moment,
}

#[derive(sqlx::FromRow)]
struct ReferralRow {
    id: Uuid,
    recommendation: Uuid,
    trial: String,
    site: String,
    state: Word<TrialReferralState>,
}

/// The follow-ups of a case's recommendations, oldest first.
pub async fn of_case(from: impl Into<Reader<'_>>, case: CaseId) -> Result<Vec<FollowUp>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT f.id, f.recommendation, f.implementation, f.recorded_at FROM follow_up f \
             JOIN recommendation r ON r.id = f.recommendation WHERE r.\"case\" = $1 ORDER BY f.recorded_at, f.id",
        )
        .bind(case.0)
        .fetch_all(c)
        .await
    })?;
    let follow_up = |row: Row| FollowUp {
        id: FollowUpId(row.id),
        recommendation: RecommendationId(row.recommendation),
        implementation: row.implementation.0,
        recorded_at: row.recorded_at.0,
    };
    Ok(rows.into_iter().map(follow_up).collect())
}

/// Records a follow-up.
pub async fn make(unit: &mut Unit, follow_up: &FollowUp, recorded_by: PersonId) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO follow_up (id, recommendation, implementation, recorded_by, recorded_at) \
         VALUES ($1, $2, $3, $4, $5)",
        [
            follow_up.id.0,
            follow_up.recommendation.0,
            Json(follow_up.implementation),
            recorded_by.0,
            follow_up.recorded_at.micros(),
        ]
    )?;
    Ok(())
}

/// The trial referrals of a case, oldest first. A signed decision makes them; see [`crate::sessions::project`].
pub async fn referrals_of_case(
    from: impl Into<Reader<'_>>,
    case: CaseId,
) -> Result<Vec<TrialReferral>, Trouble> {
    let rows: Vec<ReferralRow> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT t.id, t.recommendation, t.trial, t.site, t.state FROM trial_referral t \
             JOIN recommendation r ON r.id = t.recommendation WHERE r.\"case\" = $1 ORDER BY t.id",
        )
        .bind(case.0)
        .fetch_all(c)
        .await
    })?;
    let referral = |row: ReferralRow| TrialReferral {
        id: TrialReferralId(row.id),
        recommendation: RecommendationId(row.recommendation),
        trial: row.trial,
        site: row.site,
        state: row.state.0,
    };
    Ok(rows.into_iter().map(referral).collect())
}

/// Moves a trial referral on.
pub async fn set_referral_state(
    unit: &mut Unit,
    id: TrialReferralId,
    state: TrialReferralState,
) -> Result<(), Trouble> {
    change!(unit, "UPDATE trial_referral SET state = $1 WHERE id = $2", [Word(state), id.0])?;
    Ok(())
}
