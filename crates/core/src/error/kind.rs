//! The coarse kinds of failure, and what became of the request.

use std::fmt;

/// What went wrong, coarsely, and so what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The configuration is wrong or incomplete. Fix it; a retry cannot help.
    Config,
    /// No usable credentials were found. Provide them as the message says.
    Credentials,
    /// The request is incomplete or cannot be sent as it is. Fix the call.
    InvalidRequest,
    /// A password breaks its policy; [`Error::violations`](crate::Error::violations) lists how. Choose another one.
    Policy,
    /// No connection: DNS, refused, TLS. Check the endpoint and the network.
    Connect,
    /// No answer in time. Ask [`outcome`](crate::Error::outcome) before trying again.
    Timeout,
    /// The connection broke. Ask [`outcome`](crate::Error::outcome) before trying again.
    Io,
    /// The answer could not be understood, though the service did what was asked.
    Decode,
    /// The service refused a value. Fix the request.
    Validation,
    /// The resource does not exist, or not for this project.
    NotFound,
    /// The resource exists already or is in a state that forbids this. Read it, then decide.
    Conflict,
    /// The service does not accept who is calling: keys, token, signature or clock.
    Auth,
    /// The caller is known and not allowed. Ask for the permission that the message names.
    Permission,
    /// A quota is used up. Free something or have it raised.
    Quota,
    /// Too many requests. Wait and try again.
    Throttled,
    /// The resource is busy with something else. Wait and try again.
    Busy,
    /// The cloud has no capacity for this now. Try another zone, or later.
    Capacity,
    /// The account, its balance or its order forbids this.
    Billing,
    /// This region, edition or resource does not offer the operation.
    Unsupported,
    /// A firewall in front of the service refused the request. Show it to whoever runs it.
    Blocked,
    /// The service failed. Give the request id to the vendor's support.
    Internal,
    /// A failure that no table knows; code and message are the service's.
    Other,
}

impl ErrorKind {
    /// The name in JSON and in logs, in snake_case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::Credentials => "credentials",
            Self::InvalidRequest => "invalid_request",
            Self::Policy => "policy",
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Io => "io",
            Self::Decode => "decode",
            Self::Validation => "validation",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Auth => "auth",
            Self::Permission => "permission",
            Self::Quota => "quota",
            Self::Throttled => "throttled",
            Self::Busy => "busy",
            Self::Capacity => "capacity",
            Self::Billing => "billing",
            Self::Unsupported => "unsupported",
            Self::Blocked => "blocked",
            Self::Internal => "internal",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What became of the request, over all attempts of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// No byte of a request reached the service: nothing has changed.
    NotSent,
    /// The service answered that it refuses: nothing has changed.
    Rejected,
    /// The service did it; its answer could not be read.
    Applied,
    /// It may or may not have happened. Read the state before repeating.
    Unknown,
}

impl Outcome {
    /// The name in JSON and in logs, in snake_case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Rejected => "rejected",
            Self::Applied => "applied",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
