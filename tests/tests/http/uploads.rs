//! The protocol of uploads, as a client of tus 1.0.0 meets it.

use serde_json::json;
use store::both;

use crate::asking::Ask;
use crate::place::{Place, announce, fixture, metadata, send};

const PIECE: &str = "application/offset+octet-stream";

/// A piece of an upload.
fn piece(by: &story::Browser, path: &str, offset: &str, bytes: &[u8]) -> Ask {
    Ask::by(by, "PATCH", path)
        .with("Tus-Resumable", "1.0.0")
        .with("Content-Type", PIECE)
        .with("Upload-Offset", offset)
        .bytes(bytes.to_vec())
}

both! {
    async fn the_server_says_what_it_can_do_of_the_protocol(database: Database) {
        let place = Place::open(&database).await;
        let answer = Ask::nobody(place.server.address, "OPTIONS", "/api/v1/uploads").send().await;
        assert_eq!(answer.status, 204);
        let said = ["tus-resumable", "tus-version", "tus-extension", "tus-max-size"].map(|name| answer.header(name).unwrap());
        assert_eq!(said, ["1.0.0", "1.0.0", "creation,creation-with-upload,termination", "10737418240"]);
    }

    async fn an_upload_grows_piece_by_piece_and_says_how_far_it_is(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let begun = announce(&place.mikael, "small.vcf", Some(&bench.case), 6).send().await;
        assert_eq!((begun.status, begun.header("upload-offset")), (201, Some("0")));
        assert_eq!(begun.header("tus-resumable"), Some("1.0.0"));
        let path = begun.header("location").unwrap();
        let answer = piece(&place.mikael, path, "0", b"gene").send().await;
        assert_eq!((answer.status, answer.header("upload-offset")), (204, Some("4")));
        let upload = place.mikael.get(path).await;
        assert_eq!((&upload["state"], &upload["received"], &upload["bytes"]), (&json!("receiving"), &json!(4), &json!(6)));
        let head = Ask::by(&place.mikael, "HEAD", path).with("Tus-Resumable", "1.0.0").send().await;
        let said = ["upload-offset", "upload-length", "upload-metadata", "cache-control"].map(|name| head.header(name).unwrap());
        assert_eq!(said, ["4", "6", metadata("small.vcf", Some(&bench.case)).as_str(), "no-store"]);
        assert_eq!(piece(&place.mikael, path, "4", b";x").send().await.status, 204);
        assert_eq!(place.mikael.get(path).await["refusal"]["code"], "not_vcf");
    }

    async fn what_the_protocol_does_not_allow_is_refused_by_name(database: Database) {
        let place = Place::open(&database).await;
        let by = &place.mikael;
        let begin = announce(by, "small.vcf", None, 6);
        let other = begin.clone().with("Tus-Resumable", "0.2.2").send().await;
        assert_eq!((other.problem(412, "upload-version"), other.header("tus-version")), (json!({}), Some("1.0.0")));
        let silent = begin.clone().without("Tus-Resumable").send().await;
        assert_eq!(silent.problem(412, "upload-version"), json!({}));
        let large = begin.clone().with("Upload-Length", "10737418241").send().await;
        assert_eq!(large.problem(413, "too-large"), json!({ "limit_bytes": 10_737_418_240_u64 }));
        begin.clone().without("Upload-Length").send().await.problem(400, "malformed");
        let words = begin.clone().with("Content-Type", "text/plain").bytes(b"gene".to_vec()).send().await;
        assert_eq!(words.problem(415, "media-type"), json!({ "needed": PIECE }));
        let more = begin.clone().with("Content-Type", PIECE).bytes(b"gene;variant".to_vec()).send().await;
        assert_eq!(more.problem(413, "too-large"), json!({ "limit_bytes": 6 }));
        assert_eq!(by.get("/api/v1/uploads").await["uploads"], json!([]), "nothing of these was begun");

        let path = begin.send().await.header("location").unwrap().to_owned();
        let wrong = piece(by, &path, "3", b"gene").send().await;
        assert_eq!(wrong.problem(409, "upload-offset"), json!({ "offset": 0 }));
        let words = piece(by, &path, "0", b"gene").with("Content-Type", "application/json").send().await;
        assert_eq!(words.problem(415, "media-type"), json!({ "needed": PIECE }));
        let more = piece(by, &path, "0", b"gene;variant").send().await;
        assert_eq!(more.problem(413, "too-large"), json!({ "limit_bytes": 6 }));
        assert_eq!(piece(by, &path, "0", b"gene;x").send().await.status, 204);
        let after = piece(by, &path, "6", b"").send().await;
        assert_eq!(after.problem(409, "upload-offset"), json!({ "offset": 6 }));
    }

    async fn an_upload_is_for_those_who_work_with_files_and_for_its_sender_alone(database: Database) {
        let place = Place::open(&database).await;
        let petra = place.server.sign_in("Petra Sandell").await;
        assert_eq!(announce(&petra, "a.vcf", None, 6).send().await.problem(404, "not-found"), json!({}));
        let bench = place.bench("Linden 2205").await;
        let of_case = announce(&petra, "a.vcf", Some(&bench.case), 6).send().await;
        assert_eq!(of_case.problem(404, "not-found"), json!({}));
        let upload = send(&place.mikael, "a.vcf", None, fixture("tumour-normal.vcf")).await;
        let path = format!("/api/v1/uploads/{}", upload["id"].as_str().unwrap());
        for who in [&petra, &place.sara] {
            assert_eq!(Ask::by(who, "GET", &path).send().await.problem(404, "not-found"), json!({}));
            let gone = Ask::by(who, "DELETE", &path).with("Tus-Resumable", "1.0.0").send().await;
            assert_eq!(gone.problem(404, "not-found"), json!({}));
        }
        assert_eq!(place.mikael.get(&path).await["state"], "waiting");
    }
}
