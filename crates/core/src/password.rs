//! Password policies: check before sending, generate, explain.

use std::fmt;

/// A password policy: rules and the documents that state them.
#[derive(Debug)]
pub struct Policy {
    /// The name in the service's document.
    pub name: &'static str,
    /// A document each, with the rules that it states.
    pub rules: &'static [Rules],
}

/// The rules that one document states; `None` where it is silent.
#[derive(Debug)]
pub struct Rules {
    /// A short name of the document.
    pub id: &'static str,
}

/// One rule that a password breaks. It never holds the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}
