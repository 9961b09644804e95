//! Files that are proposed a place, held, let through, taken back and replaced.

use serde_json::{Value, json};
use store::both;

use crate::asking::Ask;
use crate::place::{Bench, Place, fixture, pair, send};

/// The tumour of Rowan 4172 and its normal, as a laboratory would name the columns.
const ROWAN: [&str; 2] = ["B24-0716_N", "P26-1187_T"];
const BRAF: &str = "chr7\t140753336\tA\tT\t0.40";
const TP53: &str = "chr17\t7674220\tC\tT\t0.30";
const KRAS: &str = "chr12\t25245350\tC\tA\t0.25";

/// A file of the pair on GRCh38.
fn of(names: [&str; 2], rows: &[&str]) -> Vec<u8> {
    pair("GRCh38", names[0], names[1], rows)
}

/// A file of inherited genotypes at these places, one of two copies each.
fn inherited(places: impl Iterator<Item = (&'static str, u64)>) -> Vec<u8> {
    let mut bytes = of(["N", "T"], &[]);
    for (chrom, pos) in places {
        let row = format!("{chrom}\t{pos}\t.\tA\tG\t.\tgermline\t.\tGT:AD\t0/1:25,25\t0/1:50,50\n");
        bytes.extend_from_slice(row.as_bytes());
    }
    bytes
}

/// The address of a file, and of something of it.
fn at(file: &Value, what: &str) -> String {
    format!("/api/v1/variant-files/{}{what}", file["id"].as_str().unwrap())
}

async fn judge(place: &Place, file: &Value, what: &str) -> Value {
    let reason = json!({ "reason": "The laboratory was called." });
    place.mikael.post(&at(file, what), reason).await
}

/// Marks the only call of this position for the board; gives the findings.
async fn mark(place: &Place, bench: &Bench, file: &Value, pos: u64) -> Value {
    let table = place.mikael.get(&at(file, "/table")).await;
    let row = table["pos"].as_array().unwrap().iter().position(|one| *one == json!(pos)).unwrap();
    let path = format!(
        "/api/v1/cases/{}/findings/{}/{}/1",
        bench.case,
        file["id"].as_str().unwrap(),
        table["line"][row]
    );
    let answer = Ask::by(&place.mikael, "PUT", &path).document(&json!({ "note": "" })).send().await;
    answer.document(200)["findings"].clone()
}

async fn findings(place: &Place, bench: &Bench) -> Vec<Value> {
    let view = place.mikael.get(&format!("/api/v1/cases/{}", bench.case)).await;
    view["snapshot"]["findings"].as_array().unwrap().clone()
}

fn checks(file: &Value) -> Vec<&str> {
    file["mismatches"].as_array().unwrap().iter().map(|one| one["check"].as_str().unwrap()).collect()
}

both! {
    async fn six_files_at_once_are_each_proposed_their_place(database: Database) {
        let place = Place::open(&database).await;
        let rowan = place.bench("Rowan 4172").await;
        let files: [(&str, [&str; 2], Option<&str>); 6] = [
            ("P26-1187_T_vs_N.mutect2.vcf", ["NORMAL_A", "TUMOR_A"], Some("Rowan 4172")),
            ("run12.vcf", ROWAN, Some("Rowan 4172")),
            ("run13.vcf", ["N", "P26-1203"], Some("Linden 2205")),
            ("hazel.vcf", ["B26-0984", "P26_0984"], Some("Hazel 3391")),
            ("p26-1251.strelka.vcf", ["N", "T"], Some("Aspen 7714")),
            ("unknown.vcf", ["N", "T2"], None),
        ];
        let sent = files.map(|(name, samples, _)| send(&place.mikael, name, None, of(samples, &[BRAF, TP53])));
        let sent = futures_util::future::join_all(sent).await;
        assert_eq!(place.mikael.get("/api/v1/uploads").await["uploads"].as_array().unwrap().len(), 6);
        let mut uploads = Vec::new();
        for (upload, (name, _, pseudonym)) in sent.iter().zip(files) {
            let path = format!("/api/v1/uploads/{}", upload["id"].as_str().unwrap());
            let upload = place.mikael.get(&path).await;
            assert_eq!((&upload["name"], &upload["state"]), (&json!(name), &json!("waiting")));
            assert_eq!(upload["survey"]["caller"], "Mutect2");
            assert_eq!(upload["proposals"][0]["pseudonym"].as_str(), pseudonym, "{name}");
            assert_eq!(upload["proposals"][0]["against"], if pseudonym.is_some() { json!([]) } else { Value::Null });
            uploads.push(upload);
        }
        let because = &uploads[1]["proposals"][0]["because"];
        let reasons: Vec<&str> = because.as_array().unwrap().iter().map(|one| one["reason"].as_str().unwrap()).collect();
        assert_eq!(
            reasons,
            ["laboratory_number_in_sample", "normal_number_in_sample", "assembly_agrees", "assay_fits", "only_analysis"]
        );
        assert_eq!(uploads[1]["proposals"][0]["case"], json!(rowan.case));
        assert_eq!(place.sara.get("/api/v1/uploads").await["uploads"], json!([]), "own uploads only");
    }

    async fn a_file_of_the_wrong_patient_is_held_until_somebody_has_looked(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let upload = place.send(&bench, "run.vcf", of(ROWAN, &[BRAF])).await;
        let proposed = &upload["proposals"];
        assert_eq!(proposed[0]["pseudonym"], "Rowan 4172");
        assert_eq!(proposed[1]["pseudonym"], "Linden 2205");
        let against = json!([
            { "objection": "laboratory_number_elsewhere", "sample": "B24-0716_N", "laboratory_number": "B24-0716", "other_patient": true },
            { "objection": "laboratory_number_elsewhere", "sample": "P26-1187_T", "laboratory_number": "P26-1187", "other_patient": true },
        ]);
        assert_eq!(proposed[1]["against"], against);

        let file = place.finished(&place.place(&bench, &upload, json!({})).await.document(201)).await;
        assert_eq!(file["state"], "held");
        let found = json!([
            { "check": "laboratory_number_of_another_patient", "sample": "B24-0716_N", "laboratory_number": "B24-0716" },
            { "check": "laboratory_number_of_another_patient", "sample": "P26-1187_T", "laboratory_number": "P26-1187" },
        ]);
        assert_eq!(file["mismatches"], found);
        let table = Ask::by(&place.mikael, "GET", &at(&file, "/table")).send().await;
        assert_eq!(table.problem(404, "not-found"), json!({}), "nobody sees what is held");

        let released = judge(&place, &file, "/release").await;
        assert_eq!((&released["state"], &released["released"]["by"]), (&json!("ready"), &json!("Mikael Öberg")));
        assert_eq!(released["released"]["reason"], "The laboratory was called.");
        assert_eq!(place.mikael.get(&at(&file, "/table")).await["rows"], 1);
        let reason = json!({ "reason": "Again." });
        let again = Ask::by(&place.mikael, "POST", &at(&file, "/release")).document(&reason).send().await;
        assert_eq!(again.problem(409, "not-held"), json!({}));
        let silent = Ask::by(&place.mikael, "POST", &at(&file, "/withdraw")).document(&json!({ "reason": " " }));
        assert_eq!(silent.send().await.problem(422, "invalid"), json!({ "field": "reason" }));
    }

    async fn a_sample_swap_is_held(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let rows: Vec<String> = (0..12).map(|at| format!("chr2\t{}\tA\tT\t0.40", 1_000_000 + 1_000 * at)).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let right = place.read(&bench, "right.vcf", of(["N", "T"], &rows)).await;
        assert_eq!(right["state"], "ready");
        let text = String::from_utf8(of(["N", "T"], &rows)).unwrap();
        let text = text.replace("normal_sample=N", "normal_sample=T").replace("tumor_sample=T", "tumor_sample=N");
        let swapped = place.read(&bench, "swapped.vcf", text.into_bytes()).await;
        assert_eq!(swapped["state"], "held");
        let found = json!([{ "check": "tumour_and_normal_exchanged", "calls": 12, "higher_in_normal": 12 }]);
        assert_eq!(swapped["mismatches"], found);
    }

    async fn inherited_genotypes_of_another_sex_or_another_person_hold_a_file(database: Database) {
        let place = Place::open(&database).await;
        let (bench, other) = (place.bench("Linden 2205").await, place.bench("Rowan 4172").await);
        let female = inherited((0..30).map(|at| ("chrX", 20_000_000 + 1_000 * at)));
        let file = place.read(&bench, "sex.vcf", female).await;
        let sex = json!([{
            "check": "sex", "recorded": "male", "found": "female", "x_sites": 30, "x_heterozygous": 30, "y_calls": 0,
        }]);
        assert_eq!((&file["state"], &file["mismatches"]), (&json!("held"), &sex));

        let person = |first: u64| inherited((0..60).map(move |at| ("chr3", first + 1_000 * at)));
        let first = place.read(&bench, "first.vcf", person(10_000_000)).await;
        assert_eq!(first["state"], "ready");
        assert_eq!(first["report"]["identity"]["fingerprint"]["sites"], json!([]), "genotypes are kept apart");
        let elsewhere = place.read(&other, "elsewhere.vcf", person(10_000_000)).await;
        let same = json!([{ "check": "same_person_elsewhere", "shared": 60, "same": 60 }]);
        assert_eq!((&elsewhere["state"], &elsewhere["mismatches"]), (&json!("held"), &same));

        let text = String::from_utf8(person(10_000_000)).unwrap().replace("0/1:25,25", "1/1:0,50");
        let stranger = place.read(&bench, "stranger.vcf", text.into_bytes()).await;
        let differs = json!([{
            "check": "other_person", "file": first["id"], "file_name": "first.vcf", "shared": 60, "same": 0,
        }]);
        assert_eq!((&stranger["state"], &stranger["mismatches"]), (&json!("held"), &differs));
    }

    async fn a_held_file_outlives_a_start_and_can_be_taken_back_and_placed_anew(database: Database) {
        let mut place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let bytes = pair("GRCh37", "N", "T", &["chr7\t140453136\tA\tT\t0.4"]);
        let file = place.read(&bench, "old-build.vcf", bytes.clone()).await;
        assert_eq!((&file["state"], checks(&file)), (&json!("held"), vec!["assembly"]));
        place.server.stop().await;
        place = place.start_again().await;
        let released = judge(&place, &file, "/release").await;
        assert_eq!(released["state"], "ready");
        assert_eq!(place.mikael.get(&at(&file, "/table")).await["rows"], 1, "its rows were kept");

        let withdrawn = judge(&place, &file, "/withdraw").await;
        assert_eq!((&withdrawn["state"], &withdrawn["by"]), (&json!("withdrawn"), &json!("Mikael Öberg")));
        let table = Ask::by(&place.mikael, "GET", &at(&file, "/table")).send().await;
        assert_eq!(table.problem(404, "not-found"), json!({}));
        let again = place.read(&bench, "again.vcf", bytes).await;
        assert_eq!((&again["id"], &again["state"], &again["name"]), (&file["id"], &json!("held"), &json!("again.vcf")));
    }

    async fn a_build_conflict_is_asked_and_the_answer_is_used(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let upload = place.send(&bench, "both.vcf", fixture("conflicting-builds.vcf")).await;
        let questions = upload["survey"]["questions"].as_array().unwrap();
        assert_eq!(questions.iter().map(|one| &one["code"]).collect::<Vec<_>>(), ["assembly_conflict"]);
        let silent = place.place(&bench, &upload, json!({})).await;
        assert_eq!(silent.problem(422, "invalid"), json!({ "field": "assembly" }));
        let file = place.place(&bench, &upload, json!({ "assembly": "GRCh38" })).await.document(201);
        let file = place.finished(&file).await;
        assert_eq!((&file["state"], &file["report"]["assembly"]["from"]), (&json!("ready"), &json!("answer")));
    }

    async fn a_newer_file_supersedes_an_older_one_with_its_findings(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let old = place.read(&bench, "v1.vcf", of(["N", "T"], &[BRAF, TP53])).await;
        mark(&place, &bench, &old, 140_753_336).await;
        mark(&place, &bench, &old, 7_674_220).await;

        let weaker = "chr7\t140753336\tA\tT\t0.20";
        let upload = place.send(&bench, "v2.vcf", of(["N", "T"], &[KRAS, weaker])).await;
        let own = upload["proposals"].as_array().unwrap().iter().find(|one| one["case"] == json!(bench.case)).unwrap();
        let predecessor = &own["predecessors"][0];
        assert_eq!((&predecessor["file"], &predecessor["kinds"]), (&old["id"], &json!(["snv"])));
        let new = place.place(&bench, &upload, json!({ "replaces": old["id"] })).await.document(201);
        let new = place.finished(&new).await;
        assert_eq!((&new["state"], &new["replaces"]), (&json!("ready"), &old["id"]));
        assert_eq!(place.mikael.get(&at(&old, "")).await["replaced_by"], new["id"]);
        assert_eq!(place.mikael.get(&at(&old, "/table")).await["rows"], 2, "the older table stays readable");

        let found = findings(&place, &bench).await;
        let rests: Vec<_> = found.iter().map(|one| (&one["file"], &one["pos"], &one["vanished"])).collect();
        assert_eq!(
            rests,
            [(&new["id"], &json!(140_753_336), &json!(false)), (&old["id"], &json!(7_674_220), &json!(true))]
        );
        assert_eq!(found[0]["allele_fraction"]["value"], 0.2);

        let changes = place.mikael.get(&at(&new, "/changes")).await;
        assert_eq!((&changes["replaced"], &changes["replaced_name"]), (&old["id"], &json!("v1.vcf")));
        assert_eq!([&changes["appeared"], &changes["vanished"], &changes["changed"]], [1, 1, 1]);
        let told: Vec<_> = changes["changes"].as_array().unwrap().iter()
            .map(|one| (one["change"].as_str().unwrap(), one["pos"].as_u64().unwrap(), one["marked"] == true)).collect();
        assert_eq!(told, [("changed", 140_753_336, true), ("vanished", 7_674_220, true), ("appeared", 25_245_350, false)]);

        // Taken back, the older file has its place and its findings again.
        judge(&place, &new, "/withdraw").await;
        assert_eq!(place.mikael.get(&at(&old, "")).await["replaced_by"], Value::Null);
        let found = findings(&place, &bench).await;
        assert!(found.iter().all(|one| one["file"] == old["id"] && one["vanished"] == false), "{found:?}");
        assert_eq!(found[0]["allele_fraction"]["value"], 0.4);
    }

    async fn only_a_current_file_of_the_same_analysis_is_replaced(database: Database) {
        let place = Place::open(&database).await;
        let (bench, other) = (place.bench("Linden 2205").await, place.bench("Hazel 3391").await);
        let elsewhere = place.read(&other, "hazel.vcf", of(["N", "T"], &[TP53])).await;
        let upload = place.send(&bench, "new.vcf", of(["N", "T"], &[BRAF])).await;
        for given in [json!({ "replaces": elsewhere["id"] }), json!({ "mends": elsewhere["id"] })] {
            let field = given.as_object().unwrap().keys().next().unwrap().clone();
            let answer = place.place(&bench, &upload, given).await;
            assert_eq!(answer.problem(422, "invalid"), json!({ "field": field }));
        }
    }

    async fn a_file_is_offered_the_place_of_files_by_its_own_caller_only(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let by_nobody = |rows: &[&str]| {
            let text = String::from_utf8(of(["N", "T"], rows)).unwrap();
            text.replace("##source=Mutect2\n", "").into_bytes()
        };
        let mutect = place.read(&bench, "mutect2.vcf", of(["N", "T"], &[BRAF])).await;
        let unknown = place.read(&bench, "unknown.vcf", by_nobody(&[TP53])).await;
        assert_eq!([&mutect["report"]["caller"], &unknown["report"]["caller"]], [&json!("Mutect2"), &Value::Null]);
        for (bytes, older) in [(of(["N", "T"], &[KRAS]), &mutect), (by_nobody(&[KRAS]), &unknown)] {
            let upload = place.send(&bench, "newer.vcf", bytes).await;
            let proposals = upload["proposals"].as_array().unwrap();
            let own = proposals.iter().find(|one| one["analysis"]["id"] == json!(bench.analysis)).unwrap();
            let offered: Vec<&Value> = own["predecessors"].as_array().unwrap().iter().map(|one| &one["file"]).collect();
            assert_eq!(offered, [&older["id"]]);
        }
    }

    async fn a_file_of_other_kinds_takes_no_place_and_says_which(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let small = place.read(&bench, "small.vcf", of(["N", "T"], &[BRAF])).await;
        mark(&place, &bench, &small, 140_753_336).await;
        let mut bytes = of(["N", "T"], &[]);
        bytes.extend_from_slice(b"chr7\t140753336\t.\tA\t<DEL>\t.\tPASS\tSVTYPE=DEL;END=140754336;SVLEN=-1000\tGT:AD\t0/0:50,0\t0/1:60,40\n");
        let upload = place.send(&bench, "structural.vcf", bytes).await;
        let placed = place.place(&bench, &upload, json!({ "replaces": small["id"] })).await.document(201);
        let placed = place.finished(&placed).await;
        let kinds = json!([{
            "check": "other_kinds", "file": small["id"], "file_name": "small.vcf", "holds": ["sv"], "replaced_holds": ["snv"],
        }]);
        assert_eq!((&placed["state"], &placed["mismatches"]), (&json!("held"), &kinds));

        let released = judge(&place, &placed, "/release").await;
        assert_eq!((&released["state"], &released["replaces"]), (&json!("ready"), &Value::Null), "it stands beside");
        assert_eq!(place.mikael.get(&at(&small, "")).await["replaced_by"], Value::Null);
        let found = findings(&place, &bench).await;
        assert_eq!((&found[0]["file"], &found[0]["vanished"]), (&small["id"], &json!(false)));
    }

    async fn calls_of_one_allele_in_one_specimen_are_one_finding_with_all_its_sources(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let first = place.read(&bench, "a.vcf", of(["N", "T"], &[TP53, BRAF])).await;
        let second = place.read(&bench, "b.vcf", of(["N", "T"], &["chr7\t140753336\tA\tT\t0.38\tweak_evidence"])).await;
        let marked = mark(&place, &bench, &second, 140_753_336).await;
        let sources = |finding: &Value| -> Vec<(Value, Value, Value)> {
            let all = finding["sources"].as_array().unwrap();
            all.iter().map(|one| (one["file"].clone(), one["allele_fraction"].clone(), one["filter"].clone())).collect()
        };
        let expected = vec![
            (second["id"].clone(), json!(0.38), json!("weak_evidence")),
            (first["id"].clone(), json!(0.4), json!("PASS")),
        ];
        assert_eq!(sources(&marked[0]), expected);
        assert_eq!(marked[0]["sources"][0]["caller"], "Mutect2");

        // A file that comes later is one more source.
        let third = place.read(&bench, "c.vcf", of(["N", "T"], &["chr7\t140753336\tA\tT\t0.41"])).await;
        let found = findings(&place, &bench).await;
        assert_eq!(sources(&found[0])[2], (third["id"].clone(), json!(0.41), json!("PASS")));
        judge(&place, &first, "/withdraw").await;
        let files: Vec<Value> = sources(&findings(&place, &bench).await[0]).into_iter().map(|one| one.0).collect();
        assert_eq!(files, [second["id"].clone(), third["id"].clone()]);
    }
}
