//! Merges `allOf`: one reference with a description of its own stays a reference, parts of an object become one object.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    draft::Draft,
    json::{children_mut, list, members, schema_ref},
};
use crate::generate::failure::Failure;

/// How deep parts may refer to parts before we call it a circle.
const DEEPEST: usize = 16;

pub(crate) fn flatten(draft: &mut Draft) -> Result<(), Failure> {
    draft.rewrite("all_of", |schemas, schema| flatten_node(schemas, schema, 0))
}

fn flatten_node(
    schemas: &BTreeMap<String, Value>,
    node: &mut Value,
    depth: usize,
) -> Result<(), String> {
    if depth > DEEPEST {
        return Err("has an allOf that refers to itself".to_owned());
    }
    let parts = list(node, "allOf").to_vec();
    if let [part] = parts.as_slice()
        && schema_ref(part).is_some()
    {
        annotate(node, part);
    } else if !parts.is_empty() {
        merge(schemas, node, &parts, depth)?;
    }
    for child in children_mut(node) {
        flatten_node(schemas, child, depth)?;
    }
    Ok(())
}

/// Makes a node the reference that it wraps, keeping its own description and extensions.
fn annotate(node: &mut Value, part: &Value) {
    if let Some(object) = node.as_object_mut() {
        object.remove("allOf");
        object.insert("$ref".to_owned(), part["$ref"].clone());
    }
}

fn merge(
    schemas: &BTreeMap<String, Value>,
    node: &mut Value,
    parts: &[Value],
    depth: usize,
) -> Result<(), String> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut take = |part: &Value| {
        properties.extend(
            members(part, "properties").map(|(name, schema)| (name.clone(), schema.clone())),
        );
        required.extend_from_slice(list(part, "required"));
    };
    for part in parts {
        let mut part = match schema_ref(part) {
            Some(name) => schemas
                .get(name)
                .ok_or_else(|| format!("refers to the schema {name:?}, which does not exist"))?
                .clone(),
            None => part.clone(),
        };
        flatten_node(schemas, &mut part, depth + 1)?;
        take(&part);
    }
    take(node);
    if let Some(object) = node.as_object_mut() {
        object.remove("allOf");
        object.insert("type".to_owned(), json!("object"));
        object.insert("properties".to_owned(), Value::Object(properties));
        object.insert("required".to_owned(), Value::Array(required));
    }
    Ok(())
}
