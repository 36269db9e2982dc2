//! What the sandbox answers: a status, headers and a body, and what goes wrong on the way back.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use crate::state;

/// An answer on its way to the client.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) body: Bytes,
}

impl Answer {
    /// An answer without a body.
    pub(crate) fn empty(status: StatusCode) -> Self {
        let id = HeaderValue::from_str(&state::hex(32));
        Self {
            status,
            headers: id
                .map(|id| (HeaderName::from_static("x-request-id"), id))
                .into_iter()
                .collect(),
            body: Bytes::new(),
        }
    }

    pub(crate) fn json(status: StatusCode, body: &Value) -> Self {
        let mut answer = Self::empty(status).with(header::CONTENT_TYPE, "application/json");
        answer.body = body.to_string().into();
        answer
    }

    /// A service's refusal.
    pub(crate) fn error(status: StatusCode, code: &str, message: &str) -> Self {
        Self::json(status, &json!({"error_code": code, "error_msg": message}))
    }

    /// A refusal of the gateway's, which names the request in its body too.
    pub(crate) fn gateway(status: StatusCode, code: &str, message: &str) -> Self {
        let mut answer = Self::empty(status).with(header::CONTENT_TYPE, "application/json");
        let id = answer
            .headers
            .first()
            .and_then(|(_, id)| id.to_str().ok())
            .unwrap_or_default();
        answer.body = json!({"error_code": code, "error_msg": message, "request_id": id})
            .to_string()
            .into();
        answer
    }

    /// IAM's refusal.
    pub(crate) fn iam(status: StatusCode, message: &str) -> Self {
        let title = status.canonical_reason().unwrap_or_default();
        let error = json!({"message": message, "code": status.as_u16(), "title": title});
        Self::json(status, &json!({"error": error}))
    }

    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }
}
