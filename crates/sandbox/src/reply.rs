//! An answer before it goes to the wire, and the shapes of failures.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

/// Status, headers and body. The id of the request and the date are added on the way out.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn empty(status: StatusCode) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }

    pub(crate) fn new(
        status: StatusCode,
        content_type: HeaderValue,
        body: impl Into<Bytes>,
    ) -> Self {
        Self {
            status,
            headers: vec![(header::CONTENT_TYPE, content_type)],
            body: body.into(),
        }
    }

    pub(crate) fn json(status: StatusCode, body: &Value) -> Self {
        let content_type = HeaderValue::from_static("application/json");
        Self::new(status, content_type, body.to_string())
    }

    pub(crate) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// Why a request is not done: how the service or the gateway words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    pub(crate) code: String,
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn new(
        status: StatusCode,
        code: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            status,
            code: code.into(),
            message: message.into(),
        }
    }

    /// As the API gateway and the services word it; the gateway alone names the request.
    pub(crate) fn into_reply(self, request_id: &str) -> Reply {
        let mut body = json!({"error_code": self.code, "error_msg": self.message});
        if self.code.starts_with("APIGW.") {
            body["request_id"] = request_id.into();
        }
        Reply::json(self.status, &body)
    }

    /// As IAM words it: the code is the HTTP status, as a number.
    pub(crate) fn into_iam_reply(self) -> Reply {
        let title = self.status.canonical_reason().unwrap_or("Error");
        let error = json!({"message": self.message, "code": self.status.as_u16(), "title": title});
        Reply::json(self.status, &json!({ "error": error }))
    }
}

/// What the gateway refuses before any service sees it. Its codes are those of every service.
pub(crate) mod gateway {
    use super::{Failure, StatusCode};

    pub(crate) fn unknown_api() -> Failure {
        Failure::new(
            StatusCode::NOT_FOUND,
            "APIGW.0101",
            "no API is published under this host, method and path",
        )
    }

    pub(crate) fn unauthenticated(reason: impl std::fmt::Display) -> Failure {
        Failure::new(
            StatusCode::UNAUTHORIZED,
            "APIGW.0301",
            format!("Incorrect IAM authentication information: {reason}"),
        )
    }

    pub(crate) fn throttled() -> Failure {
        Failure::new(
            StatusCode::TOO_MANY_REQUESTS,
            "APIGW.0308",
            "the throttling threshold has been reached",
        )
    }

    pub(crate) fn unavailable_project() -> Failure {
        Failure::new(
            StatusCode::FORBIDDEN,
            "APIGW.0310",
            "the project is not available to these credentials",
        )
    }

    /// A request that is too long somewhere, or that never ends.
    pub(crate) fn unacceptable(status: StatusCode, message: &str) -> Failure {
        Failure::new(status, "APIGW.0201", message)
    }
}
