//! The canonical request: the one form of a request that client and gateway both hash.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

use super::{Algorithm, Request, find, url::Target};
use crate::Error;

/// Everything but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The header block, and the names in it.
pub(super) struct Headers {
    block: String,
    pub(super) signed: String,
}

pub(super) fn request(
    request: &Request<'_>,
    target: &Target<'_>,
    canonical: &Headers,
    content_hash: &str,
) -> String {
    [
        request.method,
        &path(target.path),
        &query(target.query),
        &canonical.block,
        &canonical.signed,
        content_hash,
    ]
    .join("\n")
}

/// Each segment decoded once and encoded anew, with a slash at the end. An encoded slash becomes a separator.
fn path(path: &str) -> String {
    let decoded: Vec<u8> = percent_decode_str(path).collect();
    let mut canonical: String = decoded
        .split(|byte| *byte == b'/')
        .map(encode_bytes)
        .collect::<Vec<_>>()
        .join("/");
    if !canonical.ends_with('/') {
        canonical.push('/');
    }
    canonical
}

/// The pairs of a query string, decoded once, sorted and encoded anew.
fn query(query: &str) -> String {
    let pairs = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (
                percent_decode_str(key).collect(),
                percent_decode_str(value).collect(),
            )
        })
        .collect();
    join_pairs(pairs)
}

/// The canonical query string of these pairs, which is also the one to send.
pub(crate) fn query_string(pairs: &[(&str, String)]) -> String {
    join_pairs(
        pairs
            .iter()
            .map(|(key, value)| (key.as_bytes().to_vec(), value.as_bytes().to_vec()))
            .collect(),
    )
}

fn join_pairs(mut pairs: Vec<(Vec<u8>, Vec<u8>)>) -> String {
    pairs.sort();
    pairs
        .iter()
        .map(|(key, value)| format!("{}={}", encode_bytes(key), encode_bytes(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// One path segment or query part, percent-encoded by RFC 3986.
pub(crate) fn encode_component(text: &str) -> String {
    encode_bytes(text.as_bytes())
}

fn encode_bytes(bytes: &[u8]) -> String {
    percent_encode(bytes, RESERVED).to_string()
}

/// A line a header, sorted by name; only the ends of a value are trimmed. Names with `_` are not signed: proxies drop them.
pub(super) fn headers(headers: &[(String, String)]) -> Result<Headers, Error> {
    let mut lines: Vec<(String, &str)> = headers
        .iter()
        .filter(|(name, _)| !name.contains('_'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim()))
        .collect();
    lines.sort();
    if let Some(pair) = lines.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Error::invalid_request(format!(
            "header {} is given twice: join its values with a comma",
            pair[0].0
        )));
    }
    let block = lines
        .iter()
        .map(|(name, value)| format!("{name}:{value}\n"))
        .collect();
    let names: Vec<&str> = lines.iter().map(|(name, _)| name.as_str()).collect();
    Ok(Headers {
        block,
        signed: names.join(";"),
    })
}

/// The hash of the body, or what its header says instead; an empty body always counts as empty.
pub(super) fn payload_hash(
    algorithm: &Algorithm,
    headers: &[(String, String)],
    body: &[u8],
) -> String {
    match find(headers, algorithm.content_header()) {
        Some(given) if !body.is_empty() => given.trim().to_owned(),
        _ => algorithm.hash(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_by_hand() {
        // RFC 3986 section 2 and the rules of the signing guide, by hand.
        for (given, expected) in [
            ("", "/"),
            ("/", "/"),
            ("/a", "/a/"),
            ("/a/", "/a/"),
            ("/a//", "/a//"),
            ("/a%20b", "/a%20b/"),
            ("/a b", "/a%20b/"),
            ("/a+b", "/a%2Bb/"),
            ("/a%252Fb", "/a%252Fb/"),
            ("/%7e", "/~/"),
            ("/100%", "/100%25/"),
            ("/%ff", "/%FF/"),
        ] {
            assert_eq!(path(given), expected, "{given}");
        }
    }

    #[test]
    fn queries_by_hand() {
        for (given, expected) in [
            ("", ""),
            ("b=2&a=1", "a=1&b=2"),
            ("a", "a="),
            ("a=b=c", "a=b%3Dc"),
            ("a=x%20y", "a=x%20y"),
            ("a=x+y", "a=x%2By"),
            ("a=10&a=9", "a=10&a=9"),
            ("&&a=1&", "a=1"),
            // Sorted by what is sent, not by its encoding: `/` (2F) before `a`, though `%2F` sorts there too.
            ("a~=1&a/=2", "a%2F=2&a~=1"),
        ] {
            assert_eq!(query(given), expected, "{given}");
        }
    }
}
