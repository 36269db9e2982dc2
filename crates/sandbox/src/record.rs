//! What arrived, kept for tests to look at.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Mutex, PoisonError},
};

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};

use crate::Service;

/// How many requests are kept, and how many bytes of bodies: the latest win. A sandbox may run for days.
const MOST_REQUESTS: usize = 512;
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A request as it arrived, for tests.
///
/// The accessors give everything, keys' signatures and passwords included; `Debug` shows no header value and no body.
#[derive(Clone)]
pub struct Recorded {
    service: Service,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl Recorded {
    pub(crate) fn new(service: Service, head: &http::request::Parts, body: Bytes) -> Self {
        Self {
            service,
            method: head.method.clone(),
            uri: head.uri.clone(),
            headers: head.headers.clone(),
            body,
        }
    }

    /// The service at whose port it arrived.
    pub fn service(&self) -> Service {
        self.service
    }

    /// The method, as in `PUT`.
    pub fn method(&self) -> &str {
        self.method.as_str()
    }

    /// The path as it was on the wire, percent-encoding and all.
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// The query as it was on the wire, without the question mark.
    pub fn query(&self) -> Option<&str> {
        self.uri.query()
    }

    /// The value of a header, by its name in any case; the first of several, and none that is not ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body's exact bytes.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.keys().map(|name| name.as_str()).collect();
        f.debug_struct("Recorded")
            .field("service", &self.service)
            .field("method", &self.method)
            .field("path", &self.path())
            .field("query", &self.query())
            .field("headers", &names)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// The latest requests to all services, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<VecDeque<Recorded>>);

impl Log {
    pub(crate) fn push(&self, request: Recorded) {
        let mut requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push_back(request);
        let mut bytes: usize = requests.iter().map(|request| request.body.len()).sum();
        while requests.len() > MOST_REQUESTS || bytes > MOST_BYTES {
            let dropped = requests.pop_front();
            bytes -= dropped.map_or(bytes, |request| request.body.len());
        }
    }

    pub(crate) fn all(&self) -> Vec<Recorded> {
        let requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        requests.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(body: &'static [u8]) -> Recorded {
        let (head, ()) = http::Request::put("/v2/p?a=b")
            .header("Authorization", "SDK-HMAC-SHA256 planted-signature")
            .body(())
            .expect("a request")
            .into_parts();
        Recorded::new(Service::Kafka, &head, Bytes::from_static(body))
    }

    #[test]
    fn debug_shows_neither_header_values_nor_the_body() {
        let request = recorded(b"planted-password");
        let shown = format!("{request:?}");
        assert!(!shown.contains("planted"), "{shown}");
        assert!(
            shown.contains("authorization") && shown.contains("16"),
            "{shown}"
        );
        assert_eq!(
            request.header("AUTHORIZATION"),
            Some("SDK-HMAC-SHA256 planted-signature")
        );
        assert_eq!(&request.body()[..], b"planted-password");
    }

    #[test]
    fn the_log_forgets_the_oldest() {
        let log = Log::default();
        for _ in 0..MOST_REQUESTS {
            log.push(recorded(b"old"));
        }
        log.push(recorded(b"new"));
        let all = log.all();
        assert_eq!(all.len(), MOST_REQUESTS);
        assert_eq!(&all[MOST_REQUESTS - 1].body()[..], b"new");
    }

    #[test]
    fn the_log_is_bounded_in_bytes_too() {
        let log = Log::default();
        let big = Bytes::from(vec![0; MOST_BYTES / 2 + 1]);
        for _ in 0..3 {
            log.push(Recorded {
                body: big.clone(),
                ..recorded(b"")
            });
        }
        assert_eq!(log.all().len(), 1);
    }
}
