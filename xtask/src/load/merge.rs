//! Merges the files of a service into one document, and says where two of them define the same thing.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::yaml::{Data, Entry, Node};
use crate::{
    document::{Sources, child},
    problem::{Location, Problem, Problems},
};

/// What a file of a service may define.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// `openapi.yaml`: everything but paths and the two tables.
    Root,
    /// `<tag>.yaml`: `paths` and `components`.
    Tag,
    /// `error-codes.yaml`: `x-error-codes`.
    ErrorCodes,
    /// `passwords.yaml`: `x-password-policies`.
    Passwords,
}

impl Part {
    /// The part that a file of this name holds.
    pub(super) fn of(file_name: &str) -> Self {
        match file_name {
            "openapi.yaml" => Self::Root,
            "error-codes.yaml" => Self::ErrorCodes,
            "passwords.yaml" => Self::Passwords,
            _ => Self::Tag,
        }
    }

    /// Why a key may not stand at the top of such a file, if it may not.
    fn refusal(self, key: &str) -> Option<&'static str> {
        let elsewhere = match key {
            "paths" => (
                Self::Tag,
                "write paths in the file of their tag, <tag>.yaml",
            ),
            "x-error-codes" => (Self::ErrorCodes, "write it in error-codes.yaml"),
            "x-password-policies" => (Self::Passwords, "write it in passwords.yaml"),
            "components" if matches!(self, Self::Root | Self::Tag) => return None,
            _ => (Self::Root, "only openapi.yaml may hold it"),
        };
        (elsewhere.0 != self).then_some(elsewhere.1)
    }
}

/// The document in the making.
pub(super) struct Merge {
    root: Map<String, Value>,
    sources: Sources,
    problems: Problems,
}

impl Merge {
    /// An empty document; `root` is said of what stands in no file.
    pub(super) fn new(root: Location) -> Self {
        Self {
            root: Map::new(),
            sources: Sources::new(root),
            problems: Problems::new(),
        }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, file: &Arc<str>, part: Part, node: Node) {
        let Data::Map(entries) = node.data else {
            let location = Location::new(file.clone(), node.line);
            let message = "the file is not a mapping; write `key: value` lines";
            self.problems.push(Problem::at(location, message));
            return;
        };
        for entry in entries {
            let refusal = part.refusal(&entry.key);
            let location = Location::new(file.clone(), entry.line);
            match (refusal, entry.key.as_str()) {
                (Some(advice), key) => {
                    let message = format!("{key:?} does not belong in this file; {advice}");
                    self.problems.push(Problem::at(location, message));
                }
                (None, "components" | "paths") => {
                    self.spread(file, "", entry, Self::spread_further);
                }
                (None, _) => self.define(file, "", entry),
            }
        }
    }

    /// The merged document, where its parts stand, and what was wrong.
    pub(super) fn finish(self) -> (Value, Sources, Problems) {
        (Value::Object(self.root), self.sources, self.problems)
    }

    /// Adds the entries of a mapping that several files may fill, each by `add`.
    fn spread(
        &mut self,
        file: &Arc<str>,
        parent: &str,
        entry: Entry,
        add: fn(&mut Self, &Arc<str>, &str, Entry),
    ) {
        let Data::Map(entries) = entry.value.data else {
            return self.define(file, parent, entry);
        };
        let pointer = child(parent, &entry.key);
        if self
            .object(parent)
            .is_some_and(|map| !map.contains_key(&entry.key))
        {
            let key = Location::new(file.clone(), entry.line);
            let value = Location::new(file.clone(), entry.value.line);
            self.sources.record(pointer.clone(), key, value);
            self.insert(parent, entry.key, Value::Object(Map::new()));
        }
        for entry in entries {
            add(self, file, &pointer, entry);
        }
    }

    /// Adds a section of `components`, or a path: two tags may share one as long as each brings methods of its own.
    fn spread_further(&mut self, file: &Arc<str>, parent: &str, entry: Entry) {
        self.spread(file, parent, entry, Self::define);
    }

    /// Adds a value that is to be defined once.
    fn define(&mut self, file: &Arc<str>, parent: &str, entry: Entry) {
        let pointer = child(parent, &entry.key);
        let key = Location::new(file.clone(), entry.line);
        let Some(map) = self.object(parent) else {
            return;
        };
        if map.contains_key(&entry.key) {
            let first = self.sources.key(&pointer);
            let what = described(parent, &entry.key);
            let message = format!("{what} is at {first} already; rename or remove one of the two");
            self.problems.push(Problem::at(key, message));
            return;
        }
        let value = self.value(file, &pointer, key, entry.value);
        self.insert(parent, entry.key, value);
    }

    /// Turns a node into its value, recording where everything in it stands.
    fn value(&mut self, file: &Arc<str>, pointer: &str, key: Location, node: Node) -> Value {
        let location = Location::new(file.clone(), node.line);
        self.sources.record(pointer.to_owned(), key, location);
        match node.data {
            Data::Scalar(value) => value,
            Data::List(nodes) => {
                let values = nodes.into_iter().enumerate().map(|(index, node)| {
                    let line = Location::new(file.clone(), node.line);
                    self.value(file, &child(pointer, index), line, node)
                });
                Value::Array(values.collect())
            }
            Data::Map(entries) => {
                let values = entries.into_iter().map(|entry| {
                    let line = Location::new(file.clone(), entry.line);
                    let value = self.value(file, &child(pointer, &entry.key), line, entry.value);
                    (entry.key, value)
                });
                Value::Object(values.collect())
            }
        }
    }

    /// The mapping at a pointer, which is the root or one that was spread.
    fn object(&mut self, pointer: &str) -> Option<&mut Map<String, Value>> {
        let mut map = &mut self.root;
        for key in pointer.split('/').skip(1) {
            let key = key.replace("~1", "/").replace("~0", "~");
            map = map.get_mut(&key)?.as_object_mut()?;
        }
        Some(map)
    }

    fn insert(&mut self, parent: &str, key: String, value: Value) {
        if let Some(map) = self.object(parent) {
            map.insert(key, value);
        }
    }
}

/// What a key under a parent is called.
fn described(parent: &str, key: &str) -> String {
    match parent.split('/').nth(1) {
        Some("components") => {
            let section = parent.rsplit('/').next().unwrap_or_default();
            format!("{key:?} of {section}")
        }
        Some("paths") => {
            let path = parent.rsplit('/').next().unwrap_or_default();
            format!("{key:?} of {}", path.replace("~1", "/").replace("~0", "~"))
        }
        _ => format!("{key:?}"),
    }
}
