//! Reading an error body, whatever its shape: the services, the gateway, IAM and a firewall each write their own.

use base64::{
    Engine, alphabet,
    engine::DecodePaddingMode,
    engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig},
};
use serde_json::{Map, Value};

/// Error texts longer than this are cut: nobody reads on, and logs stay usable.
const LONGEST_MESSAGE: usize = 600;
/// How deep errors are nested at most; the deepest known are three objects down.
const DEEPEST: usize = 8;

const CODE_KEYS: &[&str] = &["error_code", "errorCode", "errCode", "code"];
const MESSAGE_KEYS: &[&str] = &[
    "error_msg",
    "errorMsg",
    "externalMessage",
    "message",
    "msg",
    "error_description",
];
const REQUEST_ID_KEYS: &[&str] = &["request_id", "requestId", "RequestId"];

/// What an error body says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ErrorBody {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) is_html: bool,
}

/// Reads a body. It never fails: what is no known shape becomes the message as it is.
pub(crate) fn read(body: &[u8]) -> ErrorBody {
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    if text.is_empty() {
        return ErrorBody::default();
    }
    if let Some(value) = json(text) {
        return from_json(&value, text);
    }
    if is_html(text) {
        return ErrorBody {
            message: Some(one_line(html_title(text).unwrap_or("an HTML page"))),
            is_html: true,
            ..ErrorBody::default()
        };
    }
    ErrorBody {
        message: Some(one_line(text)),
        ..ErrorBody::default()
    }
}

/// The failure that an answer of HTTP 200 reports, if it does: a code that is none of null, 0 and a code of success, or
/// a workload result other than 0.
pub(crate) fn in_band_failure(body: &[u8]) -> Option<ErrorBody> {
    let mentions = |word: &[u8]| body.windows(word.len()).any(|window| window == word);
    if !mentions(b"\"error_code\"") && !mentions(b"\"workload_res_code\"") {
        return None;
    }
    let Value::Object(answer) = serde_json::from_slice(body).ok()? else {
        return None;
    };
    let code = answer
        .get("error_code")
        .and_then(word)
        .filter(|code| !is_success(code));
    if code.is_some() {
        return Some(ErrorBody {
            code,
            message: first_word(&answer, MESSAGE_KEYS),
            request_id: first_word(&answer, REQUEST_ID_KEYS),
            is_html: false,
        });
    }
    let code = answer
        .get("workload_res_code")
        .and_then(word)
        .filter(|code| !is_success(code))?;
    Some(ErrorBody {
        code: Some(code),
        message: first_word(&answer, &["workload_res_str"]),
        request_id: first_word(&answer, REQUEST_ID_KEYS),
        is_html: false,
    })
}

/// `0`, and codes of nothing but zeros behind a service's prefix, as in `DWS.0000`.
fn is_success(code: &str) -> bool {
    let digits = code.rsplit('.').next().unwrap_or(code);
    !digits.is_empty() && digits.bytes().all(|byte| byte == b'0')
}

/// JSON, or JSON in base64 of either alphabet.
fn json(text: &str) -> Option<Value> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let lenient =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    [&alphabet::URL_SAFE, &alphabet::STANDARD]
        .into_iter()
        .filter_map(|alphabet| GeneralPurpose::new(alphabet, lenient).decode(text).ok())
        .find_map(|decoded| serde_json::from_slice(&decoded).ok())
}

/// The outermost code, message and request id, level by level; of a list the first.
fn from_json(value: &Value, text: &str) -> ErrorBody {
    let mut found = ErrorBody::default();
    let mut level = vec![value];
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for value in level {
            match value {
                Value::Object(object) => {
                    take(&mut found, object);
                    next.extend(object.values());
                }
                Value::Array(items) => next.extend(items),
                _ => {}
            }
        }
        level = next;
    }
    if found.code.is_none() && found.message.is_none() {
        let message = value.as_str().unwrap_or(text);
        found.message = (!value.is_null()).then(|| one_line(message));
    }
    found
}

fn take(found: &mut ErrorBody, object: &Map<String, Value>) {
    let code = || first_word(object, CODE_KEYS).or_else(|| odd_code(object));
    found.code = found.code.take().or_else(code);
    found.message = found
        .message
        .take()
        .or_else(|| first_word(object, MESSAGE_KEYS));
    found.request_id = found
        .request_id
        .take()
        .or_else(|| first_word(object, REQUEST_ID_KEYS));
}

/// The code of OIDC's `{"error": "..", "error_description": ".."}` and of Neutron's `{"type", "message", "detail"}`.
fn odd_code(object: &Map<String, Value>) -> Option<String> {
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(one_line);
    text("error").or_else(|| {
        object.get("detail").and_then(|_| object.get("message"))?;
        text("type")
    })
}

fn first_word(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| object.get(*key).and_then(word))
}

/// A text or a number as text; nothing for null, empty and nested values.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(one_line(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text fit for one line of a log: no control characters, and not endless.
fn one_line(text: &str) -> String {
    let mut line: String = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if let Some((end, _)) = line.char_indices().nth(LONGEST_MESSAGE) {
        line.truncate(end);
        line.push_str(" ..");
    }
    line
}

fn is_html(text: &str) -> bool {
    let start: String = text
        .chars()
        .take(200)
        .collect::<String>()
        .to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| start.contains(tag))
}

fn html_title(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let start = lower.find("<title>")? + "<title>".len();
    let end = start + lower.get(start..)?.find("</title>")?;
    text.get(start..end)
        .map(str::trim)
        .filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A body, and the code, message and request id that it must give.
    fn check(body: &str, code: Option<&str>, message: Option<&str>, request_id: Option<&str>) {
        let read = read(body.as_bytes());
        assert_eq!(read.code.as_deref(), code, "{body}");
        assert_eq!(read.message.as_deref(), message, "{body}");
        assert_eq!(read.request_id.as_deref(), request_id, "{body}");
    }

    #[test]
    fn the_shapes_of_services_gateway_and_iam() {
        // Shapes as the services document them or were seen to send them.
        check(
            r#"{"error_code":"DMS.00400062","error_msg":"bad"}"#,
            Some("DMS.00400062"),
            Some("bad"),
            None,
        );
        check(
            r#"{"errorCode":"X.1","errorMsg":"bad"}"#,
            Some("X.1"),
            Some("bad"),
            None,
        );
        check(
            r#"{"errCode":"DWS.0005","externalMessage":"Server failure."}"#,
            Some("DWS.0005"),
            Some("Server failure."),
            None,
        );
        check(r#"{"code":"c","message":"m"}"#, Some("c"), Some("m"), None);
        check(r#"{"code":"c","msg":"m"}"#, Some("c"), Some("m"), None);
        check(
            r#"{"code":401,"message":"m"}"#,
            Some("401"),
            Some("m"),
            None,
        );
        check(
            r#"{"error":{"message":"Unauthorized.","code":401,"title":"Unauthorized"}}"#,
            Some("401"),
            Some("Unauthorized."),
            None,
        );
        check(
            r#"{"error":{"code":"111401001","message":"Invalid token.","ext_message":null}}"#,
            Some("111401001"),
            Some("Invalid token."),
            None,
        );
        check(
            r#"{"error_msg":"The token must be updated","error_code":"APIGW.0307","request_id":"42267f"}"#,
            Some("APIGW.0307"),
            Some("The token must be updated"),
            Some("42267f"),
        );
        check(
            r#"{"itemNotFound":{"code":404,"message":"m"}}"#,
            Some("404"),
            Some("m"),
            None,
        );
        check(
            r#"{"NeutronError":{"message":"m","type":"PortNotFound","detail":""}}"#,
            Some("PortNotFound"),
            Some("m"),
            None,
        );
        check(
            r#"{"error":"invalid_grant","error_description":"m"}"#,
            Some("invalid_grant"),
            Some("m"),
            None,
        );
        check(
            r#"{"errors":[{"code":"1","message":"a"},{"code":"2","message":"b"}]}"#,
            Some("1"),
            Some("a"),
            None,
        );
        check(
            r#"{"error_code":"out","error_msg":"outer","details":[{"error_code":"in","error_msg":"inner"}]}"#,
            Some("out"),
            Some("outer"),
            None,
        );
        check(
            r#"{"details":[{"error_code":"in","error_msg":"inner"}],"request_id":"r"}"#,
            Some("in"),
            Some("inner"),
            Some("r"),
        );
        check(
            r#"{"error_code":"","error_msg":null,"error":{"code":"c","message":"m"}}"#,
            Some("c"),
            Some("m"),
            None,
        );
    }

    #[test]
    fn what_is_no_known_shape_is_the_message() {
        check("", None, None, None);
        check("null", None, None, None);
        check("  plain\n text ", None, Some("plain text"), None);
        check(r#""quoted""#, None, Some("quoted"), None);
        check("[1,2]", None, Some("[1,2]"), None);
        check("{}", None, Some("{}"), None);
        check("{\"error_code\":", None, Some("{\"error_code\":"), None);
    }

    #[test]
    fn base64_of_either_alphabet_is_read() {
        // printf '{"error_code":"DWS.0047","error_msg":"?>~"}' | base64, and with -_ for +/
        check(
            "eyJlcnJvcl9jb2RlIjoiRFdTLjAwNDciLCJlcnJvcl9tc2ciOiI/Pn4ifQ==",
            Some("DWS.0047"),
            Some("?>~"),
            None,
        );
        check(
            "eyJlcnJvcl9jb2RlIjoiRFdTLjAwNDciLCJlcnJvcl9tc2ciOiI_Pn4ifQ",
            Some("DWS.0047"),
            Some("?>~"),
            None,
        );
    }

    #[test]
    fn a_page_is_recognised_by_its_markup() {
        let page = read(b"<!DOCTYPE html><html><head><title> Blocked </title></head></html>");
        assert!(page.is_html);
        assert_eq!(page.message.as_deref(), Some("Blocked"));
    }

    #[test]
    fn failures_inside_http_200() {
        let fails = |body: &str| in_band_failure(body.as_bytes()).and_then(|failure| failure.code);
        for success in [
            "",
            "{}",
            r#"{"error_code":null}"#,
            r#"{"error_code":"DWS.0000","error_msg":null}"#,
            r#"{"error_code":0}"#,
            r#"{"error_code":"0"}"#,
            r#"{"workload_res_code":0,"workload_res_str":""}"#,
            r#"{"jobs":[{"error_code":"DWS.0114"}]}"#,
            r#"[{"error_code":"DWS.0114"}]"#,
        ] {
            assert_eq!(fails(success), None, "{success}");
        }
        assert_eq!(
            fails(r#"{"error_code":"DWS.5212"}"#).as_deref(),
            Some("DWS.5212")
        );
        assert_eq!(
            fails(r#"{"workload_res_code":-1,"workload_res_str":"no"}"#).as_deref(),
            Some("-1")
        );
        assert_eq!(
            fails(r#"{"error_code":null,"workload_res_code":110}"#).as_deref(),
            Some("110")
        );
    }

    #[test]
    fn deep_and_long_bodies_stay_bounded() {
        let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
        assert!(
            read(deep.as_bytes())
                .message
                .is_some_and(|message| message.len() < 1000)
        );
        let long = format!(r#"{{"error_msg":"{}"}}"#, "ä".repeat(100_000));
        assert!(
            read(long.as_bytes())
                .message
                .is_some_and(|message| message.len() < 2000)
        );
    }
}
