//! Parameters: in a place and form that the generator takes, and with a name of their own in Rust.

use std::collections::HashMap;

use heck::ToSnakeCase;

use super::{
    fields::{says, type_of, value_of},
    grammar::Kind,
    outline::{Operation, Outline},
    spot::Spot,
};
use crate::problem::{Problem, Problems};

/// Headers that the runtime or the signature sets.
const SET_BY_US: &[&str] = &[
    "accept",
    "authorization",
    "content-length",
    "content-type",
    "host",
    "user-agent",
    "x-auth-token",
    "x-domain-id",
    "x-project-id",
    "x-sdk-content-sha256",
    "x-sdk-date",
    "x-security-token",
];

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    for parameter in outline.of_kind(Kind::Parameter) {
        problems.extend(place(parameter));
        style(parameter, problems);
        problems.extend(schema(parameter));
    }
    for operation in &outline.operations {
        names(operation, problems);
    }
}

fn place(parameter: &Spot<'_>) -> Option<Problem> {
    let spot = parameter.get("in")?;
    let name = parameter.text("name").unwrap_or_default();
    match spot.value.as_str()? {
        "path"
            if parameter
                .get("required")
                .is_none_or(|required| required.value == false) =>
        {
            let message =
                format!("the path parameter {name} is not required; write required: true");
            Some(parameter.problem(message))
        }
        "header" if SET_BY_US.contains(&name.to_ascii_lowercase().as_str()) => {
            let message = format!("the header {name} is set by the core; remove the parameter");
            Some(parameter.problem(message))
        }
        "path" | "query" | "header" => None,
        "cookie" => {
            Some(spot.problem("cookie parameters are not supported; write path, query or header"))
        }
        other => Some(spot.problem(format!(
            "{other:?} is no place; write path, query or header"
        ))),
    }
}

/// Only the default styles: lists in a query as repeated keys.
fn style(parameter: &Spot<'_>, problems: &mut Problems) {
    let is_query = parameter.text("in") == Some("query");
    let wanted = if is_query { "form" } else { "simple" };
    if let Some(spot) = parameter.get("style")
        && spot.value != wanted
    {
        let message = format!(
            "the style {} is not supported here; write {wanted}, or leave it out",
            spot.value
        );
        problems.push(spot.problem(message));
    }
    if let Some(spot) = parameter.get("explode")
        && spot.value.as_bool() != Some(is_query)
    {
        let message = format!("explode {} is not supported here; leave it out", spot.value);
        problems.push(spot.problem(message));
    }
}

fn schema(parameter: &Spot<'_>) -> Option<Problem> {
    let schema = parameter.get("schema")?;
    if !matches!(parameter.text("in"), Some("path" | "query" | "header")) {
        return None;
    }
    if says(&schema, "nullable") {
        let message =
            "a parameter cannot be null; remove nullable, and required where it may be left out";
        return Some(schema.problem(message));
    }
    let is_scalar = |kind| matches!(kind, "string" | "integer" | "number" | "boolean");
    let kind = type_of(&schema)?;
    if is_scalar(kind) {
        return None;
    }
    let is_query = parameter.text("in") == Some("query");
    let items = value_of(&schema, "items").and_then(|items| type_of(&items));
    if kind == "array" && is_query && items.is_none_or(is_scalar) {
        return None;
    }
    let what = if is_query {
        "text, a number, a flag, or a list of these"
    } else {
        "text, a number or a flag"
    };
    Some(schema.problem(format!(
        "a parameter of type {kind} cannot be sent here; write {what}"
    )))
}

/// Of one operation, no two parameters of one name, on the wire in one place or in Rust at all.
fn names(operation: &Operation<'_>, problems: &mut Problems) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for place in operation.spot.items_of("parameters") {
        let Some(parameter) = place.resolved() else {
            continue;
        };
        let Some(name) = parameter.text("name") else {
            continue;
        };
        if let Some(first) = seen.insert(name.to_snake_case(), name) {
            let message = format!(
                "{} has two parameters that would be called {} in Rust, {first} and {name}; remove one",
                operation.name,
                name.to_snake_case()
            );
            problems.push(place.problem(message));
        }
    }
}
