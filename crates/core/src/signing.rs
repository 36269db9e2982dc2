//! Request signing: pure functions of a request, a key and a time.
//!
//! The stages are those of the vendor's signing guide
//! (<https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-002.html>): canonical request, string
//! to sign, signature. Nothing here does I/O or looks at a clock.

mod algorithm;
mod canonical;
mod date;
mod signature;
mod url;

use std::{fmt, time::SystemTime};

use crate::{Error, credentials::Credentials};

pub use algorithm::{Algorithm, Scope};
pub(crate) use canonical::{encode_component, query_string};

/// How long the gateway takes a request's date for good, before and after its own clock, in seconds.
pub const DATE_WINDOW_SECONDS: u64 = 15 * 60;

/// A request to be signed, as it will be sent.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The method, in upper case.
    pub method: &'a str,
    /// The whole URL. Path and query are taken as they stand and never normalised.
    pub url: &'a str,
    /// The headers to send. All are signed but those with `_` in their name.
    pub headers: &'a [(String, String)],
    /// The body's exact bytes.
    pub body: &'a [u8],
}

/// What signing adds to a request, and how it came to it.
#[derive(Clone)]
pub struct Signed {
    /// The request in the form that is hashed. It holds tokens and the body's hash: not for logs.
    pub canonical_request: String,
    /// Algorithm, date and the hash of the canonical request.
    pub string_to_sign: String,
    /// Every header to send: those given, then `Host`, `X-Sdk-Date` and the rest that signing adds, `Authorization` last.
    pub headers: Vec<(String, String)>,
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Signed")
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

/// Signs a request.
///
/// A `Host` or `X-Sdk-Date` header that is given is kept; one that is missing is added, the date from `time`. A content
/// type other than JSON adds `X-Sdk-Content-Sha256: UNSIGNED-PAYLOAD`, and temporary keys add `X-Security-Token`.
///
/// # Errors
///
/// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) where the URL is none, `X-Sdk-Date` is malformed, a
/// header is given twice, or `Authorization` is given already.
pub fn sign(
    request: &Request<'_>,
    credentials: &Credentials,
    algorithm: &Algorithm,
    time: SystemTime,
) -> Result<Signed, Error> {
    let target = url::Target::parse(request.url)?;
    let (mut headers, date) =
        complete_headers(request, credentials, algorithm, target.authority, time)?;
    let canonical = canonical::headers(&headers)?;
    let content_hash = canonical::payload_hash(algorithm, &headers, request.body);
    let canonical_request = canonical::request(request, &target, &canonical, &content_hash);
    let day = date.split('T').next().unwrap_or_default();
    let scope = algorithm.scope_of(day);
    let hash = algorithm.hash(canonical_request.as_bytes());
    let string_to_sign = match &scope {
        Some(scope) => format!("{algorithm}\n{date}\n{scope}\n{hash}"),
        None => format!("{algorithm}\n{date}\n{hash}"),
    };
    let signature = signature::signature(algorithm, credentials, day, &string_to_sign)?;
    let access_key = credentials.access_key();
    let caller = match scope {
        Some(scope) => format!("Credential={access_key}/{scope}"),
        None => format!("Access={access_key}"),
    };
    headers.push((
        "Authorization".to_owned(),
        format!(
            "{algorithm} {caller}, SignedHeaders={}, Signature={signature}",
            canonical.signed
        ),
    ));
    Ok(Signed {
        canonical_request,
        string_to_sign,
        headers,
    })
}

/// The headers given and those that the rules add, and the date among them.
fn complete_headers(
    request: &Request<'_>,
    credentials: &Credentials,
    algorithm: &Algorithm,
    authority: &str,
    time: SystemTime,
) -> Result<(Vec<(String, String)>, String), Error> {
    if find(request.headers, "authorization").is_some() {
        return Err(Error::invalid_request(
            "the request has an Authorization header already: remove it, signing makes one",
        ));
    }
    let mut headers = request.headers.to_vec();
    if is_unhashed(request.headers) {
        let name = algorithm.content_header();
        headers.retain(|(given, _)| !given.eq_ignore_ascii_case(name));
        headers.push((name.to_owned(), "UNSIGNED-PAYLOAD".to_owned()));
    }
    let mut add = |name: &str, value: String| {
        if find(&headers, name).is_none() {
            headers.push((name.to_owned(), value));
        }
    };
    add("Host", authority.to_owned());
    if let Some(token) = credentials.security_token() {
        add("X-Security-Token", token.expose().to_owned());
    }
    let date = match find(request.headers, "x-sdk-date") {
        Some(date) => date::check(date)?,
        None => date::format(time)?,
    };
    add("X-Sdk-Date", date.clone());
    Ok((headers, date))
}

/// Whether the gateway does not hash the body: its content type is neither JSON nor BSON. The vendor's signers look for
/// the header in this one spelling.
fn is_unhashed(headers: &[(String, String)]) -> bool {
    headers
        .iter()
        .find(|(name, _)| name == "Content-Type")
        .is_some_and(|(_, value)| {
            !value.starts_with("application/json") && !value.starts_with("application/bson")
        })
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(given, _)| given.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
