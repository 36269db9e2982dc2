//! Failures inside HTTP 200: some services answer that all is well and say in the body that it is not.

use serde::Deserialize;
use serde_json::Value;

use super::{
    ErrorBody,
    shapes::{is_success, word},
};

/// The fields of an envelope, at the top of the answer; `error_code` deeper down is about something else.
#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    error_code: Value,
    #[serde(default)]
    error_msg: Value,
    #[serde(default)]
    workload_res_code: Value,
    #[serde(default)]
    workload_res_str: Value,
    #[serde(default)]
    request_id: Value,
}

/// The failure that an answer of HTTP 200 reports, if it does: a code that is none of null, 0 and a code of success, or
/// a workload result other than 0.
pub(crate) fn in_band_failure(body: &[u8]) -> Option<ErrorBody> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if body.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    // Nearly every answer is let through by this search, which is much faster than reading it twice.
    let text = std::str::from_utf8(body).ok()?;
    if !text.contains("\"error_code\"") && !text.contains("\"workload_res_code\"") {
        return None;
    }
    let envelope: Envelope = serde_json::from_str(text).ok()?;
    let failure = |code: &Value| word(code).filter(|code| !is_success(code));
    let failed = |code: String, message: &Value| ErrorBody {
        code: Some(code),
        message: word(message),
        request_id: word(&envelope.request_id),
        ..ErrorBody::default()
    };
    if let Some(code) = failure(&envelope.error_code) {
        return Some(failed(code, &envelope.error_msg));
    }
    let code = failure(&envelope.workload_res_code)?;
    Some(ErrorBody {
        is_workload: true,
        ..failed(code, &envelope.workload_res_str)
    })
}
