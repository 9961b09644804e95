//! How lines end, and what is still there afterwards.

use std::time::{Duration, Instant};

use serde_json::json;
use store::both;
use story::{Line, Meeting};

both! {
    async fn signing_out_closes_the_line_also_when_nobody_says_a_word(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut line = Line::hello(&annika, &meeting.session, None).await;
        line.next("snapshot").await;
        assert_eq!(annika.request("POST", "/api/v1/sign-out", None).await.status, 204);
        let ended = Instant::now();
        assert_eq!(line.closed().await, Some(4401));
        assert!(ended.elapsed() < Duration::from_secs(3));
    }

    async fn a_stop_says_goodbye_and_when_to_come_back(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let [mut annika, ..] = meeting.begin().await;
        let (stopped, ()) = tokio::join!(
            async {
                let bye = annika.next("bye").await;
                (bye, annika.closed().await)
            },
            meeting.server.stop(),
        );
        let (bye, code) = stopped;
        assert_eq!((&bye["code"], code), (&json!(1012), Some(1012)));
        assert!(bye["retry_after_ms"].is_u64());
    }

    async fn what_was_acknowledged_before_a_kill_is_there_after_the_next_start(database: Database) {
        let mut meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let mut given = Vec::new();
        for number in 0..12 {
            let words = format!("Said {number}.");
            let line = if number % 2 == 0 { &mut annika } else { &mut johan };
            given.push((line.give(meeting.note(&words)).await, words));
        }
        let acked = annika.answer(&given[4].0).await;
        assert_eq!(acked["t"], "ack");
        meeting.server.kill().await;
        assert_eq!((annika.closed().await, johan.closed().await), (None, None));
        let answered = |line: &Line| -> Vec<String> {
            let acks = line.heard.iter().filter(|text| text.contains("\"t\":\"ack\""));
            let ids = given.iter().map(|(id, _)| id);
            ids.filter(|id| acks.clone().any(|ack| ack.contains(id.as_str()))).cloned().collect()
        };
        let acked: Vec<String> = answered(&annika).into_iter().chain(answered(&johan)).collect();
        meeting.server = meeting.server.start_again().await;
        let browser = meeting.server.sign_in("Annika Berglund").await;
        let mut annika = Line::hello(&browser, &meeting.session, None).await;
        let snapshot = annika.next("snapshot").await;
        let kept = snapshot["state"]["items"][0]["notes"].to_string();
        for (id, words) in &given {
            assert!(!acked.contains(id) || kept.contains(words), "{words} was acknowledged and is gone");
        }
        // Sent again under their ids, the commands of this person are each there once.
        for (id, words) in given.iter().step_by(2) {
            annika.give_as(id, meeting.note(words)).await;
            assert_eq!(annika.answer(id).await["t"], "ack");
        }
        let mut fresh = Line::hello(&browser, &meeting.session, None).await;
        let notes = fresh.next("snapshot").await["state"]["items"][0]["notes"].clone();
        for (_, words) in given.iter().step_by(2) {
            let times = notes.as_array().unwrap().iter().filter(|note| note["text"] == words.as_str()).count();
            assert_eq!(times, 1, "{words}");
        }
    }
}
