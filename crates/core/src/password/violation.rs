//! What a password does wrong, without the password.

use std::fmt;

/// A rule that a password can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The number of characters.
    Length,
    /// How many kinds of character there are.
    Classes,
    /// Which characters there are.
    Characters,
    /// A hyphen at the start.
    LeadingHyphen,
    /// The user's name.
    UserName,
    /// The user's name, backwards.
    ReversedUserName,
    /// A password used before.
    History,
    /// An easily guessed password.
    Weak,
}

impl Rule {
    /// The name in JSON and in logs, in snake_case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Classes => "classes",
            Self::Characters => "characters",
            Self::LeadingHyphen => "leading_hyphen",
            Self::UserName => "user_name",
            Self::ReversedUserName => "reversed_user_name",
            Self::History => "history",
            Self::Weak => "weak",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One rule that a password breaks, and what would satisfy it. It holds nothing of the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    rule: Rule,
    message: String,
}

impl Violation {
    pub(super) fn new(rule: Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
        }
    }

    /// Which rule it is.
    pub fn rule(&self) -> Rule {
        self.rule
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
