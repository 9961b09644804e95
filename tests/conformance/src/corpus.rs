//! The test files as a reader gets them: without the line that gives the defect away, and without a telling name.

use std::io;
use std::path::{Path, PathBuf};

/// The header line in which an invalid file says what is wrong with it.
const CAUSE: &[u8] = b"##CauseOfFailure";
/// Versions of the format that have folders of their own.
const VERSIONS: [&str; 4] = ["4.1", "4.2", "4.3", "4.5"];

/// The one valid file that a reader may warn of: its lines are out of order and the last one has no line end.
pub const MAY_WARN: &str = "4.5/passed/zero_length_LAA.vcf";

/// What the authors of the specification say of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    Valid,
    Invalid,
}

impl Said {
    fn folder(self) -> &'static str {
        match self {
            Self::Valid => "passed",
            Self::Invalid => "failed",
        }
    }
}

/// A test file.
pub struct File {
    /// Path below the folder of all versions: `4.3/failed/failed_body_alt_000.vcf`.
    pub path: String,
    /// Version of the format, by its folder.
    pub version: &'static str,
    pub bytes: Vec<u8>,
}

/// Where the test files are, if they are there: beside the repository.
pub fn root() -> Option<PathBuf> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/vcf/samtools+hts-specs/test/vcf");
    path.is_dir().then_some(path)
}

/// All files of which `said` holds, by version and name.
///
/// # Errors
/// What keeps a folder or a file from being read.
pub fn files(root: &Path, said: Said) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for version in VERSIONS {
        let folder = root.join(version).join(said.folder());
        if !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{version}/{}/{}", said.folder(), entry.file_name().to_string_lossy());
            files.push(File { path, version, bytes: without_cause(&std::fs::read(entry.path())?) });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The file without the lines that say what is wrong with it; everything else stays byte for byte.
fn without_cause(bytes: &[u8]) -> Vec<u8> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .filter(|line| !line.starts_with(CAUSE))
        .flatten()
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_line_that_tells_the_defect_is_left_out() {
        let given = b"##fileformat=VCFv4.3\r\n##CauseOfFailure=POS\n#CHROM\tPOS\n1\t-1";
        assert_eq!(without_cause(given), b"##fileformat=VCFv4.3\r\n#CHROM\tPOS\n1\t-1");
    }
}
