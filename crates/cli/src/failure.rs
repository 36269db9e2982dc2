//! Why a command failed, and how that is told on stderr.

use huaweicloud_core::{Error, ErrorKind, Outcome, password::Violation};
use serde::Serialize;

use crate::{exit::Exit, globals::ErrorFormat, output::stderr_line};

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line is wrong: what, and the command whose help says more, where it is known.
    Usage {
        message: String,
        command: Option<String>,
    },
    /// The SDK's error: refused here, or by the service, or lost on the way.
    Call(Error),
    /// A password that breaks the rules for a field: the violations, a line each.
    Password {
        field: &'static str,
        violations: Vec<Violation>,
    },
    /// Something of this machine: a file, a port, stdout.
    Local(String),
    /// SIGINT came.
    Interrupted(Flight),
}

/// Whether a request was on its way when SIGINT came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flight {
    /// Nothing was sent.
    None,
    /// A request may have arrived.
    Request,
}

pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

/// The error object, with its keys in the order of the contract.
#[derive(Serialize)]
struct Report<'a> {
    kind: &'a str,
    status: Option<u16>,
    code: Option<&'a str>,
    message: String,
    request_id: Option<&'a str>,
    outcome: &'a str,
    attempts: Option<u32>,
    violations: Vec<String>,
}

#[derive(Serialize)]
struct Envelope<'a> {
    error: Report<'a>,
}

impl Failure {
    /// A usage error of a command.
    pub(crate) fn usage(message: impl Into<String>, command: impl Into<String>) -> Self {
        Self::Usage {
            message: message.into(),
            command: Some(command.into()),
        }
    }

    /// The exit status.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Usage { .. } => Exit::Usage,
            Self::Call(error) => Exit::of(error),
            Self::Password { .. } => Exit::Refused,
            Self::Local(_) => Exit::Local,
            Self::Interrupted(_) => Exit::Interrupted,
        }
    }

    /// Tells it on stderr.
    pub(crate) fn print(&self, format: ErrorFormat) {
        for line in self.lines() {
            stderr_line(&line);
        }
        if format == ErrorFormat::LineAndJson {
            let envelope = Envelope {
                error: self.report(),
            };
            let json = serde_json::to_string(&envelope)
                .expect("strings, numbers and nulls always serialise");
            stderr_line(&json);
        }
    }

    fn lines(&self) -> Vec<String> {
        match self {
            Self::Password { violations, .. } => listed(violations),
            Self::Usage { message, command } => {
                let hint = command
                    .as_ref()
                    .map(|command| format!("; see `{command} --help`"));
                vec![one_line(&format!(
                    "error: {message}{}",
                    hint.unwrap_or_default()
                ))]
            }
            Self::Call(error) => vec![one_line(&format!("error: {error}{}", advice(error)))],
            Self::Local(message) => vec![one_line(&format!("error: {message}"))],
            Self::Interrupted(flight) => vec![format!("error: {}", interrupted(*flight))],
        }
    }

    fn report(&self) -> Report<'_> {
        match self {
            Self::Call(error) => Report {
                kind: error.kind().as_str(),
                status: error.status().map(|status| status.as_u16()),
                code: error.code(),
                message: one_line(error.message()),
                request_id: error.request_id(),
                outcome: error.outcome().as_str(),
                attempts: Some(error.attempts()),
                violations: listed(error.violations()),
            },
            Self::Password { field, violations } => Report {
                violations: listed(violations),
                ..unsent(
                    ErrorKind::Policy,
                    format!("{field} is refused: {}", listed(violations).join("; ")),
                )
            },
            Self::Usage { message, .. } => unsent(ErrorKind::InvalidRequest, one_line(message)),
            Self::Local(message) => unsent(ErrorKind::Io, one_line(message)),
            Self::Interrupted(flight) => Report {
                outcome: match flight {
                    Flight::None => Outcome::NotSent.as_str(),
                    Flight::Request => Outcome::Unknown.as_str(),
                },
                attempts: match flight {
                    Flight::None => Some(0),
                    // The call knows, and it was dropped.
                    Flight::Request => None,
                },
                ..unsent(ErrorKind::Io, interrupted(*flight).to_owned())
            },
        }
    }
}

fn listed(violations: &[Violation]) -> Vec<String> {
    violations.iter().map(ToString::to_string).collect()
}

/// A report of something that happened before any request.
fn unsent(kind: ErrorKind, message: String) -> Report<'static> {
    Report {
        kind: kind.as_str(),
        status: None,
        code: None,
        message,
        request_id: None,
        outcome: Outcome::NotSent.as_str(),
        attempts: Some(0),
        violations: Vec::new(),
    }
}

/// What a user must know before trying again.
fn advice(error: &Error) -> &'static str {
    match error.outcome() {
        Outcome::Unknown => "; outcome unknown: look before trying again",
        Outcome::Applied => "; the request took effect",
        _ => "",
    }
}

fn interrupted(flight: Flight) -> &'static str {
    match flight {
        Flight::None => "interrupted; nothing was sent",
        Flight::Request => {
            "interrupted while the request was on its way; outcome unknown: look before trying again"
        }
    }
}

/// Line breaks and other control characters, which a service may send, would break the promise of one line or drive
/// the terminal.
pub(crate) fn one_line(text: &str) -> String {
    text.split(char::is_control)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_service_says_stays_on_one_line() {
        assert_eq!(one_line("a\r\nb\u{1b}[31mc"), "a b [31mc");
        assert_eq!(one_line("plain"), "plain");
    }

    #[test]
    fn the_json_has_every_key_in_the_order_of_the_contract() {
        let failure = Failure::Call(Error::config("no region"));
        let json = serde_json::to_string(&Envelope {
            error: failure.report(),
        })
        .expect("serialises");
        assert_eq!(
            json,
            r#"{"error":{"kind":"config","status":null,"code":null,"message":"no region","request_id":null,"outcome":"not_sent","attempts":0,"violations":[]}}"#
        );
    }

    #[test]
    fn an_interrupted_call_says_that_its_outcome_is_unknown() {
        let failure = Failure::Interrupted(Flight::Request);
        assert_eq!(failure.exit() as u8, 130);
        assert_eq!(failure.report().outcome, "unknown");
        assert_eq!(failure.report().attempts, None);
        assert_eq!(
            Failure::Interrupted(Flight::None).report().outcome,
            "not_sent"
        );
    }
}
