//! A request as the sandbox saw it, for tests to look at.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method};

use crate::Service;

/// A request that reached the sandbox, whether it was accepted or not. It prints without headers and body.
#[derive(Clone)]
pub struct Recorded {
    pub(crate) service: Service,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Recorded {
    /// The service that it was sent to.
    pub fn service(&self) -> Service {
        self.service
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path as it came, still encoded.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query as it came, still encoded; `None` where there was no `?`.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// A header that is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorded")
            .field("service", &self.service)
            .field("method", &self.method)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
