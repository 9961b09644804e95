//! How often somebody may do something: so many a second, and a few more at once.

use tokio::time::Instant;

/// An allowance that fills up with time.
pub struct Pace {
    per_second: f64,
    burst: f64,
    left: f64,
    at: Instant,
}

impl Pace {
    /// A full allowance.
    pub fn new(per_second: u32, burst: u32) -> Self {
        let burst = f64::from(burst);
        Self { per_second: f64::from(per_second), burst, left: burst, at: Instant::now() }
    }

    /// Takes one, when there is one.
    pub fn take(&mut self) -> bool {
        let now = Instant::now();
        let since = now.duration_since(self.at).as_secs_f64();
        self.at = now;
        self.left = (self.left + since * self.per_second).min(self.burst);
        let enough = self.left >= 1.0;
        if enough {
            self.left -= 1.0;
        }
        enough
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_burst_is_allowed_and_then_so_many_a_second() {
        let mut pace = Pace::new(20, 3);
        assert_eq!([pace.take(), pace.take(), pace.take(), pace.take()], [true, true, true, false]);
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!([pace.take(), pace.take()], [true, false]);
    }
}
