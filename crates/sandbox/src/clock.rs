//! The server's clock: the system's or a given one, shifted by the skew that a test asks for.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime},
};

#[derive(Clone)]
pub(crate) struct Clock {
    base: Arc<dyn Fn() -> SystemTime + Send + Sync>,
    /// Positive where the server is ahead.
    skew_seconds: i64,
}

impl Clock {
    pub(crate) fn system() -> Self {
        Self::new(SystemTime::now)
    }

    pub(crate) fn new(base: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self {
            base: Arc::new(base),
            skew_seconds: 0,
        }
    }

    pub(crate) fn skewed(mut self, seconds: i64) -> Self {
        self.skew_seconds = seconds;
        self
    }

    /// The time, in whole seconds since 1970. A time that a clock cannot show is taken as its nearest end.
    pub(crate) fn unix_seconds(&self) -> i64 {
        let base = match (self.base)().duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => seconds(since),
            Err(before) => seconds(before.duration()).saturating_neg(),
        };
        base.saturating_add(self.skew_seconds)
    }
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock")
            .field("skew_seconds", &self.skew_seconds)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skew_moves_the_clock_either_way() {
        let fixed = || SystemTime::UNIX_EPOCH + Duration::from_secs(1_000);
        assert_eq!(Clock::new(fixed).unix_seconds(), 1_000);
        assert_eq!(Clock::new(fixed).skewed(960).unix_seconds(), 1_960);
        assert_eq!(Clock::new(fixed).skewed(-960).unix_seconds(), 40);
        assert_eq!(
            Clock::new(fixed).skewed(i64::MIN).unix_seconds(),
            i64::MIN + 1_000
        );
    }
}
