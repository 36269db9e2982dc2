//! Holding a password against the rules.

use zeroize::Zeroizing;

use super::{Policy, Rule, Stance, Violation, rules::Rules};
use crate::{Cloud, Secret};

/// The longest password whose strength is estimated: guessing at more costs time and no list allows it.
const LONGEST_ESTIMATED: usize = 128;

/// A password, and what is known of its circumstances.
#[derive(Clone, Copy, Debug)]
pub struct Check<'a> {
    /// The password.
    pub password: &'a Secret,
    /// The cloud, where it is known: the documents of others do not count then.
    pub cloud: Option<Cloud>,
    /// The name of the user whose password it will be.
    pub user_name: Option<&'a str>,
    /// Passwords used before, the current one among them.
    pub history: &'a [Secret],
}

impl<'a> Check<'a> {
    /// A password about which nothing else is known.
    pub fn new(password: &'a Secret) -> Self {
        Self {
            password,
            cloud: None,
            user_name: None,
            history: &[],
        }
    }
}

pub(super) fn violations(policy: &Policy, check: &Check<'_>) -> Vec<Violation> {
    let rules = Rules::lenient(&policy.documents(check.cloud));
    let password = check.password.expose();
    [
        length(password, &rules),
        classes(password, &rules),
        characters(password, &rules),
        leading_hyphen(password, &rules),
        user_name(password, check.user_name, &rules),
        reversed_user_name(password, check.user_name, &rules),
        history(check, &rules),
        weak(password, &rules),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn length(password: &str, rules: &Rules) -> Option<Violation> {
    let length = password.chars().count();
    (length < rules.min || length > rules.max).then(|| {
        Violation::new(
            Rule::Length,
            format!("it must have {} to {} characters", rules.min, rules.max),
        )
    })
}

fn classes(password: &str, rules: &Rules) -> Option<Violation> {
    let kinds = [
        password.chars().any(|c| c.is_ascii_lowercase()),
        password.chars().any(|c| c.is_ascii_uppercase()),
        password.chars().any(|c| c.is_ascii_digit()),
        password.chars().any(|c| is_special(c, rules)),
    ];
    let present = kinds.into_iter().filter(|kind| *kind).count();
    (present < rules.classes).then(|| {
        Violation::new(
            Rule::Classes,
            format!(
                "it must have at least {} of: lower case, upper case, digits, special characters",
                rules.classes
            ),
        )
    })
}

fn characters(password: &str, rules: &Rules) -> Option<Violation> {
    let known = |c: char| c.is_ascii_alphanumeric() || is_special(c, rules);
    (!password.chars().all(known)).then(|| {
        let space = match rules.space {
            Stance::Allowed => " and spaces",
            Stance::Refused => "",
        };
        Violation::new(
            Rule::Characters,
            format!(
                "it may have only ASCII letters, digits, {}{space}",
                rules.specials
            ),
        )
    })
}

fn is_special(c: char, rules: &Rules) -> bool {
    rules.specials.contains(c) || (c == ' ' && rules.space == Stance::Allowed)
}

fn leading_hyphen(password: &str, rules: &Rules) -> Option<Violation> {
    (rules.leading_hyphen == Stance::Refused && password.starts_with('-'))
        .then(|| Violation::new(Rule::LeadingHyphen, "it may not start with a hyphen"))
}

fn user_name(password: &str, name: Option<&str>, rules: &Rules) -> Option<Violation> {
    (rules.user_name == Stance::Refused && name == Some(password))
        .then(|| Violation::new(Rule::UserName, "it may not be the user name"))
}

fn reversed_user_name(password: &str, name: Option<&str>, rules: &Rules) -> Option<Violation> {
    let reversed = name.is_some_and(|name| name.chars().rev().eq(password.chars()));
    // A name that reads the same both ways is reported once, as the name.
    let palindrome = name == Some(password) && rules.user_name == Stance::Refused;
    (rules.reversed_user_name == Stance::Refused && reversed && !palindrome).then(|| {
        Violation::new(
            Rule::ReversedUserName,
            "it may not be the user name spelled backwards",
        )
    })
}

fn history(check: &Check<'_>, rules: &Rules) -> Option<Violation> {
    (rules.history == Stance::Refused && check.history.contains(check.password))
        .then(|| Violation::new(Rule::History, "it may not be a password used before"))
}

fn weak(password: &str, rules: &Rules) -> Option<Violation> {
    (rules.weak == Stance::Refused && is_weak(password, &[])).then(|| {
        Violation::new(
            Rule::Weak,
            "it may not be easy to guess: avoid words, names, dates and runs of keys",
        )
    })
}

/// Whether zxcvbn scores a password 0 or 1 of 4, taking these words for known to an attacker.
pub(super) fn is_weak(password: &str, known: &[&str]) -> bool {
    let estimated: Zeroizing<String> =
        Zeroizing::new(password.chars().take(LONGEST_ESTIMATED).collect());
    zxcvbn::zxcvbn(&estimated, known).score() <= zxcvbn::Score::One
}
