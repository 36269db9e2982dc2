//! Reading an error body, whatever its shape: the services, the gateway, IAM and a firewall each write their own.

mod bson;
mod forms;
mod in_band;
mod shapes;

use serde_json::Value;

pub(crate) use in_band::in_band_failure;

/// No error is longer. What is, is taken for a text, and only its beginning.
const LONGEST_BODY: usize = 1024 * 1024;
/// As much of a text as is looked at.
const LONGEST_TEXT: usize = 16 * 1024;

/// What an error body says, in the service's own words: neither cleaned nor cut yet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ErrorBody {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) is_html: bool,
    /// Whether the code is the result of a workload operation, which is a bare number.
    pub(crate) is_workload: bool,
}

impl ErrorBody {
    fn text(message: &str) -> Self {
        Self {
            message: Some(message.to_owned()),
            ..Self::default()
        }
    }
}

/// Reads a body. It never fails: what is no known shape becomes the message as it is.
pub(crate) fn read(body: &[u8]) -> ErrorBody {
    if body.len() <= LONGEST_BODY
        && let Some(value) = forms::json(body).or_else(|| bson::document(body))
    {
        return from_json(&value, body);
    }
    let start = body.get(..LONGEST_TEXT).unwrap_or(body);
    let text = String::from_utf8_lossy(start);
    match text.trim().trim_start_matches('\u{feff}') {
        "" => ErrorBody::default(),
        text if forms::is_html(text) => ErrorBody {
            is_html: true,
            ..ErrorBody::text(forms::html_title(text).unwrap_or("an HTML page"))
        },
        text => ErrorBody::text(text),
    }
}

fn from_json(value: &Value, body: &[u8]) -> ErrorBody {
    let found = shapes::read(value);
    if found.code.is_some() || found.message.is_some() {
        return found;
    }
    let message = match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        value if body.len() <= LONGEST_TEXT => Some(value.to_string()),
        _ => Some("JSON without a message".to_owned()),
    };
    ErrorBody { message, ..found }
}

#[cfg(test)]
mod tests;
