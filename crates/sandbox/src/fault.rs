//! Faults on demand: what the next request to a service is met with.

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};

use crate::{Service, reply::Reply};

/// Something that goes wrong once, scripted with [`Sandbox::fail_next`](crate::Sandbox::fail_next).
#[derive(Clone)]
pub struct Fault(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Reply(Reply),
    /// After how many seconds to try again.
    Throttled(u64),
    Delay(Duration),
    ResetBeforeEffect,
    ResetAfterEffect,
    TruncatedBody,
}

impl Fault {
    /// An answer with this status and this text as its body, sent as JSON; the request has no effect.
    ///
    /// A number that is no final HTTP status (200 to 999) is answered as 500.
    pub fn status(status: u16, body: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(status)
            .ok()
            .filter(|status| !status.is_informational())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let json = HeaderValue::from_static("application/json");
        Self(Kind::Reply(Reply::new(status, json, body.into())))
    }

    /// The gateway's throttling: 429, `APIGW.0308`, and `Retry-After` in whole seconds, rounded up. No effect.
    pub fn throttled(retry_after: Duration) -> Self {
        let rounding = u64::from(retry_after.subsec_nanos() > 0);
        Self(Kind::Throttled(
            retry_after.as_secs().saturating_add(rounding),
        ))
    }

    /// The page of a web application firewall: 418 and HTML. No effect.
    pub fn html() -> Self {
        let page = "<!doctype html>\n<html><head><title>418</title></head>\
                    <body><h1>Blocked</h1><p>The firewall took this request for an attack.</p></body></html>\n";
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        Self(Kind::Reply(Reply::new(StatusCode::IM_A_TEAPOT, html, page)))
    }

    /// A pause; then the request is handled as any other.
    pub fn delay(duration: Duration) -> Self {
        Self(Kind::Delay(duration))
    }

    /// The connection is reset (TCP RST) once the request has arrived; it has no effect.
    pub fn reset_before_effect() -> Self {
        Self(Kind::ResetBeforeEffect)
    }

    /// The request is handled, and the connection is reset instead of an answer.
    pub fn reset_after_effect() -> Self {
        Self(Kind::ResetAfterEffect)
    }

    /// The request is handled, and the connection closes in the middle of the answer's body. An answer without a body
    /// is sent as a 200 that promises one.
    pub fn truncated_body() -> Self {
        Self(Kind::TruncatedBody)
    }
}

/// Names the kind alone: a scripted body may hold what a test has planted.
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Reply(reply) => write!(f, "Fault::status({})", reply.status.as_u16()),
            Kind::Throttled(seconds) => write!(f, "Fault::throttled({seconds}s)"),
            Kind::Delay(duration) => write!(f, "Fault::delay({duration:?})"),
            Kind::ResetBeforeEffect => f.write_str("Fault::reset_before_effect"),
            Kind::ResetAfterEffect => f.write_str("Fault::reset_after_effect"),
            Kind::TruncatedBody => f.write_str("Fault::truncated_body"),
        }
    }
}

/// The scripted faults of each service, first come first served.
#[derive(Debug, Default)]
pub(crate) struct Script(Mutex<HashMap<Service, VecDeque<Fault>>>);

impl Script {
    pub(crate) fn push(&self, service: Service, fault: Fault) {
        let mut queues = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queues.entry(service).or_default().push_back(fault);
    }

    pub(crate) fn next(&self, service: Service) -> Option<Kind> {
        let mut queues = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queues.get_mut(&service)?.pop_front().map(|fault| fault.0)
    }
}

/// Half of a reply's body, and the length that is promised instead.
pub(crate) fn truncated(mut reply: Reply) -> (Reply, u64) {
    if reply.body.is_empty() {
        reply.status = StatusCode::OK;
        let json = HeaderValue::from_static("application/json");
        reply = reply.with(header::CONTENT_TYPE, json);
        reply.body = Bytes::from_static(b"{}");
    }
    let promised = reply.body.len() as u64;
    reply.body.truncate(reply.body.len() / 2);
    (reply, promised)
}
