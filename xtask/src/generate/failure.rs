//! What goes wrong inside the generator: which step, at which operation or type.

use std::fmt;

/// A failure of the generator itself, on a document that the lint let pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The step or pass, as in `lower` or `open_enums`.
    pub step: &'static str,
    /// The operation, type or field it happened at.
    pub at: String,
    /// What happened.
    pub message: String,
}

impl Failure {
    /// A failure of a step at an operation, type or field.
    pub(crate) fn new(
        step: &'static str,
        at: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            step,
            at: at.into(),
            message: message.into(),
        }
    }

    /// The same, saying which service it happened in.
    #[must_use]
    pub(crate) fn in_service(mut self, service: &str) -> Self {
        self.at = format!("{service}: {}", self.at);
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.at, self.step, self.message)
    }
}

impl std::error::Error for Failure {}
