//! The texts that a board writes together.

use serde_json::json;
use store::both;
use story::{Browser, Line, Meeting, Paper, Refused, command};

/// Annika and Johan, who take part in a session with its first case presented, with their lines and browsers.
async fn two(meeting: &Meeting) -> (Vec<Line>, Browser, Browser) {
    let lines = meeting.begin().await.into();
    let annika = meeting.server.sign_in("Annika Berglund").await;
    let johan = meeting.server.sign_in("Johan Ekström").await;
    (lines, annika, johan)
}

async fn refused_to(browser: &Browser, item: &str) -> Option<Refused> {
    let origin = format!("http://{}", browser.address);
    Paper::try_open(browser, item, 1, "", Some(&origin)).await.err()
}

/// The chair proposes nothing, reads it back and decides.
async fn decide(meeting: &Meeting, chair: &mut Line) {
    let item = &meeting.items[0];
    let content = json!({ "kind": "no_recommendation", "reason": "standard_treatment_first", "explanation": "First line." });
    chair.done(command("recommendation.propose", json!({ "item": item, "content": content }))).await;
    chair.done(command("readback.begin", json!({ "item": item }))).await;
    chair.done(command("case.decide_by_consensus", json!({ "item": item }))).await;
}

both! {
    async fn two_people_who_type_at_once_read_the_same_and_learn_what_is_saved(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (_lines, annika, johan) = two(&meeting).await;
        let mut one = Paper::open(&annika, &meeting.items[0], 1).await;
        let mut other = Paper::open(&johan, &meeting.items[0], 2).await;
        for turn in 0..20 {
            one.write("notes", 0, &format!("a{turn} ")).await;
            other.write("notes", 0, &format!("j{turn} ")).await;
            other.write("rationale", 0, "r").await;
        }
        one.erase("notes", 0, 2).await;
        one.saved().await;
        other.saved().await;
        one.write("notes", 0, "The end. ").await;
        one.saved().await;
        other.reads("notes", "The end.").await;
        one.reads("rationale", &"r".repeat(20)).await;
        assert_eq!(one.text("notes"), other.text("notes"));
        assert_eq!(one.text("rationale"), other.text("rationale"));
        let mut third = Paper::open(&annika, &meeting.items[0], 3).await;
        third.told(true).await;
        assert_eq!(third.text("notes"), one.text("notes"));
    }

    async fn every_word_that_another_screen_showed_is_there_after_a_kill(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let (_lines, annika, johan) = two(&meeting).await;
        let mut writer = Paper::open(&annika, &meeting.items[0], 1).await;
        let mut reader = Paper::open(&johan, &meeting.items[0], 2).await;
        for turn in 0..200 {
            writer.write("notes", 0, &format!("w{turn:03} ")).await;
        }
        reader.reads("notes", "w060").await;
        meeting.server.kill().await;
        assert_eq!((reader.closed().await, writer.closed().await), (None, None));
        let shown = reader.text("notes");
        let saved = 200 - writer.unsaved();
        assert!(shown.split_whitespace().count() > 60 && saved < 200, "{saved} of 200 were saved before the kill");
        meeting.server = meeting.server.start_again().await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let after = Paper::open(&annika, &meeting.items[0], 3).await.text("notes");
        for word in shown.split_whitespace() {
            assert!(after.contains(word), "{word} was shown and is gone");
        }
        for turn in 0..saved {
            assert!(after.contains(&format!("w{turn:03}")), "w{turn:03} was said to be saved and is gone");
        }
    }

    async fn what_is_no_update_of_plain_text_closes_the_line_and_leaves_nothing(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (_lines, annika, johan) = two(&meeting).await;
        let mut reader = Paper::open(&johan, &meeting.items[0], 2).await;
        let nested: Vec<u8> =
            [1, 1, 1, 0, 8, 1, 5].into_iter().chain(*b"notes").chain([117, 1].repeat(20_000)).chain([1, 126, 0]).collect();
        let elsewhere: Vec<u8> = [1, 1, 1, 0, 4, 1, 6].into_iter().chain(*b"secret").chain([1, b'x', 0]).collect();
        let floating = vec![1, 1, 1, 0, 0x84, 9, 0, 1, b'x', 0];
        let claims = vec![0xff, 0xff, 0xff, 0x7a];
        for update in [vec![7], vec![], claims, nested, elsewhere, floating] {
            let mut writer = Paper::open(&annika, &meeting.items[0], 1).await;
            writer.offer(update.clone()).await;
            assert_eq!(writer.closed().await, Some(4400), "{:?}", &update[..update.len().min(16)]);
        }
        for bytes in [vec![9], vec![0, 5, 0], vec![]] {
            let mut writer = Paper::open(&annika, &meeting.items[0], 1).await;
            writer.say_bytes(bytes.clone()).await;
            assert_eq!(writer.closed().await, Some(4400), "{bytes:?}");
        }
        let mut writer = Paper::open(&annika, &meeting.items[0], 1).await;
        writer.say_bytes(vec![0; 300 * 1024]).await;
        assert_eq!(writer.closed().await, Some(1009));
        let mut writer = Paper::open(&annika, &meeting.items[0], 1).await;
        writer.write("notes", 0, "After all that.").await;
        reader.reads("notes", "After all that.").await;
        assert_eq!(reader.text("notes"), "After all that.");
        assert_eq!(reader.came.len(), 1);
    }

    async fn nobody_writes_under_anothers_client(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let (_lines, annika, johan) = two(&meeting).await;
        let mut one = Paper::open(&annika, &meeting.items[0], 7).await;
        one.write("notes", 0, "Mine.").await;
        one.saved().await;
        let mut other = Paper::open(&johan, &meeting.items[0], 7).await;
        other.write("notes", 0, "Not mine.").await;
        assert_eq!(other.closed().await, Some(4406));
        meeting.server.kill().await;
        meeting.server = meeting.server.start_again().await;
        let johan = meeting.server.sign_in("Johan Ekström").await;
        let mut other = Paper::open(&johan, &meeting.items[0], 7).await;
        other.write("notes", 0, "Not mine.").await;
        assert_eq!(other.closed().await, Some(4406));
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut one = Paper::open(&annika, &meeting.items[0], 7).await;
        one.write("notes", 5, " Again.").await;
        one.saved().await;
        assert_eq!(one.text("notes"), "Mine. Again.");
    }

    async fn the_text_is_frozen_with_its_hash_when_the_case_is_decided_and_goes_on_as_another_version(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (mut lines, annika, _) = two(&meeting).await;
        let item = meeting.items[0].clone();
        let mut paper = Paper::open_version(&annika, &item, 1, 1).await;
        paper.told(true).await;
        paper.write("rationale", 0, "Fits.").await;
        paper.write("notes", 0, "Said.").await;
        paper.saved().await;
        decide(&meeting, &mut lines[0]).await;
        let frozen = lines[1].event("decision.frozen").await["event"]["body"].clone();
        assert_eq!(frozen["statement"]["rationale"], "Fits.");
        let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(b"Fits."));
        assert_eq!(frozen["texts"]["rationale"], json!({ "text": "Fits.", "sha256": hash }));
        assert_eq!(frozen["texts"]["notes"]["text"], "Said.");
        paper.told(false).await;
        paper.write("rationale", 5, " Too late.").await;
        assert_eq!(paper.closed().await, Some(4423));
        let mut reader = Paper::open_version(&annika, &item, 2, 1).await;
        reader.told(false).await;
        assert_eq!(reader.text("rationale"), "Fits.");
        let withdraw = json!({ "item": item, "reason": "A dose is missing." });
        lines[0].done(command("decision.withdraw", withdraw)).await;
        assert_eq!(reader.closed().await, Some(4410));
        let mut former = Paper::open_version(&annika, &item, 1, 1).await;
        assert_eq!(former.closed().await, Some(4410));
        let mut next = Paper::open_version(&annika, &item, 3, 2).await;
        next.told(true).await;
        next.write("rationale", 5, " At half the dose.").await;
        next.saved().await;
        assert_eq!(next.text("rationale"), "Fits. At half the dose.");
    }

    async fn a_rationale_that_changes_after_the_read_back_is_read_back_again(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (mut lines, annika, _) = two(&meeting).await;
        let item = &meeting.items[0];
        let mut paper = Paper::open(&annika, item, 1).await;
        let content = json!({ "kind": "no_recommendation", "reason": "other", "explanation": "First line." });
        lines[0].done(command("recommendation.propose", json!({ "item": item, "content": content }))).await;
        lines[0].done(command("readback.begin", json!({ "item": item }))).await;
        paper.write("notes", 0, "Read aloud.").await;
        paper.write("rationale", 0, "Changed since.").await;
        paper.saved().await;
        lines[1].event("readback.ended").await;
        let reason = lines[0].refused(command("case.decide_by_consensus", json!({ "item": item }))).await;
        assert_eq!(reason, json!({ "code": "not_read_back" }));
        lines[0].done(command("readback.begin", json!({ "item": item }))).await;
        paper.write("notes", 0, "Again. ").await;
        paper.saved().await;
        lines[0].done(command("case.decide_by_consensus", json!({ "item": item }))).await;
    }

    async fn who_has_no_part_in_the_session_or_comes_from_elsewhere_gets_nothing(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (_lines, mut annika, _) = two(&meeting).await;
        let stranger = meeting.server.sign_in("Ulla Stenmark").await;
        assert_eq!(refused_to(&stranger, &meeting.items[0]).await, Some(Refused(404)));
        assert_eq!(refused_to(&annika, &meeting.cases[0]).await, Some(Refused(404)));
        for origin in [Some("http://evil.example"), None] {
            let opened = Paper::try_open(&annika, &meeting.items[0], 1, "", origin).await;
            assert_eq!(opened.err(), Some(Refused(403)), "{origin:?}");
        }
        annika.cookie = "samsyn-demo=made-up".to_owned();
        assert_eq!(refused_to(&annika, &meeting.items[0]).await, Some(Refused(401)));
    }

    async fn a_recused_member_loses_the_text_at_once_and_a_guest_only_reads_until_they_take_part(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (mut lines, _, johan) = two(&meeting).await;
        let item = &meeting.items[0];
        let mut paper = Paper::open(&johan, item, 1).await;
        paper.told(true).await;
        lines[1].done(command("conflict.declare", json!({ "item": item, "recused": true }))).await;
        assert_eq!(paper.closed().await, Some(4403));
        assert_eq!(refused_to(&johan, item).await, Some(Refused(404)));
        let maja = meeting.server.sign_in("Maja Lindqvist").await;
        let mut guest = Paper::open(&maja, item, 2).await;
        guest.told(false).await;
        guest.write("notes", 0, "From outside.").await;
        assert_eq!(guest.closed().await, Some(4423));
        let mut guest = Paper::open(&maja, item, 3).await;
        let mut line = meeting.join("Maja Lindqvist").await;
        guest.told(true).await;
        guest.write("notes", 0, "From inside.").await;
        guest.saved().await;
        line.done(command("attendance.leave", json!({ "person": maja.person }))).await;
        guest.told(false).await;
    }

    async fn signing_out_closes_the_document_and_a_stop_says_goodbye(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let (_lines, annika, johan) = two(&meeting).await;
        let mut one = Paper::open(&annika, &meeting.items[0], 1).await;
        let mut other = Paper::open(&johan, &meeting.items[0], 2).await;
        assert_eq!(annika.request("POST", "/api/v1/sign-out", None).await.status, 204);
        assert_eq!(one.closed().await, Some(4401));
        let (code, ()) = tokio::join!(other.closed(), meeting.server.stop());
        assert_eq!(code, Some(1012));
    }

    async fn a_caret_goes_under_the_name_of_who_is_signed_in_and_leaves_with_them(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (_lines, annika, johan) = two(&meeting).await;
        let mut one = Paper::open(&annika, &meeting.items[0], 1).await;
        let mut other = Paper::open(&johan, &meeting.items[0], 2).await;
        one.point(1, 1, r#"{"user":{"name":"The minister"},"cursor":5}"#).await;
        let (client, json) = other.sees("cursor").await;
        assert!(client == 1 && json.contains("Annika Berglund") && !json.contains("minister"), "{json}");
        other.point(1, 9, "null").await;
        other.point(2, 1, r#"{"cursor":1}"#).await;
        one.sees("Johan Ekström").await;
        assert!(one.carets.iter().all(|(_, json)| json != "null"), "{:?}", one.carets);
        drop(one);
        assert_eq!(other.sees("null").await.0, 1);
    }

    async fn a_document_of_a_thousand_updates_opens_from_one(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let (_lines, annika, _) = two(&meeting).await;
        let mut paper = Paper::open(&annika, &meeting.items[0], 1).await;
        for _ in 0..10 {
            for _ in 0..100 {
                paper.write("notes", 0, "x").await;
            }
            paper.saved().await;
            // A thousand at once is more than anybody types.
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        }
        meeting.server.stop().await;
        let record = meeting.server.record().await;
        let counts = async |sql: &'static str| -> i64 {
            store::on!(&record.db, pool => sqlx::query_scalar(sql).fetch_one(pool).await).unwrap()
        };
        assert_eq!(counts("SELECT count(*) FROM text_update").await, 1000);
        assert!(counts("SELECT max(n) FROM text_snapshot").await >= 500);
        assert_eq!(counts("SELECT count(DISTINCT person) FROM text_update").await, 1);
        assert_eq!(counts("SELECT count(*) FROM journal WHERE kind LIKE 'text%'").await, 0);
        record.close().await;
        meeting.server = meeting.server.start_again().await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        assert_eq!(Paper::open(&annika, &meeting.items[0], 2).await.text("notes"), "x".repeat(1000));
    }

    async fn more_messages_than_anybody_types_close_the_line(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (_lines, annika, _) = two(&meeting).await;
        let mut paper = Paper::open(&annika, &meeting.items[0], 1).await;
        for _ in 0..400 {
            paper.say_bytes(vec![3]).await;
        }
        assert_eq!(paper.closed().await, Some(4429));
        let mut open = Vec::new();
        for client in 0..8 {
            open.push(Paper::open(&annika, &meeting.items[0], 10 + client).await);
        }
        assert_eq!(Paper::open(&annika, &meeting.items[0], 99).await.closed().await, Some(4409));
    }

    /// On SQLite, which one server has to itself, both browsers are at that one.
    async fn what_is_typed_at_one_node_is_read_at_the_other_with_its_caret(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let (_lines, annika, johan) = two(&meeting).await;
        let second = match database.url.starts_with("postgres") {
            true => Some(meeting.server.start_beside().await),
            false => None,
        };
        let johan = match &second {
            Some(second) => second.sign_in("Johan Ekström").await,
            None => johan,
        };
        let mut one = Paper::open(&annika, &meeting.items[0], 1).await;
        let mut other = Paper::open(&johan, &meeting.items[0], 2).await;
        one.write("notes", 0, "From here. ").await;
        other.reads("notes", "From here.").await;
        other.write("notes", 11, "From there.").await;
        one.reads("notes", "From here. From there.").await;
        for turn in 0..20 {
            one.write("notes", 0, &format!("h{turn} ")).await;
            other.write("notes", 0, &format!("t{turn} ")).await;
        }
        one.saved().await;
        other.saved().await;
        one.point(1, 1, r#"{"cursor":3}"#).await;
        assert!(other.sees("cursor").await.1.contains("Annika Berglund"));
        one.write("notes", 0, "End. ").await;
        other.reads("notes", "End.").await;
        one.saved().await;
        assert_eq!(one.text("notes"), other.text("notes"));
    }
}
