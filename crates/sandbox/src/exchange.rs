//! One request and its answer: read, record, fault, handle, send.

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header, request::Parts,
};
use hyper::body::Incoming;
use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};

use crate::{
    Service,
    body::{self, Cut, Outgoing, Unread},
    fault::{self, Kind},
    gateway, iam, identity,
    line::Reset,
    record::Recorded,
    reply::{self, Failure, Reply},
    signature::Arrived,
    world::World,
};

/// The gateway's limits: a URI and a header may have 32 KB, all headers together 128 KB.
const LONGEST_URI: usize = 32 * 1024;
const LONGEST_HEADER: usize = 32 * 1024;
const LONGEST_HEADERS: usize = 128 * 1024;

/// What comes of a request.
enum Ending {
    Whole(Reply),
    Truncated(Reply),
    Reset,
}

pub(crate) async fn answer(
    world: &World,
    service: Service,
    reset: &Reset,
    request: Request<Incoming>,
) -> Result<Response<Outgoing>, Cut> {
    let request_id = identity::hex(16);
    let (head, incoming) = request.into_parts();
    let ending = match accept(&head, incoming).await {
        Ok(body) => perform(world, service, &head, body, &request_id).await,
        // What was not read to its end cannot be followed by another request.
        Err(failure) => {
            let close = HeaderValue::from_static("close");
            Ending::Whole(worded(service, failure, &request_id).with(header::CONNECTION, close))
        }
    };
    let (reply, body) = match ending {
        Ending::Reset => {
            reset.request();
            return Err(Cut);
        }
        Ending::Truncated(reply) => {
            let (reply, promised) = fault::truncated(reply);
            let body = Outgoing::truncated(reply.body.clone(), promised);
            (reply, body)
        }
        Ending::Whole(reply) => {
            let body = Outgoing::whole(reply.body.clone());
            (reply, body)
        }
    };
    Ok(response(world, reply, body, &request_id))
}

/// The body, if the request keeps within the gateway's limits.
async fn accept(head: &Parts, incoming: Incoming) -> Result<Bytes, Failure> {
    let refuse = |status: u16, message: &str| {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        Err(reply::gateway::unacceptable(status, message))
    };
    if head.uri.to_string().len() > LONGEST_URI {
        return refuse(414, "the URI is longer than 32 KB");
    }
    if are_too_long(&head.headers) {
        return refuse(
            494,
            "a header is longer than 32 KB, or all of them are longer than 128 KB",
        );
    }
    match body::read(incoming).await {
        Ok(body) => Ok(body),
        Err(Unread::TooLong) => refuse(413, "the request body is longer than 12 MB"),
        Err(Unread::TooSlow) => refuse(408, "the request body did not arrive in time"),
        Err(Unread::Broken) => refuse(400, "the request body is broken"),
    }
}

fn are_too_long(headers: &HeaderMap) -> bool {
    let lengths = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len());
    let (longest, all) = lengths.fold((0, 0), |(longest, all), length: usize| {
        (longest.max(length), all + length)
    });
    longest > LONGEST_HEADER || all > LONGEST_HEADERS
}

/// Records the request and lets the next scripted fault, if there is one, have its way.
async fn perform(
    world: &World,
    service: Service,
    head: &Parts,
    body: Bytes,
    request_id: &str,
) -> Ending {
    world.log.push(Recorded::new(service, head, body.clone()));
    let handled = || handle(world, service, head, &body, request_id);
    match world.script.next(service) {
        None => Ending::Whole(handled()),
        Some(Kind::Reply(reply)) => Ending::Whole(reply),
        Some(Kind::Throttled(seconds)) => {
            let reply = worded(service, reply::gateway::throttled(), request_id);
            Ending::Whole(reply.with(header::RETRY_AFTER, HeaderValue::from(seconds)))
        }
        Some(Kind::Delay(duration)) => {
            tokio::time::sleep(duration).await;
            Ending::Whole(handled())
        }
        Some(Kind::ResetBeforeEffect) => Ending::Reset,
        Some(Kind::ResetAfterEffect) => {
            handled();
            Ending::Reset
        }
        Some(Kind::TruncatedBody) => Ending::Truncated(handled()),
    }
}

fn handle(world: &World, service: Service, head: &Parts, body: &[u8], request_id: &str) -> Reply {
    let arrived = Arrived {
        method: head.method.as_str(),
        path: head.uri.path(),
        query: head.uri.query(),
        headers: &head.headers,
        body,
    };
    let handled = match world.documents.of(service) {
        Some(document) => gateway::handle(world, document, &arrived),
        None => iam::handle(world, &arrived),
    };
    handled.unwrap_or_else(|failure| worded(service, failure, request_id))
}

fn worded(service: Service, failure: Failure, request_id: &str) -> Reply {
    match service {
        Service::Iam => failure.into_iam_reply(),
        _ => failure.into_reply(request_id),
    }
}

fn response(world: &World, reply: Reply, body: Outgoing, request_id: &str) -> Response<Outgoing> {
    let mut response = Response::new(body);
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    headers.extend(reply.headers);
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    if let Some(date) = date(world.clock.unix_seconds()) {
        headers.insert(header::DATE, date);
    }
    response
}

/// The server's time as its own clock has it, for clients that look for a skew.
fn date(unix_seconds: i64) -> Option<HeaderValue> {
    let now = Timestamp::from_second(unix_seconds).ok()?;
    let text = DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&now)
        .ok()?;
    HeaderValue::from_str(&text).ok()
}
