//! What was done and seen is in the journal.

use std::time::Duration;

use board::ids::PersonId;
use serde_json::{Value, json};
use store::{Recorded, Store, both};

use crate::acts::World;
use crate::asking::Ask;
use crate::place::Place;

/// Looks of the requests that change something, and what the server does by itself: told elsewhere.
const BESIDE: [&str; 6] = [
    "case.looked_at",
    "cases.listed",
    "decision.looked_at",
    "patient.looked_at",
    "agenda.looked_at",
    "variant_file.read",
];

/// Entries when everything until now has a checkpoint.
async fn size(world: &World) -> i64 {
    tokio::time::sleep(Duration::from_millis(2500)).await;
    let answer = Ask::by(&world.ulla, "GET", "/api/v1/journal/checkpoint").send().await;
    let note = String::from_utf8(answer.body).unwrap();
    note.lines().nth(1).unwrap().parse().unwrap()
}

async fn since(record: &Store, seq: i64) -> Vec<Recorded> {
    record.journal.entries_from(seq, 10_000).await.unwrap()
}

fn kinds(entries: &[Recorded]) -> Vec<(&str, PersonId)> {
    entries.iter().map(|entry| (entry.kind.as_str(), entry.who.actor)).collect()
}

both! {
    async fn every_request_that_changes_something_leaves_its_entry(database: Database) {
        let mut world = World::decided(&database).await;
        let before = size(&world).await;
        let changes = world.changes();
        for act in &changes {
            let answer = act.by(&act.who).send().await;
            assert!((200..300).contains(&answer.status), "{}: {answer:?}", act.route);
        }
        assert_eq!(Ask::by(&world.mikael, "POST", "/api/v1/sign-out").send().await.status, 204);
        let annika = json!({ "person": world.annika.person });
        let answer = Ask::nobody(world.annika.address, "POST", "/api/v1/demo/sign-in").document(&annika).send().await;
        assert_eq!(answer.status, 204);
        world.meeting.server.stop().await;
        let record = world.meeting.server.record().await;
        let entries = since(&record, before).await;
        let done: Vec<_> = kinds(&entries).into_iter().filter(|(kind, _)| !BESIDE.contains(kind)).collect();
        let mut expected: Vec<_> = changes.iter().map(|act| (act.kind, act.who.person)).collect();
        expected.push(("person.signed_out", world.mikael.person));
        expected.push(("person.signed_in", world.annika.person));
        assert_eq!(done, expected);
        record.close().await;
    }

    async fn every_request_that_shows_a_patients_data_leaves_its_entry(database: Database) {
        let mut world = World::decided(&database).await;
        let looks = world.looks().await;
        let before = size(&world).await;
        for act in &looks {
            let answer = act.by(&act.who).send().await;
            assert_eq!(answer.status, 200, "{}: {answer:?}", act.route);
        }
        world.meeting.server.stop().await;
        let record = world.meeting.server.record().await;
        let entries = since(&record, before).await;
        let expected: Vec<_> = looks.iter().map(|act| (act.kind, act.who.person)).collect();
        assert_eq!(kinds(&entries), expected);
        record.close().await;
    }

    async fn a_look_is_on_disk_before_its_answer_and_the_next_minutes_belong_to_it(database: Database) {
        let mut place = Place::open(&database).await;
        let case = place.bench("Rowan 4172").await.case;
        let petra = place.server.sign_in("Petra Sandell").await;
        for _ in 0..3 {
            petra.get(&format!("/api/v1/cases/{case}")).await;
        }
        place.server.kill().await;
        let record = place.server.record().await;
        let entries = since(&record, 0).await;
        let of_petra: Vec<_> = kinds(&entries).into_iter().filter(|(_, actor)| *actor == petra.person).collect();
        assert_eq!(of_petra, [("person.signed_in", petra.person), ("case.looked_at", petra.person)]);
        let look = entries.iter().find(|entry| entry.who.actor == petra.person && entry.kind == "case.looked_at").unwrap();
        assert_eq!((look.purpose.as_str(), look.who.unit.as_str()), ("care", "Clinical pathology"));
        let leaf = record.journal.raw_entry(look.placed.seq).await.unwrap().unwrap().leaf;
        let leaf: Value = serde_json::from_slice(&leaf).unwrap();
        let about = leaf["about"].as_array().unwrap();
        assert!(about.contains(&json!(case)) && about.contains(&json!(petra.person)), "{leaf}");
        record.close().await;
    }

    async fn a_refused_upload_and_a_refused_command_leave_an_entry_of_the_refusal(database: Database) {
        let mut world = World::decided(&database).await;
        let bench = world.rowan.clone();
        let before = size(&world).await;
        let upload = crate::place::send(&world.mikael, "empty.vcf", Some(&bench.case), Vec::new()).await;
        assert_eq!(upload["refusal"], json!({ "code": "empty" }));
        let again = json!({ "case": world.meeting.cases[0], "planned_minutes": 15 });
        let agenda = format!("/api/v1/sessions/{}/agenda", world.meeting.session);
        let refused = Ask::by(&world.sara, "POST", &agenda).document(&again).send().await;
        assert_eq!(refused.problem(409, "refused"), json!({ "code": "already" }));
        world.meeting.server.stop().await;
        let record = world.meeting.server.record().await;
        let entries = since(&record, before).await;
        let refusals: Vec<_> = kinds(&entries).into_iter().filter(|(kind, _)| kind.ends_with(".refused")).collect();
        assert_eq!(refusals, [("variant_file.refused", world.mikael.person), ("command.refused", world.sara.person)]);
        record.close().await;
    }
}
