//! The gateway's side of signing: rebuilds what was signed from what arrived, and compares.
//!
//! Written from the vendor's signing guide; it calls nothing of the client's signer.

use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, Method};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use sha2::{Digest, Sha256};

use crate::uri;

const ALGORITHM: &str = "SDK-HMAC-SHA256";
/// How far a request's date may be from the gateway's clock, in seconds; at this distance it is refused.
const WINDOW: i64 = 15 * 60;

/// A request as it arrived.
pub(crate) struct Arrived<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
    pub(crate) query: Option<&'a str>,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

/// The keys that are accepted.
pub(crate) struct Keys<'a> {
    pub(crate) access_key: &'a str,
    pub(crate) secret_key: &'a str,
}

/// Says why a request is not authentic; nothing of a key or a hash is in the reason.
pub(crate) fn verify(request: &Arrived<'_>, keys: &Keys<'_>, now: Timestamp) -> Result<(), String> {
    let authorization = text(request, "authorization").ok_or("no Authorization header")?;
    let claim = Claim::parse(authorization)?;
    if claim.access_key != keys.access_key {
        return Err("the access key is not known".to_owned());
    }
    if !claim.signed_headers.contains(&"x-sdk-date") {
        return Err("x-sdk-date is not among the signed headers".to_owned());
    }
    let date = text(request, "x-sdk-date").ok_or("no X-Sdk-Date header")?;
    check_date(date, now)?;
    let canonical = canonical_request(request, &claim.signed_headers)?;
    let string_to_sign = format!("{ALGORITHM}\n{date}\n{}", hash(canonical.as_bytes()));
    let given = unhex(claim.signature).ok_or("the signature is not hexadecimal")?;
    let mut mac = Hmac::<Sha256>::new_from_slice(keys.secret_key.as_bytes())
        .map_err(|_| "the key cannot be used")?;
    mac.update(string_to_sign.as_bytes());
    // Compares in constant time.
    mac.verify_slice(&given)
        .map_err(|_| "the signature does not match the request".to_owned())
}

/// What the `Authorization` header claims.
struct Claim<'a> {
    access_key: &'a str,
    signed_headers: Vec<&'a str>,
    signature: &'a str,
}

impl<'a> Claim<'a> {
    fn parse(header: &'a str) -> Result<Self, String> {
        let malformed = || "the Authorization header is malformed".to_owned();
        let parts = header
            .strip_prefix(ALGORITHM)
            .ok_or("the algorithm is not known")?;
        let part = |name: &str| {
            parts
                .split(',')
                .find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
                .ok_or_else(malformed)
        };
        Ok(Self {
            access_key: part("Access")?,
            signed_headers: part("SignedHeaders")?.split(';').collect(),
            signature: part("Signature")?,
        })
    }
}

fn check_date(date: &str, now: Timestamp) -> Result<(), String> {
    let parsed = DateTime::strptime("%Y%m%dT%H%M%SZ", date)
        .ok()
        .and_then(|date| date.to_zoned(TimeZone::UTC).ok())
        .ok_or("X-Sdk-Date is malformed")?;
    let apart = now.as_second().abs_diff(parsed.timestamp().as_second());
    if apart >= WINDOW.unsigned_abs() {
        return Err("X-Sdk-Date is 15 minutes or more from the gateway's clock".to_owned());
    }
    Ok(())
}

fn canonical_request(request: &Arrived<'_>, signed_headers: &[&str]) -> Result<String, String> {
    let mut lines = vec![
        request.method.as_str().to_owned(),
        canonical_path(request.path),
        canonical_query(request.query.unwrap_or_default()),
    ];
    let mut block = String::new();
    for name in signed_headers {
        let value =
            text(request, name).ok_or_else(|| format!("signed header {name} is missing"))?;
        block.push_str(&format!("{name}:{}\n", value.trim()));
    }
    lines.push(block);
    lines.push(signed_headers.join(";"));
    lines.push(payload_hash(request, signed_headers)?);
    Ok(lines.join("\n"))
}

fn canonical_path(path: &str) -> String {
    let decoded = uri::decode(path);
    let mut canonical: Vec<String> = decoded
        .split(|byte| *byte == b'/')
        .map(uri::encode)
        .collect();
    if canonical.last().is_none_or(|last| !last.is_empty()) {
        canonical.push(String::new());
    }
    canonical.join("/")
}

fn canonical_query(query: &str) -> String {
    let mut pairs: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let mut halves = pair.splitn(2, '=');
        let half = |half: Option<&str>| uri::decode(half.unwrap_or_default());
        pairs.push((half(halves.next()), half(halves.next())));
    }
    pairs.sort();
    let mut canonical = String::new();
    for (key, value) in pairs {
        if !canonical.is_empty() {
            canonical.push('&');
        }
        canonical.push_str(&uri::encode(&key));
        canonical.push('=');
        canonical.push_str(&uri::encode(&value));
    }
    canonical
}

/// The hash of the body that came. A signed header may say that the body is not signed; a hash that it states must be
/// the body's.
fn payload_hash(request: &Arrived<'_>, signed_headers: &[&str]) -> Result<String, String> {
    const HEADER: &str = "x-sdk-content-sha256";
    let actual = hash(request.body);
    match text(request, HEADER).map(str::trim) {
        None => Ok(actual),
        Some(_) if !signed_headers.contains(&HEADER) => Err(format!("{HEADER} is not signed")),
        Some(_) if request.body.is_empty() => Ok(actual),
        Some("UNSIGNED-PAYLOAD") => Ok("UNSIGNED-PAYLOAD".to_owned()),
        Some(stated) if stated == actual => Ok(actual),
        Some(_) => Err("the body is not the one that was signed".to_owned()),
    }
}

fn text<'a>(request: &Arrived<'a>, name: &str) -> Option<&'a str> {
    std::str::from_utf8(request.headers.get(name)?.as_bytes()).ok()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let nibble = |byte: &u8| {
        char::from(*byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    text.as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(nibble(high)? * 16 + nibble(low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests;
