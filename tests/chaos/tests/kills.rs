//! Five cycles of every change of the code; `make chaos` runs many. One after the other: they need the machine.

use std::sync::Arc;

use chaos::cluster::Cluster;
use chaos::run::{Kind, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_servers_and_postgresql_are_killed_or_frozen() {
    let cluster = Arc::new(Cluster::start());
    for (seed, kind) in (1..).zip(Kind::ALL) {
        let tally = run(kind, 1, seed, &cluster).await;
        assert_eq!(tally.anomalies, [], "{kind}");
        assert!(tally.acks >= 200 && tally.in_flight > 0 && tally.entries > 200, "{kind}: {tally:?}");
    }
}
