//! Schemas: a type each, only keywords that mean something for it, and nothing that the type engine gets wrong.

use super::{
    fields::{fields, type_of},
    grammar::Kind,
    outline::{Outline, closest},
    spot::Spot,
};
use crate::problem::{Problem, Problems};

/// The types, with the keywords and formats that each may have beside those of all.
const TYPES: &[(&str, &[&str], &[&str])] = &[
    (
        "string",
        &["enum", "pattern", "minLength", "maxLength"],
        &["binary", "byte", "date", "date-time", "password", "uuid"],
    ),
    ("integer", NUMBERS, &["int32", "int64"]),
    ("number", NUMBERS, &["float", "double"]),
    ("boolean", &[], &[]),
    (
        "array",
        &["items", "minItems", "maxItems", "uniqueItems"],
        &[],
    ),
    (
        "object",
        &[
            "properties",
            "required",
            "additionalProperties",
            "minProperties",
            "maxProperties",
        ],
        &[],
    ),
];

const NUMBERS: &[&str] = &[
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
];

/// Keywords of any type.
const COMMON: &[&str] = &[
    "type",
    "format",
    "description",
    "nullable",
    "deprecated",
    "example",
    "default",
    "externalDocs",
];

/// Keywords that the parts of an `allOf` may have beside them.
const BESIDE_ALL_OF: &[&str] = &[
    "type",
    "description",
    "nullable",
    "deprecated",
    "example",
    "properties",
    "required",
];

/// Limits of which the first may not exceed the second.
const LIMITS: [(&str, &str); 4] = [
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
    ("minimum", "maximum"),
];

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    for schema in outline.of_kind(Kind::Schema) {
        if schema.get("allOf").is_some() {
            all_of(schema, problems);
        } else {
            keywords(schema, problems);
        }
        required_fields(schema, problems);
        limits(schema, problems);
        problems.extend(description(schema));
    }
}

fn keywords(schema: &Spot<'_>, problems: &mut Problems) {
    let Some(kind) = schema.get("type") else {
        let message = "the schema has no type; write one, or object for whatever the service sends";
        return problems.push(schema.problem_with_key(message));
    };
    let Some(name) = kind.value.as_str() else {
        return;
    };
    let Some((_, own, formats)) = TYPES.iter().find(|(known, ..)| *known == name) else {
        let known: Vec<&str> = TYPES.iter().map(|(known, ..)| *known).collect();
        let near = closest(name, &known).map_or_else(|| known.join(", "), str::to_owned);
        return problems.push(kind.problem(format!("there is no type {name:?}; write {near}")));
    };
    for (key, spot) in schema.entries() {
        let known = Kind::Schema.fields().iter().any(|field| field.name == key);
        if known && !COMMON.contains(&key) && !own.contains(&key) && !refused(key) {
            let message = format!(
                "{key} means nothing for type {name}; remove it{}",
                hint(key)
            );
            problems.push(spot.problem_with_key(message));
        }
    }
    problems.extend(format(schema, name, formats));
    match name {
        "string" => words(schema, problems),
        "array" if schema.get("items").is_none() => {
            let message =
                "the list has no items; write the schema of one, as in items: {type: string}";
            problems.push(schema.problem_with_key(message));
        }
        "object" => problems.extend(additional(schema)),
        _ => {}
    }
}

/// Whether the grammar has reported the key already.
fn refused(key: &str) -> bool {
    let field = Kind::Schema.fields().iter().find(|field| field.name == key);
    field.is_some_and(|field| matches!(field.form, super::grammar::Form::Refused(_)))
}

fn hint(key: &str) -> &'static str {
    match key {
        "enum" => ", and name the values in the description",
        _ => "",
    }
}

fn format(schema: &Spot<'_>, kind: &str, formats: &[&str]) -> Option<Problem> {
    let spot = schema.get("format")?;
    let format = spot.value.as_str()?;
    if !formats.contains(&format) {
        let advice = match formats {
            [] => "remove it".to_owned(),
            _ => format!("write one of {}", formats.join(", ")),
        };
        return Some(spot.problem(format!("type {kind} has no format {format:?}; {advice}")));
    }
    let is_body = schema.pointer.contains("/content/") && schema.key() == "schema";
    (format == "binary" && !is_body).then(|| {
        spot.problem("only a whole body can be binary; write byte for Base64, or remove the format")
    })
}

/// The words of an enumeration.
fn words(schema: &Spot<'_>, problems: &mut Problems) {
    let Some(words) = schema.get("enum") else {
        return;
    };
    let mut seen = Vec::new();
    for word in words.items() {
        if !word.value.is_string() {
            let message = format!("{} in the enum is not text; quote it", word.value);
            problems.push(word.problem(message));
        } else if seen.contains(&word.value) {
            problems.push(word.problem(format!("{} is in the enum twice; remove one", word.value)));
        }
        seen.push(word.value);
    }
    if seen.is_empty() {
        problems.push(words.problem_with_key("the enum is empty; list its words, or remove it"));
    }
}

fn additional(schema: &Spot<'_>) -> Option<Problem> {
    let spot = schema.get("additionalProperties")?;
    let message = match spot.value.as_bool() {
        Some(true) => {
            "additionalProperties: true says nothing; remove it, or write the schema of the values"
        }
        Some(false) => {
            "additionalProperties: false would refuse fields that the service adds; remove it"
        }
        None if schema.get("properties").is_some() => {
            "properties and additionalProperties together cannot be read leniently; write one of the two"
        }
        None => return None,
    };
    Some(spot.problem_with_key(message))
}

fn all_of(schema: &Spot<'_>, problems: &mut Problems) {
    for (key, spot) in schema.entries() {
        let known = Kind::Schema.fields().iter().any(|field| field.name == key);
        if known && key != "allOf" && !BESIDE_ALL_OF.contains(&key) && !refused(key) {
            let message = format!(
                "{key} beside allOf has no effect; write it in the schema that it is about"
            );
            problems.push(spot.problem_with_key(message));
        }
    }
    let parts = schema.items_of("allOf");
    if parts.is_empty() {
        let message = "allOf is empty; write the schemas, or a type instead";
        return problems.push(schema.problem_with_key(message));
    }
    if parts.len() == 1 && schema.get("properties").is_none() {
        return;
    }
    for part in &parts {
        if let Some(kind) = type_of(part)
            && (kind != "object" || fields(part).is_empty())
        {
            let message =
                "only objects with properties can be merged by allOf; write the schema out";
            problems.push(part.problem(message));
        }
    }
    twice(schema, problems);
}

/// Fields that two parts define: one would silently win.
fn twice(schema: &Spot<'_>, problems: &mut Problems) {
    let mut seen: Vec<(&str, Spot<'_>)> = Vec::new();
    for (name, spot) in fields(schema) {
        match seen.iter().find(|(other, _)| *other == name) {
            Some((_, first)) => {
                let at = first.location();
                let message = format!(
                    "allOf merges two fields {name:?}, the other at {at}; define it in one"
                );
                problems.push(schema.problem_with_key(message));
            }
            None => seen.push((name, spot)),
        }
    }
}

fn required_fields(schema: &Spot<'_>, problems: &mut Problems) {
    let Some(list) = schema.get("required") else {
        return;
    };
    let known: Vec<&str> = fields(schema).into_iter().map(|(name, _)| name).collect();
    let mut seen = Vec::new();
    for (spot, name) in list.texts() {
        if !known.contains(&name) {
            let advice = closest(name, &known).map_or_else(
                || "add it to properties, or remove it here".to_owned(),
                |near| format!("write {near}"),
            );
            problems.push(spot.problem(format!("{name:?} is required and no property; {advice}")));
        } else if seen.contains(&name) {
            problems.push(spot.problem(format!("{name:?} is required twice; remove one")));
        }
        seen.push(name);
    }
}

fn limits(schema: &Spot<'_>, problems: &mut Problems) {
    for (least, most) in LIMITS {
        let number = |key: &str| schema.get(key).and_then(|spot| spot.value.as_f64());
        if let (Some(low), Some(high), Some(spot)) =
            (number(least), number(most), schema.get(least))
            && low > high
        {
            let message = format!("{least} {low} is more than {most} {high}; swap or correct them");
            problems.push(spot.problem(message));
        }
    }
    for (key, base) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if let Some(spot) = schema.get(key)
            && schema.get(base).is_none()
        {
            let message = format!("{key} without {base} has no effect; write {base}, or remove it");
            problems.push(spot.problem_with_key(message));
        }
    }
}

/// What becomes a documented item of Rust needs a description.
fn description(schema: &Spot<'_>) -> Option<Problem> {
    let what = if schema.is_component() {
        "schema"
    } else if schema.is_property() {
        "field"
    } else {
        return None;
    };
    let described = schema.text("description");
    described
        .is_none_or(|text| text.trim().is_empty())
        .then(|| {
            let message = format!(
                "the {what} {} has no description; write what it means",
                schema.key()
            );
            schema.problem_with_key(message)
        })
}
