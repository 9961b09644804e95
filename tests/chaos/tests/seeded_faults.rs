//! The checker can fail on a real run: a fault made between clients and server is caught, and its absence is not.

use chaos::check::Anomaly;
use chaos::cycle::Scene;
use chaos::fault::{Fault, in_front_of};
use chaos::place::Place;
use chaos::run::{Kind, judge};

async fn with(fault: Fault) -> Vec<Anomaly> {
    let place = Place::sqlite();
    let nodes = place.nodes(1).await;
    let address = in_front_of(nodes[0].address, fault).await;
    let mut scene = Scene::behind(place, nodes, &[address], 11).await;
    scene.cycle(Kind::KillOnSqlite).await;
    judge(&mut scene).await.0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sound_server_passes_through_the_same_way() {
    assert_eq!(with(Fault::None).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_acknowledgement_before_the_commit_is_caught() {
    let found = with(Fault::AckBeforeCommit).await;
    assert!(found.iter().any(|one| matches!(one, Anomaly::Lost { .. })), "{found:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_that_are_done_again_when_they_are_sent_again_are_caught() {
    let found = with(Fault::NoDedupe).await;
    assert!(found.iter().any(|one| matches!(one, Anomaly::Duplicated { .. })), "{found:?}");
}
