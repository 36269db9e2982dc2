//! The facts of one operation.

use serde_json::Value;

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
