//! Faults on demand: what goes wrong between a client and a service.

use std::{fmt, time::Duration};

/// Something that goes wrong with one request.
#[derive(Clone)]
#[non_exhaustive]
pub enum Fault {
    /// This status and body instead of an answer; nothing is done.
    Status {
        /// The HTTP status.
        status: u16,
        /// The body; JSON where it looks like it.
        body: String,
    },
    /// 429 with the gateway's code, and `Retry-After` where a wait is given; nothing is done.
    Throttle {
        /// How long to wait, in whole seconds.
        retry_after: Option<Duration>,
    },
    /// The answer comes late.
    Delay(Duration),
    /// The connection is reset before the service does anything.
    ResetBefore,
    /// The service does what was asked, and the connection is reset in place of an answer.
    ResetAfter,
    /// The service does what was asked, and its answer breaks off. An answer without a body promises one.
    TruncatedBody,
    /// A firewall's page with status 418; nothing is done.
    HtmlPage,
}

impl Fault {
    /// A status and a body instead of an answer.
    pub fn status(status: u16, body: impl Into<String>) -> Self {
        Self::Status {
            status,
            body: body.into(),
        }
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status { status, .. } => write!(f, "Status({status})"),
            Self::Throttle { retry_after } => write!(f, "Throttle({retry_after:?})"),
            Self::Delay(delay) => write!(f, "Delay({delay:?})"),
            Self::ResetBefore => f.write_str("ResetBefore"),
            Self::ResetAfter => f.write_str("ResetAfter"),
            Self::TruncatedBody => f.write_str("TruncatedBody"),
            Self::HtmlPage => f.write_str("HtmlPage"),
        }
    }
}
