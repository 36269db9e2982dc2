//! The keys of each object: what we write of OpenAPI, and what to write instead of the rest.

use super::{Field, Form, Kind};
use Form::{Anything, Count, Flag, FlagOr, Many, Named, Number, One, Refused, Text, Texts, Values};

const fn may(name: &'static str, form: Form) -> Field {
    Field {
        name,
        form,
        needed: None,
    }
}

const fn must(name: &'static str, form: Form, needed: &'static str) -> Field {
    Field {
        name,
        form,
        needed: Some(needed),
    }
}

const NO_SECURITY: Form = Refused("remove it, the core signs every request");
const NO_LINKS: Form = Refused("remove it, and say it in the description");
const ONE_EXAMPLE: Form = Refused("write one `example`");
const FLAT: Form = Refused("write it in each operation");
const NO_UNION: Form =
    Refused("write one schema with all fields optional, because a union cannot be read leniently");
const BY_DIRECTION: Form = Refused("write a schema for requests and one for responses");

pub(super) const ROOT: &[Field] = &[
    must("openapi", Text, "write openapi: 3.0.3"),
    must("info", One(Kind::Info), "write title and version under it"),
    must("servers", Many(Kind::Server), "write one for each cloud"),
    must("tags", Many(Kind::Tag), "write one for each file of paths"),
    must(
        "paths",
        Named(Kind::PathItem),
        "write them in the files of their tags",
    ),
    may("components", One(Kind::Components)),
    may("externalDocs", One(Kind::Page)),
    may("security", NO_SECURITY),
];

pub(super) const INFO: &[Field] = &[
    must("title", Text, "write the service's name"),
    must(
        "version",
        Text,
        "write the vendor's version of the API, quoted",
    ),
    may("description", Text),
    may("license", One(Kind::License)),
    may("contact", One(Kind::Contact)),
    may("termsOfService", Text),
];

pub(super) const LICENSE: &[Field] = &[
    must("name", Text, "write the license's name"),
    may("url", Text),
];

pub(super) const CONTACT: &[Field] = &[may("name", Text), may("url", Text), may("email", Text)];

pub(super) const PAGE: &[Field] = &[
    must("url", Text, "write the address of the vendor's page"),
    must("description", Text, "write the title of the vendor's page"),
];

pub(super) const SERVER: &[Field] = &[
    must("url", Text, "write https://<service>.{region}.<domain>"),
    may("description", Text),
    must(
        "variables",
        Named(Kind::Variable),
        "write region with its enum under it",
    ),
];

pub(super) const VARIABLE: &[Field] = &[
    must("default", Text, "write one of the enum"),
    must("enum", Texts, "list the regions"),
    may("description", Text),
];

pub(super) const TAG: &[Field] = &[
    must("name", Text, "write the name of its file, without .yaml"),
    must(
        "description",
        Text,
        "write a line on what its operations are for",
    ),
    may("externalDocs", One(Kind::Page)),
];

pub(super) const PATH_ITEM: &[Field] = &[
    may("get", One(Kind::Operation)),
    may("head", One(Kind::Operation)),
    may("put", One(Kind::Operation)),
    may("post", One(Kind::Operation)),
    may("patch", One(Kind::Operation)),
    may("delete", One(Kind::Operation)),
    may("options", Refused("remove it, no client calls it")),
    may("trace", Refused("remove it, no client calls it")),
    may("parameters", FLAT),
    may("summary", FLAT),
    may("description", FLAT),
    may(
        "servers",
        Refused("write servers in openapi.yaml, for all operations"),
    ),
    may("$ref", Refused("write the operations out")),
];

pub(super) const OPERATION: &[Field] = &[
    must(
        "operationId",
        Text,
        "write the vendor's name of the API, spelled right, in PascalCase",
    ),
    must(
        "tags",
        Texts,
        "write the tag of this file, as in tags: [users]",
    ),
    must("summary", Text, "write a line on what it does"),
    must(
        "description",
        Text,
        "write what a caller should know, in our own words",
    ),
    must(
        "externalDocs",
        One(Kind::Page),
        "write title and address of the vendor's page",
    ),
    may("deprecated", Flag),
    may("parameters", Many(Kind::Parameter)),
    may("requestBody", One(Kind::RequestBody)),
    must(
        "responses",
        Named(Kind::Response),
        "write one success, 4XX and 5XX",
    ),
    may("callbacks", NO_LINKS),
    may("security", NO_SECURITY),
    may(
        "servers",
        Refused("write servers in openapi.yaml, for all operations"),
    ),
];

pub(super) const PARAMETER: &[Field] = &[
    must("name", Text, "write its name on the wire"),
    must("in", Text, "write path, query or header"),
    must("description", Text, "write what it means, with its limits"),
    must(
        "schema",
        One(Kind::Schema),
        "write its type, as in schema: {type: string}",
    ),
    may("required", Flag),
    may("deprecated", Flag),
    may("example", Anything),
    may("style", Text),
    may("explode", Flag),
    may("examples", ONE_EXAMPLE),
    may(
        "content",
        Refused("write a `schema`, the generator takes no other parameters"),
    ),
    may(
        "allowReserved",
        Refused("remove it, reserved characters are always encoded"),
    ),
    may(
        "allowEmptyValue",
        Refused("remove it, a parameter without a value is not sent"),
    ),
];

pub(super) const REQUEST_BODY: &[Field] = &[
    must(
        "content",
        Named(Kind::MediaType),
        "write application/json with schema and example",
    ),
    may("required", Flag),
    may("description", Text),
];

pub(super) const MEDIA_TYPE: &[Field] = &[
    must("schema", One(Kind::Schema), "write the body's schema"),
    may("example", Anything),
    may("examples", ONE_EXAMPLE),
    may("encoding", Refused("remove it, bodies are JSON")),
];

pub(super) const RESPONSE: &[Field] = &[
    must("description", Text, "write what has happened when it comes"),
    may("content", Named(Kind::MediaType)),
    may("headers", NO_LINKS),
    may("links", NO_LINKS),
];

pub(super) const SCHEMA: &[Field] = &[
    may("type", Text),
    may("format", Text),
    may("description", Text),
    may("nullable", Flag),
    may("deprecated", Flag),
    may("example", Anything),
    may("default", Anything),
    may("enum", Values),
    may("pattern", Text),
    may("minLength", Count),
    may("maxLength", Count),
    may("minimum", Number),
    may("maximum", Number),
    may("exclusiveMinimum", Flag),
    may("exclusiveMaximum", Flag),
    may("multipleOf", Number),
    may("items", One(Kind::Schema)),
    may("minItems", Count),
    may("maxItems", Count),
    may("uniqueItems", Flag),
    may("properties", Named(Kind::Schema)),
    may("required", Texts),
    may("additionalProperties", FlagOr(Kind::Schema)),
    may("minProperties", Count),
    may("maxProperties", Count),
    may("allOf", Many(Kind::Schema)),
    may("externalDocs", One(Kind::Page)),
    may("oneOf", NO_UNION),
    may("anyOf", NO_UNION),
    may(
        "not",
        Refused("say it in the description, the type engine makes a wrong type of it"),
    ),
    may("discriminator", NO_UNION),
    may(
        "title",
        Refused("write a description, a title would rename the Rust type"),
    ),
    may("readOnly", BY_DIRECTION),
    may("writeOnly", BY_DIRECTION),
    may("xml", Refused("remove it, bodies are JSON")),
];

pub(super) const COMPONENTS: &[Field] = &[
    may("schemas", Named(Kind::Schema)),
    may("parameters", Named(Kind::Parameter)),
    may("responses", Named(Kind::Response)),
    may("requestBodies", Named(Kind::RequestBody)),
    may("examples", Refused("write examples where they belong")),
    may("headers", NO_LINKS),
    may("links", NO_LINKS),
    may("callbacks", NO_LINKS),
    may("securitySchemes", NO_SECURITY),
];
