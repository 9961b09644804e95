//! The database itself refuses to change what is written.

use sqlx::AssertSqlSafe;
use store::{Conn, Place, Stop, Unit, both, within};

use crate::notes::{entry, look, stream};

const TABLES: [&str; 6] =
    ["journal", "journal_about", "journal_payload", "command", "merkle_node", "checkpoint"];

async fn filled(database: &store::testing::Database) {
    let store = database.open().await.unwrap();
    let command = store::Command {
        id: board::ids::CommandId(uuid::Uuid::from_u128(3)),
        actor: crate::notes::who().actor,
        body_sha256: [0; 32],
    };
    let work = async |unit: &mut Unit| {
        unit.append(entry(&stream(1), "note").about(uuid::Uuid::from_u128(4))).await?;
        Ok::<_, Stop<()>>(())
    };
    store.writer.command(command, work).await.unwrap();
    store.writer.look(look()).await.unwrap();
    store.close().await;
}

/// What the database said, or `None` when it did it.
async fn refusal(conn: &mut Conn, sql: String) -> Option<String> {
    within!(conn, c => sqlx::raw_sql(AssertSqlSafe(sql)).execute(c).await.map(|_| ()))
        .err()
        .map(|error| error.to_string())
}

both! {
    async fn update_delete_and_truncate_are_refused(database: Database) {
        filled(&database).await;
        let mut conn = database.url.parse::<Place>().unwrap().connect().await.unwrap();
        let columns = ["kind", "seq", "seq", "outcome", "hash", "note"];
        for (table, column) in TABLES.into_iter().zip(columns) {
            let mut attempts = vec![format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")];
            if database.is_postgres() {
                attempts.push(format!("TRUNCATE {table} CASCADE"));
            }
            for attempt in attempts {
                let said = refusal(&mut conn, attempt.clone()).await;
                assert!(said.as_ref().is_some_and(|said| said.contains("append-only")), "{attempt}: {said:?}");
            }
        }
    }

    async fn a_row_is_not_replaced(database: Database) {
        filled(&database).await;
        let mut conn = database.url.parse::<Place>().unwrap().connect().await.unwrap();
        for table in TABLES {
            if database.is_postgres() {
                let keys = [("journal", "seq"), ("journal_about", "subject, seq"), ("journal_payload", "seq"),
                    ("command", "id"), ("merkle_node", "level, idx"), ("checkpoint", "size")];
                let (_, key) = keys.into_iter().find(|(name, _)| *name == table).unwrap();
                let first = key.split(',').next().unwrap();
                let attempt = format!("INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {first} = EXCLUDED.{first}");
                let said = refusal(&mut conn, attempt).await;
                assert!(said.as_ref().is_some_and(|said| said.contains("append-only")), "{table}: {said:?}");
            } else {
                for recursive in ["ON", "OFF"] {
                    refusal(&mut conn, format!("PRAGMA recursive_triggers = {recursive}")).await;
                    let said = refusal(&mut conn, format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}")).await;
                    assert!(said.as_ref().is_some_and(|said| said.contains("append-only")), "{table}: {said:?}");
                }
            }
        }
    }

    async fn an_erased_key_stays_erased(database: Database) {
        filled(&database).await;
        let mut conn = database.url.parse::<Place>().unwrap().connect().await.unwrap();
        assert_eq!(refusal(&mut conn, "UPDATE data_key SET wrapped = NULL, erased_at = 1".to_owned()).await, None);
        for attempt in ["UPDATE data_key SET erased_at = 2", "DELETE FROM data_key"] {
            assert!(refusal(&mut conn, attempt.to_owned()).await.is_some(), "{attempt}");
        }
    }

    async fn a_pool_for_reading_cannot_write(database: Database) {
        let store = database.open().await.unwrap();
        let attempt = "INSERT INTO checkpoint (size, root, note, at) VALUES (1, NULL, '', 0)";
        let said = store::on!(&store.db, pool => sqlx::query(attempt).execute(pool).await.map(|_| ())).unwrap_err().to_string();
        assert!(said.contains("readonly") || said.contains("read-only"), "{said}");
        store.close().await;
    }
}
