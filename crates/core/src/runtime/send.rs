//! Sending a request: sign, exchange, and say what the answer means.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{
    call::name,
    quote::quote,
    redact,
    request::{Documented, Parts, Reply},
};
use crate::{
    Download, Error, ErrorKind, Outcome,
    error::{
        body::{self, ErrorBody},
        classify::classify,
    },
    response::Head,
    transport::{Answer, Broken, Failure, Incoming},
};

/// The answer of a call that succeeded.
pub(super) async fn send(parts: Parts) -> Result<Reply, Error> {
    let started = std::time::Instant::now();
    let result = attempt(&parts).await;
    let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let operation = name(parts.operation);
    match &result {
        Ok(reply) => tracing::debug!(
            operation,
            status = reply.head.status.as_u16(),
            request_id = reply.head.request_id,
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
async fn attempt(parts: &Parts) -> Result<Reply, Error> {
    let signed = parts.sign(SystemTime::now())?;
    match parts.client.transport().exchange(&signed).await {
        Ok(incoming) if parts.answer == Documented::File && is_file(&incoming) => {
            Ok(download(parts, incoming))
        }
        Ok(incoming) => judge(parts, incoming.whole().await).map(|head| Reply {
            head,
            download: None,
        }),
        Err(failure) => Err(lost(parts, failure)),
    }
}

/// Whether a body can be handed on as it comes: a failure says so by its status, or in JSON.
fn is_file(incoming: &Incoming) -> bool {
    let content_type = incoming.headers().get(http::header::CONTENT_TYPE);
    let content_type = content_type.map_or(&b""[..], |value| value.as_bytes());
    let is_json = String::from_utf8_lossy(content_type)
        .to_ascii_lowercase()
        .contains("json");
    incoming.status().is_success() && !is_json
}

fn download(parts: &Parts, incoming: Incoming) -> Reply {
    let head = head(incoming.status(), incoming.headers().clone(), Bytes::new());
    let (operation, known) = (parts.operation, head.clone());
    let chunks =
        incoming.stream(move |broken| broke_off(&known, &broken).in_context(|| name(operation)));
    Reply {
        download: Some(Download::new(head.status, &head.headers, chunks)),
        head,
    }
}

fn head(status: StatusCode, headers: HeaderMap, raw_body: Bytes) -> Head {
    Head {
        status,
        request_id: request_id(&headers),
        headers,
        raw_body,
        attempts: 1,
    }
}

fn judge(parts: &Parts, answer: Answer) -> Result<Head, Error> {
    let documents_a_body = parts.answer != Documented::Nothing;
    let Answer {
        status,
        headers,
        body,
        broken,
    } = answer;
    let head = head(status, headers, body);
    if let Some(broken) = broken
        && (documents_a_body || !status.is_success())
    {
        return Err(broke_off(&head, &broken));
    }
    if !status.is_success() {
        return Err(refused(parts, &head, body::read(&head.raw_body)));
    }
    match body::in_band_failure(&head.raw_body) {
        Some(failure) => Err(refused(parts, &head, failure)),
        None => Ok(head),
    }
}

/// The error of an answer that is not whole. After a 2xx the service has done what was asked; anything else may have
/// been about to say so, or not.
fn broke_off(head: &Head, broken: &Broken) -> Error {
    let kind = match broken {
        Broken::TooLong => ErrorKind::Decode,
        Broken::Timeout => ErrorKind::Timeout,
        Broken::Lost(_) => ErrorKind::Io,
    };
    let status = head.status;
    if status.is_success() {
        let message = format!("the service did what was asked, and its answer broke off: {broken}");
        let error = Error::new(kind, Outcome::Applied, message);
        return with_head(error, head, Some(status));
    }
    let message = format!("the answer, HTTP {}, broke off: {broken}", status.as_u16());
    with_head(Error::new(kind, Outcome::Unknown, message), head, None)
}

/// The error that a complete answer reports.
fn refused(parts: &Parts, head: &Head, body: ErrorBody) -> Error {
    let wait = retry_after(head);
    let class = classify(parts.client.service(), head.status, &body, wait);
    let credentials = parts.client.config().credentials();
    let secrets = redact::secrets(&parts.body, parts.operation, credentials);
    let quoted = |text: Option<String>| {
        text.map(|text| quote(&text, &secrets))
            .filter(|text| !text.is_empty())
    };
    let silence = if head.status.is_redirection() {
        "the endpoint redirects, and redirects are not followed"
    } else {
        "the answer says no more than its status"
    };
    let message =
        quoted(body.message).unwrap_or_else(|| class.meaning.unwrap_or(silence).to_owned());
    let error = Error::new(class.kind, class.outcome, message);
    let mut error = with_head(error, head, Some(head.status));
    let inner = error.inner_mut();
    inner.code = quoted(body.code);
    inner.request_id =
        quoted(inner.request_id.take()).or_else(|| quoted(body.request_id).filter(|id| is_id(id)));
    inner.retry_after = wait;
    error
}

/// The error of an exchange without an answer.
fn lost(parts: &Parts, failure: Failure) -> Error {
    let endpoint = parts.client.endpoint();
    let (kind, outcome, message) = match failure {
        Failure::Unsendable(why) => (ErrorKind::InvalidRequest, Outcome::NotSent, why),
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
    error.inner_mut().attempts = u32::from(kind != ErrorKind::InvalidRequest);
    error
}

/// Copies what is known of the answer into an error; the status only where it says how the call ended.
fn with_head(mut error: Error, head: &Head, status: Option<StatusCode>) -> Error {
    let inner = error.inner_mut();
    inner.status = status;
    inner.request_id.clone_from(&head.request_id);
    inner.raw_body = Some(head.raw_body.clone());
    inner.attempts = head.attempts;
    error
}

fn request_id(headers: &http::HeaderMap) -> Option<String> {
    [
        "x-request-id",
        "x-iam-trace-id",
        "x-openstack-request-id",
        "x-trace-id",
    ]
    .into_iter()
    .filter_map(|name| headers.get(name)?.to_str().ok())
    .map(str::trim)
    .find(|id| is_id(id))
    .map(str::to_owned)
}

/// Whether a text may be shown as an id: one word, and not endless.
fn is_id(text: &str) -> bool {
    const LONGEST: usize = 128;
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
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
