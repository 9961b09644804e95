use std::ops::ControlFlow;

use board::variant::{Call, Consequence, ImportReport, Origin, SampleRole, Severity};
use vcf::{How, Sight};

use super::*;

fn generated(records: u64, seed: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(records, seed, &mut bytes).unwrap();
    bytes
}

fn read(bytes: &[u8]) -> (ImportReport, Vec<Call>) {
    let mut calls = Vec::new();
    let go_on = |_| ControlFlow::Continue(());
    let take = |sight: &Sight<'_>| Some(sight.call());
    let report = vcf::read(bytes, &How::default(), take, go_on, |part| calls.extend(part.items)).unwrap();
    (report, calls)
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    assert_eq!(generated(500, 7), generated(500, 7));
    assert_ne!(generated(500, 7), generated(500, 8));
}

#[test]
fn every_record_is_accepted_and_nothing_is_asked() {
    let (report, calls) = read(&generated(5_000, 1));
    let odd: Vec<_> = report.issues.iter().filter(|group| group.severity > Severity::Info).collect();
    assert!(odd.is_empty(), "{odd:?}");
    assert_eq!((report.data_lines, report.accepted, calls.len()), (5_000, 5_000, 5_000));
    let roles: Vec<_> = report.samples.iter().map(|sample| sample.role).collect();
    assert_eq!(roles, [Some(SampleRole::Normal), Some(SampleRole::Tumour)]);
}

#[test]
fn annotations_have_300_to_600_bytes_of_one_to_six_entries() {
    let text = String::from_utf8(generated(5_000, 2)).unwrap();
    let data = text.lines().filter(|line| !line.starts_with('#'));
    let annotations: Vec<&str> =
        data.map(|line| line.split_once("CSQ=").unwrap().1.split('\t').next().unwrap()).collect();
    let lengths: Vec<usize> = annotations.iter().map(|annotation| annotation.len()).collect();
    assert!(lengths.iter().all(|length| (300..=600).contains(length)), "{:?}", lengths.iter().max());
    let entries: Vec<usize> = annotations.iter().map(|annotation| annotation.split(',').count()).collect();
    assert!(entries.iter().all(|entries| (1..=6).contains(entries)));
    assert!([2, 3, 4, 5].iter().all(|wanted| entries.contains(wanted)));
}

#[test]
fn consequences_and_origins_are_mixed_as_in_a_whole_genome() {
    let (_, calls) = read(&generated(20_000, 3));
    let share = |of: &dyn Fn(&Call) -> bool| calls.iter().filter(|call| of(call)).count() as f64 / 20_000.0;
    let term = |call: &Call, at_least: &str, at_most: &str| {
        let rank = board::variant::consequence::most_severe(&call.consequence);
        let of = |term: &str| Consequence::new(term).rank().unwrap();
        (of(at_least)..=of(at_most)).contains(&rank)
    };
    let coding = share(&|call| term(call, "stop_gained", "synonymous_variant"));
    assert!((0.01..0.02).contains(&coding), "{coding}");
    let intergenic = share(&|call| term(call, "regulatory_region_variant", "intergenic_variant"));
    assert!((0.48..0.52).contains(&intergenic), "{intergenic}");
    let somatic = share(&|call| call.origin == Origin::Somatic);
    assert!((0.68..0.72).contains(&somatic), "{somatic}");
    assert!(calls.iter().all(|call| call.tumour.as_ref().is_some_and(|tumour| !tumour.differs)));
}
