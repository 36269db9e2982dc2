//! Holding a body against its schema, and making one that fits.

use serde_json::{Map, Value, json};

use crate::document::Document;

/// How deep a made-up body is nested: schemas may contain themselves.
const DEEPEST: usize = 6;

/// Says where a value does not fit its schema. What a password must look like is left to its policy.
pub(crate) fn validate(
    document: &Document,
    schema: &Value,
    value: &Value,
    at: &str,
) -> Result<(), String> {
    let schema = document.resolve(schema);
    if schema["nullable"] == json!(true) && value.is_null() {
        return Ok(());
    }
    let expected = schema["type"].as_str().unwrap_or_default();
    let fits = match expected {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        _ => true,
    };
    if !fits {
        return Err(format!("{at} must be of type {expected}"));
    }
    let words = schema["enum"].as_array();
    if words.is_some_and(|words| !words.contains(value)) {
        return Err(format!("{at} is none of the values that it may have"));
    }
    match value {
        Value::Object(fields) => validate_fields(document, schema, fields, at),
        Value::Array(items) => items.iter().enumerate().try_for_each(|(index, item)| {
            validate(document, &schema["items"], item, &format!("{at}[{index}]"))
        }),
        _ => Ok(()),
    }
}

fn validate_fields(
    document: &Document,
    schema: &Value,
    fields: &Map<String, Value>,
    at: &str,
) -> Result<(), String> {
    let required = schema["required"].as_array().into_iter().flatten();
    for name in required.filter_map(Value::as_str) {
        if fields.get(name).is_none_or(Value::is_null) {
            return Err(format!("{at}.{name} is missing"));
        }
    }
    for (name, value) in fields {
        if let Some(property) = schema["properties"].get(name) {
            validate(document, property, value, &format!("{at}.{name}"))?;
        }
    }
    Ok(())
}

/// A body that fits a schema: its example where it has one.
pub(crate) fn example(document: &Document, schema: &Value) -> Value {
    made(document, schema, DEEPEST)
}

fn made(document: &Document, schema: &Value, depth: usize) -> Value {
    let schema = document.resolve(schema);
    if let Some(example) = schema.get("example") {
        return example.clone();
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    if depth == 0 {
        return Value::Null;
    }
    match schema["type"].as_str() {
        Some("array") => json!([made(document, &schema["items"], depth - 1)]),
        Some("string") => json!("string"),
        Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or_else(|| json!(0)),
        Some("boolean") => json!(false),
        _ => schema["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, property)| (name.clone(), made(document, property, depth - 1)))
            .collect::<Map<String, Value>>()
            .into(),
    }
}
