//! What a viewer may not see never reaches the wire, and every look is in the record.

use serde_json::{Value, json};
use store::both;
use story::{Line, Meeting, command};

/// The events that came over the line, in order.
fn events(line: &Line) -> Vec<Value> {
    let frames = line.heard.iter().map(|text| serde_json::from_str::<Value>(text).unwrap());
    frames.filter_map(|frame| frame["events"].as_array().cloned()).flatten().collect()
}

both! {
    async fn a_recused_viewer_gets_numbers_without_a_gap_and_nothing_else_of_the_case(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let recuse = json!({ "item": meeting.items[0], "recused": true });
        let turned = johan.done(command("conflict.declare", recuse)).await["seq"].as_u64().unwrap();
        let snapshot = johan.wait(|frame| frame["t"] == "snapshot" && frame["seq"] == turned).await;
        assert_eq!(snapshot["state"]["items"][0]["presented"], Value::Null);
        assert_eq!(snapshot["state"]["items"][0]["question"], "");
        let mark = johan.heard.len();
        annika.done(meeting.note("Not for the recused.")).await;
        let last = annika.done(command("case.set_down", json!({ "item": meeting.items[0] }))).await["seq"].clone();
        annika.done(command("presenter.set", json!({ "person": snapshot["state"]["chair"] }))).await;
        johan.event("presenter.set").await;
        let seen: Vec<(u64, bool)> = events(&johan)
            .iter()
            .map(|event| (event["seq"].as_u64().unwrap(), event["event"].is_null() && event["actor"].is_null()))
            .filter(|(seq, _)| *seq > turned)
            .collect();
        assert_eq!(last, turned + 2);
        assert_eq!(seen, [(turned + 1, true), (turned + 2, true), (turned + 3, false)]);
        assert!(johan.heard[mark..].iter().all(|text| !text.contains("Not for the recused")));
    }

    async fn who_comes_back_to_a_case_gets_it_whole(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let declare = |recused: bool| json!({ "item": meeting.items[0], "recused": recused });
        johan.done(command("conflict.declare", declare(true))).await;
        annika.done(meeting.note("Said meanwhile.")).await;
        let back = johan.done(command("conflict.declare", declare(false))).await["seq"].clone();
        let snapshot = johan.wait(|frame| frame["t"] == "snapshot" && frame["seq"] == back).await;
        assert_eq!(snapshot["state"]["items"][0]["notes"][0]["text"], "Said meanwhile.");
    }

    async fn a_blind_vote_is_on_no_other_line_before_the_ballot_closes(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, mut petra, mut mikael] = meeting.begin().await;
        let ballot = meeting.open_ballot(&mut annika, true).await;
        johan.done(meeting.vote(&ballot, 1)).await;
        petra.done(meeting.vote(&ballot, 1)).await;
        mikael.done(meeting.vote(&ballot, 1)).await;
        annika.done(meeting.vote(&ballot, 0)).await;
        let person = meeting.server.sign_in("Elin Hedberg").await;
        let mut late = Line::hello(&person, &meeting.session, None).await;
        let snapshot = late.next("snapshot").await;
        let votes = snapshot["state"]["items"][0]["ballots"][0]["votes"].as_array().unwrap();
        assert_eq!(votes.iter().map(|vote| vote["choice"].clone()).collect::<Vec<_>>(), vec![Value::Null; 4]);
        let mut hidden = 0;
        for _ in 0..4 {
            let event = annika.event("vote.cast").await;
            let (own, choice) = (event["actor"] == snapshot["state"]["chair"], &event["event"]["body"]["vote"]["choice"]);
            assert_eq!(choice.is_null(), !own, "{event}");
            hidden += u32::from(choice.is_null());
        }
        assert_eq!(hidden, 3);
        let option = json!({ "choice": "option", "index": 1 }).to_string();
        assert!(annika.heard.iter().chain(&late.heard).all(|text| !text.contains(&option)));
        let close = json!({ "item": meeting.items[0], "ballot": ballot, "override_reason": null });
        annika.done(command("ballot.close", close)).await;
        let closed = late.event("ballot.closed").await;
        assert_eq!(closed["event"]["body"]["result"]["counts"], json!([1, 3]));
        assert_eq!(closed["event"]["body"]["votes"][0]["choice"]["index"], 1);
    }

    async fn each_person_s_look_at_a_presented_case_is_one_entry(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let mut lines = meeting.begin().await;
        for line in &mut lines {
            line.event("case.presented").await;
        }
        let browser = meeting.server.sign_in("Annika Berglund").await;
        let mut second = Line::hello(&browser, &meeting.session, None).await;
        second.next("snapshot").await;
        meeting.server.stop().await;
        let record = meeting.server.record().await;
        let session = meeting.session.parse().unwrap();
        let looks = record.journal.about(session, None, 1000).await.unwrap();
        let of = |kind: &str| {
            let mut actors: Vec<_> =
                looks.iter().filter(|entry| entry.kind == kind).map(|entry| entry.who.actor).collect();
            let all = actors.len();
            actors.sort();
            actors.dedup();
            (all, actors.len())
        };
        assert_eq!(of("case.looked_at"), (4, 4));
        assert_eq!(of("agenda.looked_at"), (4, 4));
        record.close().await;
    }
}
