//! The shapes of an error in JSON: which fields hold code, message and request id, and how deep.

use serde_json::{Map, Value};

use super::ErrorBody;

/// How deep errors are nested at most; the deepest known are three objects down.
const DEEPEST: usize = 8;
/// How many values of one level are looked at.
const WIDEST: usize = 256;

const CODES: &[&str] = &["error_code", "errorCode", "errCode", "code"];
const MESSAGES: &[&str] = &[
    "error_msg",
    "errorMsg",
    "errMsg",
    "externalMessage",
    "message",
    "msg",
    "error_message",
    "errorMessage",
    "error_description",
    "workload_res_str",
    "detail",
    "title",
];
const REQUEST_IDS: &[&str] = &["request_id", "requestId", "RequestId"];
/// What an error is nested in goes before other objects of its level.
const WRAPPERS: &[&str] = &["error", "errors", "details"];

/// The outermost code, message and request id, level by level; of a list the first.
pub(super) fn read(value: &Value) -> ErrorBody {
    let mut found = ErrorBody::default();
    let mut level = vec![value];
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for value in level.into_iter().take(WIDEST) {
            match value {
                Value::Object(object) => {
                    take(&mut found, object);
                    next.extend(inner(object));
                }
                Value::Array(items) => {
                    next.extend(items);
                    found.message = found.message.or_else(|| first_text(items));
                }
                _ => {}
            }
        }
        level = next;
    }
    found
}

/// A number or a text of a number's or a code's field; nothing for null, for empty texts and for what is nested.
pub(super) fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Whether a code says that all went well: `0`, and nothing but zeros behind a service's prefix, as in `DWS.0000`.
pub(super) fn is_success(code: &str) -> bool {
    let digits = code.rsplit('.').next().unwrap_or(code);
    !digits.is_empty() && digits.bytes().all(|byte| byte == b'0')
}

fn take(found: &mut ErrorBody, object: &Map<String, Value>) {
    let first = |keys: &[&str]| {
        let mut values = keys.iter().filter_map(|key| object.get(*key));
        values.find_map(word)
    };
    if found.code.is_none() {
        let failure = |keys| first(keys).filter(|code| !is_success(code));
        found.code = failure(CODES).or_else(|| odd_code(object));
        if found.code.is_none() {
            found.code = failure(&["workload_res_code"]);
            found.is_workload = found.code.is_some();
        }
    }
    let message = || first(MESSAGES).or_else(|| odd_message(object));
    found.message = found.message.take().or_else(message);
    found.request_id = found.request_id.take().or_else(|| first(REQUEST_IDS));
}

/// The code of OIDC's `{"error", "error_description"}` and of Neutron's `{"type", "message", "detail"}`.
fn odd_code(object: &Map<String, Value>) -> Option<String> {
    let is_word = |text: &String| !text.contains(char::is_whitespace);
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    text("error").filter(is_word).or_else(|| {
        object.get("detail").and_then(|_| object.get("message"))?;
        text("type").filter(is_word)
    })
}

/// The sentence of `{"error": ".."}`.
fn odd_message(object: &Map<String, Value>) -> Option<String> {
    let text = object.get("error")?.as_str()?;
    text.contains(char::is_whitespace)
        .then(|| text.trim().to_owned())
}

/// The message of `{"errors": ["..", ".."]}`.
fn first_text(items: &[Value]) -> Option<String> {
    items.first().filter(|item| item.is_string()).and_then(word)
}

/// What is nested in an object, the known wrappers first and the rest by name, so that the order does not hang on how
/// serde_json was built.
fn inner(object: &Map<String, Value>) -> Vec<&Value> {
    let mut entries: Vec<(&String, &Value)> = object
        .iter()
        .filter(|(_, value)| value.is_object() || value.is_array())
        .collect();
    entries.sort_by_key(|(key, _)| {
        let rank = WRAPPERS.iter().position(|wrapper| wrapper == key);
        (rank.unwrap_or(WRAPPERS.len()), *key)
    });
    entries.into_iter().map(|(_, value)| value).collect()
}
