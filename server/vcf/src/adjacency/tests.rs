use proptest::prelude::*;

use super::*;
use crate::fields::Info;

fn breakend(line: u64, place: (&str, u64), id: &str, alt: &str, info: &str) -> Breakend {
    Breakend::of(line, 1, place.0, place.1, id, alt, &Info::split(info, &mut Vec::new())).unwrap()
}

fn second_of(line: u64) -> Seen {
    Seen::SecondOf { line, allele_index: 1 }
}

#[test]
fn two_ends_that_name_each_other_are_one_adjacency() {
    let mut pairing = Pairing::default();
    let first = breakend(5, ("chr2", 100), "a", "G]17:900]", "SVTYPE=BND;MATEID=b");
    let second = breakend(9, ("17", 900), "b", "T]chr2:100]", "SVTYPE=BND;MATEID=a");
    assert_eq!(pairing.see(first), Seen::First);
    assert_eq!(pairing.see(second), second_of(5));
    assert_eq!(pairing.finish(), []);
}

#[test]
fn an_older_name_of_the_mate_is_understood() {
    let mut pairing = Pairing::default();
    pairing.see(breakend(1, ("2", 100), "a", "G[3:5000[", "PARID=b"));
    // 400 bases off: only the identifiers say that these two belong together.
    assert_eq!(pairing.see(breakend(2, ("3", 5400), "b", "]2:100]A", "PARID=a")), second_of(1));
}

#[test]
fn mirrored_coordinates_pair_without_identifiers_even_when_moved_by_the_homology() {
    let mut pairing = Pairing::default();
    pairing.see(breakend(1, ("1", 1000), ".", "T[14:2000[", "HOMLEN=27"));
    assert_eq!(pairing.see(breakend(2, ("14", 2027), ".", "]1:1027]A", "HOMLEN=27")), second_of(1));
}

#[test]
fn the_other_orientation_or_a_distant_position_is_another_adjacency() {
    let mut pairing = Pairing::default();
    pairing.see(breakend(1, ("1", 1000), ".", "T[14:2000[", "."));
    assert_eq!(pairing.see(breakend(2, ("14", 2000), ".", "A]1:1000]", ".")), Seen::First);
    assert_eq!(pairing.see(breakend(3, ("14", 2011), ".", "]1:1000]A", ".")), Seen::First);
    assert_eq!(pairing.see(breakend(4, ("14", 2010), ".", "]1:1000]A", ".")), second_of(1));
}

#[test]
fn two_adjacencies_of_one_place_keep_their_named_mates() {
    let mut pairing = Pairing::default();
    pairing.see(breakend(1, ("1", 10), "a1", "T[5:90[", "MATEID=a2"));
    pairing.see(breakend(2, ("1", 10), "b1", "T[5:90[", "MATEID=b2"));
    assert_eq!(pairing.see(breakend(3, ("5", 90), "b2", "]1:10]C", "MATEID=b1")), second_of(2));
    assert_eq!(pairing.see(breakend(4, ("5", 90), "a2", "]1:10]C", "MATEID=a1")), second_of(1));
}

#[test]
fn each_allele_of_a_line_with_two_breakends_finds_its_own_mate() {
    let of = |index, alt| {
        let info = Info::split("MATEID=x,y", &mut Vec::new());
        Breakend::of(7, index, "13", 123_456, "u", alt, &info).unwrap()
    };
    let mut pairing = Pairing::default();
    pairing.see(of(1, "C[2:321682["));
    pairing.see(of(2, "C[17:198982["));
    let found = pairing.see(breakend(8, ("17", 198_982), "y", "]13:123456]A", "MATEID=u"));
    assert_eq!(found, Seen::SecondOf { line: 7, allele_index: 2 });
}

#[test]
fn an_event_tells_which_of_two_equally_near_ends_is_the_mate() {
    let mut pairing = Pairing::default();
    pairing.see(breakend(1, ("1", 10), ".", "T[5:90[", "EVENT=e1"));
    pairing.see(breakend(2, ("1", 10), ".", "T[5:90[", "EVENT=e2"));
    assert_eq!(pairing.see(breakend(3, ("5", 90), ".", "]1:10]C", "EVENT=e2")), second_of(2));
}

#[test]
fn a_mate_that_was_filtered_out_leaves_a_half_pair_and_a_single_breakend_none() {
    let mut pairing = Pairing::default();
    pairing.see(breakend(3, ("chr1", 10), "a", "T]chr5:90]", "MATEID=gone"));
    let half = HalfPair { line: 3, allele_index: 1, mate: "5:90".into() };
    assert_eq!(pairing.finish(), [half]);
    let info = Info::split("SVTYPE=BND", &mut Vec::new());
    assert_eq!(Breakend::of(4, 1, "1", 10, "s", "G.", &info), None);
    assert_eq!(Breakend::of(4, 1, "1", 10, "s", "<DEL>", &info), None);
}

#[test]
fn identifiers_that_repeat_across_chromosomes_do_not_hide_an_adjacency() {
    let mut pairing = Pairing::default();
    pairing.see(breakend(1, ("1", 10), "a", "T[5:90[", "MATEID=b"));
    assert_eq!(pairing.see(breakend(2, ("7", 90), "b", "]8:10]C", "MATEID=a")), Seen::First);
    assert_eq!(pairing.finish().len(), 2);
}

proptest! {
    #[test]
    fn every_breakend_is_first_second_or_half_and_none_is_lost(
        ends in proptest::collection::vec((0_u64..3, 1_u64..40, 0_usize..4, 0_u64..3, 1_u64..40, "[a-c.]", "[a-c.]"), 0..40),
    ) {
        let mut pairing = Pairing::default();
        let (mut first, mut second, mut total) = (0, 0, 0);
        for (line, (chrom, pos, form, to, at, id, mate)) in (1..).zip(ends) {
            let alt = [format!("G[{to}:{at}["), format!("G]{to}:{at}]"), format!("]{to}:{at}]G"), format!("[{to}:{at}[G")];
            match pairing.see(breakend(line, (&chrom.to_string(), pos), &id, &alt[form], &format!("MATEID={mate}"))) {
                Seen::First => first += 1,
                Seen::SecondOf { line: of, .. } => {
                    prop_assert!(of < line);
                    second += 1;
                }
            }
            total += 1;
        }
        let half = pairing.finish().len();
        prop_assert_eq!(first + second, total);
        prop_assert_eq!(half, first - second);
    }

    #[test]
    fn any_text_is_a_breakend_or_none(chrom in ".{0,6}", id in ".{0,6}", alt in ".{0,16}", info in ".{0,24}") {
        let _ = Breakend::of(1, 1, &chrom, 1, &id, &alt, &Info::split(&info, &mut Vec::new()));
    }
}
