//! What a successful call returns.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// The answer of a call: the typed body, and what came with it.
#[derive(Clone)]
pub struct Response<T> {
    pub(crate) head: Head,
    pub(crate) body: T,
}

/// Everything of an answer but its typed body.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) request_id: Option<String>,
    pub(crate) raw_body: Bytes,
    pub(crate) attempts: u32,
}

impl Head {
    pub(crate) fn with_body<T>(self, body: T) -> Response<T> {
        Response { head: self, body }
    }
}

impl<T> Response<T> {
    /// The typed body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The typed body, for keeps.
    pub fn into_inner(self) -> T {
        self.body
    }

    /// The HTTP status: any 2xx, which need not be the documented one.
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The id under which the service logged the call.
    pub fn request_id(&self) -> Option<&str> {
        self.head.request_id.as_deref()
    }

    /// The body as it came; empty where it comes as a [`Download`](crate::Download).
    pub fn raw_body(&self) -> &Bytes {
        &self.head.raw_body
    }

    /// How many times the request was tried.
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.head.status)
            .field("request_id", &self.head.request_id)
            .field("attempts", &self.head.attempts)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
