//! Writes the document that the type engine gets: only what it turns into the right Rust. Lengths, patterns, ranges,
//! defaults and date formats would give newtypes, `NonZero` and foreign types; `required` would make fields plain.

use serde_json::{Map, Value, json};

use super::{
    aliases::has_type,
    directions::is_collection,
    draft::{Draft, DraftOperation},
    json::{list, members, schema_ref, text},
};
use crate::generate::api::Answer;

/// The document for the type engine. `in_request` tells which schemas requests carry.
pub(crate) fn document(draft: &Draft, in_request: impl Fn(&str) -> bool) -> Value {
    let mut paths = Map::new();
    for operation in &draft.operations {
        let item = paths
            .entry(operation.path.clone())
            .or_insert_with(|| json!({}));
        item[operation.method.to_lowercase()] = operation_node(operation);
    }
    let schemas: Map<String, Value> = draft
        .schemas
        .iter()
        .map(|(name, node)| (name.clone(), named_schema(node, in_request(name))))
        .collect();
    json!({
        "openapi": "3.0.3",
        "info": {"title": "lowered", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

fn operation_node(operation: &DraftOperation) -> Value {
    let parameters: Vec<Value> = operation.parameters.iter().map(parameter).collect();
    let response = match operation.answer {
        Answer::Empty => json!({"description": ""}),
        Answer::File => json!({"description": "", "content": {"application/octet-stream": {}}}),
        Answer::Json => {
            let node = operation.answer_schema.as_ref().map_or(json!({}), schema);
            json!({"description": "", "content": {"application/json": {"schema": node}}})
        }
    };
    let mut node = json!({
        "operationId": operation.id,
        "parameters": parameters,
        "responses": {operation.success.to_string(): response},
    });
    if let Some(body) = &operation.body {
        // The engine's builders have no optional bodies; ours do.
        node["requestBody"] = json!({
            "required": true,
            "content": {"application/json": {"schema": schema(&body.schema)}},
        });
    }
    node
}

fn parameter(node: &Value) -> Value {
    json!({
        "name": node["name"],
        "in": node["in"],
        "required": node.get("required").and_then(Value::as_bool).unwrap_or(false),
        "schema": node.get("schema").map_or(json!({"type": "string"}), schema),
    })
}

/// A named schema: fields of a request that are lists or maps are nullable, so that unset and empty differ.
fn named_schema(node: &Value, in_request: bool) -> Value {
    let mut lowered = definition(node);
    for (name, field) in members(node, "properties") {
        if in_request && is_collection(field) {
            lowered["properties"][name.as_str()]["nullable"] = json!(true);
        }
    }
    lowered
}

/// A schema with a type of its own.
fn definition(node: &Value) -> Value {
    if list(node, "enum").is_empty() {
        let properties: Map<String, Value> = members(node, "properties")
            .map(|(name, field)| (name.clone(), schema(field)))
            .collect();
        return json!({"type": "object", "properties": properties});
    }
    let words: Vec<&Value> = list(node, "enum")
        .iter()
        .filter(|word| word.is_string())
        .collect();
    json!({"type": "string", "enum": words})
}

/// A schema where it is used.
fn schema(node: &Value) -> Value {
    if schema_ref(node).is_some() {
        return json!({"$ref": node["$ref"]});
    }
    if has_type(node) {
        return definition(node);
    }
    if let Some(items) = node.get("items") {
        return json!({"type": "array", "items": schema(items)});
    }
    if let Some(values) = node
        .get("additionalProperties")
        .filter(|values| values.is_object())
    {
        return json!({"type": "object", "additionalProperties": schema(values)});
    }
    match (text(node, "type").as_str(), text(node, "format").as_str()) {
        ("string", "password") => json!({"type": "string", "format": "password"}),
        ("string", _) => json!({"type": "string"}),
        ("integer", "int32") => json!({"type": "integer", "format": "int32"}),
        ("integer", _) => json!({"type": "integer", "format": "int64"}),
        ("number", _) => json!({"type": "number", "format": "double"}),
        ("boolean", _) => json!({"type": "boolean"}),
        ("array", _) => json!({"type": "array", "items": {}}),
        _ => json!({}),
    }
}
