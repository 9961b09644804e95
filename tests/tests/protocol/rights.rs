//! Rights that go while a line is open: on the same server, and on another.

use std::time::{Duration, Instant};

use store::both;
use store::testing::{Database as Whole, Failure, on_postgres};
use story::{Line, Meeting, Paper};

/// A change of rights is felt within this time.
const FELT: Duration = Duration::from_secs(1);

/// Changes the row of a person, as another server or an administrator would; `sql` takes the person's id.
async fn change(database: &Whole, sql: &'static str, person: board::ids::PersonId) {
    let place: store::Place = database.url.parse().unwrap();
    let mut connection = place.connect().await.unwrap();
    let done = store::within!(&mut connection, c => {
        sqlx::query(sql).bind(person.0).execute(&mut *c).await.map(|done| done.rows_affected())
    });
    assert!(done.unwrap() >= 1);
    connection.close().await.unwrap();
}

const ROLES: &str = "UPDATE person SET roles = '[\"statistician\"]' WHERE id = $1";
const BOARD: &str = "DELETE FROM board_member WHERE person = $1";
const LEFT: &str = "UPDATE person SET disabled_at = 1 WHERE id = $1";
const SIGNED_OUT: &str = "DELETE FROM browser_session WHERE person = $1";

both! {
    async fn whose_rights_go_is_let_go_within_a_second_also_when_nobody_says_a_word(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut line = Line::hello(&annika, &meeting.session, None).await;
        line.next("snapshot").await;
        change(&database, ROLES, annika.person).await;
        let gone = Instant::now();
        assert_eq!(line.next("perm").await["may_stay"], false);
        assert_eq!(line.closed().await, Some(4403));
        assert!(gone.elapsed() < FELT, "{:?}", gone.elapsed());
    }

    async fn a_command_that_comes_after_the_rights_are_gone_is_not_done(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let [mut annika, mut johan, ..] = meeting.begin().await;
        let person = meeting.server.sign_in("Johan Ekström").await.person;
        change(&database, ROLES, person).await;
        let id = johan.give(meeting.note("From somebody who may not.")).await;
        assert_eq!(johan.closed().await, Some(4403));
        assert!(johan.left().all(|frame| frame["cmd_id"] != id.as_str() || frame["t"] != "ack"));
        annika.done(meeting.note("The only one.")).await;
        assert_eq!(annika.event("note.added").await["event"]["body"]["note"]["text"], "The only one.");
    }

    async fn who_is_taken_off_the_board_has_left_or_is_signed_out_is_let_go_within_a_second(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let johan = meeting.server.sign_in("Johan Ekström").await;
        let mut stays = Line::hello(&johan, &meeting.session, None).await;
        stays.next("snapshot").await;
        let people = [("Petra Sandell", BOARD, 4403), ("Mikael Öberg", LEFT, 4401), ("Annika Berglund", SIGNED_OUT, 4401)];
        for (name, sql, code) in people {
            let browser = meeting.server.sign_in(name).await;
            let mut line = Line::hello(&browser, &meeting.session, None).await;
            line.next("snapshot").await;
            change(&database, sql, browser.person).await;
            let gone = Instant::now();
            assert_eq!(line.closed().await, Some(code), "{name}");
            assert!(gone.elapsed() < FELT, "{name}: {:?}", gone.elapsed());
        }
        stays.say(serde_json::json!({ "t": "ping", "n": 7 })).await;
        assert_eq!(stays.next("pong").await["n"], 7);
    }

    async fn whose_rights_go_reads_no_more_of_what_the_others_write(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let _lines = meeting.begin().await;
        let people = [("Petra Sandell", BOARD, 4403), ("Mikael Öberg", LEFT, 4401)];
        for (number, (name, sql, code)) in (1..).zip(people) {
            let browser = meeting.server.sign_in(name).await;
            let mut paper = Paper::open(&browser, &meeting.items[0], number).await;
            change(&database, sql, browser.person).await;
            let gone = Instant::now();
            assert_eq!(paper.closed().await, Some(code), "{name}");
            assert!(gone.elapsed() < FELT, "{name}: {:?}", gone.elapsed());
        }
    }
}

#[test]
fn who_signs_out_at_one_server_is_let_go_by_the_other_within_a_second() -> Result<(), Failure> {
    on_postgres(async |database| {
        let meeting = Meeting::plan(&database).await;
        let beside = meeting.server.start_beside().await;
        let here = meeting.server.sign_in("Annika Berglund").await;
        let mut there = here.clone();
        there.address = beside.address;
        let mut line = Line::hello(&there, &meeting.session, None).await;
        line.next("snapshot").await;
        assert_eq!(here.request("POST", "/api/v1/sign-out", None).await.status, 204);
        let gone = Instant::now();
        assert_eq!(line.closed().await, Some(4401));
        assert!(gone.elapsed() < FELT, "{:?}", gone.elapsed());
    })
}
