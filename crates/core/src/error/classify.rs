//! What a complete answer says: its kind, and what became of the request.

use std::time::Duration;

use http::StatusCode;

use super::{ErrorKind, Outcome, body::ErrorBody, gateway, gateway::Stage};
use crate::operation::{ErrorCode, Service};

pub(crate) struct Class {
    pub(crate) kind: ErrorKind,
    pub(crate) outcome: Outcome,
    /// What the service's table says of the code, for an answer that says nothing itself.
    pub(crate) meaning: Option<&'static str>,
}

/// Classifies a failure by the service's table of codes, the gateway's, and the status, in this order.
pub(crate) fn classify(
    service: &Service,
    status: StatusCode,
    body: &ErrorBody,
    wait: Option<Duration>,
) -> Class {
    let code = body.code.as_deref().unwrap_or_default();
    let row = look_up(service, code, status.as_u16());
    let gateway = gateway::look_up(code, status.as_u16());
    let kind = row
        .map(|row| row.kind)
        .or(gateway.map(|(kind, _)| kind))
        .or_else(|| by_family(code, body))
        .unwrap_or_else(|| by_status(status, body, wait));
    let before_backend = gateway.is_some_and(|(_, stage)| stage == Stage::BeforeBackend);
    Class {
        kind,
        outcome: outcome(status, kind, before_backend),
        meaning: row.map(|row| row.meaning),
    }
}

/// The row of a code; of several that of this status.
fn look_up(service: &Service, code: &str, status: u16) -> Option<&'static ErrorCode> {
    let rows = || service.codes.iter().filter(|row| row.code == code);
    rows()
        .find(|row| row.status == Some(status))
        .or_else(|| rows().next())
}

/// Codes that no service's table has, because another system gives them.
fn by_family(code: &str, body: &ErrorBody) -> Option<ErrorKind> {
    match code {
        // Something of a workload that is not there, with HTTP 200 and with 500.
        "1" | "-1" if body.is_workload => Some(ErrorKind::NotFound),
        code if code.starts_with("CBC.") => Some(ErrorKind::Billing),
        _ => None,
    }
}

fn by_status(status: StatusCode, body: &ErrorBody, wait: Option<Duration>) -> ErrorKind {
    match status.as_u16() {
        407 | 418 => ErrorKind::Blocked,
        403 | 405 if body.is_html => ErrorKind::Blocked,
        401 => ErrorKind::Auth,
        402 => ErrorKind::Billing,
        403 => ErrorKind::Permission,
        404 | 410 => ErrorKind::NotFound,
        405 | 501 | 505 => ErrorKind::Unsupported,
        408 | 504 => ErrorKind::Timeout,
        409 | 412 => ErrorKind::Conflict,
        // No request of ours expects anything: the services say 417 while another change of the same thing runs.
        417 | 423 => ErrorKind::Busy,
        429 => ErrorKind::Throttled,
        // Who says when to come back has turned the request away.
        503 if wait.is_some() => ErrorKind::Throttled,
        400..=499 => ErrorKind::Validation,
        500..=599 => ErrorKind::Internal,
        _ => ErrorKind::Other,
    }
}

fn outcome(status: StatusCode, kind: ErrorKind, before_backend: bool) -> Outcome {
    match status.as_u16() {
        408 | 502 | 504 => Outcome::Unknown,
        200..=499 => Outcome::Rejected,
        500..=599 if kind == ErrorKind::Throttled || before_backend => Outcome::Rejected,
        _ => Outcome::Unknown,
    }
}
