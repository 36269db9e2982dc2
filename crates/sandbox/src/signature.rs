//! Verifying signatures: the sandbox's own reading of the rules, pinned to the vendor's golden vectors.

use std::{fmt, time::Duration};

use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;
use huaweicloud_core::Secret;
use jiff::{civil::DateTime, tz::TimeZone};
use sha2::{Digest, Sha256};

use crate::{
    authorization::{ALGORITHM, Authorization},
    canonical,
};

/// A request's date is refused when it is this far from the gateway's clock, either way.
const WINDOW: Duration = Duration::from_secs(15 * 60);

/// A request as it came over the wire: path and query undecoded, the body's exact bytes.
#[derive(Clone, Copy)]
pub(crate) struct Arrived<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: Option<&'a str>,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

/// The one key pair that the gateway knows.
pub(crate) struct Keys<'a> {
    pub(crate) access_key: &'a str,
    pub(crate) secret_key: &'a Secret,
}

/// Why a signature does not count. It never holds one, nor a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Malformed,
    Algorithm,
    AccessKey,
    DateMissing,
    DateMalformed,
    DateUnsigned,
    DateOff,
    SignedHeaderMissing(String),
    SignedHeaderTwice(String),
    ContentHash,
    Signature,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("the Authorization header is malformed"),
            Self::Algorithm => write!(f, "the signing algorithm is not {ALGORITHM}"),
            Self::AccessKey => f.write_str("the access key is unknown"),
            Self::DateMissing => f.write_str("the X-Sdk-Date header is missing"),
            Self::DateMalformed => f.write_str("X-Sdk-Date is not of the form YYYYMMDDTHHMMSSZ"),
            Self::DateUnsigned => f.write_str("x-sdk-date is not among the signed headers"),
            Self::DateOff => f.write_str("X-Sdk-Date is 15 minutes or more from the gateway's clock"),
            Self::SignedHeaderMissing(name) => write!(f, "the signed header {name} is missing"),
            Self::SignedHeaderTwice(name) => write!(f, "the signed header {name} is there twice"),
            Self::ContentHash => f.write_str("X-Sdk-Content-Sha256 is not the hash of the body"),
            Self::Signature => {
                f.write_str("the signature is not that of this method, path, query, headers and body under the secret key")
            }
        }
    }
}

/// Whether the request was signed with these keys, at about this time (in seconds since 1970).
pub(crate) fn verify(
    arrived: &Arrived<'_>,
    authorization: &str,
    keys: &Keys<'_>,
    now: i64,
) -> Result<(), Refusal> {
    let authorization = Authorization::parse(authorization)?;
    if authorization.access_key != keys.access_key {
        return Err(Refusal::AccessKey);
    }
    let date = date(arrived.headers, &authorization, now)?;
    let canonical = canonical::request(arrived, &authorization.signed_headers)?;
    let to_sign = format!(
        "{ALGORITHM}\n{date}\n{}",
        canonical::hex(&Sha256::digest(canonical))
    );
    let mut mac = Hmac::<Sha256>::new_from_slice(keys.secret_key.expose().as_bytes())
        .map_err(|_| Refusal::Signature)?;
    mac.update(to_sign.as_bytes());
    let given = unhex(authorization.signature).ok_or(Refusal::Signature)?;
    // Takes the same time wherever the two differ.
    mac.verify_slice(&given).map_err(|_| Refusal::Signature)
}

fn date<'a>(
    headers: &'a HeaderMap,
    authorization: &Authorization<'_>,
    now: i64,
) -> Result<&'a str, Refusal> {
    let value = headers.get("x-sdk-date").ok_or(Refusal::DateMissing)?;
    if !authorization.signed_headers.contains(&"x-sdk-date") {
        return Err(Refusal::DateUnsigned);
    }
    let text = value.to_str().map_err(|_| Refusal::DateMalformed)?.trim();
    let seconds = parse_date(text).ok_or(Refusal::DateMalformed)?;
    match seconds.abs_diff(now) < WINDOW.as_secs() {
        true => Ok(text),
        false => Err(Refusal::DateOff),
    }
}

/// Reads `YYYYMMDDTHHMMSSZ` as seconds since 1970.
fn parse_date(text: &str) -> Option<i64> {
    let shaped = text.len() == 16
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 => byte == b'T',
            15 => byte == b'Z',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let date = DateTime::strptime("%Y%m%dT%H%M%SZ", text).ok()?;
    Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second())
}

/// Lower-case hexadecimal, as the rules have it.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let lower = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if !text.bytes().all(lower) || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests;
