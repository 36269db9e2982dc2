//! A checked request: it can be looked at, signed, and sent.

use std::{fmt, pin::Pin, time::SystemTime};

use bytes::Bytes;
use http::Method;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{ServiceClient, call::name, redact, send::send};
use crate::{
    Download, Error, ErrorKind, Outcome, Response, decode,
    download::Whole,
    operation::Operation,
    response::Head,
    signing::{self, Algorithm},
};

/// What is shown in place of a secret.
const MASK: &str = "***";

/// A call that has passed every check and has not been sent.
#[must_use = "a request does nothing until it is sent"]
pub struct Request<T> {
    parts: Parts,
    read: Read<T>,
}

/// What makes a typed answer of an answer.
pub(super) type Read<T> = fn(Reply) -> Result<Response<T>, Error>;

/// An answer that reports a success.
pub(super) struct Reply {
    pub(super) head: Head,
    /// The file, where one is documented and came as one.
    pub(super) download: Option<Download>,
}

#[derive(Clone)]
pub(super) struct Parts {
    pub(super) client: ServiceClient,
    pub(super) operation: &'static Operation,
    pub(super) url: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
    pub(super) answer: Documented,
}

/// What an operation documents as the body of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Documented {
    /// None: whatever comes is not looked at, and may be broken.
    Nothing,
    /// JSON.
    Json,
    /// A file.
    File,
}

impl<T> Request<T> {
    pub(super) fn new(parts: Parts, read: Read<T>) -> Self {
        Self { parts, read }
    }

    /// The operation that is called.
    pub fn operation(&self) -> &'static Operation {
        self.parts.operation
    }

    /// Signs the request with the client's keys and the time of now, and sends nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Credentials`] where the client has no keys.
    pub fn sign(&self) -> Result<SignedRequest, Error> {
        self.parts.sign(SystemTime::now())
    }

    /// Signs and sends the request, and reads the answer.
    ///
    /// Dropping the future gives up waiting; whether the service did what was asked is not known then.
    ///
    /// # Errors
    ///
    /// Where there are no keys, no answer comes, the service refuses or its answer cannot be read; see
    /// [`Error::kind`] and [`Error::outcome`].
    pub async fn send(self) -> Result<Response<T>, Error> {
        let context = self.parts.operation;
        let reply = self.parts.exchange().await;
        reply
            .and_then(self.read)
            .map_err(|error| error.in_context(|| name(context)))
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.parts.operation.id)
            .field("method", &self.parts.operation.method)
            .field("url", &self.parts.url)
            .finish_non_exhaustive()
    }
}

impl Parts {
    /// Boxed, so that the machinery of a call is compiled once and not with every type of answer.
    fn exchange(self) -> Pin<Box<dyn Future<Output = Result<Reply, Error>> + Send>> {
        Box::pin(send(self))
    }

    pub(super) fn sign(&self, time: SystemTime) -> Result<SignedRequest, Error> {
        let credentials = self.client.config().credentials().ok_or_else(|| {
            Error::credentials("no credentials: set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK")
        })?;
        let request = signing::Request {
            method: self.operation.method.as_str(),
            url: &self.url,
            headers: &self.headers,
            body: &self.body,
        };
        let signed = signing::sign(&request, credentials, &Algorithm::default(), time)?;
        Ok(SignedRequest {
            operation: self.operation,
            url: self.url.clone(),
            headers: signed.headers,
            body: self.body.clone(),
        })
    }
}

/// Where no body is documented, none is read.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it stands where a reader that can fail stands"
)]
pub(super) fn ignore_body(reply: Reply) -> Result<Response<()>, Error> {
    Ok(reply.head.with_body(()))
}

/// The file as a stream, even where it came with what could have been a failure and was read to see.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it stands where a reader that can fail stands"
)]
pub(super) fn take_download(reply: Reply) -> Result<Response<Download>, Error> {
    let Reply { head, download } = reply;
    let download = download.unwrap_or_else(|| {
        let whole = Whole(Some(head.raw_body.clone()));
        Download::new(head.status, &head.headers, whole)
    });
    Ok(head.with_body(download))
}

pub(super) fn decode_body<T: DeserializeOwned>(reply: Reply) -> Result<Response<T>, Error> {
    match decode::from_slice(&reply.head.raw_body) {
        Ok(body) => Ok(reply.head.with_body(body)),
        Err(failure) => Err(unreadable(&reply.head, &failure)),
    }
}

fn unreadable(head: &Head, failure: &decode::Failure) -> Error {
    let path = failure.path();
    let message = format!(
        "the service did what was asked, and its answer cannot be read: at {path} {failure}"
    );
    let mut error = Error::new(ErrorKind::Decode, Outcome::Applied, message);
    let inner = error.inner_mut();
    inner.path = Some(path);
    inner.status = Some(head.status);
    inner.request_id.clone_from(&head.request_id);
    inner.raw_body = Some(head.raw_body.clone());
    inner.attempts = head.attempts;
    error
}

/// A signed request as it would go out. It prints with every secret, token and signature masked.
#[derive(Clone)]
pub struct SignedRequest {
    operation: &'static Operation,
    url: String,
    headers: Vec<(String, String)>,
    body: Bytes,
}

impl SignedRequest {
    /// The method.
    pub fn method(&self) -> &'static Method {
        &self.operation.method
    }

    /// The whole URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The headers, the signature and any token among them.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The body, with its secrets.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The request as JSON with `method`, `url`, `headers` and `body`, every secret, token and signature masked: fit
    /// for a terminal or a log.
    pub fn masked(&self) -> Value {
        let headers: Map<String, Value> = self
            .headers
            .iter()
            .map(|(name, value)| (name.clone(), Value::String(mask_header(name, value))))
            .collect();
        let mut masked = Map::new();
        masked.insert("method".to_owned(), self.method().as_str().into());
        masked.insert("url".to_owned(), self.url.as_str().into());
        masked.insert("headers".to_owned(), headers.into());
        masked.insert(
            "body".to_owned(),
            redact::mask_body(&self.body, self.operation, MASK),
        );
        masked.into()
    }
}

/// The access key and the names of the signed headers may be seen; the signature may not.
fn mask_header(name: &str, value: &str) -> String {
    match name.to_ascii_lowercase().as_str() {
        "authorization" => match value.split_once("Signature=") {
            Some((before, _)) => format!("{before}Signature={MASK}"),
            None => MASK.to_owned(),
        },
        "x-security-token" | "x-auth-token" => MASK.to_owned(),
        _ => value.to_owned(),
    }
}

impl fmt::Debug for SignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignedRequest({})", self.masked())
    }
}
