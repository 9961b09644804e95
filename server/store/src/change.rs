//! One statement that changes rows.

/// Runs a statement within a unit of work and gives how many rows it touched:
/// `change!(unit, "DELETE FROM t WHERE id = $1", [id])?`.
macro_rules! change {
    ($unit:expr, $sql:expr, [$($value:expr),* $(,)?]) => {
        $crate::within!(&mut $unit.conn, c => {
            sqlx::query($sql)$(.bind($value))*.execute(&mut *c).await.map(|done| done.rows_affected())
        })
    };
}
pub(crate) use change;
