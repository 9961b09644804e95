//! How fast a file is read with every check on, beside bcftools where that is installed: `cargo bench -p vcf -- FILE`.
//!
//! Each round runs every reader once, so that whatever else the machine does falls on all of them; the median of the
//! rounds counts.

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::io::{Write, stdout};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use vcf::{How, Sight};

const ROUNDS: usize = 5;
const BCFTOOLS: [(&str, &[&str]); 2] = [
    ("bcftools view -H", &["view", "-H"]),
    ("bcftools query", &["query", "-f", "%CHROM %POS %REF %ALT[ %AF] %CSQ\n"]),
];

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A reader, and how long it took in each round.
struct Timed<'a> {
    name: &'static str,
    run: Box<dyn Fn() -> Outcome<()> + 'a>,
    took: Vec<Duration>,
}

fn main() -> Outcome<()> {
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        writeln!(stdout(), "give a file: cargo bench -p vcf -- FILE")?;
        return Ok(());
    };
    let path = Path::new(&path);
    let records = read(path, &How::default(), |_| None::<()>)?;
    let mut readers = readers(path);
    for _ in 0..ROUNDS {
        for reader in &mut readers {
            let start = Instant::now();
            (reader.run)()?;
            reader.took.push(start.elapsed());
        }
    }
    let view = readers.iter().find(|reader| reader.name == BCFTOOLS[0].0).map(Timed::median);
    writeln!(stdout(), "{records} records of {}, median of {ROUNDS}", path.display())?;
    for reader in &readers {
        let seconds = reader.median();
        let rate = records as f64 / seconds / 1e6;
        write!(stdout(), "{:<34} {seconds:>8.3} s {rate:>7.3} million records/s", reader.name)?;
        match view {
            Some(view) => writeln!(stdout(), " {:>6.2} times bcftools view", view / seconds)?,
            None => writeln!(stdout())?,
        }
    }
    match peak_memory() {
        Some(kilobytes) => writeln!(stdout(), "peak memory {:.1} MB", kilobytes as f64 / 1e3)?,
        None => writeln!(stdout(), "peak memory is not told here")?,
    }
    Ok(())
}

fn readers(path: &Path) -> Vec<Timed<'_>> {
    let ours = |name, how: How, columns: bool| Timed {
        name,
        run: Box::new(move || match columns {
            true => read(path, &how, columns_of).map(drop),
            false => read(path, &how, |_| None::<()>).map(drop),
        }),
        took: Vec::new(),
    };
    let alone = How { workers: Some(1), ..How::default() };
    let mut readers = vec![
        ours("CHROM POS REF ALT AF CSQ", How::default(), true),
        ours("the report alone", How::default(), false),
        ours("the columns, one thread", alone, true),
    ];
    let installed = Command::new("bcftools").arg("--version").stdout(Stdio::null()).status().is_ok();
    for (name, arguments) in BCFTOOLS.iter().filter(|_| installed) {
        let run = move || {
            let status =
                Command::new("bcftools").args(*arguments).arg(path).stdout(Stdio::null()).status()?;
            if status.success() { Ok(()) } else { Err(format!("{name}: {status}").into()) }
        };
        readers.push(Timed { name, run: Box::new(run), took: Vec::new() });
    }
    readers
}

/// Reads the file; gives the number of its data lines.
fn read<T: Send>(path: &Path, how: &How, take: impl Fn(&Sight<'_>) -> Option<T> + Sync) -> Outcome<u64> {
    let go_on = |_| ControlFlow::Continue(());
    let mut kept = 0;
    let report = vcf::read(File::open(path)?, how, take, go_on, |part| kept += part.items.len())?;
    black_box(kept);
    Ok(report.data_lines)
}

/// Looks at what a table of variants shows: the columns, the tumour's fraction and the shown transcript.
fn columns_of(sight: &Sight<'_>) -> Option<()> {
    black_box((sight.chrom(), sight.pos(), sight.reference(), sight.alt()));
    black_box(sight.tumour().and_then(|tumour| tumour.fraction()));
    black_box((sight.gene(), sight.transcript(), sight.hgvs_c(), sight.hgvs_p(), sight.mane()));
    black_box(sight.consequence().count());
    None
}

/// Most memory this process held so far, in kilobytes.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

impl Timed<'_> {
    /// Seconds.
    fn median(&self) -> f64 {
        let mut took = self.took.clone();
        took.sort();
        took.get(took.len() / 2).map_or(0.0, Duration::as_secs_f64)
    }
}
