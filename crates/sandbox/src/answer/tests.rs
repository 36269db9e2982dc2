//! Answers fit their schemas, whether the document has an example or not.

use http::StatusCode;
use serde_json::json;

use super::*;
use crate::{Service, document::Documents, schema};

#[test]
fn every_bundled_operation_has_an_answer_that_fits() {
    for document in Documents::bundled().expect("valid").iter() {
        assert!(!document.operations.is_empty(), "{}", document.service);
        for operation in &document.operations {
            let reply = success(document, operation);
            assert_eq!(reply.status, operation.success.status);
            let Some((media_type, media)) = &operation.success.content else {
                assert!(reply.body.is_empty(), "{}", operation.id);
                continue;
            };
            if media_type.contains("json") {
                let body = serde_json::from_slice(&reply.body).expect("JSON");
                let misfits = schema::misfits(document, &media["schema"], &body, "body");
                assert_eq!(misfits, Vec::<String>::new(), "{}", operation.id);
            }
        }
    }
}

fn document() -> Document {
    let text = json!({
        "paths": {
            "/nodes": {"get": {"operationId": "ListNodes", "responses": {
                "4XX": {"description": ""},
                "202": {"description": "", "content": {"application/json": {"schema": {
                    "type": "array", "minItems": 2, "items": {"$ref": "#/components/schemas/Node"},
                }}}},
            }}},
            "/export": {"get": {"operationId": "Export", "responses": {
                "200": {"description": "", "content": {"text/csv": {"schema": {"type": "string"}, "example": "a,b"}}},
            }}},
            "/void": {"delete": {"operationId": "Drop", "responses": {"204": {"description": ""}}}},
        },
        "components": {"schemas": {"Node": {
            "type": "object",
            "properties": {
                "name": {"type": "string", "minLength": 6},
                "state": {"type": "string", "enum": ["up", "down"]},
                "size": {"type": "integer", "minimum": 3},
                "created": {"type": "string", "format": "date-time"},
                "children": {"type": "array", "items": {"$ref": "#/components/schemas/Node"}},
                "kind": {"allOf": [{"type": "string", "enum": ["big"]}]},
                "tags": {"type": "object", "additionalProperties": {"type": "boolean"}},
            },
        }}},
    });
    Document::parse(Service::Kafka, &text.to_string()).expect("a document")
}

#[test]
fn an_answer_without_an_example_is_made_up() {
    let document = document();
    let (operation, _) = document.find("GET", "/nodes").expect("routed");
    let reply = success(&document, operation);
    assert_eq!(reply.status, StatusCode::ACCEPTED);
    let body: Value = serde_json::from_slice(&reply.body).expect("JSON");
    let (_, media) = operation.success.content.as_ref().expect("a body");
    assert_eq!(
        schema::misfits(&document, &media["schema"], &body, "body"),
        Vec::<String>::new()
    );
    assert_eq!(body.as_array().map(Vec::len), Some(2));
    assert_eq!(body[0]["state"], "up");
    assert_eq!(body[0]["size"], 3);
    assert_eq!(body[0]["kind"], "big");
    assert_eq!(body[0]["tags"], json!({"key": true}));
    assert!(body[0]["children"].is_array());
}

#[test]
fn files_and_empty_answers_are_as_documented() {
    let document = document();
    let (operation, _) = document.find("GET", "/export").expect("routed");
    let reply = success(&document, operation);
    assert_eq!(&reply.body[..], b"a,b");
    assert_eq!(reply.headers[0].1, "text/csv");
    let (operation, _) = document.find("DELETE", "/void").expect("routed");
    let reply = success(&document, operation);
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert!(reply.body.is_empty() && reply.headers.is_empty());
}
