//! The facts of one service that its code is made of: what lowering reads out of the document.

use std::collections::BTreeMap;

use serde_json::Value;

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

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The operationId.
    pub id: String,
    /// The vendor's own name.
    pub api_name: String,
    /// The method, in capitals.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The tag.
    pub tag: String,
    /// One line on what it does.
    pub summary: String,
    /// More on it.
    pub description: String,
    /// The vendor's page.
    pub page: Option<Page>,
    /// Whether sending it twice is the same as once.
    pub idempotent: bool,
    /// The clouds that have it; empty where all do.
    pub clouds: Vec<String>,
    /// The parameters: the path's in its order, then the others as written.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The success status.
    pub success: u16,
    /// What a success carries.
    pub answer: Answer,
    /// How its pages work.
    pub pagination: Option<Pagination>,
    /// The job it starts.
    pub job: Option<Job>,
    /// Its secret fields, as JSON pointers with `*` for any element.
    pub secrets: Vec<String>,
    /// The password fields that are checked.
    pub passwords: Vec<PasswordField>,
}

/// A page of the vendor's reference.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// A segment of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
}

/// A parameter of an operation.
#[derive(Debug)]
pub(crate) struct Parameter {
    /// The name on the wire.
    pub wire: String,
    /// The builder's field.
    pub ident: String,
    /// The builder's setter.
    pub setter: String,
    /// Where it is sent.
    pub place: Place,
    /// Whether a call needs it.
    pub required: bool,
    /// What it means.
    pub description: String,
    /// The clouds that have it; empty where all do.
    pub clouds: Vec<String>,
    /// A value that makes sense.
    pub example: Option<Value>,
}

impl Parameter {
    /// Whether the client fills it in: the project id of the path.
    pub(crate) fn is_implicit(&self) -> bool {
        self.place == Place::Path && self.wire == "project_id"
    }
}

/// The request body of an operation.
#[derive(Debug)]
pub(crate) struct Body {
    /// The media type as sent.
    pub content_type: String,
    /// Whether a call needs one.
    pub required: bool,
    /// What it is.
    pub shape: BodyShape,
    /// The document's example.
    pub example: Option<Value>,
}

/// What a request body is.
#[derive(Debug)]
pub(crate) enum BodyShape {
    /// An object with fields, each with a setter of the builder.
    Fields {
        /// The Rust type.
        type_name: String,
        /// The setters, in the order of the type's fields.
        setters: Vec<BodySetter>,
    },
    /// An object without documented fields: `{}` unless the caller gives one.
    EmptyObject,
    /// An array or a plain value, set as a whole.
    Whole,
}

/// The builder's setter of a body field.
#[derive(Debug)]
pub(crate) struct BodySetter {
    /// The field's name on the wire.
    pub wire: String,
    /// The field of the type.
    pub ident: String,
    /// The builder's setter, or the parameter whose setter sets this field too.
    pub by: SetBy,
}

/// Which setter of the builder sets a body field.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum SetBy {
    /// One of its own, of this name.
    Own(String),
    /// That of the parameter with this builder field.
    Parameter(String),
    /// The call's project id.
    ProjectId,
}

/// What a success carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Nothing that is documented.
    Empty,
    /// JSON.
    Json,
    /// A file.
    File,
}

/// How the pages of a list work.
#[derive(Debug)]
pub(crate) struct Pagination {
    /// `offset`, `start` or `marker`.
    pub style: String,
    /// The length parameter.
    pub limit: String,
    /// The list field of the answer.
    pub items: String,
    /// The total field of the answer.
    pub total: Option<String>,
}

/// The job that an operation starts.
#[derive(Debug)]
pub(crate) struct Job {
    /// The field of the answer that holds its id.
    pub id_field: String,
    /// The operation that polls it.
    pub poll: String,
}

/// A password field of a body that is checked before it is sent.
#[derive(Debug)]
pub(crate) struct PasswordField {
    /// The field's name on the wire.
    pub wire: String,
    /// The policy.
    pub policy: String,
    /// Where the user's name is.
    pub user: UserName,
    /// Whether a document of the policy refuses earlier passwords.
    pub history: bool,
}

/// Where a password's policy finds the user's name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum UserName {
    /// Nowhere: no rule looks at it.
    None,
    /// In the parameter or body field of this wire name.
    Wire(String),
    /// Not on the wire: this one, unless the caller says another.
    Assumed(String),
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
