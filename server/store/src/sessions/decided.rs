//! Recommendations, dissents, decisions and signatures, and what follows from a signed decision.

use board::case::CaseState;
use board::decision::{ContentHash, Signature, SignatureMeaning, Statement};
use board::follow_up::TrialReferralState;
use board::ids::{AgendaItemId, TaskId, TrialReferralId};
use board::recommendation::{Recommendation, RecommendationContent};
use board::session::{Event, ItemState};
use uuid::Uuid;

use super::project::{case_state, item_state};
use crate::change::change;
use crate::columns::{Json, Number, Word};
use crate::entry::Placed;
use crate::reader::{Reader, read};
use crate::seal;
use crate::trouble::Trouble;
use crate::unit::Unit;

/// A recommendation was proposed, revised or withdrawn.
pub(super) async fn drafted(unit: &mut Unit, event: &Event) -> Result<(), Trouble> {
    match event {
        Event::Proposed { item, recommendation } | Event::Revised { item, recommendation } => {
            put(unit, *item, recommendation).await
        }
        Event::Withdrawn { recommendation, .. } => {
            let at = unit.now().micros();
            change!(
                unit,
                "UPDATE recommendation SET withdrawn_at = $1 WHERE id = $2",
                [at, recommendation.0]
            )?;
            Ok(())
        }
        _ => Ok(()),
    }
}

async fn put(unit: &mut Unit, item: AgendaItemId, new: &Recommendation) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO recommendation (id, item, \"case\", revision, content, proposed_by, proposed_at) \
         VALUES ($1, $2, (SELECT \"case\" FROM agenda_item WHERE id = $2), $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE \
         SET revision = excluded.revision, content = excluded.content",
        [
            new.id.0,
            item.0,
            Number(new.revision),
            Json(&new.content),
            new.proposed_by.0,
            new.proposed_at.micros(),
        ]
    )?;
    Ok(())
}

/// A dissent was recorded or taken back.
pub(super) async fn dissent(unit: &mut Unit, event: &Event) -> Result<(), Trouble> {
    match event {
        Event::DissentRecorded { item, dissent } => {
            change!(
                unit,
                "INSERT INTO dissent (item, person, name, reason, recorded_at) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (item, person) DO UPDATE SET reason = excluded.reason, recorded_at = excluded.recorded_at",
                [item.0, dissent.person.0, &dissent.name, &dissent.reason, dissent.at.micros()]
            )?;
        }
        Event::DissentWithdrawn { item, person } => {
            change!(unit, "DELETE FROM dissent WHERE item = $1 AND person = $2", [item.0, person.0])?;
        }
        _ => {}
    }
    Ok(())
}

/// A statement was frozen, for the first time or anew: then earlier signatures vouch for it no more.
pub(super) async fn frozen(
    unit: &mut Unit,
    item: AgendaItemId,
    content_sha256: &ContentHash,
    statement: &Statement,
    placed: Placed,
) -> Result<(), Trouble> {
    let decision = statement.decision;
    change!(
        unit,
        "INSERT INTO decision (id, item, \"case\", session, version, content_sha256, decided_by, decided_at, frozen_seq) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET version = excluded.version, \
         content_sha256 = excluded.content_sha256, decided_by = excluded.decided_by, decided_at = excluded.decided_at, \
         frozen_seq = excluded.frozen_seq, signed_at = NULL",
        [
            decision.0,
            item.0,
            statement.case.case.0,
            statement.session.0,
            Number(statement.version),
            content_sha256.as_str(),
            statement.decided_by.0,
            statement.decided_at.micros(),
            placed.seq,
        ]
    )?;
    change!(unit, "UPDATE recommendation SET decision = NULL WHERE decision = $1", [decision.0])?;
    for recommendation in &statement.recommendations {
        change!(
            unit,
            "UPDATE recommendation SET decision = $1 WHERE id = $2",
            [decision.0, recommendation.id.0]
        )?;
    }
    item_state(unit, item, ItemState::Decided).await?;
    case_state(unit, item, CaseState::Decided).await
}

/// The statement of an item was taken back before it was signed: the board talks on. Earlier signed ones stay.
pub(super) async fn withdrawn(unit: &mut Unit, item: AgendaItemId) -> Result<(), Trouble> {
    let at = unit.now().micros();
    change!(
        unit,
        "UPDATE recommendation SET decision = NULL WHERE decision IN \
         (SELECT id FROM decision WHERE item = $1 AND withdrawn_at IS NULL AND signed_at IS NULL)",
        [item.0]
    )?;
    change!(
        unit,
        "UPDATE decision SET withdrawn_at = $1 WHERE item = $2 AND withdrawn_at IS NULL AND signed_at IS NULL",
        [at, item.0]
    )?;
    item_state(unit, item, ItemState::Presenting).await?;
    case_state(unit, item, CaseState::OnAgenda).await
}

/// A case was taken off the agenda. Where the board had taken a signed one up again, the signed version stands.
pub(super) async fn off_the_agenda(unit: &mut Unit, item: AgendaItemId) -> Result<(), Trouble> {
    let signed: Option<(i64,)> = read!(&mut Reader::from(&mut *unit), c => {
        sqlx::query_as("SELECT count(*) FROM decision WHERE item = $1 AND signed_at IS NOT NULL AND withdrawn_at IS NULL")
            .bind(item.0)
            .fetch_optional(c)
            .await
    })?;
    let (item_is, case_is) = match signed {
        Some((1..,)) => (ItemState::Signed, CaseState::Signed),
        _ => (ItemState::Withdrawn, CaseState::Accepted),
    };
    item_state(unit, item, item_is).await?;
    case_state(unit, item, case_is).await
}

/// Somebody signed. With the last signature that the board requires, the recommendations get owners' tasks and trial
/// referrals.
pub(super) async fn signed(
    unit: &mut Unit,
    item: AgendaItemId,
    signature: &Signature,
    completes: Option<bool>,
    placed: Placed,
) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO signature (id, decision, content_sha256, signer, printed_name, discipline, meaning, signed_at, \
         authenticated_at, authentication, seq) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
            signature.id.0,
            signature.decision.0,
            signature.content_sha256.as_str(),
            signature.signer.0,
            &signature.printed_name,
            Word(signature.discipline),
            Word(signature.meaning),
            signature.at.micros(),
            signature.authenticated_at.micros(),
            &signature.authentication,
            placed.seq,
        ]
    )?;
    if !completes.unwrap_or(signature.meaning == SignatureMeaning::Approved) {
        return Ok(());
    }
    change!(
        unit,
        "UPDATE decision SET signed_at = $1 WHERE id = $2",
        [signature.at.micros(), signature.decision.0]
    )?;
    item_state(unit, item, ItemState::Signed).await?;
    case_state(unit, item, CaseState::Signed).await?;
    let stated: Vec<(Uuid, Uuid, Json<RecommendationContent>)> = read!(&mut Reader::from(&mut *unit), c => {
        sqlx::query_as("SELECT id, \"case\", content FROM recommendation WHERE decision = $1 ORDER BY id")
            .bind(signature.decision.0)
            .fetch_all(c)
            .await
    })?;
    for (recommendation, case, Json(content)) in stated {
        follow(unit, recommendation, case, &content).await?;
    }
    Ok(())
}

/// A task for the owner of a recommendation, and a referral to be tracked when it is one to a trial.
async fn follow(
    unit: &mut Unit,
    recommendation: Uuid,
    case: Uuid,
    content: &RecommendationContent,
) -> Result<(), Trouble> {
    let now = unit.now();
    if let Some(owner) = content.owner() {
        change!(
            unit,
            "INSERT INTO task (id, \"case\", owner, due, recommendation) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (recommendation) DO UPDATE SET owner = excluded.owner, due = excluded.due",
            [TaskId::at(now, seal::random()?).0, case, owner.person.0, Word(owner.due), recommendation]
        )?;
    }
    if let RecommendationContent::TrialReferral { trial, title, site, .. } = content {
        change!(
            unit,
            "INSERT INTO trial (id, title) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
            [trial, title]
        )?;
        change!(
            unit,
            "INSERT INTO trial_referral (id, recommendation, trial, site, state) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (recommendation) DO UPDATE SET trial = excluded.trial, site = excluded.site",
            [
                TrialReferralId::at(now, seal::random()?).0,
                recommendation,
                trial,
                site,
                Word(TrialReferralState::Decided),
            ]
        )?;
    }
    Ok(())
}
