//! The URL of a call: its template filled, and proof that no HTTP library will change it.

use url::Url;

use crate::{
    Error,
    signing::{encode_component, query_string},
};

/// Why a value cannot be a path segment.
pub(super) fn unusable_segment(value: &str) -> Option<&'static str> {
    match value {
        "" => Some("is empty"),
        "." | ".." => Some("would lead to another path"),
        _ => None,
    }
}

/// The URL to sign and to send.
pub(super) fn url(
    endpoint: &str,
    template: &str,
    segments: &[(&str, String)],
    query: &[(&str, String)],
) -> Result<String, Error> {
    let path: Vec<String> = template
        .split('/')
        .map(|part| fill(part, segments))
        .collect::<Result<_, _>>()?;
    let mut url = format!("{endpoint}{}", path.join("/"));
    if !query.is_empty() {
        url.push('?');
        url.push_str(&query_string(query));
    }
    match Url::parse(&url) {
        Ok(parsed) if parsed.as_str() == url => Ok(url),
        _ => Err(Error::invalid_request(format!(
            "the request to {template} has a value that no URL can hold"
        ))),
    }
}

fn fill(part: &str, segments: &[(&str, String)]) -> Result<String, Error> {
    let Some(name) = part
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    else {
        return Ok(part.to_owned());
    };
    let found = segments.iter().find(|(given, _)| *given == name);
    found
        .map(|(_, value)| encode_component(value))
        .ok_or_else(|| Error::invalid_request(format!("path parameter {name} is missing")))
}
