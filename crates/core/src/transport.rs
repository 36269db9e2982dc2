//! One exchange over HTTP: bytes out, the answer in, and how far it got where it failed.

mod incoming;
mod tls;

use std::{error::Error as _, fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use reqwest::redirect;

pub(crate) use incoming::{Broken, Incoming};

use crate::{Config, Error, runtime::SignedRequest};

/// The part of the time for a whole call that connecting may use up, so that a call which only waited for a connection
/// is known not to have been sent.
const CONNECTING_SHARE: f64 = 0.9;

/// How long a connection is kept for the next call. Gateways close idle ones after a minute or so, and a request that
/// crosses such a close on the wire has an unknown outcome.
const LONGEST_IDLE: Duration = Duration::from_secs(30);

/// A pool of connections to one endpoint.
pub(crate) struct Transport {
    http: reqwest::Client,
    user_agent: HeaderValue,
}

/// An answer, complete or not.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Why the body is not whole, where it is not.
    pub(crate) broken: Option<Broken>,
}

/// How an exchange failed before an answer began.
pub(crate) enum Failure {
    /// HTTP cannot carry the request; nothing was sent.
    Unsendable(String),
    /// No connection was made; nothing was sent.
    Connect(String),
    /// No connection was made in time; nothing was sent.
    ConnectTimeout,
    /// The time was up; the request may have been sent.
    Timeout,
    /// The connection broke; the request may have been sent.
    Lost(String),
}

impl Transport {
    pub(crate) fn new(config: &Config, endpoint: &str) -> Result<Self, Error> {
        let longest_connecting = config.timeout().mul_f64(CONNECTING_SHARE);
        let mut builder = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .pool_idle_timeout(LONGEST_IDLE)
            .timeout(config.timeout())
            .connect_timeout(config.connect_timeout().min(longest_connecting));
        if is_loopback(endpoint) {
            // A proxy is another machine, whose loopback is not this one.
            builder = builder.no_proxy();
        }
        let http = tls::set_up(builder, endpoint)?
            .build()
            .map_err(|error| Error::config(format!("cannot set up HTTP: {}", innermost(&error))))?;
        Ok(Self {
            http,
            user_agent: user_agent(config)?,
        })
    }

    /// Sends a signed request; the answer has begun when this returns.
    pub(crate) async fn exchange(&self, signed: &SignedRequest) -> Result<Incoming, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(http::header::USER_AGENT, self.user_agent.clone());
        for (name, value) in signed.headers() {
            let (name, mut value) = header(name, value).map_err(Failure::Unsendable)?;
            value.set_sensitive(is_sensitive(&name));
            headers.insert(name, value);
        }
        let mut request = self
            .http
            .request(signed.method().clone(), signed.url())
            .headers(headers);
        if !signed.body().is_empty() {
            request = request.body(signed.body().clone());
        } else if !signed.method().is_safe() {
            // Some servers insist on a length where a body could be.
            request = request.header(http::header::CONTENT_LENGTH, 0);
        }
        if tokio::runtime::Handle::try_current().is_err() {
            let why = "calls are sent from within a Tokio runtime, and there is none";
            return Err(Failure::Unsendable(why.to_owned()));
        }
        let response = request.send().await.map_err(|error| failure(&error))?;
        Ok(Incoming(response))
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport").finish_non_exhaustive()
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| format!("{name:?} is no header name"))?;
    let value = HeaderValue::from_bytes(value.as_bytes())
        .map_err(|_| format!("header {name} has a character that no header can hold"))?;
    Ok((name, value))
}

fn is_sensitive(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "authorization" | "x-security-token" | "x-auth-token"
    )
}

fn failure(error: &reqwest::Error) -> Failure {
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => Failure::ConnectTimeout,
        (true, false) => Failure::Connect(innermost(error)),
        (false, true) => Failure::Timeout,
        (false, false) if error.is_builder() => Failure::Unsendable(innermost(error)),
        (false, false) => Failure::Lost(innermost(error)),
    }
}

/// The last cause, which says what happened; those before it only say where.
fn innermost(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    if error.source().is_none() {
        return "the request could not be made".to_owned();
    }
    cause.to_string()
}

fn is_loopback(endpoint: &str) -> bool {
    let Ok(url) = url::Url::parse(endpoint) else {
        return false;
    };
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn user_agent(config: &Config) -> Result<HeaderValue, Error> {
    let mut text = concat!("huaweicloud-sdk-rust/", env!("CARGO_PKG_VERSION")).to_owned();
    if let Some(suffix) = config.user_agent_suffix() {
        text.push(' ');
        text.push_str(suffix);
    }
    HeaderValue::from_str(&text)
        .map_err(|_| Error::config("the user agent suffix has a character that no header can hold"))
}
