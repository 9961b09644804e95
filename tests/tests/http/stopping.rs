//! Stops and power cuts while files are on their way in.

use std::time::Duration;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::both;
use store::testing::Database;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::asking::Ask;
use crate::place::{Place, announce, fixture, send};

/// The media type of pieces.
const PIECE: &str = "application/offset+octet-stream";

/// Data lines of a file that takes a while to read.
const LINES: u64 = 60_000;

/// A file of many lines, each with a call.
fn long_file() -> Vec<u8> {
    let plain = String::from_utf8(fixture("tumour-normal.vcf")).unwrap();
    let mut text: String =
        plain.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    for number in 0..LINES {
        let pos = 1_000_000 + number;
        text.push_str(&format!("chr1\t{pos}\t.\tA\tT\t.\tPASS\t.\tGT:AD:DP\t0/0:50,0:50\t0/1:30,20:50\n"));
    }
    text.into_bytes()
}

both! {
    async fn a_stop_during_an_upload_lets_it_finish_and_ends_well(database: Database) {
        let mut place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let body = fixture("tumour-normal.vcf");
        let ask = announce(&place.mikael, "late.vcf", Some(&bench.case), body.len())
            .with("Content-Type", PIECE)
            .bytes(body.clone());
        let mut stream = TcpStream::connect(place.server.address).await.unwrap();
        stream.write_all(ask.head().as_bytes()).await.unwrap();
        stream.write_all(&body[..1000]).await.unwrap();
        begun(&database).await;
        let upload = async {
            tokio::time::sleep(Duration::from_millis(800)).await;
            stream.write_all(&body[1000..]).await.unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            answer
        };
        let (answer, ()) = tokio::join!(upload, place.server.stop());
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        place = place.start_again().await;
        let uploads = place.mikael.get("/api/v1/uploads").await;
        let upload = &uploads["uploads"][0];
        assert_eq!((&upload["name"], &upload["state"]), (&json!("late.vcf"), &json!("waiting")));
        let file = place.place(&bench, upload, json!({})).await.document(201);
        assert_eq!(place.finished(&file).await["state"], "ready");
    }

    async fn an_import_that_a_power_cut_ended_is_taken_up_by_the_next_start(database: Database) {
        let mut place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let file = place.upload(&bench, "long.vcf", long_file()).await.document(201);
        assert_eq!(file["state"], "reading", "the file must still be on its way in");
        place.server.kill().await;
        place = place.start_again().await;
        let read = place.finished(&file).await;
        let report = &read["report"];
        assert_eq!(read["state"], "ready");
        let counts = ["data_lines", "accepted", "warned", "quarantined"].map(|name| report[name].as_u64().unwrap());
        assert_eq!(counts, [LINES, LINES, 0, 0]);
        let table = place.mikael.get(&format!("/api/v1/variant-files/{}/table", file["id"].as_str().unwrap())).await;
        assert_eq!(table["rows"], LINES);
        let fractions: Vec<&Value> = table["allele_fraction"].as_array().unwrap().iter().collect();
        assert!(fractions.iter().all(|one| **one == json!(0.4)), "{:?}", fractions.first());
    }

    async fn a_resumed_upload_is_whole_after_a_broken_line_and_a_power_cut(database: Database) {
        let mut place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let body = long_file();
        let begun = announce(&place.mikael, "long.vcf", Some(&bench.case), body.len()).send().await;
        assert_eq!((begun.status, begun.header("upload-offset")), (201, Some("0")));
        let path = begun.header("location").unwrap().to_owned();

        // The line breaks in the middle of a piece.
        let ask = piece(&place, &path, 0, &body);
        let mut stream = TcpStream::connect(place.server.address).await.unwrap();
        stream.write_all(ask.head().as_bytes()).await.unwrap();
        stream.write_all(&body[..1 << 20]).await.unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
        drop(stream);
        let after_break = offset(&place, &path).await;
        assert!((1..=1 << 20).contains(&after_break), "{after_break}");

        // A piece is acknowledged, and the power goes.
        let end = after_break + (1 << 19);
        let answer = piece(&place, &path, after_break, &body[after_break..end]).send().await;
        assert_eq!((answer.status, answer.header("upload-offset")), (204, Some(end.to_string().as_str())));
        place.server.kill().await;
        place = place.start_again().await;
        assert_eq!(offset(&place, &path).await, end);

        let wrong = piece(&place, &path, end - 1, &body[end..]).send().await;
        assert_eq!(wrong.problem(409, "upload-offset"), json!({ "offset": end }));
        let answer = piece(&place, &path, end, &body[end..]).send().await;
        assert_eq!(answer.status, 204);
        let upload = place.mikael.get(&path).await;
        assert_eq!(upload["sha256"], json!(hex::encode(Sha256::digest(&body))));
        let file = place.place(&bench, &upload, json!({})).await.document(201);
        assert_eq!(place.finished(&file).await["report"]["data_lines"], LINES);
        let incoming = database.directory().join("data/blobs/incoming");
        assert_eq!(std::fs::read_dir(&incoming).unwrap().count(), 0);
    }

    async fn an_upload_that_nobody_placed_is_still_there_after_a_start_and_gone_when_given_up(database: Database) {
        let mut place = Place::open(&database).await;
        let upload = send(&place.mikael, "waiting.vcf", None, fixture("conflicting-builds.vcf")).await;
        let blob = database.directory().join("data/blobs").join(&upload["sha256"].as_str().unwrap()[..2]);
        place.server.kill().await;
        place = place.start_again().await;
        let path = format!("/api/v1/uploads/{}", upload["id"].as_str().unwrap());
        assert_eq!(place.mikael.get(&path).await["state"], "waiting");
        assert!(blob.join(upload["sha256"].as_str().unwrap()).exists());
        let gone = Ask::by(&place.mikael, "DELETE", &path).with("Tus-Resumable", "1.0.0").send().await;
        assert_eq!(gone.status, 204);
        assert_eq!(Ask::by(&place.mikael, "GET", &path).send().await.problem(404, "not-found"), json!({}));
        assert!(!blob.join(upload["sha256"].as_str().unwrap()).exists());
    }
}

/// The request that sends bytes of an upload from this offset on.
fn piece(place: &Place, path: &str, offset: usize, bytes: &[u8]) -> Ask {
    Ask::by(&place.mikael, "PATCH", path)
        .with("Tus-Resumable", "1.0.0")
        .with("Upload-Offset", &offset.to_string())
        .with("Content-Type", PIECE)
        .bytes(bytes.to_vec())
}

/// Completes when the first bytes of an upload have a place.
async fn begun(database: &Database) {
    let incoming = database.directory().join("data/blobs/incoming");
    let begun = async {
        while std::fs::read_dir(&incoming).unwrap().count() == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), begun).await.unwrap();
}

/// How many bytes the server says are there.
async fn offset(place: &Place, path: &str) -> usize {
    let answer = Ask::by(&place.mikael, "HEAD", path).with("Tus-Resumable", "1.0.0").send().await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.header("upload-offset").unwrap().parse().unwrap()
}
