//! The container: a ZIP file (PKWARE APPNOTE 6.3.10) that can be written in one way only. Files are stored, in the order
//! of their names' bytes, dated 1980-01-01, with nothing between or behind them, so that any other byte is a change.

use std::collections::BTreeMap;

use super::crc::crc32;
use super::names;

/// Bytes a bundle may have.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Files a bundle may have.
pub const MOST_FILES: usize = 20_000;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Version 1.0: files that are stored need no more.
const VERSION: u16 = 10;
/// 1 January 1980, midnight: the first moment a ZIP file knows.
const DATE: u16 = 0x0021;
const LOCAL_BYTES: usize = 30;
const CENTRAL_BYTES: usize = 46;
const END_BYTES: usize = 22;

/// Where in a bundle something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file: its bytes, or what the archive says of it.
    File(String),
    /// What belongs to no single file: the archive's end record, and whatever lies behind it.
    Archive,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(name) => f.write_str(name),
            Self::Archive => f.write_str("the archive itself"),
        }
    }
}

/// How an archive differs from the one way to write it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    #[error("it has {bytes} bytes, more than the {MOST_BYTES} a bundle may have")]
    TooLarge { bytes: usize },
    #[error("it has more than {MOST_FILES} files")]
    TooManyFiles,
    #[error("the archive breaks off")]
    Truncated,
    #[error("its header is not that of a stored file in a bundle")]
    Header,
    #[error("no file of a bundle has such a name")]
    Name,
    #[error("the archive's directory calls it {directory:?}")]
    NameDiffers { directory: String },
    #[error("it does not come in the order of names")]
    Order,
    #[error("its bytes do not have their checksum")]
    Checksum,
    #[error("its line in the archive's directory does not fit")]
    Directory,
    #[error("its end record does not fit what is before it")]
    EndRecord,
    #[error("bytes follow the end")]
    Trailing,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {wrong}")]
pub struct Flaw {
    pub place: Place,
    pub wrong: NotCanonical,
}

/// An archive would be too large to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more files or bytes than a bundle may have")]
pub struct TooMuch;

/// Writes the archive of `files`.
///
/// # Errors
/// Over [`MOST_BYTES`] or [`MOST_FILES`].
pub fn write(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, TooMuch> {
    let content: usize = files.values().map(Vec::len).sum();
    if files.len() > MOST_FILES || content > MOST_BYTES {
        return Err(TooMuch);
    }
    let mut zip = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let facts = Facts::of(name, bytes).ok_or(TooMuch)?;
        directory.extend(facts.central(name, offset(zip.len())?));
        zip.extend(facts.local(name));
        zip.extend_from_slice(bytes);
    }
    let end = end_record(files.len(), directory.len(), zip.len()).ok_or(TooMuch)?;
    zip.extend(directory);
    zip.extend(end);
    if zip.len() > MOST_BYTES { Err(TooMuch) } else { Ok(zip) }
}

/// Reads an archive that [`write()`] could have written, and no other.
///
/// # Errors
/// The first difference, with the file it is at.
pub fn read(zip: &[u8]) -> Result<BTreeMap<String, &[u8]>, Flaw> {
    if zip.len() > MOST_BYTES {
        return Err(archive(NotCanonical::TooLarge { bytes: zip.len() }));
    }
    let told = told_names(zip);
    let mut files = BTreeMap::new();
    let mut directory = Vec::new();
    let mut at = 0;
    while number(zip, at) != Some(CENTRAL) {
        if files.len() >= MOST_FILES {
            return Err(archive(NotCanonical::TooManyFiles));
        }
        let (name, bytes) = file(zip, at, told.get(&at).map(String::as_str))?;
        if files.last_key_value().is_some_and(|(last, _)| *last >= name) {
            return Err(flaw(&name, NotCanonical::Order));
        }
        let facts = Facts::of(&name, bytes).ok_or_else(|| flaw(&name, NotCanonical::Header))?;
        let begins = offset(at).map_err(|TooMuch| archive(NotCanonical::EndRecord))?;
        directory.push((name.clone(), facts.central(&name, begins)));
        at += LOCAL_BYTES + name.len() + bytes.len();
        files.insert(name, bytes);
    }
    behind(zip, at, &directory)?;
    Ok(files)
}

/// Checks the directory, which says again what the files' headers say, and the end.
fn behind(zip: &[u8], begins: usize, directory: &[(String, Vec<u8>)]) -> Result<(), Flaw> {
    let mut at = begins;
    for (name, line) in directory {
        match zip.get(at..at + line.len()) {
            None => return Err(flaw(name, NotCanonical::Truncated)),
            Some(found) if found != line.as_slice() => return Err(flaw(name, NotCanonical::Directory)),
            Some(_) => at += line.len(),
        }
    }
    let end = end_record(directory.len(), at - begins, begins);
    let rest = zip.get(at..).unwrap_or_default();
    match end {
        Some(end) if rest == end => Ok(()),
        Some(end) if rest.starts_with(&end) => Err(archive(NotCanonical::Trailing)),
        Some(end) if end.starts_with(rest) => Err(archive(NotCanonical::Truncated)),
        _ => Err(archive(NotCanonical::EndRecord)),
    }
}

/// The file whose header is at `at`. `told` is its name as the directory has it, by which it is called when its own
/// header is damaged.
fn file<'a>(zip: &'a [u8], at: usize, told: Option<&str>) -> Result<(String, &'a [u8]), Flaw> {
    let wrong =
        |wrong| Flaw { place: told.map_or(Place::Archive, |name| Place::File(name.to_owned())), wrong };
    let header = zip.get(at..at + LOCAL_BYTES).ok_or_else(|| wrong(NotCanonical::Truncated))?;
    let length = usize::from(u16::from_le_bytes([header[26], header[27]]));
    let begins = at + LOCAL_BYTES + length;
    let name = zip.get(at + LOCAL_BYTES..begins).ok_or_else(|| wrong(NotCanonical::Truncated))?;
    let name = String::from_utf8_lossy(name).into_owned();
    if !names::is_of_a_bundle(&name) {
        return Err(flaw(told.unwrap_or(&name), NotCanonical::Name));
    }
    if let Some(directory) = told.filter(|told| *told != name) {
        return Err(flaw(&name, NotCanonical::NameDiffers { directory: directory.to_owned() }));
    }
    let size = number(header, 18).and_then(|size| usize::try_from(size).ok()).unwrap_or(usize::MAX);
    let bytes = begins.checked_add(size).and_then(|ends| zip.get(begins..ends));
    let facts = Facts {
        crc: number(header, 14).unwrap_or(0),
        size: number(header, 18).unwrap_or(0),
        name: length as u16,
    };
    if header != &facts.local("")[..] {
        return Err(flaw(&name, NotCanonical::Header));
    }
    let bytes = bytes.ok_or_else(|| flaw(&name, NotCanonical::Truncated))?;
    if crc32(bytes) != facts.crc {
        return Err(flaw(&name, NotCanonical::Checksum));
    }
    Ok((name, bytes))
}

/// What the directory calls the files, by where they begin: for naming a damaged one, believed for nothing else.
fn told_names(zip: &[u8]) -> BTreeMap<usize, String> {
    let mut told = BTreeMap::new();
    let end = zip.len().checked_sub(END_BYTES).filter(|end| number(zip, *end) == Some(END));
    let begins = end.and_then(|end| number(zip, end + 16));
    let Some(mut at) = begins.and_then(|at| usize::try_from(at).ok()) else { return told };
    let directory = at;
    while told.len() < MOST_FILES {
        let Some(line) = zip.get(at..at.saturating_add(CENTRAL_BYTES)) else { break };
        let length = usize::from(u16::from_le_bytes([line[28], line[29]]));
        let name = zip.get(at + CENTRAL_BYTES..at + CENTRAL_BYTES + length);
        let name =
            name.and_then(|name| std::str::from_utf8(name).ok()).filter(|name| names::is_of_a_bundle(name));
        if let (Some(name), Some(local)) = (name, number(line, 42).and_then(|at| usize::try_from(at).ok())) {
            told.insert(local, name.to_owned());
            // Where the directory begins, its first line is what can be damaged.
            told.entry(directory).or_insert_with(|| name.to_owned());
        }
        at += CENTRAL_BYTES + length;
    }
    told
}

/// What both headers of a file say of it.
#[derive(Clone, Copy)]
struct Facts {
    crc: u32,
    size: u32,
    name: u16,
}

impl Facts {
    fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        Some(Self {
            crc: crc32(bytes),
            size: u32::try_from(bytes.len()).ok()?,
            name: u16::try_from(name.len()).ok()?,
        })
    }

    /// From the version needed to the length of the extra field: no flags, stored, fixed time, no extra field.
    fn common(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(26);
        for half in [VERSION, 0, 0, 0, DATE] {
            bytes.extend(half.to_le_bytes());
        }
        for whole in [self.crc, self.size, self.size] {
            bytes.extend(whole.to_le_bytes());
        }
        bytes.extend(self.name.to_le_bytes());
        bytes.extend(0_u16.to_le_bytes());
        bytes
    }

    fn local(self, name: &str) -> Vec<u8> {
        [&LOCAL.to_le_bytes()[..], &self.common(), name.as_bytes()].concat()
    }

    /// With no comment, on the first disk, without attributes.
    fn central(self, name: &str, local_at: u32) -> Vec<u8> {
        let zeros = [0; 10];
        [
            &CENTRAL.to_le_bytes()[..],
            &VERSION.to_le_bytes(),
            &self.common(),
            &zeros,
            &local_at.to_le_bytes(),
            name.as_bytes(),
        ]
        .concat()
    }
}

fn end_record(files: usize, directory_bytes: usize, directory_at: usize) -> Option<Vec<u8>> {
    let files = u16::try_from(files).ok()?.to_le_bytes();
    let bytes = u32::try_from(directory_bytes).ok()?.to_le_bytes();
    let at = u32::try_from(directory_at).ok()?.to_le_bytes();
    Some([&END.to_le_bytes()[..], &[0; 4], &files, &files, &bytes, &at, &[0; 2]].concat())
}

fn offset(at: usize) -> Result<u32, TooMuch> {
    u32::try_from(at).map_err(|_| TooMuch)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

fn flaw(name: &str, wrong: NotCanonical) -> Flaw {
    Flaw { place: Place::File(name.to_owned()), wrong }
}

fn archive(wrong: NotCanonical) -> Flaw {
    Flaw { place: Place::Archive, wrong }
}
