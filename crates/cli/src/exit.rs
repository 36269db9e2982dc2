//! The exit statuses, and which failure leads to which.

use http::StatusCode;
use huaweicloud_core::{Error, ErrorKind, Outcome};

/// How hwc ends. The numbers are a contract with scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// A file, a port, a step of the demo.
    Local = 1,
    /// The command line is wrong or incomplete.
    Usage = 2,
    /// Refused here, before sending.
    Refused = 3,
    /// Rejected by the service: 3xx, 4xx, or a failure inside a 200.
    Rejected = 4,
    /// A complete 5xx answer.
    ServerError = 5,
    /// The request never reached the service.
    Unreachable = 6,
    /// Whether it happened is not known.
    Unknown = 7,
    /// Done, but the answer could not be read.
    Unreadable = 8,
    /// Stopped by SIGINT.
    Interrupted = 130,
}

/// The part of `hwc --help` that a script's author reads.
pub(crate) const HELP: &str = "\
Exit status:
    0  done
    1  anything that is not below, as a file that cannot be read
    2  usage, a missing flag included
    3  refused before sending: configuration, credentials, input, password policy
    4  rejected by the service (3xx, 4xx, or a failure inside a 200)
    5  a complete 5xx answer
    6  never reached the service
    7  outcome unknown: no complete answer, 408, or lost and then refused
    8  done, but the answer could not be read
  130  interrupted";

impl Exit {
    /// The status for a failed call.
    pub(crate) fn of(error: &Error) -> Self {
        classify(error.kind(), error.outcome(), error.status())
    }
}

/// The one place that turns a failure into a status. `status` is that of a complete answer.
fn classify(kind: ErrorKind, outcome: Outcome, status: Option<StatusCode>) -> Exit {
    let server_error = status.is_some_and(|status| status.is_server_error());
    match (outcome, kind) {
        (Outcome::NotSent, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Io) => {
            Exit::Unreachable
        }
        (Outcome::NotSent, _) => Exit::Refused,
        (Outcome::Applied, _) => Exit::Unreadable,
        (Outcome::Rejected | Outcome::Unknown, _) if server_error => Exit::ServerError,
        (Outcome::Rejected, _) => Exit::Rejected,
        (Outcome::Unknown, _) => Exit::Unknown,
        _ => Exit::Local,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: ErrorKind, outcome: Outcome, status: Option<u16>, expected: u8) {
        let status = status.map(|code| StatusCode::from_u16(code).expect("a valid status"));
        let exit = classify(kind, outcome, status);
        assert_eq!(exit as u8, expected, "{kind} {outcome} {status:?}");
    }

    /// The rows follow the contract's sentence, clause by clause.
    #[test]
    fn every_failure_has_its_status() {
        use {ErrorKind::*, Outcome::*};

        for kind in [Config, Credentials, InvalidRequest, Policy] {
            check(kind, NotSent, None, 3);
        }
        // The identity service refused to give credentials: the call itself was not sent.
        check(Auth, NotSent, Some(401), 3);

        for (kind, status) in [
            (Other, 302),
            (Validation, 400),
            (Auth, 401),
            (Permission, 403),
            (NotFound, 404),
            (Conflict, 409),
            (Blocked, 418),
            (Throttled, 429),
            (Validation, 200),
        ] {
            check(kind, Rejected, Some(status), 4);
        }

        check(Internal, Unknown, Some(500), 5);
        check(Internal, Unknown, Some(502), 5);
        check(Throttled, Rejected, Some(503), 5);
        check(Internal, Rejected, Some(503), 5);

        for kind in [Connect, Timeout, Io] {
            check(kind, NotSent, None, 6);
        }

        for kind in [Timeout, Io, Decode] {
            check(kind, Unknown, None, 7);
        }
        check(Timeout, Unknown, Some(408), 7);
        check(Conflict, Unknown, Some(409), 7);

        check(Decode, Applied, Some(200), 8);
        check(Io, Applied, Some(200), 8);
    }
}
