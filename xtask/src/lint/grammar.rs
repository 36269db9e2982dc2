//! The OpenAPI that we write: which keys each object has and what they hold. Less than the standard on purpose:
//! what the generator has no use for, or would get wrong, is refused here with what to write instead.

mod tables;

/// An object of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Root,
    Info,
    License,
    Contact,
    Page,
    Server,
    Variable,
    Tag,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    MediaType,
    Response,
    Schema,
    Components,
}

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number, not negative.
    Count,
    /// A number.
    Number,
    /// A list of texts.
    Texts,
    /// A list of any values.
    Values,
    /// Any value.
    Anything,
    /// An object.
    One(Kind),
    /// A list of objects.
    Many(Kind),
    /// Objects by name.
    Named(Kind),
    /// `true`, `false` or an object.
    FlagOr(Kind),
    /// Nothing: the key is of OpenAPI, but not of ours, for this reason.
    Refused(&'static str),
}

/// A key of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// What to write where it is missing, unless it may be.
    pub(super) needed: Option<&'static str>,
}

impl Kind {
    /// What an object of this kind is called in a problem.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Root => "the document",
            Self::Info => "info",
            Self::License => "the license",
            Self::Contact => "the contact",
            Self::Page => "externalDocs",
            Self::Server => "a server",
            Self::Variable => "a server's variable",
            Self::Tag => "a tag",
            Self::PathItem => "a path",
            Self::Operation => "an operation",
            Self::Parameter => "a parameter",
            Self::RequestBody => "a request body",
            Self::MediaType => "a media type",
            Self::Response => "a response",
            Self::Schema => "a schema",
            Self::Components => "components",
        }
    }

    /// The section of `components` that holds such objects, if they can be referred to.
    pub(super) fn section(self) -> Option<&'static str> {
        match self {
            Self::Parameter => Some("parameters"),
            Self::RequestBody => Some("requestBodies"),
            Self::Response => Some("responses"),
            Self::Schema => Some("schemas"),
            _ => None,
        }
    }

    /// The keys that an object of this kind has.
    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::Root => tables::ROOT,
            Self::Info => tables::INFO,
            Self::License => tables::LICENSE,
            Self::Contact => tables::CONTACT,
            Self::Page => tables::PAGE,
            Self::Server => tables::SERVER,
            Self::Variable => tables::VARIABLE,
            Self::Tag => tables::TAG,
            Self::PathItem => tables::PATH_ITEM,
            Self::Operation => tables::OPERATION,
            Self::Parameter => tables::PARAMETER,
            Self::RequestBody => tables::REQUEST_BODY,
            Self::MediaType => tables::MEDIA_TYPE,
            Self::Response => tables::RESPONSE,
            Self::Schema => tables::SCHEMA,
            Self::Components => tables::COMPONENTS,
        }
    }
}
