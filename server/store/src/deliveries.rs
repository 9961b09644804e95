//! Answers handed over, and who has taken note of them.

use board::decision::ContentHash;
use board::delivery::{Acknowledgement, Delivery, DeliveryWay};
use board::ids::{DecisionId, DeliveryId, PersonId};
use uuid::Uuid;

use crate::change::change;
use crate::columns::{Moment, Word};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    decision: Uuid,
    content_sha256: Word<ContentHash>,
    recipient: String,
    way: Word<DeliveryWay>,
    delivered_by: Uuid,
    name: String,
    delivered_at: Moment,
}

#[derive(sqlx::FromRow)]
struct NotedRow {
    decision: Uuid,
    content_sha256: Word<ContentHash>,
    person: Uuid,
    name: String,
    acknowledged_at: Moment,
}

/// The deliveries of a decision's answer, oldest first, of every content that it had.
pub async fn of_decision(
    from: impl Into<Reader<'_>>,
    decision: DecisionId,
) -> Result<Vec<Delivery>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT d.id, d.decision, d.content_sha256, d.recipient, d.way, d.delivered_by, p.name, d.delivered_at \
             FROM delivery d JOIN person p ON p.id = d.delivered_by WHERE d.decision = $1 ORDER BY d.delivered_at, d.id",
        )
        .bind(decision.0)
        .fetch_all(c)
        .await
    })?;
    let delivery = |row: Row| Delivery {
        id: DeliveryId(row.id),
        decision: DecisionId(row.decision),
        content_sha256: row.content_sha256.0,
        to: row.recipient,
        way: row.way.0,
        by: PersonId(row.delivered_by),
        by_name: row.name,
        at: row.delivered_at.0,
    };
    Ok(rows.into_iter().map(delivery).collect())
}

/// Who has taken note of a decision's answer, oldest first, of every content that it had.
pub async fn acknowledgements_of(
    from: impl Into<Reader<'_>>,
    decision: DecisionId,
) -> Result<Vec<Acknowledgement>, Trouble> {
    let rows: Vec<NotedRow> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT a.decision, a.content_sha256, a.person, p.name, a.acknowledged_at FROM acknowledgement a \
             JOIN person p ON p.id = a.person WHERE a.decision = $1 ORDER BY a.acknowledged_at, a.person",
        )
        .bind(decision.0)
        .fetch_all(c)
        .await
    })?;
    let noted = |row: NotedRow| Acknowledgement {
        decision: DecisionId(row.decision),
        content_sha256: row.content_sha256.0,
        by: PersonId(row.person),
        by_name: row.name,
        at: row.acknowledged_at.0,
    };
    Ok(rows.into_iter().map(noted).collect())
}

/// Keeps a delivery. Whether it is new: one with the same id changes nothing.
pub async fn make(unit: &mut Unit, new: &Delivery) -> Result<bool, Trouble> {
    let made = change!(
        unit,
        "INSERT INTO delivery (id, decision, content_sha256, recipient, way, delivered_by, delivered_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        [
            new.id.0,
            new.decision.0,
            new.content_sha256.as_str(),
            &new.to,
            Word(new.way),
            new.by.0,
            new.at.micros(),
        ]
    )?;
    Ok(made == 1)
}

/// Keeps that somebody has taken note of this content. Whether that is new.
pub async fn acknowledge(unit: &mut Unit, new: &Acknowledgement) -> Result<bool, Trouble> {
    let made = change!(
        unit,
        "INSERT INTO acknowledgement (decision, content_sha256, person, acknowledged_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (decision, content_sha256, person) DO NOTHING",
        [new.decision.0, new.content_sha256.as_str(), new.by.0, new.at.micros()]
    )?;
    Ok(made == 1)
}
