//! The demo as these stories find it: the coordinator and the geneticist at work on its cases.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::GzEncoder;
use serde_json::{Value, json};
use store::testing::Database;
use story::{Browser, Server};

use crate::asking::{Answer, Ask};

/// How long a file may take to be read, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The demo with two people signed in.
pub struct Place {
    pub server: Server,
    /// The coordinator.
    pub sara: Browser,
    /// The geneticist.
    pub mikael: Browser,
}

/// A case and its first analysis.
#[derive(Clone, Debug)]
pub struct Bench {
    pub case: String,
    pub analysis: String,
}

impl Place {
    /// Starts the demo.
    pub async fn open(database: &Database) -> Self {
        Self::of(Server::start(database).await).await
    }

    /// The demo that this server is.
    pub async fn of(server: Server) -> Self {
        let (sara, mikael) = (server.sign_in("Sara Wikström").await, server.sign_in("Mikael Öberg").await);
        Self { server, sara, mikael }
    }

    /// Starts the demo again after it has ended; its people are still signed in.
    pub async fn start_again(mut self) -> Self {
        self.server = self.server.start_again().await;
        (self.sara.address, self.mikael.address) = (self.server.address, self.server.address);
        self
    }

    /// The case of the patient with this pseudonym.
    pub async fn bench(&self, pseudonym: &str) -> Bench {
        bench(&self.sara, pseudonym).await
    }

    /// Uploads a file as the geneticist.
    pub async fn upload(&self, bench: &Bench, name: &str, bytes: Vec<u8>) -> Answer {
        upload(&self.mikael, bench, name, bytes).await
    }

    /// Sends a file to the case as the geneticist; gives the upload.
    pub async fn send(&self, bench: &Bench, name: &str, bytes: Vec<u8>) -> Value {
        send(&self.mikael, name, Some(&bench.case), bytes).await
    }

    /// Places an upload as the geneticist.
    pub async fn place(&self, bench: &Bench, upload: &Value, answers: Value) -> Answer {
        place(&self.mikael, bench, upload, answers).await
    }

    /// Sends and places a file as the geneticist; gives it once it is read.
    pub async fn read(&self, bench: &Bench, name: &str, bytes: Vec<u8>) -> Value {
        self.finished(&self.upload(bench, name, bytes).await.document(201)).await
    }

    /// The file once it is not being read any more.
    pub async fn finished(&self, file: &Value) -> Value {
        let path = format!("/api/v1/variant-files/{}", file["id"].as_str().unwrap());
        let reading = async {
            loop {
                let now = self.mikael.get(&path).await;
                if now["state"] != "reading" {
                    return now;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(PATIENCE, reading).await.unwrap_or_else(|_| panic!("{path} is never read"))
    }

    /// The files of a case.
    pub async fn files(&self, bench: &Bench) -> Value {
        self.mikael.get(&format!("/api/v1/cases/{}", bench.case)).await["files"].clone()
    }

    /// The most memory that the server has ever held, in bytes.
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.process())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() << 10
    }
}

/// The case of the patient with this pseudonym, as the coordinator finds it.
pub async fn bench(coordinator: &Browser, pseudonym: &str) -> Bench {
    let list = coordinator.get("/api/v1/cases").await;
    let row = list["cases"].as_array().unwrap().iter().find(|row| row["pseudonym"] == pseudonym).unwrap();
    let case = row["case"].as_str().unwrap().to_owned();
    let view = coordinator.get(&format!("/api/v1/cases/{case}")).await;
    let analysis = view["snapshot"]["analyses"][0]["id"].as_str().unwrap().to_owned();
    Bench { case, analysis }
}

/// The request that begins an upload of so many bytes.
pub fn announce(by: &Browser, name: &str, case: Option<&str>, length: usize) -> Ask {
    Ask::by(by, "POST", "/api/v1/uploads")
        .with("Tus-Resumable", "1.0.0")
        .with("Upload-Length", &length.to_string())
        .with("Upload-Metadata", &metadata(name, case))
}

/// `Upload-Metadata` of a file of this name, dropped on this case.
pub fn metadata(name: &str, case: Option<&str>) -> String {
    let case = case.map(|case| format!(",case {}", STANDARD.encode(case)));
    format!("filename {}{}", STANDARD.encode(name), case.unwrap_or_default())
}

/// Sends a whole file in one piece; gives the upload as its sender sees it then.
pub async fn send(by: &Browser, name: &str, case: Option<&str>, bytes: Vec<u8>) -> Value {
    let ask = announce(by, name, case, bytes.len()).with("Content-Type", "application/offset+octet-stream");
    let answer = ask.bytes(bytes).send().await;
    assert_eq!(answer.status, 201, "{answer:?}");
    by.get(answer.header("location").unwrap()).await
}

/// Places an upload on the analysis, with these answers.
pub async fn place(by: &Browser, bench: &Bench, upload: &Value, answers: Value) -> Answer {
    let mut placing = json!({ "case": bench.case, "analysis": bench.analysis });
    placing.as_object_mut().unwrap().extend(answers.as_object().unwrap().clone());
    let path = format!("/api/v1/uploads/{}/place", upload["id"].as_str().unwrap());
    Ask::by(by, "POST", &path).document(&placing).send().await
}

/// Sends a file and places it on the analysis.
pub async fn upload(by: &Browser, bench: &Bench, name: &str, bytes: Vec<u8>) -> Answer {
    let upload = send(by, name, Some(&bench.case), bytes).await;
    place(by, bench, &upload, json!({})).await
}

/// A file of a normal and a tumour, as Mutect2 names them, on this assembly. Each row is a chromosome, a position, two
/// alleles and the tumour's allele fraction, parted by tabs; a further word is the filter, `PASS` without it.
pub fn pair(assembly: &str, normal: &str, tumour: &str, rows: &[&str]) -> Vec<u8> {
    let mut text = format!(
        "##fileformat=VCFv4.2\n##source=Mutect2\n##reference=file:///ref/{assembly}.fa\n\
         ##normal_sample={normal}\n##tumor_sample={tumour}\n\
         #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{normal}\t{tumour}\n"
    );
    for row in rows {
        let mut words = row.split('\t');
        let [chrom, pos, reference, alternate, fraction] = [(); 5].map(|()| words.next().unwrap());
        let reads = (fraction.parse::<f64>().unwrap() * 100.0).round();
        let filter = words.next().unwrap_or("PASS");
        text.push_str(&format!(
            "{chrom}\t{pos}\t.\t{reference}\t{alternate}\t.\t{filter}\t.\tGT:AD\t0/0:50,0\t0/1:{},{reads}\n",
            100.0 - reads
        ));
    }
    text.into_bytes()
}

/// A variant file of the repository's fixtures.
pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("fixtures/vcf").join(name)).unwrap()
}

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// `start` and then `count` times the byte, gzipped as it comes.
pub fn gzipped(start: &[u8], byte: u8, count: u64) -> Vec<u8> {
    let mut packed = Vec::new();
    let plain = start.chain(std::io::repeat(byte).take(count));
    GzEncoder::new(plain, Compression::best()).read_to_end(&mut packed).unwrap();
    packed
}
