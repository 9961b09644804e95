//! Rows of the table.

use crate::pour::Poured;

/// What the rounds of one subject gave.
#[derive(Default)]
pub struct Rounds {
    /// In milliseconds.
    p50: Vec<f64>,
    p99: Vec<f64>,
    sent: u64,
    arrived: u64,
    expected: u64,
    refused: u64,
    resyncs: u64,
}

impl Rounds {
    /// Adds a round.
    pub fn add(&mut self, poured: &Poured) {
        let milliseconds = |quantile| poured.latency.value_at_quantile(quantile) as f64 / 1000.0;
        self.p50.push(milliseconds(0.50));
        self.p99.push(milliseconds(0.99));
        self.sent += poured.sent;
        self.arrived += poured.arrived;
        self.expected += poured.expected;
        self.refused += poured.refused;
        self.resyncs += poured.resyncs;
    }

    /// The row.
    pub fn row(&self, name: &str, a_second: u32) -> String {
        let share = 100.0 * self.arrived as f64 / self.expected.max(1) as f64;
        format!(
            "{name:<38} {a_second:>6} {:>22} {:>24} {:>8} {share:>9.2} {:>7} {:>7}",
            spread(&self.p50),
            spread(&self.p99),
            self.sent,
            self.refused,
            self.resyncs
        )
    }
}

/// The heading.
pub fn heading() -> String {
    format!(
        "{:<38} {:>6} {:>22} {:>24} {:>8} {:>9} {:>7} {:>7}",
        "50 screens, 200 bytes",
        "per s",
        "p50 ms (least, most)",
        "p99 ms (least, most)",
        "sent",
        "arrived %",
        "refused",
        "resyncs"
    )
}

/// The median with the least and the most.
pub fn spread(values: &[f64]) -> String {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
    format!("{:.1} ({:.1}, {:.1})", at(sorted.len() / 2), at(0), at(sorted.len().saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn a_row_has_the_median_between_the_least_and_the_most() {
        assert_eq!(spread(&[3.0, 9.0, 1.0, 2.5, 4.0]), "3.0 (1.0, 9.0)");
    }
}
