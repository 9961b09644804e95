//! Many clients with random commands, lost answers and late arrivals against the reducer: whatever people press, in
//! whatever order, the state follows from the events and the rules hold.

mod clients;
mod coverage;
mod invariants;
mod presses;

use super::*;
use clients::Clients;
use coverage::Coverage;

/// Steps in all; each is one command that reaches the reducer.
const STEPS: u32 = 120_000;
/// Commands that reach one session before another begins.
const SESSION: u32 = 400;

/// Numbers from a seed: SplitMix64, the generator of Steele, Lea and Flood (2014).
pub(super) struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// True once in `times`.
    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

#[test]
fn the_rules_hold_over_a_hundred_thousand_commands_and_each_command_and_refusal_is_met() {
    let mut coverage = Coverage::default();
    let mut steps = 0;
    for seed in 0.. {
        let mut clients = Clients::new(seed);
        let mut given = 0;
        while given < SESSION && !clients.have_gone() {
            clients.step(&mut coverage);
            given += 1;
        }
        clients.end();
        steps += given;
        if steps >= STEPS {
            break;
        }
    }
    println!("{coverage}");
    println!("{steps} steps");
    assert_eq!(coverage.missing(), Vec::<&str>::new(), "commands never accepted, or refusals never met");
}
