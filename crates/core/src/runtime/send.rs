//! Sending a request: sign, exchange, and say what the answer means.

use std::time::{Duration, SystemTime};

use super::{
    call::name,
    redact,
    request::{Documented, Parts},
};
use crate::{
    Error, ErrorKind, Outcome,
    error::{
        body::{self, ErrorBody},
        classify::classify,
    },
    response::Head,
    transport::{Answer, Failure},
};

/// The answer of a call that succeeded.
pub(super) async fn send(parts: &Parts) -> Result<Head, Error> {
    let started = std::time::Instant::now();
    let result = attempt(parts).await;
    let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let operation = name(parts.operation);
    match &result {
        Ok(head) => tracing::debug!(
            operation,
            status = head.status.as_u16(),
            request_id = head.request_id,
            elapsed_ms,
            "call succeeded"
        ),
        Err(error) => tracing::debug!(
            operation,
            status = error.status().map(|status| status.as_u16()),
            code = error.code(),
            kind = error.kind().as_str(),
            outcome = error.outcome().as_str(),
            request_id = error.request_id(),
            elapsed_ms,
            "call failed"
        ),
    }
    result
}

/// One attempt, with a signature of its own.
async fn attempt(parts: &Parts) -> Result<Head, Error> {
    let signed = parts.sign(SystemTime::now())?;
    match parts.client.transport().exchange(&signed).await {
        Ok(answer) => judge(parts, answer),
        Err(failure) => Err(lost(parts, failure)),
    }
}

fn judge(parts: &Parts, answer: Answer) -> Result<Head, Error> {
    let documents_a_body = parts.answer == Documented::Json;
    let Answer {
        status,
        headers,
        body,
        broken,
    } = answer;
    let request_id = request_id(&headers);
    let head = Head {
        status,
        headers,
        request_id,
        raw_body: body,
        attempts: 1,
    };
    match broken {
        Some(why) if !status.is_success() => {
            let message = format!("the answer, HTTP {}, broke off: {why}", status.as_u16());
            return Err(with_head(
                Error::new(ErrorKind::Io, Outcome::Unknown, message),
                &head,
                None,
            ));
        }
        Some(why) if documents_a_body => {
            let message =
                format!("the service did what was asked, and its answer broke off: {why}");
            let error = Error::new(ErrorKind::Io, Outcome::Applied, message);
            return Err(with_head(error, &head, Some(&head)));
        }
        _ => {}
    }
    if !status.is_success() {
        return Err(refused(parts, &head, body::read(&head.raw_body)));
    }
    match body::in_band_failure(&head.raw_body) {
        Some(failure) => Err(refused(parts, &head, failure)),
        None => Ok(head),
    }
}

/// The error that a complete answer reports.
fn refused(parts: &Parts, head: &Head, body: ErrorBody) -> Error {
    let retry_after = retry_after(head);
    let class = classify(
        parts.client.service(),
        head.status,
        &body,
        retry_after.is_some(),
    );
    let said = body.message.as_deref().unwrap_or_default();
    let credentials = parts.client.config().credentials();
    let said = redact::message(said, &parts.body, parts.operation, credentials);
    let reason = head.status.canonical_reason().unwrap_or("no reason given");
    let message = match said.as_str() {
        "" => format!("HTTP {} {reason}, without a word", head.status.as_u16()),
        said => format!("HTTP {}: {said}", head.status.as_u16()),
    };
    let mut error = with_head(
        Error::new(class.kind, class.outcome, message),
        head,
        Some(head),
    );
    let inner = error.inner_mut();
    inner.code = body.code;
    inner.request_id = inner.request_id.take().or(body.request_id);
    inner.retry_after = retry_after;
    error
}

/// The error of an exchange without an answer.
fn lost(parts: &Parts, failure: Failure) -> Error {
    let endpoint = parts.client.endpoint();
    let (kind, outcome, message) = match failure {
        Failure::Connect(why) => (
            ErrorKind::Connect,
            Outcome::NotSent,
            format!("cannot connect to {endpoint}: {why}"),
        ),
        Failure::ConnectTimeout => (
            ErrorKind::Timeout,
            Outcome::NotSent,
            format!("no connection to {endpoint} in time"),
        ),
        Failure::Timeout => (
            ErrorKind::Timeout,
            Outcome::Unknown,
            format!(
                "no answer within {} s; it may have happened all the same",
                parts.client.config().timeout().as_secs_f32()
            ),
        ),
        Failure::Lost(why) => (
            ErrorKind::Io,
            Outcome::Unknown,
            format!(
                "the connection broke before an answer came, and it may have happened all the same: {why}"
            ),
        ),
    };
    let mut error = Error::new(kind, outcome, message);
    error.inner_mut().attempts = 1;
    error
}

/// Copies what is known of the answer into an error; the status only of a complete answer.
fn with_head(mut error: Error, head: &Head, complete: Option<&Head>) -> Error {
    let inner = error.inner_mut();
    inner.status = complete.map(|head| head.status);
    inner.request_id.clone_from(&head.request_id);
    inner.raw_body = Some(head.raw_body.clone());
    inner.attempts = head.attempts;
    error
}

fn request_id(headers: &http::HeaderMap) -> Option<String> {
    ["x-request-id", "x-iam-trace-id", "x-openstack-request-id"]
        .into_iter()
        .find_map(|name| headers.get(name)?.to_str().ok())
        .map(str::to_owned)
}

/// `Retry-After` in either form, an hour at most.
fn retry_after(head: &Head) -> Option<Duration> {
    const LONGEST: Duration = Duration::from_secs(3600);
    let value = head
        .headers
        .get(http::header::RETRY_AFTER)?
        .to_str()
        .ok()?
        .trim();
    let wait = match value.parse::<u64>() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => httpdate::parse_http_date(value)
            .ok()?
            .duration_since(SystemTime::now())
            .unwrap_or_default(),
    };
    Some(wait.min(LONGEST))
}
