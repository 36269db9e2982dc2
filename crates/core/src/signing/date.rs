//! The `X-Sdk-Date` header: `YYYYMMDDTHHMMSSZ`, in UTC.

use std::time::SystemTime;

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::Error;

const FORMAT: &str = "%Y%m%dT%H%M%SZ";

pub(super) fn format(time: SystemTime) -> Result<String, Error> {
    let timestamp = Timestamp::try_from(time).map_err(|_| {
        Error::invalid_request("the time of the request is out of range: check the clock")
    })?;
    Ok(timestamp
        .to_zoned(TimeZone::UTC)
        .strftime(FORMAT)
        .to_string())
}

/// The date that a caller gave, if it has the one form that the gateway takes.
pub(super) fn check(given: &str) -> Result<String, Error> {
    let date = given.trim();
    match DateTime::strptime(FORMAT, date) {
        Ok(parsed) if parsed.strftime(FORMAT).to_string() == date => Ok(date.to_owned()),
        _ => Err(Error::invalid_request(format!(
            "date {date:?} is malformed: write YYYYMMDDTHHMMSSZ, in UTC"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn formats_in_utc() {
        // `date -u -d @1573788995 +%Y%m%dT%H%M%SZ`
        let time = UNIX_EPOCH + Duration::from_secs(1_573_788_995);
        assert_eq!(format(time).expect("in range"), "20191115T033635Z");
    }

    #[test]
    fn refuses_other_forms() {
        for date in [
            "",
            "2019-11-15T03:36:55Z",
            "20191115T033655",
            "20191315T033655Z",
            "20191115T0336557Z",
            "now",
        ] {
            assert!(check(date).is_err(), "{date}");
        }
        assert_eq!(
            check("20191115T033655Z").expect("well formed"),
            "20191115T033655Z"
        );
    }
}
