//! The program as a shell runs it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a run gave.
pub struct Ran {
    pub exit_code: i32,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Ran {
    /// Standard output as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).unwrap()
    }

    /// Standard output as one JSON document.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.stdout).unwrap()
    }

    /// Standard output as one JSON document a line.
    pub fn json_lines(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Runs `samsyn`, which is built into the directory that this test program lies in, with `input` on standard input.
pub fn samsyn_with(args: &[&str], input: &[u8]) -> Ran {
    let tests = std::env::current_exe().unwrap();
    let mut child = Command::new(tests.ancestors().nth(2).unwrap().join("samsyn"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("the program `samsyn` is not built beside the tests: {error}"));
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that does not read its input closes the pipe early, which is its right.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let ran = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let stderr = String::from_utf8(ran.stderr).unwrap();
    Ran { exit_code: ran.status.code().unwrap(), stdout: ran.stdout, stderr }
}

/// Runs `samsyn` without input.
pub fn samsyn(args: &[&str]) -> Ran {
    samsyn_with(args, b"")
}

/// The path of a fixture.
pub fn fixture(name: &str) -> String {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/vcf");
    directory.join(name).canonicalize().unwrap().display().to_string()
}

/// A directory of this test alone, empty.
pub fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(std::fs::remove_dir_all(&directory));
    std::fs::create_dir_all(&directory).unwrap();
    directory
}
