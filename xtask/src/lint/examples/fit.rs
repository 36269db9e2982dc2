//! Whether a value fits a schema.

use serde_json::Value;

use super::super::{
    fields::{fields, required, says, type_of, value_of},
    outline::closest,
    spot::Spot,
};
use crate::problem::Problems;

/// Reports where a value does not fit its schema.
pub(super) fn check(schema: &Spot<'_>, value: &Spot<'_>, problems: &mut Problems) {
    // A schema without a type has its own problem.
    let Some(kind) = type_of(schema) else {
        return;
    };
    if value.value.is_null() && says(schema, "nullable") {
        return;
    }
    if !is_of_type(value.value, kind) {
        let message = format!(
            "{} is {}, not of type {kind}; {}",
            named(value),
            shown(value.value),
            advice(value.value, kind)
        );
        return problems.push(value.problem(message));
    }
    match kind {
        "string" => text(schema, value, problems),
        "integer" | "number" => number(schema, value, problems),
        "array" => list(schema, value, problems),
        "object" => object(schema, value, problems),
        _ => {}
    }
}

fn is_of_type(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        // An unknown type has its own problem.
        _ => true,
    }
}

fn advice(value: &Value, kind: &str) -> String {
    match kind {
        _ if value.is_null() => {
            format!("write a value of type {kind}, or nullable: true in the schema")
        }
        "string" if !value.is_array() && !value.is_object() => "quote it".to_owned(),
        _ => format!("write a value of type {kind}"),
    }
}

/// What the value stands under.
fn named(value: &Spot<'_>) -> String {
    let key = value.key();
    match key.parse::<usize>() {
        Ok(index) => format!("item {}", index + 1),
        Err(_) => key,
    }
}

/// The value as a problem shows it: in a word, and never a text, which may be meant as a secret.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
        Value::String(_) => "text".to_owned(),
        other => other.to_string(),
    }
}

fn text(schema: &Spot<'_>, value: &Spot<'_>, problems: &mut Problems) {
    let text = value.value.as_str().unwrap_or_default();
    if let Some(words) = value_of(schema, "enum")
        && !words.items().is_empty()
        && !words.items().iter().any(|word| word.value == text)
    {
        let words: Vec<&str> = words.texts().into_iter().map(|(_, word)| word).collect();
        let message = format!(
            "{text:?} is not in the enum; write one of {}",
            words.join(", ")
        );
        problems.push(value.problem(message));
    }
    let length = text.chars().count();
    limits(
        schema,
        value,
        ("minLength", "maxLength"),
        "characters",
        length,
        problems,
    );
}

fn number(schema: &Spot<'_>, value: &Spot<'_>, problems: &mut Problems) {
    let Some(number) = value.value.as_f64() else {
        return;
    };
    let limit = |key: &str| value_of(schema, key).and_then(|limit| limit.value.as_f64());
    let below = limit("minimum").is_some_and(|least| {
        number < least || (says(schema, "exclusiveMinimum") && number <= least)
    });
    let above = limit("maximum")
        .is_some_and(|most| number > most || (says(schema, "exclusiveMaximum") && number >= most));
    let format = value_of(schema, "format");
    let wide = format.is_some_and(|format| format.value == "int32")
        && value
            .value
            .as_i64()
            .is_none_or(|number| i32::try_from(number).is_err());
    if below || above || wide {
        let message = format!(
            "{} is out of the schema's range; write one within it",
            value.value
        );
        problems.push(value.problem(message));
    }
}

fn list(schema: &Spot<'_>, value: &Spot<'_>, problems: &mut Problems) {
    let items = value.items();
    if let Some(schema) = value_of(schema, "items") {
        for item in &items {
            check(&schema, item, problems);
        }
    }
    limits(
        schema,
        value,
        ("minItems", "maxItems"),
        "items",
        items.len(),
        problems,
    );
}

fn limits(
    schema: &Spot<'_>,
    value: &Spot<'_>,
    (least, most): (&str, &str),
    what: &str,
    actual: usize,
    problems: &mut Problems,
) {
    let limit = |key: &str| value_of(schema, key)?.value.as_u64();
    let actual = u64::try_from(actual).unwrap_or(u64::MAX);
    let message = match (limit(least), limit(most)) {
        (Some(limit), _) if actual < limit => {
            format!("fewer than {least} {limit}; write more")
        }
        (_, Some(limit)) if actual > limit => {
            format!("more than {most} {limit}; write fewer")
        }
        _ => return,
    };
    problems.push(value.problem(format!("{} has {actual} {what}, {message}", named(value))));
}

fn object(schema: &Spot<'_>, value: &Spot<'_>, problems: &mut Problems) {
    let fields = fields(schema);
    let values = value_of(schema, "additionalProperties").filter(|values| values.value.is_object());
    let known: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    for (name, entry) in value.entries() {
        let field = fields.iter().find(|(known, _)| *known == name);
        match (
            field.map(|(_, schema)| schema).or(values.as_ref()),
            known.as_slice(),
        ) {
            (Some(schema), _) => check(schema, &entry, problems),
            // An object without fields takes any.
            (None, []) => {}
            (None, known) => {
                let near = closest(name, known).unwrap_or("one that it has");
                let message =
                    format!("the schema has no field {name:?}; write {near}, or add it there");
                problems.push(entry.problem_with_key(message));
            }
        }
    }
    for (_, name) in required(schema) {
        if value.get(name).is_none() {
            let message = format!("the example lacks the required field {name:?}; write it");
            problems.push(value.problem_with_key(message));
        }
    }
}
