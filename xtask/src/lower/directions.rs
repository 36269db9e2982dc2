//! Splits a type that requests and responses share where its Rust differs: a list or map is optional in a request
//! and simply empty in a response. The request's type is called `TagInput`, the response's keeps its name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    draft::Draft,
    json::{children, children_mut, members, ref_to, schema_ref},
};
use crate::generate::failure::Failure;

type Schemas = BTreeMap<String, Value>;

pub(crate) fn split(draft: &mut Draft) -> Result<(), Failure> {
    let (requests, responses) = reached(draft);
    let shared: BTreeSet<String> = requests.intersection(&responses).cloned().collect();
    let split = differing(&draft.schemas, &shared);
    for name in &split {
        let input = input_name(name);
        if draft.schemas.contains_key(&input) {
            return Err(Failure::new(
                "directions",
                input,
                "is the name of another schema already",
            ));
        }
        let schema = draft.schemas[name].clone();
        draft.schemas.insert(input, schema);
    }
    let of_requests = |name: &String| {
        split.contains(name.strip_suffix("Input").unwrap_or_default())
            || (requests.contains(name) && !responses.contains(name))
    };
    for (name, schema) in &mut draft.schemas {
        if of_requests(name) {
            redirect(schema, &split);
        }
    }
    draft
        .request_roots()
        .for_each(|root| redirect(root, &split));
    let (requests, responses) = reached(draft);
    draft
        .schemas
        .retain(|name, _| requests.contains(name) || responses.contains(name));
    Ok(())
}

/// The schemas that requests and responses reach.
pub(crate) fn reached(draft: &Draft) -> (BTreeSet<String>, BTreeSet<String>) {
    let requests = draft.operations.iter().flat_map(|operation| {
        let parameters = operation
            .parameters
            .iter()
            .filter_map(|node| node.get("schema"));
        parameters.chain(operation.body.as_ref().map(|body| &body.schema))
    });
    let responses = draft
        .operations
        .iter()
        .filter_map(|operation| operation.answer_schema.as_ref());
    (
        reach(&draft.schemas, requests),
        reach(&draft.schemas, responses),
    )
}

fn reach<'a>(schemas: &'a Schemas, roots: impl Iterator<Item = &'a Value>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Value> = roots.collect();
    while let Some(node) = open.pop() {
        if let Some(name) = schema_ref(node)
            && reached.insert(name.to_owned())
        {
            open.extend(schemas.get(name));
        }
        open.extend(children(node));
    }
    reached
}

fn input_name(name: &str) -> String {
    format!("{name}Input")
}

/// The shared schemas that have a list or map, or a field of such a type.
fn differing(schemas: &Schemas, shared: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    loop {
        let more: Vec<&String> = shared
            .iter()
            .filter(|name| !found.contains(*name))
            .filter(|name| {
                schemas
                    .get(*name)
                    .is_some_and(|schema| differs(schema, &found))
            })
            .collect();
        if more.is_empty() {
            return found;
        }
        let more: Vec<String> = more.into_iter().cloned().collect();
        found.extend(more);
    }
}

fn differs(schema: &Value, found: &BTreeSet<String>) -> bool {
    members(schema, "properties").any(|(_, field)| is_collection(field) || mentions(field, found))
}

/// Whether a field is a list or a map.
pub(crate) fn is_collection(field: &Value) -> bool {
    field.get("items").is_some()
        || field
            .get("additionalProperties")
            .is_some_and(Value::is_object)
}

fn mentions(node: &Value, names: &BTreeSet<String>) -> bool {
    schema_ref(node).is_some_and(|name| names.contains(name))
        || children(node).any(|child| mentions(child, names))
}

/// Turns references to split schemas into references to their request side.
fn redirect(node: &mut Value, split: &BTreeSet<String>) {
    if let Some(name) = schema_ref(node)
        && split.contains(name)
    {
        node["$ref"] = ref_to(&input_name(name))["$ref"].clone();
    }
    for child in children_mut(node) {
        redirect(child, split);
    }
}
