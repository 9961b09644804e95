//! The identity provider, a program of its own.

use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// People whom the provider knows. It signs in whoever is named.
const ACCOUNTS: [(&str, &str); 3] =
    [("annika", "SE2321000016-AB01"), ("johan", "SE2321000016-JE01"), ("stranger", "SE2321000016-NH01")];

/// A running provider. It ends with the story.
pub struct Provider {
    pub issuer: String,
    pub client: String,
    pub secret: String,
    child: Child,
    /// Kept open: the program may still say something.
    _said: Lines<BufReader<ChildStdout>>,
}

impl Provider {
    /// Starts one that knows a Samsyn; its port is left open.
    pub async fn start(directory: &Path) -> Self {
        let accounts = directory.join("accounts.json");
        let list: Vec<Value> =
            ACCOUNTS.iter().map(|(sub, hsa)| json!({ "sub": sub, "employeeHsaId": hsa })).collect();
        std::fs::write(&accounts, Value::from(list).to_string()).unwrap();
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("oidc/provider.mjs");
        let mut child = Command::new("node")
            .arg(program)
            .args(["--redirect-uri", "http://127.0.0.1:9/api/v1/oidc/callback", "--accounts"])
            .arg(accounts)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = said.next_line().await.unwrap();
        let Some(line) = line else { panic!("the provider ended at once: are its packages installed?") };
        let at: Value = serde_json::from_str(&line).unwrap();
        let text = |name: &str| at[name].as_str().unwrap().to_owned();
        Self {
            issuer: text("issuer"),
            client: text("clientId"),
            secret: text("clientSecret"),
            child,
            _said: said,
        }
    }

    /// Ends it: from now on it cannot be reached.
    pub async fn stop(&mut self) {
        self.child.kill().await.unwrap();
    }
}
