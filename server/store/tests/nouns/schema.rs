//! The two databases have the same tables and columns.

use std::collections::BTreeSet;

use sqlx::SqlitePool;
use store::{Calls, Db};

/// Tables with their columns, as `table.column`.
async fn sqlite_columns(pool: &SqlitePool) -> BTreeSet<String> {
    sqlx::query_scalar(
        "SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> '_sqlx_migrations'",
    )
    .fetch_all(pool)
    .await
    .unwrap()
    .into_iter()
    .collect()
}

async fn columns(database: store::testing::Database) -> BTreeSet<String> {
    let store = database.open().await.unwrap();
    let calls = Calls::open(&store.db, database.directory()).await.unwrap();
    let found = match &store.db {
        Db::Sqlite(main) => {
            let rows = format!("sqlite:{}", database.directory().join("variants.db").display());
            let rows = SqlitePool::connect(&rows).await.unwrap();
            sqlite_columns(main).await.into_iter().chain(sqlite_columns(&rows).await).collect()
        }
        Db::Postgres(pool) => sqlx::query_scalar(
            "SELECT table_name || '.' || column_name FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'",
        )
        .fetch_all(pool)
        .await
        .unwrap()
        .into_iter()
        .collect(),
    };
    calls.close().await;
    store.close().await;
    found
}

#[test]
fn both_databases_have_the_same_tables_and_columns() -> Result<(), store::testing::Failure> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let other = sender.clone();
    store::testing::on_sqlite(async move |database| sender.send(columns(database).await).unwrap())?;
    store::testing::on_postgres(async move |database| other.send(columns(database).await).unwrap())?;
    let (sqlite, postgres) = (receiver.recv()?, receiver.recv()?);
    assert!(sqlite.contains("case.question") && sqlite.contains("call.allele"), "{sqlite:?}");
    assert_eq!(sqlite, postgres);
    Ok(())
}
