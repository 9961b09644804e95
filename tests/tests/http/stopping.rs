//! Stops and power cuts while files are on their way in.

use std::time::Duration;

use serde_json::{Value, json};
use store::both;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::asking::Ask;
use crate::place::{Place, fixture, uploads};

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
        let ask = Ask::by(&place.mikael, "POST", &uploads(&bench)).with("X-File-Name", "late.vcf").bytes(body.clone());
        let mut stream = TcpStream::connect(place.server.address).await.unwrap();
        stream.write_all(ask.head().as_bytes()).await.unwrap();
        stream.write_all(&body[..1000]).await.unwrap();
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
        let files = place.files(&bench).await;
        assert_eq!((files.as_array().unwrap().len(), &files[0]["name"]), (1, &json!("late.vcf")));
        assert_eq!(place.finished(&files[0]).await["state"], "ready");
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

    async fn an_upload_that_a_power_cut_ended_leaves_nothing(database: Database) {
        let mut place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let ask = Ask::by(&place.mikael, "POST", &uploads(&bench)).with("X-File-Name", "half.vcf").bytes(vec![b'#'; 2 << 20]);
        let mut stream = TcpStream::connect(place.server.address).await.unwrap();
        stream.write_all(ask.head().as_bytes()).await.unwrap();
        stream.write_all(&vec![b'#'; 1 << 20]).await.unwrap();
        let incoming = database.directory().join("data/blobs/incoming");
        let begun = async {
            while std::fs::read_dir(&incoming).unwrap().count() == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), begun).await.unwrap();
        place.server.kill().await;
        place = place.start_again().await;
        assert_eq!(std::fs::read_dir(&incoming).unwrap().count(), 0);
        assert_eq!(place.files(&bench).await, json!([]));
    }
}
