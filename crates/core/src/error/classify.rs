//! What a complete answer says: its kind, and what became of the request.

use http::StatusCode;

use super::{ErrorKind, Outcome, body::ErrorBody, gateway, gateway::Stage};
use crate::operation::Service;

pub(crate) struct Class {
    pub(crate) kind: ErrorKind,
    pub(crate) outcome: Outcome,
}

/// Classifies a failure by the service's table of codes, the gateway's, and the status, in this order.
pub(crate) fn classify(
    service: &Service,
    status: StatusCode,
    body: &ErrorBody,
    has_retry_after: bool,
) -> Class {
    let code = body.code.as_deref().unwrap_or_default();
    let gateway = gateway::look_up(code, status.as_u16());
    let kind = service
        .codes
        .iter()
        .find(|row| row.code == code)
        .map(|row| row.kind)
        .or(gateway.map(|(kind, _)| kind))
        .or_else(|| code.starts_with("CBC.").then_some(ErrorKind::Billing))
        .unwrap_or_else(|| by_status(status, body, has_retry_after));
    let before_backend = gateway.is_some_and(|(_, stage)| stage == Stage::BeforeBackend);
    Class {
        kind,
        outcome: outcome(status, kind, before_backend),
    }
}

fn by_status(status: StatusCode, body: &ErrorBody, has_retry_after: bool) -> ErrorKind {
    match status.as_u16() {
        418 => ErrorKind::Blocked,
        403 | 405 if body.is_html => ErrorKind::Blocked,
        401 => ErrorKind::Auth,
        402 => ErrorKind::Billing,
        403 => ErrorKind::Permission,
        404 | 410 => ErrorKind::NotFound,
        408 | 504 => ErrorKind::Timeout,
        409 | 412 | 423 => ErrorKind::Conflict,
        429 => ErrorKind::Throttled,
        501 => ErrorKind::Unsupported,
        503 if has_retry_after => ErrorKind::Throttled,
        400..=499 => ErrorKind::Validation,
        500..=599 => ErrorKind::Internal,
        _ => ErrorKind::Other,
    }
}

fn outcome(status: StatusCode, kind: ErrorKind, before_backend: bool) -> Outcome {
    match status.as_u16() {
        408 | 502 | 504 => Outcome::Unknown,
        500..=599 if kind == ErrorKind::Throttled || before_backend => Outcome::Rejected,
        500..=599 => Outcome::Unknown,
        _ => Outcome::Rejected,
    }
}
