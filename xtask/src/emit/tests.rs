//! What is emitted for the shapes that operations come in.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::{
    document::Document,
    emit,
    generate::fixture::{document, exchange, file, service, to},
};

/// A document with one operation, given as it stands in the document.
fn one(path: &str, method: &str, operation: Value, schemas: Value) -> Document {
    let mut node = json!({
        "tags": ["things"],
        "summary": "Do a thing",
        "description": "More on it.",
        "externalDocs": {"description": "Doing things", "url": "https://example.com/things"},
        "responses": {"204": {"description": "Done."}},
    });
    for (key, value) in operation.as_object().into_iter().flatten() {
        node[key] = value.clone();
    }
    document(json!({path: {method: node}}), schemas)
}

fn parameter(name: &str, place: &str, schema: Value) -> Value {
    json!({"name": name, "in": place, "required": place == "path", "schema": schema, "description": "What to look at."})
}

fn body(required: bool, schema: Value) -> Value {
    json!({"required": required, "content": {"application/json": {"schema": schema}}})
}

/// A reset as the seed documents describe it, with every kind of policy.
fn reset() -> Document {
    let guarded =
        |guard: Value| json!({"type": "string", "format": "password", "x-password-policy": guard});
    let mut document = one(
        "/v1/{project_id}/users/{user_name}",
        "post",
        json!({
            "operationId": "ResetPassword",
            "x-api-name": "ResetPasswrod",
            "x-idempotent": false,
            "x-clouds": ["huawei-eu", "otc"],
            "parameters": [
                parameter("project_id", "path", json!({"type": "string"})),
                parameter("user_name", "path", json!({"type": "string"})),
            ],
            "requestBody": {"required": true, "content": {"application/json": {
                "schema": to("Reset"),
                "example": {"new_password": "Xk7#pQ2mVd9w"},
            }}},
        }),
        json!({"Reset": {"type": "object", "required": ["new_password"], "properties": {
            "new_password": guarded(json!({"policy": "User", "user_name": "user_name"})),
            "admin_password": guarded(json!({"policy": "Admin", "default_user_name": "admin"})),
        }}}),
    );
    document.value["x-password-policies"] = json!({
        "documents": {
            "page": {"clouds": ["otc"], "date": "2024-06", "source": "example.com", "length": [8, 32], "classes": 3,
                "specials": "!\"#", "space": "allowed", "leading_hyphen": "refused", "user_name": "refused"},
            "older": {"clouds": ["huawei"], "source": "example.com/old", "history": "refused"},
        },
        "policies": {
            "User": {"description": "Password of a user", "check": ["page"]},
            "Admin": {"description": "Password of the administrator", "check": ["older", "page"]},
        },
    });
    document.value["x-error-codes"] = json!([
        {"code": "DMS.2", "status": 404, "kind": "not_found", "meaning": "thing unknown"},
        {"code": "DMS.1", "kind": "quota", "meaning": "too many things"},
    ]);
    document
}

#[test]
fn the_surface() {
    let surface = emit::surface(&service(&reset())).expect("the surface is written");
    assert_eq!(
        surface,
        "[things]\nreset_password(user_name: String, new_password: Secret, admin_password?: Secret) -> (): \
         POST /v1/{project_id}/users/{user_name}, body types::Reset"
    );
}

#[test]
fn a_password_reset() {
    assert_snapshot!(file(&reset(), "things.rs"));
}

#[test]
fn the_types_of_a_tag() {
    assert_snapshot!(file(&reset(), "things/types.rs"));
}

#[test]
fn the_table_of_operations() {
    assert_snapshot!("operations", file(&reset(), "operations.rs"));
    assert_snapshot!("operations_things", file(&reset(), "operations/things.rs"));
}

#[test]
fn the_policies() {
    assert_snapshot!(file(&reset(), "policies.rs"));
}

#[test]
fn the_error_codes() {
    assert_snapshot!(file(&reset(), "error_codes.rs"));
}

#[test]
fn the_commands() {
    let files = emit::cli(&[service(&reset())]).expect("the commands are emitted");
    let tag = files
        .get(std::path::Path::new("demo/things.rs"))
        .expect("the tag has a file");
    assert_snapshot!(tag);
}

#[test]
fn queries_headers_and_words() {
    let document = one(
        "/v1/{project_id}/things/{kind}",
        "get",
        json!({
            "operationId": "ListThings",
            "parameters": [
                parameter("project_id", "path", json!({"type": "string"})),
                parameter("kind", "path", json!({"type": "string", "enum": ["small", "large"]})),
                parameter("node-ids", "query", json!({"type": "array", "items": {"type": "string"}})),
                parameter("type", "query", json!({"type": "integer", "format": "int32"})),
                parameter("X-Language", "header", json!({"type": "string"})),
            ],
            "responses": {"200": {"description": "Them.", "content": {"application/json": {
                "schema": {"type": "array", "items": {"type": "string"}},
            }}}},
            "x-pagination": {"style": "offset", "limit": "limit", "items": "things", "total": "total"},
        }),
        json!({}),
    );
    assert_snapshot!(
        "queries_surface",
        emit::surface(&service(&document)).expect("the surface is written")
    );
    assert_snapshot!("queries", file(&document, "things.rs"));
    assert_snapshot!("queries_table", file(&document, "operations/things.rs"));
}

#[test]
fn one_setter_sets_a_parameter_and_the_field_of_its_name() {
    let document = one(
        "/v1/{project_id}/{engine}/{name}",
        "put",
        json!({
            "operationId": "CreateThing",
            "parameters": [
                parameter("project_id", "path", json!({"type": "string"})),
                parameter("engine", "path", json!({"type": "string", "enum": ["steam"]})),
                parameter("name", "path", json!({"type": "string"})),
            ],
            "requestBody": body(true, to("Thing")),
        }),
        json!({"Thing": {"type": "object", "required": ["engine"], "properties": {
            "engine": {"type": "string"},
            "name": {"type": "string"},
            "project_id": {"type": "string"},
            "body": {"type": "string"},
        }}}),
    );
    assert_snapshot!(file(&document, "things.rs"));
}

#[test]
fn an_optional_body_is_left_out_unless_set() {
    let document = one(
        "/v1/things",
        "post",
        json!({"operationId": "TouchThings", "requestBody": body(false, to("Touch"))}),
        json!({"Touch": {"type": "object", "properties": {"labels": {"type": "object", "additionalProperties": {"type": "string"}}}}}),
    );
    assert_snapshot!(file(&document, "things.rs"));
}

#[test]
fn an_object_without_fields_is_sent_empty() {
    let document = one(
        "/v1/things",
        "delete",
        json!({"operationId": "DeleteThings", "requestBody": body(true, json!({"type": "object"}))}),
        json!({}),
    );
    assert_snapshot!(file(&document, "things.rs"));
}

#[test]
fn a_list_is_a_body_as_a_whole() {
    let document = one(
        "/v1/things",
        "post",
        json!({
            "operationId": "AddThings",
            "requestBody": body(true, json!({"type": "array", "items": {"type": "string"}})),
            "responses": {"200": {"description": "A name.", "content": {"application/json": {"schema": {"type": "string"}}}}},
        }),
        json!({}),
    );
    assert_snapshot!(file(&document, "things.rs"));
}

#[test]
fn a_parameter_and_a_field_that_differ_are_a_failure() {
    let document = one(
        "/v1/{size}",
        "put",
        json!({
            "operationId": "SetSize",
            "parameters": [parameter("size", "path", json!({"type": "integer"}))],
            "requestBody": body(true, to("Size")),
        }),
        json!({"Size": {"type": "object", "properties": {"size": {"type": "array", "items": {"type": "string"}}}}}),
    );
    let failure = emit::service(&service(&document)).expect_err("an i64 is no list");
    assert_eq!(
        failure.to_string(),
        "SetSize (operation): has a parameter size that is i64 and a body field size that is Vec < String >"
    );
}

#[test]
fn examples_show_what_is_required_and_a_few_more() {
    let mut document = exchange(
        to("Order"),
        json!({"type": "object"}),
        json!({
            "Order": {"type": "object", "required": ["lines"], "properties": {
                "lines": {"type": "array", "items": to("Line")},
                "urgent": {"type": "boolean"},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            }},
            "Line": {"type": "object", "properties": {"item": {"type": "string"}, "count": {"type": "integer"}}},
        }),
    );
    document.value["paths"]["/v1/{project_id}/things"]["put"]["requestBody"]["content"]["application/json"]
        ["example"] =
        json!({"lines": [{"item": "nail", "count": 3}], "urgent": true, "labels": {"a": "b"}});
    let file = file(&document, "things.rs");
    let example: Vec<&str> = file
        .lines()
        .skip_while(|line| !line.contains("```no_run"))
        .collect();
    let end = example
        .iter()
        .skip(1)
        .position(|line| line.contains("```"))
        .expect("the example ends");
    assert_snapshot!(example[..=end + 1].join("\n"));
}
