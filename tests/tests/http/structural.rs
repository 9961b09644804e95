//! Alleles that are told by more than their bases, and columns of RNA.

use serde_json::{Value, json};
use store::both;

use crate::asking::Ask;
use crate::place::{Bench, Place};

const HEADER: &str = "##fileformat=VCFv4.2\n##reference=file:///ref/GRCh38.fa\n##tumor_sample=T\n##normal_sample=N\n\
    ##INFO=<ID=SVLEN,Number=A,Type=Integer,Description=\"x\">\n";

/// A file of a normal and a tumour with these lines, each up to INFO.
fn of(lines: &[&str]) -> Vec<u8> {
    let columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tN\tT\n";
    let lines: String =
        lines.iter().map(|line| format!("{line}\tGT:PR:CN\t0/0:9,0:2\t0/1:6,4:5\n")).collect();
    format!("{HEADER}{columns}{lines}").into_bytes()
}

fn del(length: u64) -> String {
    format!("chr9\t21900000\t.\tN\t<DEL>\t.\tPASS\tSVTYPE=DEL;SVLEN=-{length}")
}

fn at(file: &Value, what: &str) -> String {
    format!("/api/v1/variant-files/{}{what}", file["id"].as_str().unwrap())
}

async fn table(place: &Place, file: &Value) -> Value {
    place.mikael.get(&at(file, "/table")).await
}

/// Marks the call on a line for the board; gives all findings.
async fn mark(place: &Place, bench: &Bench, file: &Value, line: &Value) -> Vec<Value> {
    let path = format!("/api/v1/cases/{}/findings/{}/{line}/1", bench.case, file["id"].as_str().unwrap());
    let answer = Ask::by(&place.mikael, "PUT", &path).document(&json!({ "note": "" })).send().await;
    answer.document(200)["findings"].as_array().unwrap().clone()
}

/// A case of the same patient about a new analysis of RNA of the same specimen.
async fn of_rna(place: &Place, bench: &Bench) -> Bench {
    let snapshot = place.sara.get(&format!("/api/v1/cases/{}", bench.case)).await["snapshot"].clone();
    let patient = &snapshot["patient"]["id"];
    let specimen = &snapshot["specimens"][0]["id"];
    let analysis = json!({
        "assay": "rna", "assay_name": "RNA panel", "laboratory": "Clinical genetics", "pipeline": "1",
        "assembly": "GRCh38", "specimen": specimen, "normal": null, "state": "reported",
    });
    let path = format!("/api/v1/patients/{}/analyses", patient.as_str().unwrap());
    let made = Ask::by(&place.sara, "POST", &path).document(&analysis).send().await.document(201);
    let analysis = made["analysis"].clone();
    let list = place.sara.get("/api/v1/cases").await;
    let row =
        list["cases"].as_array().unwrap().iter().find(|row| row["case"] == bench.case.as_str()).unwrap();
    let case = json!({
        "board": row["board"], "patient": patient, "disease": snapshot["disease"]["id"],
        "specimens": [specimen], "analyses": [analysis], "referrer": place.sara.person, "question": "Is it expressed?",
        "background": "", "urgency": "routine", "needed_by": "2026-12-20", "wishes": "",
    });
    let case = Ask::by(&place.sara, "POST", "/api/v1/cases").document(&case).send().await.document(201);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    Bench { case: text(&case["snapshot"]["case"]), analysis: text(&analysis) }
}

both! {
    async fn deletions_of_different_length_at_one_place_are_two_variants(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let first = place.read(&bench, "first.vcf", of(&[&del(500), &del(900)])).await;
        let second = place.read(&bench, "second.vcf", of(&[&del(900)])).await;
        assert_eq!((&first["state"], &second["state"]), (&json!("ready"), &json!("ready")));
        let lines = table(&place, &first).await["line"].clone();
        mark(&place, &bench, &first, &lines[0]).await;
        let findings = mark(&place, &bench, &first, &lines[1]).await;
        assert_eq!(findings.len(), 2);
        assert_ne!(findings[0]["variant"], findings[1]["variant"], "the same symbol, but another deletion");
        let files = |finding: &Value| {
            let sources = finding["sources"].as_array().unwrap();
            sources.iter().map(|source| source["file"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(files(&findings[0]), [first["id"].clone()]);
        assert_eq!(files(&findings[1]), [first["id"].clone(), second["id"].clone()]);
    }

    async fn a_newer_file_loses_the_deletion_that_it_lacks_and_no_other(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let first = place.read(&bench, "first.vcf", of(&[&del(500), &del(900)])).await;
        let lines = table(&place, &first).await["line"].clone();
        mark(&place, &bench, &first, &lines[0]).await;
        mark(&place, &bench, &first, &lines[1]).await;
        let upload = place.send(&bench, "newer.vcf", of(&[&del(900)])).await;
        let newer = place.place(&bench, &upload, json!({ "replaces": first["id"] })).await.document(201);
        let newer = place.finished(&newer).await;
        let changes = place.mikael.get(&at(&newer, "/changes")).await;
        assert_eq!([&changes["appeared"], &changes["vanished"], &changes["changed"]], [0, 1, 0]);
        let view = place.mikael.get(&format!("/api/v1/cases/{}", bench.case)).await;
        let findings = view["snapshot"]["findings"].as_array().unwrap();
        let vanished: Vec<(&Value, &Value)> = findings.iter().map(|one| (&one["file"], &one["vanished"])).collect();
        assert_eq!(vanished, [(&first["id"], &json!(true)), (&newer["id"], &json!(false))]);
    }

    async fn the_table_tells_copies_and_half_an_adjacency_and_a_region_one_call_for_both_ends(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let bytes = of(&[
            "chr2\t29223528\tb1\tG\tG]chr2:42264951]\t.\tPASS\tSVTYPE=BND;MATEID=b2",
            "chr2\t42264951\tb2\tA\tA]chr2:29223528]\t.\tPASS\tSVTYPE=BND;MATEID=b1",
            "chr7\t55000000\t.\tN\t<DUP>\t.\tPASS\tSVTYPE=CNV;SVLEN=300000",
            "chr9\t100\tb3\tC\tC[chr4:500[\t.\tPASS\tSVTYPE=BND;MATEID=b4",
        ]);
        let file = place.read(&bench, "sv.vcf", bytes).await;
        let table = table(&place, &file).await;
        assert_eq!(table["rows"], 3);
        assert_eq!(table["half_pair"], json!([false, false, true]));
        assert_eq!(table["copy_number"], json!([5.0, 5.0, 5.0]));
        assert_eq!(table["mane"], json!([false, false, false]));
        let region = async |place: &Place, chrom: &str, start: u64, end: u64| {
            let path = at(&file, &format!("/region?chrom={chrom}&start={start}&end={end}"));
            let calls = place.mikael.get(&path).await["calls"].as_array().unwrap().clone();
            calls.iter().map(|one| (one["kept"].clone(), one["call"]["line"].clone())).collect::<Vec<_>>()
        };
        let first = (json!(true), table["line"][0].clone());
        assert_eq!(region(&place, "2", 29_000_000, 43_000_000).await, std::slice::from_ref(&first), "both ends");
        assert_eq!(region(&place, "2", 29_223_000, 29_224_000).await, std::slice::from_ref(&first));
        assert_eq!(region(&place, "2", 42_264_000, 42_265_000).await, [first], "its second end is the same call");
        assert_eq!(region(&place, "9", 1, 200).await, [(json!(true), table["line"][2].clone())]);
    }

    async fn a_file_of_an_rna_analysis_is_measured_in_its_column_of_rna(database: Database) {
        let place = Place::open(&database).await;
        let bench = place.bench("Linden 2205").await;
        let columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNORMAL\tTUMOR_RNA\tTUMOR\n";
        let row = "chr7\t140753336\t.\tA\tT\t.\tPASS\t.\tGT:AD\t0/0:50,0\t0/1:10,30\t0/1:60,40\n";
        let bytes = format!("##fileformat=VCFv4.2\n##reference=file:///ref/GRCh38.fa\n{columns}{row}").into_bytes();
        let dna = place.read(&bench, "three.vcf", bytes.clone()).await;
        assert_eq!(table(&place, &dna).await["allele_fraction"], json!([0.4]));

        let rna = of_rna(&place, &bench).await;
        let file = place.read(&rna, "three.vcf", bytes).await;
        assert_eq!(file["state"], "ready", "{file}");
        let shown = table(&place, &file).await;
        assert_eq!((&shown["allele_fraction"], &shown["alt_count"]), (&json!([0.75]), &json!([30])));
        let findings = mark(&place, &rna, &file, &shown["line"][0]).await;
        assert_eq!(findings[0]["allele_fraction"]["value"], 0.75);

        let alone = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tTUMOR_RNA\n";
        let row = "chr7\t140753336\t.\tA\tT\t.\tPASS\t.\tGT:AD\t0/1:10,10\n";
        let bytes = format!("##fileformat=VCFv4.2\n##reference=file:///ref/GRCh38.fa\n{alone}{row}").into_bytes();
        let only = place.read(&rna, "rna.vcf", bytes).await;
        assert_eq!(table(&place, &only).await["allele_fraction"], json!([0.5]));
    }
}
