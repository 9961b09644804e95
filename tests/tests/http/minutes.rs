//! The minutes of a session that is over.

use serde_json::{Value, json};
use store::both;
use story::{Line, Meeting, command};

use crate::acts::decide;
use crate::asking::Ask;

/// The first case decided and signed, the second carried over, the session closed.
async fn closed(meeting: &Meeting) -> Line {
    let [mut chair, mut johan, ..] = meeting.begin().await;
    let ballot = meeting.open_ballot(&mut chair, true).await;
    for (line, index) in [(&mut johan, 0), (&mut chair, 0)] {
        line.done(meeting.vote(&ballot, index)).await;
    }
    let close =
        json!({ "item": meeting.items[0], "ballot": ballot, "override_reason": "Nobody else votes." });
    chair.done(command("ballot.close", close)).await;
    let to_sign = decide(meeting, &mut chair, "Nothing to target.").await;
    let annika = meeting.server.sign_in("Annika Berglund").await;
    let new = json!({ "decisions": [to_sign], "meaning": "approved" });
    let request = annika.post(&format!("/api/v1/sessions/{}/signing-requests", meeting.session), new).await;
    let confirm = format!("/api/v1/signing-requests/{}/confirm", request["id"].as_str().unwrap());
    Ask::by(&annika, "POST", &confirm)
        .document(&json!({ "person": annika.person }))
        .send()
        .await
        .document(200);
    chair.done(command("session.close", json!({ "carry_over": [meeting.items[1]] }))).await;
    chair
}

fn path(meeting: &Meeting) -> String {
    format!("/api/v1/sessions/{}/minutes", meeting.session)
}

both! {
    async fn a_closed_session_has_minutes_with_attendance_decisions_and_what_is_carried_over(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let elin = meeting.server.sign_in("Elin Hedberg").await;
        let refused = Ask::by(&elin, "GET", &path(&meeting)).send().await.problem(409, "refused");
        assert_eq!(refused, json!({ "code": "session_not", "phase": "scheduled", "needed": "closed" }));
        closed(&meeting).await;
        let minutes = elin.get(&path(&meeting)).await;
        let attended: Vec<&Value> = minutes["attendance"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
        assert_eq!(attended, ["Annika Berglund", "Johan Ekström", "Petra Sandell", "Mikael Öberg"]);
        assert_eq!((&minutes["phase"], &minutes["chair_name"]), (&json!("closed"), &json!("Annika Berglund")));
        let [first, second] = [0, 1].map(|at| minutes["cases"][at].clone());
        assert_eq!((&first["state"], &first["decision"]["reached"]["how"]), (&json!("signed"), &json!("consensus")));
        assert_eq!(first["decision"]["signatures"][0]["printed_name"], "Annika Berglund");
        assert!(first["seconds"].as_u64().is_some_and(|seconds| seconds < 600), "{first}");
        let ballot = &first["ballots"][0];
        assert_eq!((&ballot["options"][0]["votes"], &ballot["votes"]), (&json!(2), &json!([])));
        assert_eq!((&second["state"], &second["seconds"]), (&json!("carried_over"), &Value::Null));
        assert_eq!(minutes["carried_over"], json!([meeting.items[1]]));
        let ulla = meeting.server.sign_in("Ulla Stenmark").await;
        assert_eq!(Ask::by(&ulla, "GET", &path(&meeting)).send().await.problem(404, "not-found"), json!({}));
    }

    async fn who_reads_the_minutes_is_on_record_with_the_cases(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let mut chair = meeting.begin().await.into_iter().next().unwrap();
        chair.done(command("session.close", json!({ "carry_over": meeting.items }))).await;
        let elin = meeting.server.sign_in("Elin Hedberg").await;
        for _ in 0..2 {
            elin.get(&path(&meeting)).await;
        }
        meeting.server.stop().await;
        let record = meeting.server.record().await;
        let entries = record.journal.entries_from(0, 10_000).await.unwrap();
        let looks: Vec<_> = entries.iter().filter(|entry| entry.kind == "minutes.looked_at").collect();
        assert_eq!(looks.iter().map(|entry| entry.who.actor).collect::<Vec<_>>(), [elin.person]);
        let leaf = record.journal.raw_entry(looks[0].placed.seq).await.unwrap().unwrap().leaf;
        let leaf: Value = serde_json::from_slice(&leaf).unwrap();
        for case in &meeting.cases {
            assert!(leaf["about"].as_array().unwrap().contains(&json!(case)), "{leaf}");
        }
        record.close().await;
    }

    async fn the_minutes_hide_a_case_from_whoever_was_recused(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut chair, mut johan, ..] = meeting.begin().await;
        johan.done(command("conflict.declare", json!({ "item": meeting.items[0], "recused": true }))).await;
        let carried = json!({ "carry_over": meeting.items });
        chair.done(command("session.close", carried)).await;
        let johan = meeting.server.sign_in("Johan Ekström").await;
        let minutes = johan.get(&path(&meeting)).await;
        let [first, second] = [0, 1].map(|at| minutes["cases"][at].clone());
        assert_eq!((&first["hidden"], &first["pseudonym"], &first["question"]), (&json!(true), &json!(""), &json!("")));
        assert_eq!(second["hidden"], false);
        assert_ne!(second["pseudonym"], "");
    }
}
