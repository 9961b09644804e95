//! Variant files, good and bad, as they are uploaded.

use std::io::Write;

use serde_json::{Value, json};
use store::both;
use store::testing::Database;

use crate::asking::Ask;
use crate::place::{Place, announce, fixture, gzipped, root};

/// Says a line past the test runner, which keeps to itself what a passing test prints; beside what it prints itself.
fn say(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// What the server may hold in memory beyond what it held before a bomb.
const GROWTH: u64 = 64 << 20;

/// The hashes of the uploaded bytes on disk.
fn blobs(database: &Database) -> Vec<String> {
    let directories = std::fs::read_dir(database.directory().join("data/blobs")).unwrap();
    let files = directories.flat_map(|directory| std::fs::read_dir(directory.unwrap().path()).unwrap());
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

both! {
    async fn a_file_that_cannot_be_read_says_why_and_is_not_attached(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let refusals = [
            ("not-a-vcf.vcf", json!({ "code": "not_vcf", "starts_with": "gene;variant;fractionBRAF;V600E;0.31" })),
            ("binary.vcf", json!({ "code": "binary", "magic": "89504e470d0a1a0a" })),
            ("empty.vcf", json!({ "code": "empty" })),
            ("no-columns-line.vcf", json!({ "code": "no_columns_line", "lines": 2 })),
        ];
        let kept = blobs(&database);
        for (name, facts) in refusals {
            let upload = place.send(&bench, name, fixture(name)).await;
            assert_eq!(upload["state"], "refused", "{name}");
            let placed = place.place(&bench, &upload, json!({})).await;
            assert_eq!(placed.problem(409, "not-waiting"), json!({}), "{name}");
            assert_eq!(upload["refusal"], facts, "{name}");
        }
        assert_eq!(blobs(&database), kept, "the bytes of a refused file are not kept");
        assert_eq!(place.files(&bench).await, json!([]));
    }

    async fn truncation_is_said_with_what_is_missing_and_nothing_is_attached(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let kept = blobs(&database);
        for name in ["truncated-between-blocks.vcf.gz", "truncated-in-a-block.vcf.gz"] {
            let upload = place.send(&bench, name, fixture(name)).await;
            assert_eq!(upload["state"], "refused", "{name}");
            let mut refusal = upload["refusal"].clone();
            // How far the first look at the file went before its end was looked at.
            assert!(refusal.as_object_mut().unwrap().remove("lines").is_some_and(|lines| lines.is_u64()), "{name}");
            assert_eq!(refusal, json!({ "code": "truncated_bgzf", "missing": "end_marker" }), "{name}");
            let placed = place.place(&bench, &upload, json!({})).await;
            assert_eq!(placed.problem(409, "not-waiting"), json!({}), "{name}");
        }
        assert_eq!(blobs(&database), kept, "the bytes of a refused file are not kept");
        assert_eq!(place.files(&bench).await, json!([]));
    }

    async fn truncation_that_only_reading_finds_refuses_the_whole_file(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let answer = place.upload(&bench, "cut.vcf.gz", fixture("truncated-plain-gzip.vcf.gz")).await;
        let file = place.finished(&answer.document(201)).await;
        assert_eq!((&file["state"], &file["refusal"]["code"]), (&json!("refused"), &json!("truncated_gzip")));
        let lines = file["refusal"]["lines"].as_u64().unwrap();
        assert!((43..=47).contains(&lines), "{lines}");
        let table = format!("/api/v1/variant-files/{}/table", file["id"].as_str().unwrap());
        assert_eq!(Ask::by(&place.mikael, "GET", &table).send().await.problem(404, "not-found"), json!({}));
    }

    async fn two_hundred_megabytes_of_zeros_in_gzip_are_refused_without_growth(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let before = place.most_memory();
        let upload = place.send(&bench, "zeros.vcf.gz", gzipped(b"", 0, 200_000_000)).await;
        assert_eq!(upload["refusal"], json!({ "code": "binary", "magic": "0000000000000000" }));
        let grown = place.most_memory() - before;
        assert!(grown < GROWTH, "{grown} bytes more");
        assert_eq!(place.files(&bench).await, json!([]));
    }

    async fn a_bomb_behind_a_good_header_is_refused_without_growth(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let header = fixture("no-samples.vcf");
        let before = place.most_memory();
        let mut codes = Vec::new();
        for (name, byte) in [("one-line.vcf.gz", b'A'), ("many-lines.vcf.gz", b'\n')] {
            let upload = place.send(&bench, name, gzipped(&header, byte, 200_000_000)).await;
            let refusal = if upload["state"] == "waiting" {
                let file = place.place(&bench, &upload, json!({})).await.document(201);
                place.finished(&file).await["refusal"].clone()
            } else {
                upload["refusal"].clone()
            };
            codes.push(refusal["code"].clone());
        }
        assert_eq!(codes, ["line_too_long", "inflates_too_much"]);
        let grown = place.most_memory() - before;
        assert!(grown < GROWTH, "{grown} bytes more");
        let marks = place.mikael.get(&format!("/api/v1/cases/{}", bench.case)).await["snapshot"]["findings"].clone();
        assert_eq!(marks, json!([]));
    }

    async fn plain_gzip_named_like_bgzf_is_read(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let answer = place.upload(&bench, "plain-gzip.vcf.gz", fixture("plain-gzip.vcf.gz")).await;
        let file = place.finished(&answer.document(201)).await;
        assert_eq!((&file["state"], &file["report"]["format"]), (&json!("ready"), &json!("gzip")));
        assert_eq!(file["report"]["data_lines"], 26);
        assert_eq!(file["name"], "plain-gzip.vcf.gz");
    }

    async fn a_file_without_samples_is_read_and_says_so(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let answer = place.upload(&bench, "no-samples.vcf", fixture("no-samples.vcf")).await;
        let file = place.finished(&answer.document(201)).await;
        assert_eq!(file["state"], "ready");
        let report = &file["report"];
        assert_eq!(counts(report), [1, 1, 0, 0]);
        let said = report["issues"].as_array().unwrap().iter().find(|one| one["code"] == "no_sample_columns").unwrap();
        assert_eq!((&said["severity"], &said["examples"][0]["line"]), (&json!("info"), &json!(26)));
        let table = place.mikael.get(&format!("/api/v1/variant-files/{}/table", file["id"].as_str().unwrap())).await;
        assert_eq!((&table["rows"], &table["allele_fraction"]), (&json!(1), &json!([-1.0])));
    }

    async fn what_the_header_leaves_open_is_asked_and_the_answer_is_used(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let asked = place.send(&bench, "asks-everything.vcf", fixture("asks-everything.vcf")).await;
        assert_eq!(asked["state"], "waiting");
        let codes: Vec<&Value> = asked["survey"]["questions"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
        assert_eq!(codes, ["tumour_sample_undecided", "assembly_undecided"]);
        let wrong = [
            (json!({ "tumour": "26-999", "assembly": "GRCh38" }), "sample"),
            (json!({ "tumour": "26-101", "normal": "26-101", "assembly": "GRCh38" }), "sample"),
            (json!({ "assembly": "GRCh38" }), "sample"),
            (json!({ "tumour": "26-101" }), "assembly"),
        ];
        for (answers, field) in wrong {
            let problem = place.place(&bench, &asked, answers).await.problem(422, "invalid");
            assert_eq!(problem, json!({ "field": field }));
        }
        let given = json!({ "tumour": "26-101", "normal": "26-102", "assembly": "GRCh38" });
        let placed = place.place(&bench, &asked, given.clone()).await.document(201);
        let file = place.finished(&placed).await;
        assert_eq!((&file["state"], counts(&file["report"])), (&json!("ready"), [2, 2, 0, 0]));
        let table = place.mikael.get(&format!("/api/v1/variant-files/{}/table", file["id"].as_str().unwrap())).await;
        assert_eq!(table["allele_fraction"], json!([0.4, 0.3]));
    }

    async fn a_duplicate_upload_is_said_and_kept_once(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let first = place.upload(&bench, "first.vcf", fixture("tumour-normal.vcf")).await.document(201);
        assert_eq!(first["already_here"], false);
        let again = place.send(&bench, "second.vcf", fixture("tumour-normal.vcf")).await;
        let same = again["same_bytes"].as_array().unwrap().iter().find(|one| one["case"] == json!(bench.case)).unwrap();
        assert_eq!((&same["file"], &same["name"]), (&first["id"], &json!("first.vcf")));
        assert_eq!(again["same_bytes_elsewhere"], false);
        let second = place.place(&bench, &again, json!({})).await.document(200);
        assert_eq!(second["already_here"], true);
        assert_eq!((&second["id"], &second["name"]), (&first["id"], &json!("first.vcf")));
        assert_eq!(place.files(&bench).await.as_array().unwrap().len(), 1);
    }

    async fn the_same_bytes_in_this_case_are_named_before_those_in_another(database: Database) {
        let place = Place::open(&database).await;
        let (linden, hazel) = (place.bench("Linden 2205").await, place.bench("Hazel 3391").await);
        place.read(&hazel, "first.vcf", fixture("no-samples.vcf")).await;
        place.read(&linden, "second.vcf", fixture("no-samples.vcf")).await;
        let named = async |bench: &crate::place::Bench| -> Vec<String> {
            let upload = place.send(bench, "again.vcf", fixture("no-samples.vcf")).await;
            let same = upload["same_bytes"].as_array().unwrap();
            same.iter().map(|one| one["pseudonym"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(named(&linden).await, ["Linden 2205", "Hazel 3391"]);
        assert_eq!(named(&hazel).await, ["Hazel 3391", "Linden 2205"]);
    }

    async fn a_placing_whose_answer_was_lost_is_answered_again_the_same(database: Database) {
        let place = Place::open(&database).await;
        let (bench, other) = (place.bench("Linden 2205").await, place.bench("Hazel 3391").await);
        let upload = place.send(&bench, "no-samples.vcf", fixture("no-samples.vcf")).await;
        let first = place.place(&bench, &upload, json!({})).await.document(201);
        let again = place.place(&bench, &upload, json!({})).await.document(201);
        assert_eq!((&again["id"], &again["already_here"]), (&first["id"], &json!(false)));
        place.finished(&first).await;
        assert_eq!(place.files(&bench).await.as_array().unwrap().len(), 1);

        let twice = place.send(&bench, "twice.vcf", fixture("no-samples.vcf")).await;
        for _ in 0..2 {
            let kept = place.place(&bench, &twice, json!({})).await.document(200);
            assert_eq!((&kept["id"], &kept["already_here"]), (&first["id"], &json!(true)));
        }
        assert_eq!(place.place(&other, &upload, json!({})).await.problem(404, "not-found"), json!({}), "it is placed");
        let path = format!("/api/v1/uploads/{}/place", upload["id"].as_str().unwrap());
        let placing = json!({ "case": bench.case, "analysis": bench.analysis });
        let by_sara = Ask::by(&place.sara, "POST", &path).document(&placing).send().await;
        assert_eq!(by_sara.problem(404, "not-found"), json!({}), "an answer is its asker's");
    }

    async fn a_file_goes_onto_no_analysis_of_another_case(database: Database) {
        let place = Place::open(&database).await;
        let (mut bench, other) = (place.bench("Linden 2205").await, place.bench("Birch 1180").await);
        bench.analysis = other.analysis;
        let answer = place.upload(&bench, "tumour-normal.vcf", fixture("tumour-normal.vcf")).await;
        assert_eq!(answer.problem(404, "not-found"), json!({}));
        let answer = announce(&place.mikael, "\u{0}", None, 10).send().await;
        assert_eq!(answer.problem(422, "invalid"), json!({ "field": "file_name" }));
    }

    async fn files_of_four_callers_are_read_with_every_line_accounted_for(database: Database) {
        let collection = root().join("../shared/data/vcf");
        if !collection.is_dir() {
            say("no collection of public files beside the repository: nothing tried");
            return;
        }
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let merged = "TCGA-A6-2686-01A-01D-1408-10_TCGA-A6-2686-10A-01D-2188-10";
        let files = [
            ("umccr+vcf_stuff/tests/data/test-mutect2.vcf.gz", json!({}), [24, 24, 0, 0], "GRCh37", true),
            (
                "umccr+vcf_stuff/tests/data/test-tso500-tumoronly.vcf.gz",
                json!({ "tumour": "PTC_TSO200609VD_L2000553.bam" }), [35, 35, 0, 0], "GRCh38", false,
            ),
            (
                "sigven+pcgr/examples/T001-COAD.grch38.vcf.gz",
                json!({ "tumour": merged, "assembly": "GRCh38" }), [3313, 3313, 0, 0], "GRCh38", false,
            ),
            (
                "Clinical-Genomics+scout/scout/demo/scout_example_tumor_only.snv.indel.sorted.vcf.gz",
                json!({}), [15, 15, 0, 0], "GRCh37", true,
            ),
        ];
        let mut read = 0;
        for (path, answer, expected, assembly, annotated) in files {
            let name = path.rsplit('/').next().unwrap();
            let bytes = std::fs::read(collection.join(path)).unwrap();
            let upload = place.send(&bench, name, bytes).await;
            let questions = &upload["survey"]["questions"];
            assert_eq!(*questions == json!([]), answer == json!({}), "{name}: {questions}");
            let file = place.place(&bench, &upload, answer).await.document(201);
            let report = place.finished(&file).await["report"].clone();
            assert_eq!(counts(&report), expected, "{name}");
            assert_eq!(report["assembly"]["name"], assembly, "{name}");
            let unsaid = report["issues"].as_array().unwrap().iter().all(|one| one["code"] != "not_annotated");
            assert_eq!((report["annotation"].is_object(), unsaid), (annotated, annotated), "{name}");
            say(&format!("{name}: {expected:?} data lines, accepted, warned, quarantined; {assembly}"));
            read += 1;
        }
        say(&format!("{read} public files read over HTTP"));
        assert_eq!(read, 4);
    }
}

/// Data lines, accepted, warned, quarantined.
fn counts(report: &Value) -> [u64; 4] {
    ["data_lines", "accepted", "warned", "quarantined"].map(|name| report[name].as_u64().unwrap())
}
