//! Who a patient is, is nowhere in the clear: not in the data files, not in the log, not in an address.

use std::path::Path;

use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::both;
use story::Server;

use crate::acts::new_patient;

/// Whether any of the bytes at or below `path` hold `words`.
fn holds(path: &Path, words: &[u8]) -> bool {
    if path.is_dir() {
        return std::fs::read_dir(path).unwrap().any(|entry| holds(&entry.unwrap().path(), words));
    }
    std::fs::read(path).unwrap().windows(words.len()).any(|window| window == words)
}

/// Every row of every table of a PostgreSQL database, as text; bytes in it are hexadecimal.
async fn rows(url: &str) -> String {
    let mut conn = PgConnection::connect(url).await.unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
            .fetch_all(&mut conn)
            .await
            .unwrap();
    let mut all = String::new();
    for table in tables {
        let every = AssertSqlSafe(format!("SELECT row_to_json(t)::text FROM \"{table}\" t"));
        let rows: Vec<String> = sqlx::query_scalar(every).fetch_all(&mut conn).await.unwrap();
        all.push_str(&rows.join("\n"));
    }
    all
}

fn hexadecimal(words: &str) -> String {
    words.bytes().map(|byte| format!("{byte:02x}")).collect()
}

both! {
    async fn a_personal_number_and_a_name_are_found_nowhere_in_the_clear(database: Database) {
        let mut server = Server::start_talking(&database).await;
        let sara = server.sign_in("Sara Wikström").await;
        let mut patient = new_patient();
        patient["region"] = json!("Haparanda");
        let made = sara.post("/api/v1/patients", patient).await;
        let found = sara.post("/api/v1/patients/look-up", json!({ "words": "19121212-1212" })).await;
        assert_eq!(found["patients"][0]["id"], made["patient"]);
        assert_eq!(found["patients"][0]["region"], "Haparanda");
        for document in [&made, &found] {
            let text = document.to_string();
            assert!(!text.contains("Tolvansson") && !text.contains("1212121212"), "{text}");
        }
        server.stop().await;
        let directory = database.directory();
        let secrets = ["191212121212", "19121212-1212", "1212121212", "Tolvansson"];
        for secret in secrets {
            assert!(!holds(directory, secret.as_bytes()), "{secret} lies in the data or the log");
        }
        // The same search finds what is no secret, so that it would have found the others.
        assert!(holds(&directory.join("server.log"), b"/api/v1/patients/look-up"));
        if database.is_postgres() {
            let rows = rows(&database.url).await;
            assert!(rows.contains("Haparanda") && rows.contains(&hexadecimal("person.signed_in")), "the rows were read");
            for secret in secrets {
                assert!(!rows.contains(secret) && !rows.contains(&hexadecimal(secret)), "{secret} lies in a row");
            }
        } else {
            assert!(holds(directory, b"Haparanda"));
        }
    }
}
