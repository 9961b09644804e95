//! Two servers on one database: one room for all. And a database that ends its connections.

use std::time::Duration;

use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use store::testing::{Failure, on_postgres};
use story::{Line, Meeting};

#[test]
fn who_has_a_line_to_another_server_is_seen_with_what_they_look_at_until_they_leave() -> Result<(), Failure> {
    on_postgres(async |database| {
        let meeting = Meeting::plan(&database).await;
        let beside = meeting.server.start_beside().await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut here = Line::hello(&annika, &meeting.session, None).await;
        here.next("snapshot").await;

        let johan = beside.sign_in("Johan Ekström").await;
        let (annika, person) = (annika.person.to_string(), johan.person.to_string());
        let mut there = Line::hello(&johan, &meeting.session, None).await;
        // Who comes new sees who was at the other server before.
        there.wait(|frame| frame["people"][&annika]["name"] == "Annika Berglund").await;
        here.wait(|frame| frame["people"][&person]["name"] == "Johan Ekström").await;

        let view = json!({ "item": meeting.items[0], "section": "findings", "variant": null });
        there.say(json!({ "t": "presence", "view": view, "typing": true })).await;
        there.say(json!({ "t": "follow", "on": true })).await;
        let seen = here.wait(|frame| frame["people"][&person]["following"] == true).await;
        let present = &seen["people"][&person];
        assert_eq!((&present["view"]["section"], &present["typing"]), (&json!("findings"), &json!(true)));

        drop(there);
        let gone = |frame: &Value| {
            frame["people"].as_object().is_some_and(|all| all.get(&person) == Some(&Value::Null))
        };
        here.wait(gone).await;
    })
}

/// The lock that a server takes to write, and who waits for it.
const LOCK: i64 = 8_310_479_530_146_423_553;
const WAITING: &str = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted \
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

#[test]
fn who_joins_when_the_writer_loses_its_connection_gets_the_state_all_the_same() -> Result<(), Failure> {
    on_postgres(async |database| {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut connection = PgConnection::connect(&database.url).await.unwrap();
        sqlx::query("SELECT pg_advisory_lock($1)").bind(LOCK).execute(&mut connection).await.unwrap();
        // The look at the agenda waits for the lock, and its connection is ended.
        let mut line = Line::hello(&annika, &meeting.session, None).await;
        let mut ended: Vec<bool> = Vec::new();
        while ended.is_empty() {
            ended = sqlx::query_scalar(WAITING).fetch_all(&mut connection).await.unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        sqlx::query("SELECT pg_advisory_unlock($1)").bind(LOCK).execute(&mut connection).await.unwrap();
        assert_eq!(line.next("snapshot").await["state"]["items"][0]["id"], meeting.items[0].as_str());
    })
}
