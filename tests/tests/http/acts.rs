//! Every request that changes something or shows patient data, ready to be sent by whoever may, or by whoever may not.

mod answers;
mod files;
mod looks;

use std::time::Duration;

use serde_json::{Value, json};
use store::testing::Database;
use story::{Browser, Line, Meeting, command};

use crate::asking::{Answer, Ask};
use crate::place::{Bench, announce, bench, fixture, pair, place, send, upload};

/// The routes that answer without a cookie.
pub const PUBLIC: [&str; 5] = [
    "GET /sign-in/options",
    "POST /demo/sign-in",
    "GET /oidc/start",
    "GET /oidc/callback",
    "OPTIONS /uploads",
];

/// The routes that answer everybody who is signed in, with what they may see.
pub const SHARED: [&str; 9] = [
    "GET /me",
    "GET /boards",
    "GET /people",
    "GET /cases",
    "GET /sessions",
    "GET /uploads",
    "GET /journal/checkpoint",
    "GET /journal/key",
    "POST /sign-out",
];

/// A file that comes in one piece after its upload was begun.
const HALF: &[u8] = b"##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

/// The media type of pieces of an upload.
const PIECE: &str = "application/offset+octet-stream";

/// A request to a route, with the person who may make it.
pub struct Act {
    /// Method and route as the description names it.
    pub route: &'static str,
    pub who: Browser,
    pub path: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
    /// The kind of the entry that it leaves.
    pub kind: &'static str,
}

/// What a request brings.
pub enum Body {
    Nothing,
    Document(Value),
    Piece(Vec<u8>),
}

impl Act {
    /// The request, made by `who`.
    pub fn by(&self, who: &Browser) -> Ask {
        let method = self.route.split(' ').next().unwrap();
        let ask = Ask::by(who, method, &format!("/api/v1{}", self.path));
        let ask = self.headers.iter().fold(ask, |ask, (name, value)| ask.with(name, value));
        match &self.body {
            Body::Nothing => ask,
            Body::Document(document) => ask.document(document),
            Body::Piece(bytes) => ask.with("Content-Type", PIECE).bytes(bytes.clone()),
        }
    }
}

/// A board that has decided its first case, and the people who did it.
pub struct World {
    pub meeting: Meeting,
    pub sara: Browser,
    pub mikael: Browser,
    pub annika: Browser,
    pub ulla: Browser,
    /// Brought the case that is decided.
    pub maja: Browser,
    /// The case with a file that is read.
    pub rowan: Bench,
    pub patient: String,
    pub decision: String,
    record: Value,
    revision: String,
    /// File, line and allele of a finding.
    finding: (String, u64, u64),
    /// Two variants that are marked.
    variants: [Value; 2],
    /// A file that took the place of another.
    newer: String,
    /// The case without a file, a held file of it, and uploads on their way to it: one whole, one half, one to be given up.
    linden: Bench,
    held: String,
    whole: String,
    half: String,
    unwanted: String,
    pub to_sign: Value,
    request: String,
    board: Value,
    /// A case of the same board that is on no agenda yet.
    waiting: Value,
}

impl World {
    /// Meets, decides, and asks to sign.
    pub async fn decided(database: &Database) -> Self {
        let meeting = Meeting::plan(database).await;
        let sara = meeting.coordinator.clone();
        let mikael = meeting.server.sign_in("Mikael Öberg").await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let ulla = meeting.server.sign_in("Ulla Stenmark").await;
        let maja = meeting.server.sign_in("Maja Lindqvist").await;
        let to_sign = decided(&meeting).await;
        let new = json!({ "decisions": [to_sign], "meaning": "approved" });
        let request =
            annika.post(&format!("/api/v1/sessions/{}/signing-requests", meeting.session), new).await;
        let (rowan, linden) = (bench(&sara, "Rowan 4172").await, bench(&sara, "Linden 2205").await);
        let found = sara.post("/api/v1/patients/look-up", json!({ "words": "Rowan 4172" })).await;
        let patient = text(&found["patients"][0]["id"]);
        let record = sara.get(&format!("/api/v1/patients/{patient}")).await;
        let view = Ask::by(&sara, "GET", &format!("/api/v1/cases/{}", rowan.case)).send().await;
        let revision = view.header("etag").unwrap().to_owned();
        let findings = view.document(200)["snapshot"]["findings"].clone();
        let variants = [0, 1].map(|at| findings[at]["variant"].clone());
        let finding = findings[0].clone();
        let finding = (
            text(&finding["file"]),
            finding["line"].as_u64().unwrap(),
            finding["allele_index"].as_u64().unwrap(),
        );
        let held = held(&mikael, &linden).await;
        let newer = newer(&mikael, &bench(&sara, "Willow 2846").await).await;
        let hazel = bench(&sara, "Hazel 3391").await;
        let whole = sent(&mikael, "whole.vcf", Some(&hazel.case), &fixture("no-samples.vcf")).await;
        let unwanted = sent(&mikael, "unwanted.vcf", None, &fixture("odd-header-crlf.vcf")).await;
        let half = announce(&mikael, "half.vcf", None, HALF.len()).send().await;
        let half = id_of(&half);
        let (board, waiting) = waiting(&meeting, &sara, &rowan).await;
        Self {
            decision: text(&to_sign["decision"]),
            variants,
            newer,
            held,
            whole,
            half,
            unwanted,
            request: text(&request["id"]),
            meeting,
            sara,
            mikael,
            annika,
            ulla,
            maja,
            rowan,
            patient,
            record,
            revision,
            finding,
            linden,
            to_sign,
            board,
            waiting,
        }
    }

    /// The requests that change something, in an order in which they can be made.
    pub fn changes(&self) -> Vec<Act> {
        let mut acts = self.entries();
        acts.extend(self.case_changes());
        acts.extend(self.amendments());
        acts.extend(self.uploads());
        acts.extend(self.judgements());
        acts.extend(self.findings());
        acts.extend(self.planning());
        acts.extend(self.answers());
        acts.extend(self.signatures());
        acts
    }

    fn by_sara(&self, route: &'static str, path: String, document: Value, kind: &'static str) -> Act {
        act(route, &self.sara, path, Body::Document(document), kind)
    }

    fn entries(&self) -> Vec<Act> {
        let disease = text(&self.record["diseases"][0]["id"]);
        let specimen = self.record["specimens"][0]["id"].clone();
        let of_patient = |what: &str| format!("/patients/{}/{what}", self.patient);
        let event = json!({ "kind": "progression", "on": "2026-11-02", "until": null, "note": "" });
        let analysis = new_analysis(&specimen);
        let events = format!("/diseases/{disease}/events");
        [
            ("POST /patients", "/patients".to_owned(), new_patient(), "patient.entered"),
            ("POST /patients/{patient}/diseases", of_patient("diseases"), new_disease(), "disease.entered"),
            ("POST /diseases/{disease}/events", events, event, "disease_event.entered"),
            (
                "POST /patients/{patient}/specimens",
                of_patient("specimens"),
                new_specimen(),
                "specimen.entered",
            ),
            ("POST /patients/{patient}/analyses", of_patient("analyses"), analysis, "analysis.entered"),
            ("POST /cases", "/cases".to_owned(), self.new_case(&disease), "case.referred"),
        ]
        .into_iter()
        .map(|(route, path, document, kind)| self.by_sara(route, path, document, kind))
        .collect()
    }

    /// What becomes known later. The cases that cite it go on to another revision.
    fn amendments(&self) -> Vec<Act> {
        let of_patient = |what: String| format!("/patients/{}/{what}", self.patient);
        let specimen = text(&self.record["specimens"][0]["id"]);
        let analysis = text(&self.record["analyses"][0]["id"]);
        let cells = json!({ "content": { "percent": 40, "method": "bioinformatic" } });
        vec![
            self.by_sara(
                "POST /patients/{patient}/specimens/{specimen}/tumour-cell-content",
                of_patient(format!("specimens/{specimen}/tumour-cell-content")),
                cells,
                "specimen.changed",
            ),
            self.by_sara(
                "POST /patients/{patient}/analyses/{analysis}/state",
                of_patient(format!("analyses/{analysis}/state")),
                json!({ "state": "corrected" }),
                "analysis.changed",
            ),
        ]
    }

    fn case_changes(&self) -> Vec<Act> {
        let case = &self.rowan.case;
        let wishes = json!({ "wishes": "At home." });
        let mut change =
            self.by_sara("PATCH /cases/{case}", format!("/cases/{case}"), wishes, "case.changed");
        change.headers.push(("If-Match", self.revision.clone()));
        let consent = self.by_sara(
            "PUT /cases/{case}/consents/{kind}",
            format!("/cases/{case}/consents/trial_contact"),
            json!({ "given": false, "on": "2026-11-20" }),
            "consent.recorded",
        );
        vec![change, consent]
    }

    fn planning(&self) -> Vec<Act> {
        let session = &self.meeting.session;
        let planned = json!({
            "board": self.board, "starts_at": "2026-12-10T13:00:00Z", "planned_minutes": 60, "video_link": null,
        });
        let item = json!({ "case": self.waiting, "planned_minutes": 15 });
        let agenda = format!("/sessions/{session}/agenda");
        vec![
            self.by_sara("POST /sessions", "/sessions".to_owned(), planned, "session.scheduled"),
            self.by_sara("POST /sessions/{session}/agenda", agenda, item, "agenda.added"),
        ]
    }

    fn signatures(&self) -> Vec<Act> {
        vec![
            act(
                "POST /sessions/{session}/signing-requests",
                &self.annika,
                format!("/sessions/{}/signing-requests", self.meeting.session),
                Body::Document(json!({ "decisions": [self.to_sign], "meaning": "approved" })),
                "signing.requested",
            ),
            act(
                "POST /signing-requests/{request}/confirm",
                &self.annika,
                format!("/signing-requests/{}/confirm", self.request),
                Body::Document(json!({ "person": self.annika.person })),
                "decision.signed",
            ),
        ]
    }

    /// The signing request, which shows the signer what was decided in the signer's presence.
    pub fn signing(&self) -> Act {
        act(
            "GET /signing-requests/{request}",
            &self.annika,
            format!("/signing-requests/{}", self.request),
            Body::Nothing,
            "",
        )
    }

    /// The request that asks how far an upload has come.
    pub fn offset(&self, who: &Browser) -> Ask {
        Ask::by(who, "HEAD", &format!("/api/v1/uploads/{}", self.half)).with("Tus-Resumable", "1.0.0")
    }

    fn new_case(&self, disease: &str) -> Value {
        json!({
            "board": self.board, "patient": self.patient, "disease": disease, "specimens": [], "analyses": [],
            "referrer": self.sara.person, "question": "Again?", "background": "", "urgency": "routine",
            "needed_by": "2026-12-20", "wishes": "",
        })
    }
}

/// The board of a case, and another case of that board that is in no session.
async fn waiting(meeting: &Meeting, sara: &Browser, rowan: &Bench) -> (Value, Value) {
    let list = sara.get("/api/v1/cases").await;
    let rows = list["cases"].as_array().unwrap();
    let board = &rows.iter().find(|row| row["case"] == rowan.case.as_str()).unwrap()["board"];
    let planned = |row: &&Value| meeting.cases.iter().any(|case| row["case"] == case.as_str());
    let other = rows.iter().find(|row| row["board"] == *board && !planned(row)).unwrap();
    (board.clone(), other["case"].clone())
}

fn act(route: &'static str, who: &Browser, path: String, body: Body, kind: &'static str) -> Act {
    Act { route, who: who.clone(), path, headers: Vec::new(), body, kind }
}

/// A whole file that nobody has placed or looked at; gives the upload's id.
async fn sent(by: &Browser, name: &str, case: Option<&str>, bytes: &[u8]) -> String {
    let ask = announce(by, name, case, bytes.len()).with("Content-Type", PIECE).bytes(bytes.to_vec());
    id_of(&ask.send().await)
}

/// The id of the upload that was begun.
fn id_of(answer: &Answer) -> String {
    answer.header("location").unwrap().rsplit('/').next().unwrap().to_owned()
}

/// A file whose build is not the analysis's, once it is held; gives its id.
async fn held(by: &Browser, bench: &Bench) -> String {
    let bytes = pair("GRCh37", "N", "T", &["chr7\t140453136\tA\tT\t0.4"]);
    let file = upload(by, bench, "other-build.vcf", bytes).await.document(201);
    read_as(by, &file, "held").await
}

/// A file that took the place of another, once it is read; gives its id.
async fn newer(by: &Browser, bench: &Bench) -> String {
    let bytes = |fraction| pair("GRCh38", "N", "T", &[&format!("chr7\t140753336\tA\tT\t{fraction}")]);
    let old = upload(by, bench, "v1.vcf", bytes("0.4")).await.document(201);
    let replaces = json!({ "replaces": read_as(by, &old, "ready").await });
    let upload = send(by, "v2.vcf", Some(&bench.case), bytes("0.2")).await;
    let new = place(by, bench, &upload, replaces).await.document(201);
    read_as(by, &new, "ready").await
}

/// Waits until a file is read, to this end; gives its id.
async fn read_as(by: &Browser, file: &Value, state: &str) -> String {
    let path = format!("/api/v1/variant-files/{}", file["id"].as_str().unwrap());
    for _ in 0..600 {
        let now = by.get(&path).await;
        if now["state"] != "reading" {
            assert_eq!(now["state"], state, "{now}");
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    text(&file["id"])
}

/// Decides the first case; gives what there is to sign.
pub async fn decided(meeting: &Meeting) -> Value {
    let [mut chair, ..] = meeting.begin().await;
    decide(meeting, &mut chair, "Nothing to target.").await
}

/// Proposes no recommendation in these words on the first case and decides; gives what there is to sign.
pub async fn decide(meeting: &Meeting, chair: &mut Line, words: &str) -> Value {
    let item = &meeting.items[0];
    let content =
        json!({ "kind": "no_recommendation", "reason": "no_actionable_finding", "explanation": words });
    chair.done(command("recommendation.propose", json!({ "item": item, "content": content }))).await;
    chair.done(command("readback.begin", json!({ "item": item }))).await;
    chair.done(command("case.decide_by_consensus", json!({ "item": item }))).await;
    let event = chair.event("decision.frozen").await;
    let body = &event["event"]["body"];
    json!({ "item": item, "decision": body["statement"]["decision"], "content_sha256": body["content_sha256"] })
}

/// A patient with an official test number.
pub fn new_patient() -> Value {
    json!({
        "personal_number": "191212121212", "name": "Tolvan Tolvansson", "sex": "male", "region": "Umeå",
        "protected": false,
    })
}

fn new_disease() -> Value {
    json!({ "diagnosis": "Glioma", "oncotree": null, "diagnosed_on": "2026-11-01" })
}

fn new_specimen() -> Value {
    json!({
        "laboratory_number": "P26-2001", "material": "tumour", "site": "Left frontal lobe", "taken_on": "2026-11-03",
        "event": null, "tumour_cell_content": { "percent": 60, "method": "histologic" },
    })
}

fn new_analysis(specimen: &Value) -> Value {
    json!({
        "assay": "panel", "assay_name": "Gene panel", "laboratory": "Clinical genetics", "pipeline": "4.2",
        "assembly": "GRCh38", "specimen": specimen, "normal": null, "state": "reported",
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
