//! An acknowledgement means on disk: under strace, the log is flushed between each commit and its acknowledgement.
//! That the check can fail is shown with SQLite's `synchronous=OFF` and PostgreSQL's `fsync=off`.

use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use chaos::cluster::{Cluster, children};
use chaos::cycle::Scene;
use chaos::history::Record;
use chaos::place::Place;
use chaos::trace::{Flushes, flushes};
use chaos::tracer::Tracer;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use uuid::Uuid;

/// Commands of a trace.
const COMMANDS: usize = 20;
/// PostgreSQL's processes take in new settings within this time.
const RELOAD: Duration = Duration::from_secs(2);

/// Gives commands one after the other while `processes` and the server are traced.
async fn traced(scene: &mut Scene, mut processes: Vec<u32>, log: &str) -> (Flushes, Vec<Uuid>) {
    processes.push(scene.nodes[0].pid());
    let before = scene.scribe.history().len();
    let tracer = Tracer::attach(&processes, scene.place.file("trace")).await;
    scene.one_by_one(COMMANDS).await;
    let trace = tracer.detach().await;
    let history = scene.scribe.history();
    let acked = history[before..].iter().filter_map(|record| match record {
        Record::Ok { cmd, .. } => Some(*cmd),
        _ => None,
    });
    (flushes(&trace, log), acked.collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_command_was_flushed_to_the_log_of_sqlite_before() {
    let mut scene = Scene::set(Place::sqlite(), 1, 5).await;
    let (found, acked) = traced(&mut scene, Vec::new(), ".db-wal").await;
    assert_eq!(acked.len(), COMMANDS);
    assert_eq!(found, Flushes { flushed: acked, unflushed: Vec::new() });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_command_was_flushed_to_the_log_of_postgresql_before_and_none_with_fsync_off() {
    let cluster = Arc::new(Cluster::start());
    let mut scene = Scene::set(Place::postgres(&cluster).await, 1, 6).await;
    let processes = |cluster: &Cluster| {
        let server = cluster.pid();
        let mut all = children(server);
        all.push(server);
        all
    };
    let (found, acked) = traced(&mut scene, processes(&cluster), "/pg_wal/").await;
    assert_eq!(acked.len(), COMMANDS);
    assert_eq!(found, Flushes { flushed: acked, unflushed: Vec::new() });

    let mut connection = cluster.connect().await;
    for sql in ["ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"] {
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    }
    tokio::time::sleep(RELOAD).await;
    let (found, acked) = traced(&mut scene, processes(&cluster), "/pg_wal/").await;
    assert_eq!(acked.len(), COMMANDS);
    assert_eq!(found, Flushes { flushed: Vec::new(), unflushed: acked });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_without_flushes_is_found_by_the_same_check() {
    for (mode, sound) in [("full", true), ("off", false)] {
        let directory = tempfile::tempdir().unwrap();
        let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_sqlite-control"))
            .arg(directory.path().join("control.db"))
            .arg(mode)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        assert_eq!(said.next_line().await.unwrap().unwrap(), "ready");
        let tracer = Tracer::attach(&[child.id().unwrap()], directory.path().join("trace")).await;
        let mut stdin = child.stdin.take().unwrap();
        let ids: Vec<Uuid> = (1..=COMMANDS as u128).map(Uuid::from_u128).collect();
        for id in &ids {
            stdin.write_all(format!("{id}\n").as_bytes()).await.unwrap();
            said.next_line().await.unwrap().unwrap();
        }
        let found = flushes(&tracer.detach().await, ".db-wal");
        let expected = if sound {
            Flushes { flushed: ids, unflushed: Vec::new() }
        } else {
            Flushes { flushed: Vec::new(), unflushed: ids }
        };
        assert_eq!(found, expected, "synchronous={mode}");
    }
}
