//! Serving HTTP on one loopback port, with faults where they are asked for.

use std::{
    future::poll_fn,
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response, StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::{
    body::{Body, Frame, Incoming, SizeHint},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};

use crate::{
    Fault, Recorded, Service, answer::Answer, document::Document, gateway, handler, iam,
    state::State,
};

/// The gateway's limit for a body.
const LONGEST_BODY: usize = 12 * 1024 * 1024;
/// How long a client may take over its headers.
const SLOWEST_HEADERS: Duration = Duration::from_secs(10);
/// How long a client may take over its body.
const SLOWEST_BODY: Duration = Duration::from_secs(30);

/// What a listener serves.
pub(crate) struct Served {
    pub(crate) service: Service,
    pub(crate) document: Document,
    pub(crate) state: Arc<State>,
}

/// Accepts connections until the task is aborted.
pub(crate) async fn serve(listener: TcpListener, served: Arc<Served>) {
    let mut connections = tokio::task::JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection(stream, served.clone()));
                }
                // Out of file descriptors, most likely: wait for some to be closed.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, served: Arc<Served>) {
    let service = service_fn(move |request| Box::pin(respond(request, served.clone())));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(SLOWEST_HEADERS)
        .serve_connection(TokioIo::new(stream), service);
    let ended = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    if ended.is_err() {
        let stream = connection.into_parts().io.into_inner();
        // Closing a socket that lingers for no time sends a reset.
        let _ = stream.set_zero_linger();
    }
}

/// The connection is to be reset.
#[derive(Debug)]
struct Reset;

impl std::fmt::Display for Reset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("reset on demand")
    }
}

impl std::error::Error for Reset {}

async fn respond(
    request: Request<Incoming>,
    served: Arc<Served>,
) -> Result<Response<Content>, Reset> {
    let request = match record(request, served.service).await {
        Ok(request) => request,
        Err(refusal) => return Ok(content(*refusal)),
    };
    let fault = {
        let mut memory = served.state.memory();
        memory.requests.push(request.clone());
        memory
            .faults
            .get_mut(&served.service)
            .and_then(std::collections::VecDeque::pop_front)
    };
    match fault {
        None => Ok(content(handle(&served, &request))),
        Some(Fault::Status { status, body }) => Ok(content(plain(status, &body))),
        Some(Fault::Throttle { retry_after }) => Ok(content(throttled(retry_after))),
        Some(Fault::HtmlPage) => Ok(content(page())),
        Some(Fault::ResetBefore) => Err(Reset),
        Some(Fault::ResetAfter) => {
            handle(&served, &request);
            Err(Reset)
        }
        Some(Fault::Delay(delay)) => {
            let answer = handle(&served, &request);
            tokio::time::sleep(delay).await;
            Ok(content(answer))
        }
        Some(Fault::TruncatedBody) => Ok(truncated(handle(&served, &request))),
    }
}

fn handle(served: &Served, request: &Recorded) -> Answer {
    match served.service {
        Service::Iam => iam::handle(&served.state, request),
        _ => handler::handle(&served.state, &served.document, request),
    }
}

async fn record(request: Request<Incoming>, service: Service) -> Result<Recorded, Box<Answer>> {
    let (head, body) = request.into_parts();
    let reading = Limited::new(body, LONGEST_BODY).collect();
    let body = match tokio::time::timeout(SLOWEST_BODY, reading).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            return Err(Box::new(gateway::too_large()));
        }
        Ok(Err(_)) => return Err(Box::new(Answer::empty(StatusCode::BAD_REQUEST))),
        Err(_) => return Err(Box::new(Answer::empty(StatusCode::REQUEST_TIMEOUT))),
    };
    Ok(Recorded {
        service,
        method: head.method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: head.headers,
        body,
    })
}

fn plain(status: u16, body: &str) -> Answer {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = match body.trim_start().as_bytes().first() {
        Some(b'{' | b'[') => "application/json",
        Some(b'<') => "text/html",
        _ => "text/plain",
    };
    let mut answer = Answer::empty(status).with(header::CONTENT_TYPE, kind);
    answer.body = Bytes::copy_from_slice(body.as_bytes());
    answer
}

fn throttled(retry_after: Option<Duration>) -> Answer {
    let message = "The throttling threshold has been reached";
    let answer = Answer::gateway(StatusCode::TOO_MANY_REQUESTS, "APIGW.0308", message);
    match retry_after {
        Some(wait) => answer.with(header::RETRY_AFTER, &wait.as_secs().to_string()),
        None => answer,
    }
}

fn page() -> Answer {
    plain(
        418,
        "<html><head><title>Request blocked</title></head><body>Blocked by the firewall.</body></html>",
    )
}

fn content(answer: Answer) -> Response<Content> {
    response(
        &answer,
        Content {
            data: Some(answer.body.clone()),
            promised: answer.body.len() as u64,
        },
    )
}

/// Half of the body under the length of the whole; of no body, half of one.
fn truncated(answer: Answer) -> Response<Content> {
    let whole = if answer.body.is_empty() {
        Bytes::from_static(b"{\"truncated\":true}")
    } else {
        answer.body.clone()
    };
    let status = if answer.status == StatusCode::NO_CONTENT {
        StatusCode::OK
    } else {
        answer.status
    };
    let promised = whole.len() as u64;
    let data = Some(whole.slice(..whole.len() / 2));
    response(&Answer { status, ..answer }, Content { data, promised })
}

fn response(answer: &Answer, content: Content) -> Response<Content> {
    let mut response = Response::new(content);
    *response.status_mut() = answer.status;
    for (name, value) in &answer.headers {
        response.headers_mut().insert(name, value.clone());
    }
    response
}

/// A body of one piece, which may be shorter than it promises.
struct Content {
    data: Option<Bytes>,
    promised: u64,
}

impl Body for Content {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match self.data.take() {
            Some(data) => {
                self.promised -= data.len() as u64;
                Poll::Ready((!data.is_empty()).then(|| Ok(Frame::data(data))))
            }
            None if self.promised > 0 => {
                Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())))
            }
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.promised == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised)
    }
}
