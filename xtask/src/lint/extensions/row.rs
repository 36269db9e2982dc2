//! A mapping of an extension, held to its table of keys.

use serde_json::Value;

use super::super::{outline::closest, spot::Spot};
use crate::problem::Problems;

/// What a key of an extension holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Holds {
    /// Text.
    Text,
    /// A whole number, both ends included.
    Count(u64, u64),
    /// A list of texts that is not empty.
    Texts,
    /// Two whole numbers, the second not less than the first.
    Range,
    /// One of some words.
    Word(&'static [&'static str]),
}

/// A key of an extension, and whether it must be there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) holds: Holds,
    pub(super) need: Need,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
}

pub(super) const fn must(name: &'static str, holds: Holds) -> Key {
    let need = Need::Required;
    Key { name, holds, need }
}

pub(super) const fn may(name: &'static str, holds: Holds) -> Key {
    let need = Need::Optional;
    Key { name, holds, need }
}

/// Reports what of a mapping is not as its table says; `what` is its name.
pub(super) fn check(what: &str, keys: &[Key], spot: &Spot<'_>, problems: &mut Problems) {
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    if !spot.value.is_object() {
        let message = format!(
            "{what} is not a mapping; write {{{}}}",
            names.join(": .., ") + ": .."
        );
        return problems.push(spot.problem(message));
    }
    for (name, value) in spot.entries() {
        let Some(key) = keys.iter().find(|key| key.name == name) else {
            let advice = match closest(name, &names) {
                Some(near) => format!("write {near}"),
                None => format!("write one of {}", names.join(", ")),
            };
            problems.push(value.problem_with_key(format!("{what} has no key {name:?}; {advice}")));
            continue;
        };
        if !key.holds.fits(value.value) {
            let message = format!(
                "{name} of {what} is {}; write {}",
                value.value,
                key.holds.wanted()
            );
            problems.push(value.problem(message));
        }
    }
    for key in keys {
        if key.need == Need::Required && spot.get(key.name).is_none() {
            let message = format!("{what} has no {}; write {}", key.name, key.holds.wanted());
            problems.push(spot.problem_with_key(message));
        }
    }
}

impl Holds {
    fn fits(self, value: &Value) -> bool {
        match self {
            Self::Text => super::is_words(value),
            Self::Count(least, most) => value
                .as_u64()
                .is_some_and(|number| (least..=most).contains(&number)),
            Self::Texts => value
                .as_array()
                .is_some_and(|list| !list.is_empty() && list.iter().all(super::is_words)),
            Self::Range => match value.as_array().map(Vec::as_slice) {
                Some([least, most]) => match (least.as_u64(), most.as_u64()) {
                    (Some(least), Some(most)) => least <= most,
                    _ => false,
                },
                _ => false,
            },
            Self::Word(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        }
    }

    fn wanted(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Count(least, most) => format!("a whole number from {least} to {most}"),
            Self::Texts => "a list of texts".to_owned(),
            Self::Range => "least and most, as in [8, 32]".to_owned(),
            Self::Word([one]) => format!("{one}, or leave it out"),
            Self::Word(words) => words.join(" or "),
        }
    }
}
