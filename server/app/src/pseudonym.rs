//! Pseudonyms: the name of a tree or shrub and four digits. Easy to say across a room, and says nothing.

use crate::problem::Problem;
use crate::state::randomness;

const NAMES: [&str; 24] = [
    "Acacia", "Alder", "Aspen", "Beech", "Birch", "Cedar", "Cypress", "Elder", "Elm", "Fir", "Hawthorn",
    "Hazel", "Holly", "Juniper", "Larch", "Linden", "Maple", "Oak", "Pine", "Poplar", "Rowan", "Spruce",
    "Willow", "Yew",
];

/// A pseudonym drawn at random. Two may be the same: the store refuses the second.
///
/// # Errors
/// The operating system gave no randomness.
pub fn choose() -> Result<String, Problem> {
    let random = randomness().map_err(Problem::internal)?;
    let name = NAMES[usize::from(random[0]) % NAMES.len()];
    let digits = u32::from_le_bytes([random[1], random[2], random[3], 0]) % 10_000;
    Ok(format!("{name} {digits:04}"))
}
