//! Coming back: without a gap, or with the whole state.

use serde_json::json;
use store::both;
use story::{Line, Meeting};

both! {
    async fn who_was_away_for_a_while_gets_what_was_missed_and_no_more(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, johan, ..] = meeting.begin().await;
        let last = annika.done(meeting.note("Heard by all.")).await["seq"].as_u64().unwrap();
        drop(johan);
        for words in ["Missed 1.", "Missed 2.", "Missed 3."] {
            annika.done(meeting.note(words)).await;
        }
        let browser = meeting.server.sign_in("Johan Ekström").await;
        let mut johan = Line::hello(&browser, &meeting.session, Some(last)).await;
        assert_eq!(johan.next("welcome").await["head_seq"], last + 3);
        let missed = johan.next("events").await;
        let numbers: Vec<u64> =
            missed["events"].as_array().unwrap().iter().map(|event| event["seq"].as_u64().unwrap()).collect();
        assert_eq!(numbers, [last + 1, last + 2, last + 3]);
        let next = annika.done(meeting.note("Heard again.")).await["seq"].clone();
        assert_eq!(johan.event("note.added").await["seq"], next);
        assert!(johan.left().all(|frame| frame["t"] != "snapshot"));
    }

    async fn a_gap_is_filled_when_asked_for(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, ..] = meeting.begin().await;
        let first = annika.done(meeting.note("One.")).await["seq"].as_u64().unwrap();
        annika.done(meeting.note("Two.")).await;
        annika.event("note.added").await;
        annika.event("note.added").await;
        annika.say(json!({ "t": "resume", "last": { "epoch": 1, "seq": first } })).await;
        assert_eq!(annika.event("note.added").await["seq"], first + 1);
    }

    async fn another_epoch_or_a_place_that_never_was_gets_a_snapshot(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, ..] = meeting.begin().await;
        annika.event("case.presented").await;
        for last in [json!({ "epoch": 2, "seq": 1 }), json!({ "epoch": 1, "seq": 4_000 })] {
            annika.say(json!({ "t": "resume", "last": last })).await;
            let snapshot = annika.next("snapshot").await;
            assert_eq!(snapshot["state"]["items"][0]["state"], "presenting");
        }
    }

    async fn a_reader_who_falls_behind_gets_the_whole_state_and_holds_nobody_up(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, mut petra, mut mikael] = meeting.begin().await;
        let browser = meeting.server.sign_in("Elin Hedberg").await;
        let mut slow = Line::open_narrow(&browser, &meeting.session).await;
        slow.greet(None).await;
        slow.next("snapshot").await;
        let words = "x".repeat(60_000);
        let mut last = None;
        // Far more than the sockets' own buffers hold, and nothing of it is read; at once, since a frame has ten seconds to
        // leave.
        for _ in 0..13 {
            let mut given = Vec::new();
            for line in [&mut annika, &mut johan, &mut petra, &mut mikael] {
                given.push([line.give(meeting.note(&words)).await, line.give(meeting.note(&words)).await]);
            }
            for (line, ids) in [&mut annika, &mut johan, &mut petra, &mut mikael].into_iter().zip(&given) {
                line.answer(&ids[0]).await;
                last = last.max(line.answer(&ids[1]).await["seq"].as_u64());
            }
        }
        assert!(slow.next("resync").await["head_seq"].is_u64());
        let snapshot = slow.next("snapshot").await;
        assert!(snapshot["seq"].as_u64() <= last);
        let notes = snapshot["state"]["items"][0]["notes"].as_array().unwrap().len();
        assert!(notes > 40, "{notes}");
    }
}
