//! Who gets a line, and how it begins.

use std::time::{Duration, Instant};

use serde_json::json;
use store::both;
use story::{Line, Meeting, Refused, command};

both! {
    async fn hello_is_answered_with_a_welcome_and_the_whole_state(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut line = Line::hello(&annika, &meeting.session, None).await;
        let welcome = line.next("welcome").await;
        // Scheduled, and two cases put on the agenda.
        assert_eq!((&welcome["v"], &welcome["epoch"], &welcome["head_seq"]), (&json!(1), &json!(1), &json!(3)));
        assert_eq!(welcome["you"], json!(annika.person));
        let limits = json!({ "unacked": 32, "message_bytes": 65536, "presence_per_second": 10 });
        assert_eq!(welcome["limits"], limits);
        let snapshot = line.next("snapshot").await;
        assert_eq!((&snapshot["seq"], &snapshot["state"]["phase"]), (&json!(3), &json!("scheduled")));
        assert_eq!(snapshot["state"]["items"][1]["case"], json!(meeting.cases[1]));
    }

    async fn a_line_without_hello_is_closed_after_five_seconds(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let begun = Instant::now();
        assert_eq!(Line::open(&annika, &meeting.session).await.closed().await, Some(4401));
        assert!(begun.elapsed() >= Duration::from_secs(5));
    }

    async fn a_page_from_elsewhere_gets_no_line(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        for origin in [Some("http://evil.example"), Some("null"), None] {
            let line = Line::try_open(&annika, &meeting.session, origin, Some("samsyn.v1.json")).await;
            assert_eq!(line.err(), Some(Refused(403)), "{origin:?}");
        }
    }

    async fn who_is_not_signed_in_or_has_no_part_in_the_session_gets_no_line(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let mut browser = meeting.server.sign_in("Ulla Stenmark").await;
        let origin = format!("http://{}", browser.address);
        let open = async |browser: &story::Browser, session: &str| {
            Line::try_open(browser, session, Some(&origin), Some("samsyn.v1.json")).await.err()
        };
        assert_eq!(open(&browser, &meeting.session).await, Some(Refused(404)));
        let annika = meeting.server.sign_in("Annika Berglund").await;
        assert_eq!(open(&annika, &meeting.cases[0]).await, Some(Refused(404)));
        browser.cookie = "samsyn-demo=made-up".to_owned();
        assert_eq!(open(&browser, &meeting.session).await, Some(Refused(401)));
    }

    async fn a_referrer_of_a_case_on_the_agenda_is_in_and_another_subprotocol_is_not(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let maja = meeting.server.sign_in("Maja Lindqvist").await;
        let origin = format!("http://{}", maja.address);
        for subprotocol in [Some("graphql-ws"), None] {
            let line = Line::try_open(&maja, &meeting.session, Some(&origin), subprotocol).await;
            assert_eq!(line.err(), Some(Refused(400)), "{subprotocol:?}");
        }
        Line::hello(&maja, &meeting.session, None).await.next("snapshot").await;
    }

    async fn what_is_no_message_closes_the_line_and_an_unknown_message_does_not(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        for broken in ["{\"t\":", "[1]", "{\"t\":\"follow\"}"] {
            let mut line = Line::hello(&annika, &meeting.session, None).await;
            line.next("snapshot").await;
            line.say_text(broken.to_owned()).await;
            assert_eq!(line.closed().await, Some(4400), "{broken}");
        }
        let mut line = Line::hello(&annika, &meeting.session, None).await;
        line.say(json!({ "t": "whisper" })).await;
        let nack = line.next("nack").await;
        assert_eq!((&nack["cmd_id"], &nack["reason"]), (&json!(null), &json!({ "code": "unknown_message" })));
        let reason = line.refused(command("board.dissolve", json!({}))).await;
        assert_eq!(reason, json!({ "code": "unknown_message" }));
        line.say(json!({ "t": "ping", "n": 7 })).await;
        assert_eq!(line.next("pong").await["n"], 7);
    }

    async fn a_message_of_more_than_64_kib_closes_the_line(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut line = Line::hello(&annika, &meeting.session, None).await;
        line.next("snapshot").await;
        line.give(meeting.note(&"x".repeat(65_536))).await;
        assert_eq!(line.closed().await, Some(1009));
    }

    async fn the_sixth_line_of_a_person_closes_the_first(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut lines = Vec::new();
        for _ in 0..6 {
            let mut line = Line::hello(&annika, &meeting.session, None).await;
            line.next("snapshot").await;
            lines.push(line);
        }
        assert_eq!(lines[0].closed().await, Some(4409));
        lines[1].say(json!({ "t": "ping", "n": 1 })).await;
        lines[1].next("pong").await;
    }
}
