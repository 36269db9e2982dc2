//! The one error type of the SDK: what failed, how the service names it, and whether the request took effect.

pub(crate) mod body;
pub(crate) mod classify;
pub(crate) mod gateway;
mod kind;
mod report;

use std::{error::Error as StdError, time::Duration};

use bytes::Bytes;
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
    pub(crate) context: Option<String>,
    pub(crate) message: String,
    pub(crate) code: Option<String>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) request_id: Option<String>,
    pub(crate) attempts: u32,
    pub(crate) violations: Vec<Violation>,
    /// Where in the answer decoding failed, as a JSON path.
    pub(crate) path: Option<String>,
    /// The answer as it came; never printed.
    pub(crate) raw_body: Option<Bytes>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, outcome: Outcome, message: impl Into<String>) -> Self {
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

    /// Says what was being done; the first to say so knows best.
    pub(crate) fn in_context(mut self, context: impl FnOnce() -> String) -> Self {
        self.0.context.get_or_insert_with(context);
        self
    }

    pub(crate) fn inner_mut(&mut self) -> &mut Inner {
        &mut self.0
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

    /// Passwords that break their policies; the message lists every violation.
    pub(crate) fn policy(refused: Vec<(&'static str, Vec<Violation>)>) -> Self {
        let message: Vec<String> = refused
            .iter()
            .map(|(field, violations)| {
                let listed: Vec<String> = violations.iter().map(ToString::to_string).collect();
                format!("{field} is refused: {}", listed.join("; "))
            })
            .collect();
        let mut error = Self::new(ErrorKind::Policy, Outcome::NotSent, message.join("; "));
        error.0.violations = refused
            .into_iter()
            .flat_map(|(_, violations)| violations)
            .collect();
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

    /// Where in the answer decoding failed, as a JSON path like `topics[3].name`.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The answer as it came, where one did. It is never printed, and may hold what a log should not.
    pub fn raw_body(&self) -> Option<&Bytes> {
        self.0.raw_body.as_ref()
    }

    /// How long the service asks to wait before the next try.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether the same request may succeed later and is safe to send again: nothing has changed, and the reason passes.
    /// Where the outcome is unknown, only the caller can tell.
    pub fn is_retryable(&self) -> bool {
        let passes = matches!(
            self.kind(),
            ErrorKind::Connect
                | ErrorKind::Timeout
                | ErrorKind::Io
                | ErrorKind::Throttled
                | ErrorKind::Busy
        );
        passes && matches!(self.outcome(), Outcome::NotSent | Outcome::Rejected)
    }

    /// Whether there were too many requests: slow down.
    pub fn is_throttled(&self) -> bool {
        self.kind() == ErrorKind::Throttled
    }

    /// Whether the resource does not exist: create it, or forget it.
    pub fn is_not_found(&self) -> bool {
        self.kind() == ErrorKind::NotFound
    }

    /// Whether the resource exists already or its state forbids this: read it before going on.
    pub fn is_conflict(&self) -> bool {
        self.kind() == ErrorKind::Conflict
    }

    /// Whether the caller is not accepted: check keys, token and clock.
    pub fn is_auth(&self) -> bool {
        self.kind() == ErrorKind::Auth
    }

    /// Whether the resource is busy with something else: wait and try again.
    pub fn is_busy(&self) -> bool {
        self.kind() == ErrorKind::Busy
    }

    /// Every rule that the password breaks, where [`kind`](Self::kind) is
    /// [`ErrorKind::Policy`]; empty otherwise.
    pub fn violations(&self) -> &[Violation] {
        &self.0.violations
    }
}
