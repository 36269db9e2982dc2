//! Answers as the document has them: its example, or a value made up from the schema.

use http::HeaderValue;
use serde_json::{Map, Value, json};

use crate::{
    document::{Document, Operation},
    reply::Reply,
};

/// How deep a made-up value goes: schemas may contain themselves.
const DEEPEST: usize = 8;

/// The documented success.
pub(crate) fn success(document: &Document, operation: &Operation) -> Reply {
    let success = &operation.success;
    let Some((media_type, media)) = &success.content else {
        return Reply::empty(success.status);
    };
    let content = example(document, media);
    let body = match &content {
        Value::String(text) if !media_type.contains("json") => text.clone(),
        content => content.to_string(),
    };
    match HeaderValue::from_str(media_type) {
        Ok(content_type) => Reply::new(success.status, content_type, body),
        Err(_) => Reply::json(success.status, &content),
    }
}

/// The example of a media type, else one of its schema.
pub(crate) fn example(document: &Document, media: &Value) -> Value {
    let named = media["examples"]
        .as_object()
        .and_then(|examples| examples.values().next());
    media
        .get("example")
        .or_else(|| document.resolve(named?).get("value"))
        .cloned()
        .unwrap_or_else(|| made_up(document, &media["schema"], DEEPEST))
}

fn made_up(document: &Document, schema: &Value, depth: usize) -> Value {
    let schema = document.resolve(schema);
    let first = schema["enum"].as_array().and_then(|values| values.first());
    let given = schema
        .get("example")
        .or_else(|| schema.get("default"))
        .or(first);
    if let Some(given) = given {
        return given.clone();
    }
    match schema["type"].as_str() {
        Some("string") => string(schema),
        Some("integer") => json!(schema["minimum"].as_i64().unwrap_or(1)),
        Some("number") => json!(schema["minimum"].as_f64().unwrap_or(1.5)),
        Some("boolean") => json!(true),
        Some("array") => array(document, schema, depth),
        _ => object(document, schema, depth),
    }
}

fn string(schema: &Value) -> Value {
    let text = match schema["format"].as_str() {
        Some("date-time") => "2026-11-21T08:00:00Z",
        Some("date") => "2026-11-21",
        Some("uuid") => "7c1f9a52-3d64-4b8e-9a07-52e1b6c4d830",
        _ => "text",
    };
    let least = schema["minLength"].as_u64().unwrap_or_default();
    let most = schema["maxLength"].as_u64().unwrap_or(u64::MAX);
    let length = (text.len() as u64).max(least).min(most);
    let length = usize::try_from(length).unwrap_or(text.len());
    json!(text.chars().cycle().take(length).collect::<String>())
}

fn array(document: &Document, schema: &Value, depth: usize) -> Value {
    let least = schema["minItems"].as_u64().unwrap_or(1).max(1);
    match depth.checked_sub(1) {
        Some(depth) => (0..least)
            .map(|_| made_up(document, &schema["items"], depth))
            .collect(),
        None => json!([]),
    }
}

fn object(document: &Document, schema: &Value, depth: usize) -> Value {
    let mut fields = Map::new();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        match made_up(document, part, depth) {
            Value::Object(of_part) => fields.extend(of_part),
            // A reference wrapped to say more of it, and not an object.
            scalar => return scalar,
        }
    }
    let Some(depth) = depth.checked_sub(1) else {
        return Value::Object(fields);
    };
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        fields.insert(name.clone(), made_up(document, property, depth));
    }
    if schema["additionalProperties"].is_object() {
        let entry = made_up(document, &schema["additionalProperties"], depth);
        fields.insert("key".to_owned(), entry);
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests;
