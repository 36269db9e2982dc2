//! The last net: what openapiv3, which progenitor reads with, does not take although no rule has found it wrong.

use openapiv3::{Operation, Parameter, ReferenceOr, RequestBody, Response, Schema};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    grammar::Kind,
    outline::{Node, Outline},
};
use crate::problem::{Problem, Problems};

/// What openapiv3 refuses, at the innermost object that it refuses.
pub(super) fn check(outline: &Outline<'_>) -> Problems {
    let document = &outline.root;
    let Err(error) = serde_json::from_value::<openapiv3::OpenAPI>(document.value.clone()) else {
        return Problems::new();
    };
    let refused: Vec<(&Node<'_>, String)> = outline
        .nodes
        .iter()
        .filter_map(|node| Some((node, refusal(node)?)))
        .collect();
    let mut problems = Problems::new();
    for (node, error) in &refused {
        let holds_another = refused.iter().any(|(other, _)| {
            let inside = other.spot.pointer.strip_prefix(&node.spot.pointer);
            inside.is_some_and(|rest| rest.starts_with('/'))
        });
        if !holds_another {
            problems.push(node.spot.problem(message(error)));
        }
    }
    if problems.is_empty() {
        problems.push(Problem::at(
            document.location(),
            message(&error.to_string()),
        ));
    }
    problems
}

fn message(error: &str) -> String {
    format!(
        "not OpenAPI 3.0 as the generator reads it: {error}; write it as openapi/README.md shows"
    )
}

fn refusal(node: &Node<'_>) -> Option<String> {
    match node.kind {
        Kind::Operation => refused::<Operation>(node.spot.value),
        Kind::Parameter => refused::<ReferenceOr<Parameter>>(node.spot.value),
        Kind::RequestBody => refused::<ReferenceOr<RequestBody>>(node.spot.value),
        Kind::Response => refused::<ReferenceOr<Response>>(node.spot.value),
        Kind::Schema => refused::<ReferenceOr<Schema>>(node.spot.value),
        _ => None,
    }
}

fn refused<T: DeserializeOwned>(value: &Value) -> Option<String> {
    let result = serde_json::from_value::<T>(value.clone());
    result.err().map(|error| error.to_string())
}
