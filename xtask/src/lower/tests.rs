//! Each step of lowering on a small document, seen in what the type engine gets and in the facts.

use serde_json::{Value, json};

use crate::{
    generate::{
        api::{BodyShape, SetBy},
        fixture::{api, document, exchange, to},
    },
    lower::lower,
};

/// The schemas that the type engine gets for an exchange.
fn engine_schemas(request: Value, response: Value, schemas: Value) -> Value {
    api(&exchange(request, response, schemas)).engine_document["components"]["schemas"].clone()
}

#[test]
fn what_would_make_newtypes_and_foreign_types_is_taken_out() {
    let lowered = engine_schemas(
        to("Thing"),
        json!({"type": "object"}),
        json!({"Thing": {
            "type": "object",
            "required": ["a", "b"],
            "additionalProperties": true,
            "properties": {
                "a": {"type": "string", "minLength": 1, "pattern": "^a", "default": "x", "nullable": true},
                "b": {"type": "integer", "minimum": 1, "maximum": 9, "enum": [1, 2]},
                "c": {"type": "string", "format": "date-time"},
                "d": {"type": "number", "format": "float"},
                "e": {"type": "integer", "format": "int32"},
                "f": {"type": "string", "format": "password", "minLength": 8, "x-deviation": "shorter"},
                "g": {"type": "object"},
            },
        }}),
    );
    assert_eq!(
        lowered,
        json!({"Thing": {"type": "object", "properties": {
            "a": {"type": "string"},
            "b": {"type": "integer", "format": "int64"},
            "c": {"type": "string"},
            "d": {"type": "number", "format": "double"},
            "e": {"type": "integer", "format": "int32"},
            "f": {"type": "string", "format": "password"},
            "g": {},
        }}})
    );
}

#[test]
fn all_of_merges_and_a_described_reference_stays_one() {
    let document = exchange(
        to("Both"),
        json!({"type": "object"}),
        json!({
            "Base": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
            "Both": {
                "allOf": [to("Base"), {"type": "object", "properties": {
                    "base": {"description": "Where it stands.", "allOf": [to("Base")]},
                }}],
            },
        }),
    );
    let api = api(&document);
    let both = &api.types["Both"];
    let fields: Vec<_> = both
        .fields()
        .iter()
        .map(|field| (field.wire.as_str(), field.required))
        .collect();
    assert_eq!(fields, [("id", true), ("base", false)]);
    assert_eq!(both.fields()[1].description, "Where it stands.");
    let base = &api.engine_document["components"]["schemas"]["Both"]["properties"]["base"];
    assert_eq!(*base, to("Base"));
}

#[test]
fn plain_schemas_are_written_out_where_they_are_used() {
    let lowered = engine_schemas(
        to("Thing"),
        to("Names"),
        json!({
            "Thing": {"type": "object", "properties": {"names": to("Names"), "any": to("Any")}},
            "Names": {"type": "array", "items": to("Name")},
            "Name": {"type": "string", "maxLength": 3},
            "Any": {"type": "object"},
        }),
    );
    assert_eq!(
        lowered,
        json!({"Thing": {"type": "object", "properties": {
            "names": {"type": "array", "items": {"type": "string"}, "nullable": true},
            "any": {},
        }}})
    );
}

#[test]
fn inline_types_are_named_after_where_they_stand() {
    let inline = json!({"type": "object", "properties": {
        "filter": {"type": "object", "properties": {"state": {"type": "string", "enum": ["on"]}}},
        "rows": {"type": "array", "items": {"type": "object", "properties": {"x": {"type": "number"}}}},
    }});
    let api = api(&exchange(inline.clone(), inline, json!({})));
    let names: Vec<_> = api.types.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "DoThingRequest",
            "DoThingRequestFilter",
            "DoThingRequestFilterState",
            "DoThingRequestRowsItem",
            "DoThingResponse",
            "DoThingResponseFilter",
            "DoThingResponseFilterState",
            "DoThingResponseRowsItem",
        ]
    );
}

#[test]
fn a_shared_type_is_split_only_where_its_rust_differs() {
    let api = api(&exchange(
        to("Group"),
        to("Group"),
        json!({
            "Group": {"type": "object", "properties": {"lead": to("Person"), "all": {"type": "array", "items": to("Tag")}}},
            "Person": {"type": "object", "properties": {"tags": {"type": "array", "items": to("Tag")}}},
            "Tag": {"type": "object", "properties": {"key": {"type": "string"}}},
        }),
    ));
    let names: Vec<_> = api.types.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["Group", "GroupInput", "Person", "PersonInput", "Tag"]
    );
    let schemas = &api.engine_document["components"]["schemas"];
    assert_eq!(
        schemas["GroupInput"]["properties"]["lead"],
        to("PersonInput")
    );
    assert_eq!(
        schemas["GroupInput"]["properties"]["all"]["nullable"],
        json!(true)
    );
    assert_eq!(schemas["Group"]["properties"]["lead"], to("Person"));
    assert_eq!(schemas["Group"]["properties"]["all"].get("nullable"), None);
}

#[test]
fn a_type_that_no_operation_uses_is_dropped() {
    let api = api(&exchange(
        json!({"type": "object"}),
        json!({"type": "object"}),
        json!({"Lost": {"type": "object", "properties": {"x": {"type": "string"}}}}),
    ));
    assert!(api.types.is_empty(), "{:?}", api.types);
}

#[test]
fn setters_do_not_clash() {
    let wires = ["body", "send", "client", "project_id", "name", "type"];
    let properties: Value = wires
        .iter()
        .map(|wire| ((*wire).to_owned(), json!({"type": "string"})))
        .collect();
    let mut document = exchange(
        to("Thing"),
        json!({"type": "object"}),
        json!({"Thing": {"type": "object", "properties": properties}}),
    );
    document.value["paths"]["/v1/{project_id}/things"]["put"]["parameters"]
        .as_array_mut()
        .expect("the fixture has parameters")
        .push(json!({"name": "name", "in": "query", "schema": {"type": "string"}}));
    let api = api(&document);
    let Some(BodyShape::Fields { setters, .. }) =
        api.operations[0].body.as_ref().map(|body| &body.shape)
    else {
        panic!("the body has fields");
    };
    let by: Vec<_> = setters.iter().map(|setter| &setter.by).collect();
    assert_eq!(
        by,
        [
            &SetBy::Own("body_field".to_owned()),
            &SetBy::Own("send_field".to_owned()),
            &SetBy::Own("client_field".to_owned()),
            &SetBy::ProjectId,
            &SetBy::Parameter("name".to_owned()),
            &SetBy::Own("type_".to_owned()),
        ]
    );
}

#[test]
fn secrets_are_found_in_lists_maps_and_types_that_hold_themselves() {
    let api = api(&exchange(
        to("Node"),
        json!({"type": "object"}),
        json!({"Node": {"type": "object", "properties": {
            "a/b": {"type": "string", "format": "password"},
            "nodes": {"type": "array", "items": to("Node")},
            "keys": {"type": "object", "additionalProperties": {"type": "string", "format": "password"}},
        }}}),
    ));
    assert_eq!(api.operations[0].secrets, ["/a~1b", "/keys/*"]);
}

#[test]
fn path_parameters_come_in_the_order_of_the_path() {
    let parameter =
        |name: &str, place: &str| json!({"name": name, "in": place, "required": place == "path"});
    let operation = json!({
        "operationId": "ShowThing",
        "tags": ["things"],
        "parameters": [parameter("q", "query"), parameter("b", "path"), parameter("a", "path")],
        "responses": {"204": {"description": "Done."}},
    });
    let api = api(&document(
        json!({"/v1/{a}/x/{b}": {"get": operation}}),
        json!({}),
    ));
    let names: Vec<_> = api.operations[0]
        .parameters
        .iter()
        .map(|parameter| parameter.wire.as_str())
        .collect();
    assert_eq!(names, ["a", "b", "q"]);
}

#[test]
fn failures_name_the_step_and_the_place() {
    let check = |schemas: Value, expected: &str| {
        let failure =
            lower(&exchange(to("Thing"), json!({"type": "object"}), schemas)).expect_err(expected);
        assert_eq!(failure.to_string(), expected);
    };
    check(
        json!({}),
        "DoThing (aliases): refers to the schema \"Thing\", which does not exist",
    );
    check(
        json!({"Thing": {"type": "object", "properties": {"a-b": {"type": "string"}, "a_b": {"type": "string"}}}}),
        "Thing (types): has two fields that would be called a_b in Rust",
    );
    check(
        json!({"Thing": {"type": "string", "enum": ["a-b", "a_b"]}}),
        "Thing (types): has two words that would be called AB in Rust",
    );
    check(
        json!({"Thing": {"type": "array", "items": to("Thing")}}),
        "Thing (aliases): has a list or map that holds itself: give its items fields",
    );
}
