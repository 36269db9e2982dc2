//! The facts of one service that its code is made of: what lowering reads out of the document.

mod operation;

use std::collections::BTreeMap;

use serde_json::Value;

pub(crate) use operation::{
    Answer, Body, BodySetter, BodyShape, Job, Operation, Page, Pagination, Parameter,
    PasswordField, Place, SetBy, UserName,
};

/// A service, ready to be turned into code.
#[derive(Debug)]
pub(crate) struct Api {
    /// The name of its crate without the prefix, as in `kafka`.
    pub service: String,
    /// The document's title.
    pub title: String,
    /// The first label of its host names.
    pub host: String,
    /// Where it listens, by cloud and region.
    pub endpoints: Vec<Endpoint>,
    /// Its tags, in alphabetical order.
    pub tags: Vec<Tag>,
    /// Its operations, in alphabetical order of their ids.
    pub operations: Vec<Operation>,
    /// Its named types, by Rust name.
    pub types: BTreeMap<String, TypeFacts>,
    /// What its documents say about passwords.
    pub passwords: Passwords,
    /// Its error codes, sorted by code.
    pub codes: Vec<ErrorCode>,
    /// The repository's path of the root document.
    pub root_file: String,
    /// What the type engine is given: no more than it turns into the right Rust.
    pub engine_document: Value,
}

impl Api {
    /// The operations of a tag.
    pub(crate) fn tagged<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Operation> + 'a {
        self.operations
            .iter()
            .filter(move |operation| operation.tag == tag)
    }
}

/// An endpoint of a service.
#[derive(Debug)]
pub(crate) struct Endpoint {
    /// The cloud, as in `huawei-eu`.
    pub cloud: String,
    /// The region's id.
    pub region: String,
    /// The base URL.
    pub url: String,
}

/// A tag: a file of the document and a module of the crate.
#[derive(Debug)]
pub(crate) struct Tag {
    /// Its name, as in `consumer-groups`.
    pub name: String,
    /// The module's name, as in `consumer_groups`.
    pub module: String,
    /// What the document says of it.
    pub description: String,
    /// The repository's path of the file that holds it.
    pub file: String,
}

/// A named type.
#[derive(Debug)]
pub(crate) struct TypeFacts {
    /// What it means.
    pub description: String,
    /// Fields or words.
    pub kind: TypeKind,
    /// Whether requests carry it.
    pub in_request: bool,
}

/// What a named type is.
#[derive(Debug)]
pub(crate) enum TypeKind {
    /// An object.
    Object(Vec<Field>),
    /// A string with known words.
    Words(Vec<String>),
}

impl TypeFacts {
    /// The fields of an object; none of a string.
    pub(crate) fn fields(&self) -> &[Field] {
        match &self.kind {
            TypeKind::Object(fields) => fields,
            TypeKind::Words(_) => &[],
        }
    }
}

/// A field of an object.
#[derive(Debug)]
pub(crate) struct Field {
    /// The name on the wire.
    pub wire: String,
    /// The name in Rust.
    pub ident: String,
    /// What it means.
    pub description: String,
    /// Whether a request needs it.
    pub required: bool,
    /// Whether it is never to be shown.
    pub secret: bool,
    /// The clouds that have it; empty where all do.
    pub clouds: Vec<String>,
}

/// What a service's documents say about passwords.
#[derive(Debug, Default)]
pub(crate) struct Passwords {
    /// A document each, by id.
    pub documents: BTreeMap<String, Value>,
    /// A policy each, by name.
    pub policies: BTreeMap<String, Policy>,
}

/// A password policy.
#[derive(Debug)]
pub(crate) struct Policy {
    /// What it is about.
    pub description: String,
    /// The documents that a check goes by.
    pub check: Vec<String>,
}

/// A row of the service's table of codes.
#[derive(Debug)]
pub(crate) struct ErrorCode {
    /// The code as sent.
    pub code: String,
    /// The status it is documented with.
    pub status: Option<u16>,
    /// Our kind, in snake_case.
    pub kind: String,
    /// What it means.
    pub meaning: String,
}
