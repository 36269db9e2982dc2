//! Password policies: check before sending, generate, explain.
//!
//! The vendors' documents disagree about what a password must look like, so a policy is a list of documents, each with
//! the rules that it states. [`Policy::check`] refuses only what all of them that state a rule refuse;
//! [`Policy::generate`] makes what every document accepts.

mod check;
mod explain;
mod generate;
mod rules;
mod violation;

pub use check::Check;
pub use explain::{ExplainedRule, Explanation};
pub use violation::{Rule, Violation};

use crate::{Cloud, Error, Secret};

/// The password rules of one field, as data: which documents hold for it.
#[derive(Debug)]
pub struct Policy {
    /// The name in the service's document.
    pub name: &'static str,
    /// What the password is for, in a few words.
    pub description: &'static str,
    /// The documents by which a password is checked.
    pub check: &'static [&'static Document],
    /// The documents that a generated password satisfies: all of the service.
    pub generate: &'static [&'static Document],
}

/// The rules that one document states. `None` is a rule on which it is silent.
#[derive(Debug)]
pub struct Document {
    /// A short name.
    pub id: &'static str,
    /// The clouds that it speaks of.
    pub clouds: &'static [Cloud],
    /// Since when it says so: a day, a month or a year in ISO 8601.
    pub date: Option<&'static str>,
    /// Where it is found.
    pub source: &'static str,
    /// The least and the greatest number of characters.
    pub length: Option<(usize, usize)>,
    /// How many of the four kinds of character are needed: lower case, upper case, digits, specials.
    pub classes: Option<usize>,
    /// The special characters, without the space.
    pub specials: Option<&'static str>,
    /// Whether a space may be used; it counts as a special then.
    pub space: Option<Stance>,
    /// Whether the first character may be a hyphen.
    pub leading_hyphen: Option<Stance>,
    /// Whether the password may be the user's name.
    pub user_name: Option<Stance>,
    /// Whether the password may be the user's name spelled backwards.
    pub reversed_user_name: Option<Stance>,
    /// Whether the password may be one that was used before.
    pub history: Option<Stance>,
    /// Whether the password may be an easily guessed one.
    pub weak: Option<Stance>,
}

/// What a document says about something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// It may be.
    Allowed,
    /// It may not be.
    Refused,
}

impl Policy {
    /// Every rule that a password breaks; none where it may be sent.
    pub fn check(&self, check: &Check<'_>) -> Vec<Violation> {
        check::violations(self, check)
    }

    /// A random password that every document of the service accepts and that is neither the user's name nor easily
    /// guessed. It comes from the operating system's generator.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where the documents contradict each other.
    pub fn generate(&self, user_name: Option<&str>) -> Result<Secret, Error> {
        generate::password(self, user_name)
    }

    /// The rules that hold, where each of them comes from, and on what the documents disagree.
    pub fn explain(&self, cloud: Option<Cloud>) -> Explanation {
        explain::explain(self, cloud)
    }

    /// The documents that hold for a cloud: its own, or all where it has none or is not known.
    pub fn documents(&self, cloud: Option<Cloud>) -> Vec<&'static Document> {
        let of_cloud: Vec<&'static Document> = self
            .check
            .iter()
            .copied()
            .filter(|document| cloud.is_none_or(|cloud| document.clouds.contains(&cloud)))
            .collect();
        if of_cloud.is_empty() {
            self.check.to_vec()
        } else {
            of_cloud
        }
    }
}
