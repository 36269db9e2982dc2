//! One service's merged OpenAPI document, which remembers the file and line of everything in it.

use std::collections::HashMap;

use serde_json::Value;

use crate::problem::{Location, Problem};

/// The document of a service, merged from its files.
#[derive(Clone, Debug)]
pub struct Document {
    /// The service's name, which is its directory under `openapi/` and its crate: `kafka`.
    pub service: String,
    /// The merged OpenAPI document: every `$ref` is local (`#/components/..`) and keys are in the order in which
    /// they were written.
    pub value: Value,
    /// Where each part of `value` was written.
    pub sources: Sources,
    /// The tags, in the order of the root file's list.
    pub tags: Vec<Tag>,
    /// The root file, relative to the repository's root: `openapi/kafka/openapi.yaml`.
    pub root_file: String,
}

impl Document {
    /// A problem with the value at a JSON pointer.
    pub fn problem(&self, pointer: &str, message: impl Into<String>) -> Problem {
        Problem::at(self.sources.value(pointer), message)
    }

    /// A problem with the key at a JSON pointer; of a list's element, with the element.
    pub fn problem_with_key(&self, pointer: &str, message: impl Into<String>) -> Problem {
        Problem::at(self.sources.key(pointer), message)
    }

    /// The file of a tag, relative to the repository's root: `openapi/kafka/users.yaml`.
    pub fn tag_file(&self, name: &str) -> Option<&str> {
        let tag = self.tags.iter().find(|tag| tag.name == name)?;
        Some(&tag.file)
    }
}

/// A tag of the root file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name, which is the module's too: `users`.
    pub name: String,
    /// The file with its paths, relative to the repository's root: `openapi/kafka/users.yaml`.
    pub file: String,
}

/// The file and line of each key and value of a document, by JSON pointer (RFC 6901, as in `/info/title`).
#[derive(Clone, Debug)]
pub struct Sources {
    places: HashMap<String, Place>,
    root: Location,
}

#[derive(Clone, Debug)]
struct Place {
    key: Location,
    value: Location,
}

impl Sources {
    /// No places yet; what has none is said to be at `root`.
    pub fn new(root: Location) -> Self {
        Self {
            places: HashMap::new(),
            root,
        }
    }

    /// Records where the value at `pointer` and its key are. An element of a list is its own key.
    pub fn record(&mut self, pointer: String, key: Location, value: Location) {
        self.places.insert(pointer, Place { key, value });
    }

    /// Where the value at a pointer begins, or the nearest thing around it that is in a file.
    pub fn value(&self, pointer: &str) -> Location {
        self.place(pointer)
            .map_or_else(|| self.root.clone(), |place| place.value.clone())
    }

    /// Where the key at a pointer is, or the nearest thing around it that is in a file.
    pub fn key(&self, pointer: &str) -> Location {
        self.place(pointer)
            .map_or_else(|| self.root.clone(), |place| place.key.clone())
    }

    /// Whether anything is in a file.
    pub fn mention(&self, file: &str) -> bool {
        let mut places = self.places.values();
        places.any(|place| *place.value.file == *file)
    }

    fn place(&self, pointer: &str) -> Option<&Place> {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.places.get(pointer) {
                return Some(place);
            }
            pointer = &pointer[..pointer.rfind('/')?];
        }
    }
}

/// The pointer of a child: `pointer/key`, with the key escaped.
pub fn child(pointer: &str, key: impl std::fmt::Display) -> String {
    let key = key.to_string().replace('~', "~0").replace('/', "~1");
    format!("{pointer}/{key}")
}
