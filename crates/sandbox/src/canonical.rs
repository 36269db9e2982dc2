//! The canonical request of `SDK-HMAC-SHA256`, rebuilt from what arrived.
//!
//! Written from the vendor's signing guide
//! (<https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-002.html>) and from what its published
//! signers do; it shares no code with the client.

use std::fmt::Write;

use http::HeaderMap;
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use crate::signature::{Arrived, Refusal};

const CONTENT_HASH: &str = "x-sdk-content-sha256";

/// Method, path, query, the named headers and the body's hash, a line each. Bytes, because header values need be no UTF-8.
pub(crate) fn request(arrived: &Arrived<'_>, signed_headers: &[&str]) -> Result<Vec<u8>, Refusal> {
    // The client lists them sorted; whoever did not has hashed another text than this.
    let mut names: Vec<&str> = signed_headers.to_vec();
    names.sort_unstable();
    let mut text = format!(
        "{}\n{}\n{}\n",
        arrived.method,
        path(arrived.path),
        query(arrived.query.unwrap_or_default())
    )
    .into_bytes();
    for name in &names {
        text.extend_from_slice(name.as_bytes());
        text.push(b':');
        text.extend_from_slice(header(arrived.headers, name)?);
        text.push(b'\n');
    }
    text.push(b'\n');
    text.extend_from_slice(names.join(";").as_bytes());
    text.push(b'\n');
    text.extend_from_slice(payload(arrived, &names)?.as_bytes());
    Ok(text)
}

/// Decoded once, encoded again by RFC 3986, and ended by a slash. Dots and double slashes stay.
fn path(raw: &str) -> String {
    let mut encoded = String::with_capacity(raw.len() + 1);
    for byte in percent_decode_str(raw) {
        match byte {
            b'/' => encoded.push('/'),
            _ => push_encoded(&mut encoded, byte),
        }
    }
    if !encoded.ends_with('/') {
        encoded.push('/');
    }
    encoded
}

/// Pairs sorted by their decoded keys, then values. A plus sign is a plus sign, not a space.
fn query(raw: &str) -> String {
    let decode = |text: &str| percent_decode_str(text).collect::<Vec<u8>>();
    let mut pairs: Vec<(Vec<u8>, Vec<u8>)> = raw
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect();
    pairs.sort();
    let encoded: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{}={}", encode(key), encode(value)))
        .collect();
    encoded.join("&")
}

fn encode(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    bytes
        .iter()
        .for_each(|byte| push_encoded(&mut encoded, *byte));
    encoded
}

fn push_encoded(text: &mut String, byte: u8) {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            text.push(char::from(byte));
        }
        // Writing to a String cannot fail.
        _ => _ = write!(text, "%{byte:02X}"),
    }
}

/// A header's one value without the spaces at its ends; inner ones count.
fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a [u8], Refusal> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Ok(value.as_bytes().trim_ascii()),
        (None, _) => Err(Refusal::SignedHeaderMissing(name.to_owned())),
        // No document says how two values of one name are joined.
        (Some(_), Some(_)) => Err(Refusal::SignedHeaderTwice(name.to_owned())),
    }
}

/// The hash of the body, or what `X-Sdk-Content-Sha256` says instead. An empty body counts as empty whatever it says.
fn payload(arrived: &Arrived<'_>, signed: &[&str]) -> Result<String, Refusal> {
    let actual = hex(&Sha256::digest(arrived.body));
    let Some(claimed) = arrived.headers.get(CONTENT_HASH) else {
        return Ok(actual);
    };
    if arrived.body.is_empty() || claimed.as_bytes() == actual.as_bytes() {
        return Ok(actual);
    }
    match claimed.as_bytes() {
        b"UNSIGNED-PAYLOAD" if signed.contains(&CONTENT_HASH) => Ok("UNSIGNED-PAYLOAD".to_owned()),
        _ => Err(Refusal::ContentHash),
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
