//! A value of a document together with where it is, so that a rule can walk on from it and name it in a problem.

use serde_json::Value;

use crate::{
    document::{Document, child},
    problem::{Location, Problem},
};

/// How many references may lead to each other before we stop following them.
const LONGEST_CHAIN: usize = 8;

/// A value of a document and its JSON pointer.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    pub(super) document: &'a Document,
    pub(super) pointer: String,
    pub(super) value: &'a Value,
}

impl<'a> Spot<'a> {
    /// The whole document.
    pub(super) fn root(document: &'a Document) -> Self {
        Self {
            document,
            pointer: String::new(),
            value: &document.value,
        }
    }

    /// The value under a key.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        Some(self.below(key, value))
    }

    /// The value under a path of keys.
    pub(super) fn find(&self, keys: &[&str]) -> Option<Self> {
        keys.iter()
            .try_fold(self.clone(), |spot, key| spot.get(key))
    }

    /// The text under a key.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_str()
    }

    /// Whether a key says `true`.
    pub(super) fn is_set(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool) == Some(true)
    }

    /// The elements, if this is a list.
    pub(super) fn items(&self) -> Vec<Self> {
        let items = self.value.as_array().into_iter().flatten().enumerate();
        items
            .map(|(index, value)| self.below(index, value))
            .collect()
    }

    /// The texts, if this is a list, of those elements that are texts.
    pub(super) fn texts(&self) -> Vec<(Self, &'a str)> {
        let texts = self.items().into_iter().filter_map(|item| {
            let text = item.value.as_str()?;
            Some((item, text))
        });
        texts.collect()
    }

    /// Keys and values, if this is a mapping.
    pub(super) fn entries(&self) -> Vec<(&'a str, Self)> {
        let entries = self.value.as_object().into_iter().flatten();
        entries
            .map(|(key, value)| (key.as_str(), self.below(key, value)))
            .collect()
    }

    /// Keys and values of the mapping under a key.
    pub(super) fn entries_of(&self, key: &str) -> Vec<(&'a str, Self)> {
        self.get(key).map(|spot| spot.entries()).unwrap_or_default()
    }

    /// The elements of the list under a key.
    pub(super) fn items_of(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|spot| spot.items()).unwrap_or_default()
    }

    /// What this stands for: itself, or what it refers to; nothing, where that does not exist.
    pub(super) fn resolved(&self) -> Option<Self> {
        let mut spot = self.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = spot.text("$ref") else {
                return Some(spot);
            };
            let pointer = reference.strip_prefix('#')?;
            spot = Self {
                document: self.document,
                pointer: pointer.to_owned(),
                value: self.document.value.pointer(pointer)?,
            };
        }
        None
    }

    /// The key under which this stands.
    pub(super) fn key(&self) -> String {
        unescaped(self.pointer.rsplit('/').next())
    }

    /// The key under which the thing around this stands.
    pub(super) fn parent_key(&self) -> String {
        unescaped(self.pointer.rsplit('/').nth(1))
    }

    /// Whether this is a field of a schema.
    pub(super) fn is_property(&self) -> bool {
        // A schema that is called `properties` is no list of fields.
        self.parent_key() == "properties"
            && !self.pointer.starts_with("/components/schemas/properties/")
    }

    /// Whether this is one of the named components.
    pub(super) fn is_component(&self) -> bool {
        let depth = self.pointer.matches('/').count();
        depth == 3 && self.pointer.starts_with("/components/")
    }

    /// Where the value begins.
    pub(super) fn location(&self) -> Location {
        self.document.sources.value(&self.pointer)
    }

    /// A problem with the value.
    pub(super) fn problem(&self, message: impl Into<String>) -> Problem {
        self.document.problem(&self.pointer, message)
    }

    /// A problem with the key, or with the whole thing under it.
    pub(super) fn problem_with_key(&self, message: impl Into<String>) -> Problem {
        self.document.problem_with_key(&self.pointer, message)
    }

    fn below(&self, key: impl std::fmt::Display, value: &'a Value) -> Self {
        Self {
            document: self.document,
            pointer: child(&self.pointer, key),
            value,
        }
    }
}

/// A key as it was before it became part of a pointer.
fn unescaped(key: Option<&str>) -> String {
    let key = key.unwrap_or_default();
    key.replace("~1", "/").replace("~0", "~")
}
