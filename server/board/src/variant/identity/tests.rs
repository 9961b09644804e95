use proptest::prelude::*;

use crate::patient::Sex;
use crate::variant::{Assembly, FilterStatus, Origin};

use super::*;

const BASE: Seen<'static> = Seen {
    chrom: "1",
    pos: 1,
    reference: "A",
    alt: "G",
    biallelic: true,
    filter: FilterStatus::Passed,
    population: None,
    tumour: None,
    normal: None,
};

fn at(fraction: f64, genotype: &'static str) -> Option<Observed<'static>> {
    Some(Observed { fraction: Some(fraction), depth: Some(40), genotype: Some(genotype) })
}

/// A file of `lines` on GRCh38.
fn identity<'a>(lines: impl IntoIterator<Item = Seen<'a>>) -> Identity {
    let mut evidence = IdentityEvidence::new(Some(Assembly::GRCh38));
    for line in lines {
        evidence.see(&line, || Origin::Undetermined);
    }
    evidence.finish()
}

/// `count` places from `first`, every `one_in`th of them heterozygous.
fn normal(
    chrom: &'static str,
    first: u64,
    count: u64,
    one_in: u64,
) -> impl Iterator<Item = Seen<'static>> + Clone {
    (0..count).map(move |nth| {
        let normal = if nth % one_in == 0 { at(0.48, "0/1") } else { at(1.0, "1/1") };
        Seen { chrom, pos: first + nth, normal, tumour: at(0.0, "0/0"), ..BASE }
    })
}

#[test]
fn two_copies_of_x_and_no_y_speak_for_a_woman() {
    let found = identity(normal("X", 5_000_000, 30, 2)).sex;
    assert_eq!(found, SexFound { sex: SexByGenotype::Female, x_sites: 30, x_heterozygous: 15, y_calls: 0 });
    assert!(
        found.contradicts(Sex::Male) && !found.contradicts(Sex::Female) && !found.contradicts(Sex::Unknown)
    );
}

#[test]
fn one_copy_of_x_speaks_for_a_man() {
    let found = identity(normal("X", 5_000_000, 30, 30).chain(normal("Y", 5_000_000, 3, 3))).sex;
    assert_eq!(found, SexFound { sex: SexByGenotype::Male, x_sites: 30, x_heterozygous: 1, y_calls: 2 });
    assert!(found.contradicts(Sex::Female) && !found.contradicts(Sex::Male));
}

#[test]
fn nineteen_places_two_x_with_a_y_or_a_mixed_picture_say_nothing() {
    assert_eq!(identity(normal("X", 5_000_000, 19, 2)).sex.sex, SexByGenotype::Undetermined);
    let both = normal("X", 5_000_000, 30, 2).chain(normal("Y", 5_000_000, 9, 3));
    assert_eq!(identity(both).sex.sex, SexByGenotype::Undetermined);
    assert_eq!(identity(normal("X", 5_000_000, 30, 5)).sex.sex, SexByGenotype::Undetermined);
}

#[test]
fn the_regions_that_x_and_y_share_are_left_out() {
    let count = |chrom, first| identity(normal(chrom, first, 2, 1)).sex.x_sites;
    // The last base of the first shared region, and the one after it.
    assert_eq!((count("X", 2_781_479), count("X", 2_781_480)), (1, 2));
    // The last base before the second, and its first.
    assert_eq!((count("X", 155_701_381), count("X", 155_701_382)), (2, 1));
    let mut evidence = IdentityEvidence::new(Some(Assembly::T2tChm13));
    evidence.see(&Seen { chrom: "X", pos: 5_000_000, normal: at(0.5, "0/1"), ..BASE }, || Origin::Germline);
    assert_eq!(evidence.finish().sex.x_sites, 0);
}

/// What the lines of a normal tell when they are those of a tumour alone.
fn of_tumour(
    lines: impl Iterator<Item = Seen<'static>>,
    origin: Origin,
    population: Option<f64>,
) -> Identity {
    let mut evidence = IdentityEvidence::new(Some(Assembly::GRCh38));
    for line in lines {
        evidence.see(&Seen { tumour: line.normal, normal: None, population, ..line }, || origin);
    }
    evidence.finish()
}

#[test]
fn somatic_calls_on_a_mans_only_x_are_written_like_a_womans_and_tell_no_sex() {
    let lines = || normal("X", 5_000_000, 98, 1);
    let found = of_tumour(lines(), Origin::Undetermined, None);
    assert_eq!((found.source, found.sex), (Some(IdentitySource::Tumour), SexFound::default()));
    assert_eq!(of_tumour(lines(), Origin::Undetermined, Some(0.009)).sex, SexFound::default());
}

#[test]
fn germline_marks_and_common_alleles_of_a_tumour_alone_tell_the_sex() {
    let lines = || normal("X", 5_000_000, 30, 2);
    let female = SexFound { sex: SexByGenotype::Female, x_sites: 30, x_heterozygous: 15, y_calls: 0 };
    assert_eq!(of_tumour(lines(), Origin::Germline, None).sex, female);
    assert_eq!(of_tumour(lines(), Origin::Undetermined, Some(0.01)).sex, female);
    assert_eq!(of_tumour(lines(), Origin::Somatic, Some(0.5)).sex, SexFound::default());
}

#[test]
fn a_tumour_alone_is_taken_for_a_mans_only_with_more_calls_on_y_than_strays() {
    let with_y = |calls: u64| normal("X", 5_000_000, 40, 40).chain(normal("Y", 5_000_000, 2 * calls, 2));
    let sex = |calls| of_tumour(with_y(calls), Origin::Germline, None).sex.sex;
    assert_eq!(sex(0), SexByGenotype::Undetermined, "a woman's tumour that lost an X looks the same");
    assert_eq!(sex(2), SexByGenotype::Undetermined, "reads of X land on Y");
    assert_eq!(sex(3), SexByGenotype::Male);
}

#[test]
fn a_doubtful_genotype_counts_nowhere() {
    let doubtful = [
        Seen { normal: at(0.2, "0/1"), ..BASE },
        Seen { normal: at(0.5, "1/1"), ..BASE },
        Seen { normal: at(0.5, "./."), ..BASE },
        Seen { normal: Some(Observed { depth: Some(19), ..at(0.5, "0/1").unwrap() }), ..BASE },
        Seen { normal: Some(Observed { depth: None, ..at(0.5, "0/1").unwrap() }), ..BASE },
        Seen { normal: at(0.5, "0/1"), biallelic: false, ..BASE },
        Seen { normal: at(0.5, "0/1"), alt: "AT", ..BASE },
        Seen { normal: at(0.5, "0/1"), filter: FilterStatus::Failed, ..BASE },
        Seen { normal: at(0.5, "0/1"), chrom: "MT", ..BASE },
        Seen { normal: at(0.0, "0/0"), ..BASE },
    ];
    assert_eq!(identity(doubtful).fingerprint.sites, []);
    let mut evidence = IdentityEvidence::new(None);
    let failed = Seen { normal: at(0.5, "0/1"), filter: FilterStatus::Failed, ..BASE };
    evidence.see(&failed, || Origin::Germline);
    assert_eq!(evidence.finish().fingerprint.sites.len(), 1);
}

#[test]
fn two_files_of_one_person_agree_and_another_persons_does_not() {
    let mine = identity(normal("7", 100, 100, 2)).fingerprint;
    let again = identity(normal("7", 100, 80, 2)).fingerprint;
    assert_eq!(compare(&mine, &again), Comparison { shared: 80, same: 80, verdict: Verdict::SamePerson });
    // One place on: every genotype is the other one.
    let other = identity(normal("7", 101, 100, 2)).fingerprint;
    assert_eq!(compare(&mine, &other), Comparison { shared: 99, same: 0, verdict: Verdict::OtherPerson });
}

#[test]
fn between_the_two_it_is_unclear_and_few_places_or_another_assembly_say_nothing() {
    let mine = identity(normal("7", 100, 100, 2)).fingerprint;
    // Every tenth of the hundred differs: where mine is homozygous at 101, 111, … theirs is not.
    let nearly = identity((0..100).map(|nth| {
        let normal = if nth % 2 == 0 || nth % 10 == 1 { at(0.5, "0/1") } else { at(1.0, "1/1") };
        Seen { chrom: "7", pos: 100 + nth, normal, ..BASE }
    }));
    let nearly = nearly.fingerprint;
    assert_eq!(compare(&mine, &nearly), Comparison { shared: 100, same: 90, verdict: Verdict::Unclear });
    let few = identity(normal("7", 100, 39, 2)).fingerprint;
    assert_eq!(compare(&mine, &few), Comparison { shared: 39, same: 39, verdict: Verdict::TooFew });
    let elsewhere = Fingerprint { assembly: Some(Assembly::GRCh37), ..mine.clone() };
    assert_eq!(compare(&mine, &elsewhere), Comparison { shared: 0, same: 0, verdict: Verdict::TooFew });
}

#[test]
fn a_place_told_twice_with_two_genotypes_is_compared_with_nothing() {
    let twice = [
        Seen { normal: at(0.5, "0/1"), ..BASE },
        Seen { normal: at(1.0, "1/1"), ..BASE },
        Seen { pos: 2, normal: at(1.0, "1/1"), ..BASE },
    ];
    let print = identity(twice).fingerprint;
    assert_eq!(print.sites.len(), 3);
    let found = compare(&print, &print);
    assert_eq!((found.shared, found.same), (1, 1));
}

#[test]
fn somatic_calls_that_stand_in_the_normal_raise_the_suspicion_of_a_swap() {
    let somatic = |tumour, normal| Seen { tumour: at(tumour, "0/1"), normal: at(normal, "0/1"), ..BASE };
    let right: Vec<_> = (0..20).map(|_| somatic(0.3, 0.0)).collect();
    let found = identity(right.clone()).swap;
    assert_eq!((found, found.is_suspected()), (SwapSuspicion { calls: 20, higher_in_normal: 0 }, false));
    let swapped =
        right.clone().into_iter().map(|line| Seen { tumour: line.normal, normal: line.tumour, ..line });
    let found = identity(swapped.clone()).swap;
    assert_eq!((found, found.is_suspected()), (SwapSuspicion { calls: 20, higher_in_normal: 20 }, true));
    // Alleles that the tumour lost beside as many that it gained.
    assert!(!identity(swapped.chain(right)).swap.is_suspected());
    // Inherited variants stand in both.
    assert_eq!(identity([somatic(0.5, 0.5)]).swap.calls, 0);
}

#[test]
fn calls_marked_as_somatic_speak_alone_of_a_swap_and_say_nothing_of_the_person() {
    let mut evidence = IdentityEvidence::new(None);
    let gained = Seen { tumour: at(0.3, "0/1"), normal: at(0.0, "0/0"), ..BASE };
    let lost = Seen { tumour: at(0.0, "0/0"), normal: at(0.5, "0/1"), ..BASE };
    evidence.see(&gained, || Origin::Somatic);
    (0..20).for_each(|_| evidence.see(&lost, || Origin::Undetermined));
    evidence.see(&Seen { pos: 7, ..lost }, || Origin::Germline);
    let found = evidence.finish();
    assert_eq!(found.swap, SwapSuspicion { calls: 1, higher_in_normal: 0 });
    assert_eq!(found.fingerprint.sites.len(), 2);
    let mut alone = IdentityEvidence::new(None);
    alone.see(&Seen { tumour: at(0.5, "0/1"), ..BASE }, || Origin::Somatic);
    assert_eq!(alone.finish().fingerprint.sites, []);
}

#[test]
fn a_genome_keeps_the_two_thousand_lowest_places() {
    let all = identity(normal("3", 1, 5_000, 2)).fingerprint;
    assert_eq!(all.sites.len(), 2_000);
    assert!(all.sites.is_sorted());
    let back: Vec<_> = normal("3", 1, 5_000, 2).collect();
    assert_eq!(identity(back.into_iter().rev()).fingerprint, all);
    assert!(all.sites.iter().all(|site| site.place() < 1 << 52));
}

fn any_seen() -> impl Strategy<Value = Seen<'static>> {
    let sample = proptest::option::of((
        proptest::option::of(-0.5..1.5_f64),
        proptest::option::of(0..100_u64),
        proptest::sample::select(vec![None, Some("0/1"), Some("1|1"), Some("."), Some("0/2"), Some("")]),
    ));
    let sample = sample
        .prop_map(|values| values.map(|(fraction, depth, genotype)| Observed { fraction, depth, genotype }));
    (
        proptest::sample::select(vec!["1", "22", "X", "Y", "MT", "01", ""]),
        prop_oneof![0..60_u64, 5_000_000..5_000_060_u64],
        proptest::sample::select(vec!["A", "G", "AT", ""]),
        proptest::sample::select(vec![FilterStatus::Passed, FilterStatus::Failed]),
        sample.clone(),
        sample,
    )
        .prop_map(|(chrom, pos, alt, filter, tumour, normal)| Seen {
            chrom,
            pos,
            alt,
            filter,
            tumour,
            normal,
            reference: "C",
            ..BASE
        })
}

fn seen(lines: &[Seen<'_>]) -> IdentityEvidence {
    let mut evidence = IdentityEvidence::new(None);
    lines.iter().for_each(|line| evidence.see(line, || Origin::Undetermined));
    evidence
}

proptest! {
    #[test]
    fn parts_of_a_file_merge_in_any_order(
        lines in proptest::collection::vec(any_seen(), 0..300), first in 0..300_usize, second in 0..300_usize,
    ) {
        let (first, second) = (first.min(lines.len()), second.min(lines.len()));
        let (a, b) = (first.min(second), first.max(second));
        let part = |from: usize, to: usize| seen(&lines[from..to]);
        let (one, two, three) = (part(0, a), part(a, b), part(b, lines.len()));
        let whole = seen(&lines);
        prop_assert_eq!(&one.clone().merge(two.clone()).merge(three.clone()), &whole);
        prop_assert_eq!(&one.clone().merge(two.clone().merge(three.clone())), &whole);
        prop_assert_eq!(&three.merge(one).merge(two), &whole);
    }

    #[test]
    fn a_comparison_does_not_care_which_file_came_first(
        mine in proptest::collection::vec(any_seen(), 0..200),
        theirs in proptest::collection::vec(any_seen(), 0..200),
    ) {
        let print = |lines: &[Seen<'_>]| Fingerprint {
            assembly: Some(Assembly::GRCh37), ..seen(lines).finish().fingerprint
        };
        let (mine, theirs) = (print(&mine), print(&theirs));
        let found = compare(&mine, &theirs);
        prop_assert_eq!(found, compare(&theirs, &mine));
        prop_assert!(found.same <= found.shared && found.shared <= mine.sites.len() as u64);
    }
}
