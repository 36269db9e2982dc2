//! Each pass alone, on a small document: what the types look like right after it.

use insta::assert_snapshot;
use serde_json::json;

use crate::{
    document::Document,
    generate::{
        engine,
        fixture::{api, exchange, to, types_after},
    },
    passes,
};

/// A request with a list, a password and a hyphenated name; a response with a list and an enumeration.
fn mixed() -> Document {
    exchange(
        to("Wish"),
        to("Gift"),
        json!({
            "Wish": {
                "type": "object",
                "description": "What is wished for.",
                "required": ["name", "secret-word"],
                "properties": {
                    "name": {"type": "string", "description": "Whose wish."},
                    "secret-word": {"type": "string", "format": "password", "minLength": 8},
                    "sizes": {"type": "array", "items": {"type": "integer", "format": "int32"}},
                    "type": {"type": "boolean", "default": true, "x-clouds": ["otc"]},
                },
            },
            "Gift": {
                "type": "object",
                "description": "What is given.\n\nIt may be empty.",
                "properties": {
                    "state": to("State"),
                    "parts": {"type": "array", "items": to("Gift")},
                    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
            "State": {"type": "string", "description": "How it is.", "enum": ["wrapped", "half-open", "unknown", "1st"]},
        }),
    )
}

#[test]
fn definitions() {
    assert_snapshot!(types_after(&mixed(), "definitions"));
}

#[test]
fn paths() {
    assert_snapshot!(types_after(&mixed(), "paths"));
}

#[test]
fn field_order() {
    assert_snapshot!(types_after(&mixed(), "field_order"));
}

#[test]
fn secrets_change_nothing() {
    assert_eq!(
        types_after(&mixed(), "secrets"),
        types_after(&mixed(), "field_order")
    );
}

#[test]
fn secrets_refuse_a_password_that_is_plain_text() {
    let mut document = api(&mixed());
    let field = "/components/schemas/Wish/properties/secret-word/format";
    *document
        .engine_document
        .pointer_mut(field)
        .expect("the fixture has the field") = json!("plain");
    let mut tree = engine::run(&document.engine_document).expect("progenitor takes the fixture");
    let failure =
        passes::run(&mut tree, &document, Some("secrets")).expect_err("a String is no Secret");
    assert_eq!(
        failure.to_string(),
        "Wish.secret-word (secrets): is a password that did not come out as Secret"
    );
}

#[test]
fn serde_attributes() {
    assert_snapshot!(types_after(&mixed(), "serde_attributes"));
}

#[test]
fn derives() {
    assert_snapshot!(types_after(&mixed(), "derives"));
}

#[test]
fn open_enums() {
    let document = exchange(
        to("State"),
        json!({"type": "object"}),
        json!({
            "State": {"type": "string", "enum": ["wrapped", "half-open", "unknown", "1st"]},
        }),
    );
    assert_snapshot!(types_after(&document, "open_enums"));
}

#[test]
fn docs() {
    assert_snapshot!(types_after(&mixed(), "docs"));
}

#[test]
fn docs_wrap_text_but_not_code_or_lists() {
    let long = "word ".repeat(30);
    let text = format!("{long}\n\n- {long}\n\n```text\n{long}\n```");
    let lines: Vec<String> = passes::doc_lines(&text)
        .iter()
        .map(|attribute| quote::quote!(#attribute).to_string())
        .collect();
    let longest = lines.iter().filter(|line| line.len() > 130).count();
    assert_eq!(
        longest, 2,
        "only the list's item and the code stay long: {lines:#?}"
    );
    assert_eq!(lines.len(), 8);
}

#[test]
fn setters() {
    assert_snapshot!(types_after(&mixed(), "setters"));
}

#[test]
fn required() {
    let document = exchange(
        to("Order"),
        json!({"type": "object"}),
        json!({
            "Order": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                    "kind": {"type": "string", "enum": ["fast", "slow"]},
                    "note": {"type": "string"},
                    "lines": {"type": "array", "items": to("Line")},
                    "extra": to("Extra"),
                },
            },
            "Line": {"type": "object", "required": ["item-no"], "properties": {"item-no": {"type": "integer"}}},
            "Extra": {"type": "object", "properties": {"text": {"type": "string"}}},
        }),
    );
    let code = types_after(&document, "required");
    assert_snapshot!(only_implementations(&code, "Required"));
}

#[test]
fn parameter_values() {
    let kind =
        json!({"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["fast"]}});
    let mut document = exchange(
        to("Order"),
        json!({"type": "object"}),
        json!({
            "Order": {"type": "object", "properties": {"speed": {"type": "string", "enum": ["fast"]}}},
        }),
    );
    document.value["paths"]["/v1/{project_id}/things"]["put"]["parameters"]
        .as_array_mut()
        .expect("the fixture has parameters")
        .push(kind);
    assert_snapshot!(only_implementations(
        &types_after(&document, "parameter_values"),
        "ParameterValue"
    ));
}

/// The implementations of a trait in a piece of code.
fn only_implementations(code: &str, of: &str) -> String {
    let mut file = syn::parse_file(code).expect("the code parses");
    file.items.retain(|item| match item {
        syn::Item::Impl(item) => {
            let path = item.trait_.as_ref().map(|(path, _)| path);
            path.is_some_and(|path| path.is_ident(of))
        }
        _ => false,
    });
    prettyplease::unparse(&file)
}
