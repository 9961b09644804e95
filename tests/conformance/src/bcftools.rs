//! What `bcftools view` says of a file, where it is installed.

use std::io::{self, ErrorKind, Write};
use std::process::{Command, Stdio};

/// A name that is declared nowhere: valid files do this all the time, so saying so is no objection.
const UNDECLARED: &str = "is not defined in the header";

/// What the program did with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// It ended with an error.
    pub failed: bool,
    /// It failed, or printed a warning or an error other than about a name that is not declared.
    pub objected: bool,
}

/// The installed version: `bcftools 1.16`; nothing where it is not installed.
///
/// # Errors
/// What keeps the program from being run, other than that it is absent.
pub fn version() -> io::Result<Option<String>> {
    match Command::new("bcftools").arg("--version").output() {
        Ok(output) => Ok(String::from_utf8_lossy(&output.stdout).lines().next().map(str::to_owned)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Runs `bcftools view` over the file.
///
/// # Errors
/// What keeps the program from being run.
pub fn answer(bytes: &[u8]) -> io::Result<Answer> {
    let mut child = Command::new("bcftools")
        .args(["view", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A file that it refuses early it does not read to the end.
        stdin.write_all(bytes).or_else(|error| match error.kind() {
            ErrorKind::BrokenPipe => Ok(()),
            _ => Err(error),
        })?;
    }
    let output = child.wait_with_output()?;
    let failed = !output.status.success();
    Ok(Answer { failed, objected: failed || objects(&String::from_utf8_lossy(&output.stderr)) })
}

/// Whether what the program printed holds an objection.
fn objects(printed: &str) -> bool {
    printed
        .lines()
        .any(|line| (line.starts_with("[W::") || line.starts_with("[E::")) && !line.contains(UNDECLARED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_undeclared_contig_is_no_objection_and_a_wrong_number_is() {
        assert!(!objects("[W::vcf_parse] Contig '1' is not defined in the header. (Quick workaround)\n"));
        assert!(objects("[W::bcf_hdr_check_sanity] PL should be declared as Number=G\n"));
    }
}
