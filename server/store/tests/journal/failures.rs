//! What one bad unit may cost the others.

use std::time::{Duration, Instant};

use sqlx::AssertSqlSafe;
use store::{Failed, Stop, Store, Trouble, Unit, both, on, within};

use crate::notes::{entry, look, stream};

async fn domain_table(store: &Store) {
    let work = async |unit: &mut Unit| {
        within!(&mut unit.conn, c => sqlx::raw_sql("CREATE TABLE thing (id BIGINT PRIMARY KEY)").execute(c).await.map(|_| ()))?;
        Ok::<_, Stop<()>>(())
    };
    store.writer.write(work).await.unwrap();
}

/// Inserts a thing with an entry and then ends as it is told.
async fn thing(
    store: &Store,
    id: i64,
    end: impl FnOnce() -> Result<(), Stop<()>> + Send + 'static,
) -> Result<(), Failed<()>> {
    let work = async move |unit: &mut Unit| {
        let insert = sqlx::AssertSqlSafe(format!("INSERT INTO thing (id) VALUES ({id})"));
        within!(&mut unit.conn, c => sqlx::raw_sql(insert).execute(c).await.map(|_| ()))?;
        unit.append(entry(&stream(1), "thing.made")).await?;
        end()
    };
    store.writer.write(work).await.map(|_| ())
}

async fn things(store: &Store) -> Vec<i64> {
    on!(&store.db, pool => sqlx::query_scalar("SELECT id FROM thing ORDER BY id").fetch_all(pool).await)
        .unwrap()
}

both! {
    async fn a_panic_costs_only_its_caller(database: Database) {
        let store = database.open().await.unwrap();
        domain_table(&store).await;
        let (before, panicked, after) = tokio::join!(
            thing(&store, 1, || Ok(())),
            // Without the panic's message: naming the places of its backtrace may take longer than a batch may.
            thing(&store, 2, || std::panic::resume_unwind(Box::new("a mistake in a unit"))),
            thing(&store, 3, || Ok(())),
        );
        assert!(before.is_ok() && after.is_ok());
        assert!(matches!(panicked, Err(Failed::Panicked)), "{panicked:?}");
        assert_eq!(things(&store).await, [1, 3]);
        let numbers: Vec<i64> = store.journal.stream_after(&stream(1), 0, 9).await.unwrap().iter()
            .map(|entry| entry.placed.stream_seq).collect();
        assert_eq!(numbers, [1, 2]);
        store.close().await;
    }

    async fn a_failed_statement_takes_back_its_unit_alone(database: Database) {
        let store = database.open().await.unwrap();
        domain_table(&store).await;
        let (first, twice, other) =
            tokio::join!(thing(&store, 1, || Ok(())), thing(&store, 1, || Ok(())), thing(&store, 2, || Ok(())));
        assert!(first.is_ok() && other.is_ok());
        assert!(matches!(twice, Err(Failed::Trouble(Trouble::Database(_)))), "{twice:?}");
        assert_eq!(things(&store).await, [1, 2]);
        assert_eq!(store.journal.size().await.unwrap(), 2);
        store.close().await;
    }

    async fn a_slow_unit_costs_only_its_batch(database: Database) {
        let store = database.open().await.unwrap();
        domain_table(&store).await;
        let began = Instant::now();
        let work = async |unit: &mut Unit| {
            unit.append(entry(&stream(1), "slow")).await?;
            std::future::pending::<()>().await;
            Ok::<_, Stop<()>>(())
        };
        let slow = store.writer.write(work).await;
        assert!(matches!(slow, Err(Failed::Trouble(Trouble::TooSlow))), "{slow:?}");
        assert!(began.elapsed() < Duration::from_secs(5));
        thing(&store, 1, || Ok(())).await.unwrap();
        let entries = store.journal.entries_from(0, 10).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.kind.as_str()).collect::<Vec<_>>(), ["thing.made"]);
        store.journal.verify().await.unwrap();
        store.close().await;
    }

    async fn a_statement_that_hangs_does_not_hold_the_lock_for_long(database: Database) {
        let store = database.open().await.unwrap();
        let hang = if database.is_postgres() {
            "SELECT pg_sleep(60)"
        } else {
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        };
        let work = async move |unit: &mut Unit| {
            within!(&mut unit.conn, c => sqlx::raw_sql(hang).execute(c).await.map(|_| ()))?;
            Ok::<_, Stop<()>>(())
        };
        let slow = store.writer.write(work).await;
        assert!(matches!(slow, Err(Failed::Trouble(Trouble::TooSlow))), "{slow:?}");
        let began = Instant::now();
        while store.writer.look(look()).await.is_err() {
            assert!(began.elapsed() < Duration::from_secs(6));
        }
        assert_eq!(store.journal.size().await.unwrap(), 1);
        store.close().await;
    }

    async fn a_lost_connection_is_made_anew(database: Database) {
        let store = database.open().await.unwrap();
        store.writer.look(look()).await.unwrap();
        if database.is_postgres() {
            let end = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                       WHERE datname = current_database() AND pid <> pg_backend_pid()";
            let mut conn = <sqlx::PgConnection as sqlx::Connection>::connect(&database.url).await.unwrap();
            sqlx::raw_sql(AssertSqlSafe(end)).execute(&mut conn).await.unwrap();
        }
        let mut answer = store.writer.look(look()).await;
        for _ in 0..50 {
            if answer.is_ok() {
                break;
            }
            assert!(matches!(answer, Err(Failed::TryAgain)), "{answer:?}");
            answer = store.writer.look(look()).await;
        }
        assert_eq!(answer.unwrap().first_seq, Some(1));
        store.close().await;
    }
}
