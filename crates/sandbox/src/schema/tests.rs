//! Values against schemas: what fits, and the line that each misfit gets.

use serde_json::json;

use super::*;
use crate::Service;

fn check(schema: Value, value: Value, expected: &[&str]) {
    let document = json!({"components": {"schemas": {
        "Tag": {"type": "object", "required": ["key"], "properties": {"key": {"type": "string", "maxLength": 3}}},
        "Circle": {"$ref": "#/components/schemas/Circle"},
    }}});
    let document = Document::parse(Service::Dws, &document.to_string()).expect("a document");
    let found = misfits(&document, &schema, &value, "body");
    assert_eq!(found, expected, "{schema} {value}");
}

#[test]
fn types() {
    for (kind, fits) in [
        ("string", json!("a")),
        ("integer", json!(-1)),
        ("number", json!(1.5)),
        ("boolean", json!(false)),
        ("array", json!([])),
        ("object", json!({})),
    ] {
        check(json!({"type": kind}), fits.clone(), &[]);
        let other = if fits.is_string() {
            json!(1)
        } else {
            json!("1")
        };
        check(
            json!({"type": kind}),
            other,
            &[&format!("body must be of type {kind}")],
        );
    }
    check(
        json!({"type": "integer"}),
        json!(1.5),
        &["body must be of type integer"],
    );
    check(json!({"type": "number"}), json!(1), &[]);
    check(json!({}), json!([1, "a", null]), &[]);
}

#[test]
fn required_and_unknown_fields() {
    let schema = json!({"type": "object", "required": ["a", "b"], "properties": {
        "a": {"type": "string"},
        "b": {"type": "string", "nullable": true},
        "c": {"type": "integer"},
    }});
    check(
        schema.clone(),
        json!({"a": "x", "b": null, "unknown": 1}),
        &[],
    );
    check(
        schema.clone(),
        json!({"a": null}),
        &["body.a is missing", "body.b is missing"],
    );
    check(schema.clone(), json!({"a": "x", "b": "y", "c": null}), &[]);
    check(
        schema,
        json!({"a": "x", "b": "y", "c": "1"}),
        &["body.c must be of type integer"],
    );
}

#[test]
fn nested_values_and_references() {
    let schema =
        json!({"type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/Tag"}});
    check(schema.clone(), json!([{"key": "abc"}]), &[]);
    check(
        schema.clone(),
        json!([{"key": "abc"}, {}]),
        &["body[1].key is missing"],
    );
    check(
        schema.clone(),
        json!([{"key": "abcd"}]),
        &["body[0].key has 4 characters, which is too few or too many"],
    );
    check(
        schema,
        json!([]),
        &["body has 0 items, which is too few or too many"],
    );
    check(
        json!({"$ref": "#/components/schemas/Circle"}),
        json!(1),
        &[],
    );
}

#[test]
fn enums_ranges_nulls_and_parts() {
    check(
        json!({"type": "string", "enum": ["a", "b"]}),
        json!("b"),
        &[],
    );
    check(
        json!({"type": "string", "enum": ["a"]}),
        json!("c"),
        &["body is none of the documented values"],
    );
    let range = json!({"type": "integer", "minimum": 1, "maximum": 5});
    check(range.clone(), json!(5), &[]);
    check(range.clone(), json!(0), &["body is out of range"]);
    check(range, json!(6), &["body is out of range"]);
    let narrow = json!({"type": "integer", "format": "int32"});
    check(narrow.clone(), json!(i32::MAX), &[]);
    check(
        narrow,
        json!(i64::from(i32::MAX) + 1),
        &["body is out of range"],
    );
    check(
        json!({"type": "string"}),
        json!(null),
        &["body may not be null"],
    );
    check(
        json!({"type": "string", "nullable": true}),
        json!(null),
        &[],
    );
    check(
        json!({"allOf": [{"$ref": "#/components/schemas/Tag"}, {"required": ["value"]}]}),
        json!({}),
        &["body.key is missing", "body.value is missing"],
    );
}

#[test]
fn a_misfit_repeats_neither_values_nor_the_keys_of_a_map() {
    let map = json!({"type": "object", "additionalProperties": {"type": "string"}});
    check(
        map,
        json!({"planted": 1}),
        &["body.* must be of type string"],
    );
}

#[test]
fn the_length_of_a_password_is_left_to_its_policy() {
    let schema = json!({"type": "string", "minLength": 8, "x-password-policy": {"policy": "P"}});
    check(schema.clone(), json!("short"), &[]);
    check(schema, json!(12345678), &["body must be of type string"]);
}
