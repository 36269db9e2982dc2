//! How an error prints: one line for people, fields for debugging, never a secret or a body.

use std::{error::Error as StdError, fmt};

use super::Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = &self.0;
        if let Some(context) = &error.context {
            write!(f, "{context}: ")?;
        }
        if let Some(status) = error.status {
            write!(f, "HTTP {}: ", status.as_u16())?;
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
