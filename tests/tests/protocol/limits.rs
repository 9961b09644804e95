//! What nobody may do too often, too slowly or too long, and how the line ends then.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use store::both;
use story::{Line, Meeting, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

both! {
    async fn more_messages_than_anybody_types_close_the_line(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut line = Line::hello(&annika, &meeting.session, None).await;
        line.next("snapshot").await;
        for n in 0..400 {
            if !line.try_say(json!({ "t": "ping", "n": n })).await {
                break;
            }
        }
        assert_eq!(line.closed().await, Some(4429));
        let pongs = line.left().filter(|frame| frame["t"] == "pong").count();
        assert!((119..=250).contains(&pongs), "{pongs}");
    }

    async fn who_asks_on_and_leaves_the_answers_unread_is_closed(database: Database) {
        let settings = [("SAMSYN_LIVE__QUEUED_ANSWERS", "8"), ("SAMSYN_LIVE__MESSAGES_AT_ONCE", "1000")];
        let meeting = Meeting::plan_on(Server::start_with(&database, &settings).await).await;
        let mut lines = meeting.begin().await;
        let browser = meeting.server.sign_in("Elin Hedberg").await;
        let mut slow = Line::open_narrow(&browser, &meeting.session).await;
        slow.greet(None).await;
        slow.next("snapshot").await;
        let words = "x".repeat(60_000);
        // More than the sockets' own buffers hold, so that nothing leaves any more.
        for _ in 0..12 {
            for line in &mut lines {
                line.done(meeting.note(&words)).await;
                line.done(meeting.note(&words)).await;
            }
        }
        for n in 0..100 {
            slow.say(json!({ "t": "ping", "n": n })).await;
        }
        assert_eq!(slow.closed().await, Some(4429));
        let pongs = slow.left().filter(|frame| frame["t"] == "pong").count();
        assert!(pongs < 100, "{pongs}");
    }

    async fn the_limits_of_the_configuration_are_kept_and_told(database: Database) {
        let settings = [
            ("SAMSYN_LIVE__LINES", "2"),
            ("SAMSYN_LIVE__LINES_PER_PERSON", "1"),
            ("SAMSYN_LIVE__MESSAGE_BYTES", "2000"),
            ("SAMSYN_LIVE__HELLO_SECONDS", "1"),
            ("SAMSYN_LIVE__SILENCE_SECONDS", "3"),
            ("SAMSYN_LIVE__COMMANDS_AT_ONCE", "2"),
            ("SAMSYN_LIVE__COMMANDS_PER_SECOND", "1"),
        ];
        let meeting = Meeting::plan_on(Server::start_with(&database, &settings).await).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let johan = meeting.server.sign_in("Johan Ekström").await;
        let petra = meeting.server.sign_in("Petra Sandell").await;

        let since = Instant::now();
        let mut dumb = Line::open(&annika, &meeting.session).await;
        assert_eq!(dumb.closed().await, Some(4401));
        assert!(since.elapsed() < Duration::from_secs(3), "{:?}", since.elapsed());
        drop(dumb);

        let mut first = Line::hello(&johan, &meeting.session, None).await;
        assert_eq!(first.next("welcome").await["limits"]["message_bytes"], 2000);
        let mut second = Line::hello(&johan, &meeting.session, None).await;
        assert_eq!(first.closed().await, Some(4409));
        second.next("snapshot").await;
        drop(first);
        let third = Line::hello(&annika, &meeting.session, None).await;
        let mut fourth = Line::hello(&petra, &meeting.session, None).await;
        assert_eq!(fourth.closed().await, Some(1013));
        drop(third);

        for _ in 0..2 {
            second.give(meeting.note("Within the burst.")).await;
        }
        assert_eq!(second.refused(meeting.note("One too many.")).await["code"], "rate");
        let silent = second.closed().await;
        assert_eq!(silent, Some(4408));
        let mut large = Line::hello(&johan, &meeting.session, None).await;
        large.next("snapshot").await;
        large.give(meeting.note(&"x".repeat(2000))).await;
        assert_eq!(large.closed().await, Some(1009));
    }

    async fn who_is_not_heard_for_forty_seconds_is_let_go_and_a_ping_is_enough(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let johan = meeting.server.sign_in("Johan Ekström").await;
        let mut silent = Line::hello(&annika, &meeting.session, None).await;
        let mut spoke = Line::hello(&johan, &meeting.session, None).await;
        let since = Instant::now();
        tokio::time::sleep(Duration::from_secs(30)).await;
        spoke.say(json!({ "t": "ping", "n": 1 })).await;
        silent.next("ping").await;
        assert_eq!(silent.closed().await, Some(4408));
        let lasted = since.elapsed();
        assert!((Duration::from_secs(39)..Duration::from_secs(44)).contains(&lasted), "{lasted:?}");
        spoke.say(json!({ "t": "ping", "n": 2 })).await;
        spoke.wait(|frame| frame["t"] == "pong" && frame["n"] == 2).await;
    }

    async fn a_reader_who_takes_nothing_for_ten_seconds_is_let_go_and_the_others_see_it(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, mut petra, mut mikael] = meeting.begin().await;
        let browser = meeting.server.sign_in("Elin Hedberg").await;
        let mut slow = Line::open_narrow(&browser, &meeting.session).await;
        slow.greet(None).await;
        slow.next("snapshot").await;
        let words = "x".repeat(60_000);
        for _ in 0..40 {
            for line in [&mut annika, &mut johan, &mut petra, &mut mikael] {
                line.done(meeting.note(&words)).await;
            }
        }
        let person = browser.person.to_string();
        let since = Instant::now();
        let left = |frame: &Value| frame["people"].as_object().is_some_and(|all| all.get(&person) == Some(&Value::Null));
        annika.wait(left).await;
        assert!(since.elapsed() < Duration::from_secs(15), "{:?}", since.elapsed());
        drop(slow);
    }

    async fn a_request_whose_head_does_not_come_to_an_end_is_cut_off_after_ten_seconds(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let mut stream = TcpStream::connect(meeting.server.address).await.unwrap();
        let since = Instant::now();
        stream.write_all(b"GET /api/v1/sessions/x/live HTTP/1.1\r\nHost: ").await.unwrap();
        let mut answer = Vec::new();
        // Whether it says why or not, it lets go.
        drop(tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await.unwrap());
        let lasted = since.elapsed();
        assert!((Duration::from_secs(9)..Duration::from_secs(14)).contains(&lasted), "{lasted:?}");
    }

    async fn who_falls_behind_for_the_third_time_within_a_minute_is_asked_to_come_back_later(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let mut lines = meeting.begin().await;
        let browser = meeting.server.sign_in("Elin Hedberg").await;
        let mut slow = Line::open_narrow(&browser, &meeting.session).await;
        slow.greet(None).await;
        slow.next("snapshot").await;
        let words = "x".repeat(60_000);
        // More than the sockets' own buffers hold; then, beside a snapshot that is on its way, more than may wait.
        for (rounds, awaited) in [(12, "resync"), (1, "resync"), (1, "bye")] {
            for _ in 0..rounds {
                // At once, so that all of it happens within the time that a frame has to leave.
                let mut given = Vec::new();
                for line in &mut lines {
                    given.push([line.give(meeting.note(&words)).await, line.give(meeting.note(&words)).await]);
                }
                for (line, ids) in lines.iter_mut().zip(&given) {
                    line.answer(&ids[0]).await;
                    line.answer(&ids[1]).await;
                }
            }
            slow.next(awaited).await;
        }
        assert_eq!(slow.closed().await, Some(1013));
    }
}
