//! Why a body could not be read, and where: never with a value of the body.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

/// Why a body could not be read.
#[derive(Debug)]
pub(crate) struct Failure(Box<Inner>);

#[derive(Debug)]
struct Inner {
    message: String,
    /// The way to the value, innermost step first.
    steps: Vec<Step>,
    missing: Option<&'static str>,
}

/// A step of a JSON path.
#[derive(Debug)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Failure {
    fn new(message: String, missing: Option<&'static str>) -> Self {
        Self(Box::new(Inner {
            message,
            steps: Vec::new(),
            missing,
        }))
    }

    /// Adds the step that leads to where the failure is so far.
    pub(super) fn at(mut self, step: Step) -> Self {
        self.0.steps.push(step);
        self
    }

    /// The field without which the type cannot be made.
    pub(super) fn missing(&self) -> Option<&'static str> {
        self.0.missing
    }

    /// Where the value is, as in `users[2].name`; `.` for the whole.
    pub(crate) fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.steps.iter().rev() {
            match step {
                Step::Index(index) => path.push_str(&format!("[{index}]")),
                Step::Key(key) if !is_plain(key) => path.push_str(&format!("[{key:?}]")),
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => path.push_str(&format!(".{key}")),
            }
        }
        if path.is_empty() {
            path.push('.');
        }
        path
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Failure {}

impl Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string(), None)
    }

    // serde's own texts quote the value; an answer's values are nobody's to print.
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("expected {expected}, found {}", noun(&found));
        Self::new(message, None)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("expected {expected}, found {} that is not", noun(&found));
        Self::new(message, None)
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        let message = format!(
            "expected one of {}, found another word",
            expected.join(", ")
        );
        Self::new(message, None)
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("expected only the fields {}", expected.join(", "));
        Self::new(message, None)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(format!("missing field {field}"), Some(field))
    }
}

fn noun(found: &Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "an integer",
        Unexpected::Float(_) => "a number",
        Unexpected::Char(_) | Unexpected::Str(_) => "a string",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "an array",
        Unexpected::Map => "an object",
        _ => "something else",
    }
}
