//! The one error type of the SDK: what failed, how the service names it, and whether the request took effect.

mod kind;

use std::{borrow::Cow, error::Error as StdError, fmt};

use http::StatusCode;

pub use kind::{ErrorKind, Outcome};

use crate::password::Violation;

/// Why a call failed.
///
/// Branch on [`kind`](Error::kind) or the predicates; ask
/// [`outcome`](Error::outcome) before repeating anything that changes state.
/// `Display` is one line without secrets.
pub struct Error(Box<Inner>);

pub(crate) struct Inner {
    pub(crate) kind: ErrorKind,
    pub(crate) outcome: Outcome,
    /// What was being done, for `Display`: `kafka ResetUserPassword`.
    pub(crate) context: Option<Cow<'static, str>>,
    pub(crate) message: String,
    pub(crate) code: Option<String>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) request_id: Option<String>,
    pub(crate) attempts: u32,
    pub(crate) violations: Vec<Violation>,
    /// Where in the answer decoding failed, as a JSON path.
    pub(crate) path: Option<String>,
    /// The answer as it came; never printed.
    pub(crate) raw_body: Option<bytes::Bytes>,
    pub(crate) retry_after: Option<std::time::Duration>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    fn new(kind: ErrorKind, outcome: Outcome, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            outcome,
            context: None,
            message: message.into(),
            code: None,
            status: None,
            request_id: None,
            attempts: 0,
            violations: Vec::new(),
            path: None,
            raw_body: None,
            retry_after: None,
            source: None,
        }))
    }

    /// A wrong or missing piece of configuration.
    pub fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, Outcome::NotSent, message)
    }

    /// No usable credentials.
    pub fn credentials(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Credentials, Outcome::NotSent, message)
    }

    /// A call that cannot be sent as it is.
    pub fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRequest, Outcome::NotSent, message)
    }

    /// A password that breaks its policy; the message lists every violation.
    pub fn policy(field: &str, violations: Vec<Violation>) -> Self {
        let listed: Vec<String> = violations.iter().map(ToString::to_string).collect();
        let mut error = Self::new(
            ErrorKind::Policy,
            Outcome::NotSent,
            format!("{field} is refused: {}", listed.join("; ")),
        );
        error.0.violations = violations;
        error
    }

    /// What to branch on.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What became of the request, over all attempts of the call.
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// The HTTP status of the answer, where a complete one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The service's or gateway's own code, as in `DMS.00400012`.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// What went wrong, in the service's words or ours; never a secret.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The id under which the service logged the call: what support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// How many times the request was tried; 0 where it was refused before sending.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Every rule that the password breaks, where [`kind`](Self::kind) is
    /// [`ErrorKind::Policy`]; empty otherwise.
    pub fn violations(&self) -> &[Violation] {
        &self.0.violations
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = &self.0;
        if let Some(context) = &error.context {
            write!(f, "{context}: ")?;
        }
        f.write_str(&error.message)?;
        if let Some(code) = &error.code {
            write!(f, " ({code})")?;
        }
        if let Some(request_id) = &error.request_id {
            write!(f, " [request id {request_id}]")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = &self.0;
        f.debug_struct("Error")
            .field("kind", &error.kind)
            .field("outcome", &error.outcome)
            .field("context", &error.context)
            .field("message", &error.message)
            .field("code", &error.code)
            .field("status", &error.status)
            .field("request_id", &error.request_id)
            .field("attempts", &error.attempts)
            .field("violations", &error.violations)
            .field("path", &error.path)
            .field("source", &error.source)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0
            .source
            .as_ref()
            .map(|source| &**source as &(dyn StdError + 'static))
    }
}
