//! The sandbox's own reading of the password rules in the bundled documents, shared with no client.
//!
//! Several vendor pages state the rules of one policy, and they disagree. A password is refused where every page that
//! states a rule refuses it; a page that is silent has no say. The sandbox is of no particular cloud, so the pages of
//! all of them count.

mod field;

use std::fmt;

use serde_json::Value;

use crate::state::Reuse;

pub(crate) use field::{Field, fields};

/// A rule that a password breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    Length,
    Classes,
    Characters,
    LeadingHyphen,
    UserName,
    ReversedUserName,
    Weak,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Length => "its length",
            Self::Classes => "too few kinds of characters",
            Self::Characters => "a character that is not allowed",
            Self::LeadingHyphen => "a hyphen at its start",
            Self::UserName => "it is the user name",
            Self::ReversedUserName => "it is the user name backwards",
            Self::Weak => "it is easily guessed",
        })
    }
}

/// The rules that a password breaks, by these pages.
pub(crate) fn broken(pages: &[&Value], password: &str, user_name: Option<&str>) -> Vec<Rule> {
    let pages: Vec<Page<'_>> = pages.iter().map(|page| Page(page)).collect();
    let reversed = |name: &str| name.chars().rev().eq(password.chars());
    let cheap = [
        (
            Rule::Length,
            all(&pages, |page| page.refuses_length(password)),
        ),
        (
            Rule::Classes,
            all(&pages, |page| page.refuses_classes(password)),
        ),
        (Rule::Characters, refuses_characters(&pages, password)),
        (
            Rule::LeadingHyphen,
            password.starts_with('-') && refused(&pages, "leading_hyphen"),
        ),
        (
            Rule::UserName,
            user_name == Some(password) && refused(&pages, "user_name"),
        ),
        (
            Rule::ReversedUserName,
            user_name.is_some_and(reversed) && refused(&pages, "reversed_user_name"),
        ),
    ];
    let mut broken: Vec<Rule> = cheap
        .iter()
        .filter(|(_, broken)| *broken)
        .map(|(rule, _)| *rule)
        .collect();
    // Guessing takes long on long texts, so only what the other rules let through is guessed at.
    if broken.is_empty() && refused(&pages, "weak") && is_weak(password) {
        broken.push(Rule::Weak);
    }
    broken
}

/// Whether an account under these pages may go back to an earlier password.
pub(crate) fn reuse(pages: &[&Value]) -> Reuse {
    let pages: Vec<Page<'_>> = pages.iter().map(|page| Page(page)).collect();
    match refused(&pages, "history") {
        true => Reuse::Refused,
        false => Reuse::Allowed,
    }
}

/// Whether the name, forwards or backwards, is somewhere in the password. The vendor compares database users without
/// regard to case.
pub(crate) fn holds_name(password: &str, name: &str) -> bool {
    let password = password.to_lowercase();
    let name = name.to_lowercase();
    let backwards: String = name.chars().rev().collect();
    !name.is_empty() && (password.contains(&name) || password.contains(&backwards))
}

/// Whether there are pages that state a rule, and every one of them refuses. `None` is silence.
fn all(pages: &[Page<'_>], refuses: impl Fn(&Page<'_>) -> Option<bool>) -> bool {
    let stated: Vec<bool> = pages.iter().filter_map(refuses).collect();
    !stated.is_empty() && stated.into_iter().all(|refuses| refuses)
}

fn refused(pages: &[Page<'_>], rule: &str) -> bool {
    all(pages, |page| {
        page.0[rule].as_str().map(|stance| stance == "refused")
    })
}

/// A character that is no ASCII letter, no digit and on no page's list breaks the rule; where no page has a list,
/// there is none.
fn refuses_characters(pages: &[Page<'_>], password: &str) -> bool {
    let with_list: Vec<&Page<'_>> = pages
        .iter()
        .filter(|page| page.specials().is_some())
        .collect();
    let allowed =
        |c: char| c.is_ascii_alphanumeric() || with_list.iter().any(|page| page.has_special(c));
    !with_list.is_empty() && !password.chars().all(allowed)
}

fn is_weak(password: &str) -> bool {
    zxcvbn::zxcvbn(password, &[]).score() <= zxcvbn::Score::One
}

/// What one vendor page states; a key that it lacks is a rule on which it is silent.
struct Page<'a>(&'a Value);

impl Page<'_> {
    fn specials(&self) -> Option<&str> {
        self.0["specials"].as_str()
    }

    fn has_special(&self, c: char) -> bool {
        match c {
            ' ' => self.0["space"] == "allowed",
            _ => self.specials().is_some_and(|specials| specials.contains(c)),
        }
    }

    /// Characters, both ends included.
    fn refuses_length(&self, password: &str) -> Option<bool> {
        let [least, most] = self.0["length"].as_array()?.as_slice() else {
            return None;
        };
        let length = password.chars().count() as u64;
        Some(length < least.as_u64()? || length > most.as_u64()?)
    }

    fn refuses_classes(&self, password: &str) -> Option<bool> {
        let least = self.0["classes"].as_u64()?;
        let special = |c: char| match self.specials() {
            Some(_) => self.has_special(c),
            None => c.is_ascii_punctuation(),
        };
        let present = [
            password.contains(|c: char| c.is_ascii_lowercase()),
            password.contains(|c: char| c.is_ascii_uppercase()),
            password.contains(|c: char| c.is_ascii_digit()),
            password.contains(special),
        ];
        let kinds = present.into_iter().filter(|present| *present).count() as u64;
        Some(kinds < least)
    }
}

#[cfg(test)]
mod tests;
