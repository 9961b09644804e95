//! Several servers on one PostgreSQL; on SQLite the second is kept out.

use std::time::Duration;

use store::{CannotOpen, NotLocked, Stop, Unit};

use crate::notes::{entry, look, stream};

#[test]
fn two_nodes_on_postgres_never_fork_and_see_each_others_entries_in_order() {
    store::testing::on_postgres(async |database| {
        let (one, two) = (database.open_node(1).await.unwrap(), database.open_node(2).await.unwrap());
        let mut feeds = [one.feed.subscribe(), two.feed.subscribe()];
        let writes = (0..300u16).map(|n| {
            let writer = if n % 2 == 0 { one.writer.clone() } else { two.writer.clone() };
            async move { writer.look(entry(&stream((n % 5) as u8), "note")).await.unwrap() }
        });
        futures_util::future::join_all(writes).await;
        assert_eq!(one.journal.verify().await.unwrap(), two.journal.verify().await.unwrap());
        assert_eq!(one.journal.size().await.unwrap(), 300);
        for n in 0..5 {
            let entries = two.journal.stream_after(&stream(n), 0, 100).await.unwrap();
            let numbers: Vec<i64> = entries.iter().map(|entry| entry.placed.stream_seq).collect();
            assert_eq!(numbers, (1..=60).collect::<Vec<i64>>());
        }
        for feed in &mut feeds {
            for seq in 0..300 {
                let next = tokio::time::timeout(Duration::from_secs(5), feed.recv()).await.unwrap().unwrap();
                assert_eq!(next.placed.seq, seq);
            }
        }
        one.close().await;
        two.close().await;
    })
    .unwrap();
}

#[test]
fn what_another_node_commits_is_here_long_before_the_next_poll_also_after_the_hints_were_lost() {
    store::testing::on_postgres(async |database| {
        let (one, two) = (database.open_node(1).await.unwrap(), database.open_node(2).await.unwrap());
        let mut feed = two.feed.subscribe();
        for round in ["at first", "after every connection that listens was ended"] {
            let mut waits = Vec::new();
            for _ in 0..30 {
                tokio::time::sleep(Duration::from_millis(30)).await;
                let seq = one.writer.look(look()).await.unwrap().first_seq;
                let since = std::time::Instant::now();
                assert_eq!(Some(feed.recv().await.unwrap().placed.seq), seq);
                waits.push(since.elapsed());
            }
            waits.sort();
            assert!(waits[15] < Duration::from_millis(50), "{round}: {waits:?}");
            let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'";
            let store::Db::Postgres(pool) = &one.db else { panic!("not PostgreSQL") };
            sqlx::query(end).execute(pool).await.unwrap();
            tokio::time::sleep(Duration::from_millis(600)).await;
        }
        one.close().await;
        two.close().await;
    })
    .unwrap();
}

#[test]
fn a_frozen_node_does_not_stop_the_others() {
    store::testing::on_postgres(async |database| {
        let (one, two) = (database.open_node(1).await.unwrap(), database.open_node(2).await.unwrap());
        let frozen = one.writer.write(async |unit: &mut Unit| {
            unit.append(look()).await?;
            // Blocks the writer's thread itself: its own timeout cannot fire, as after a SIGSTOP.
            std::thread::sleep(Duration::from_secs(4));
            Ok::<_, Stop<()>>(())
        });
        let other = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            tokio::time::timeout(Duration::from_secs(3), two.writer.look(look())).await
        };
        let (frozen, other) = tokio::join!(frozen, other);
        assert_eq!(other.unwrap().unwrap().first_seq, Some(0));
        assert!(frozen.is_err(), "{frozen:?}");
        assert_eq!(one.journal.size().await.unwrap(), 1);
        one.close().await;
        two.close().await;
    })
    .unwrap();
}

#[test]
fn a_second_server_on_one_data_directory_is_kept_out() {
    store::testing::on_sqlite(async |database| {
        let store = database.open().await.unwrap();
        let second = database.open().await.err().unwrap();
        assert!(matches!(second, CannotOpen::Locked(NotLocked::InUse { .. })), "{second:?}");
        store.close().await;
        database.open().await.unwrap().close().await;
    })
    .unwrap();
}
