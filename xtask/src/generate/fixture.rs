//! Small documents to test the generator's steps on, one feature each.

use serde_json::{Value, json};

use super::{engine, tree::Tree};
use crate::{
    document::{Document, Sources, Tag},
    emit::Service,
    generate::api::Api,
    lower::lower,
    passes,
    problem::Location,
};

/// A document of a service called `demo`, of operations with the tag `things`.
pub(crate) fn document(paths: Value, schemas: Value) -> Document {
    let file = "openapi/demo/openapi.yaml";
    Document {
        service: "demo".to_owned(),
        value: json!({
            "openapi": "3.0.3",
            "info": {"title": "Demo", "version": "1"},
            "servers": [{
                "url": "https://demo.{region}.example.com",
                "x-clouds": ["otc"],
                "variables": {"region": {"default": "eu-de", "enum": ["eu-de"]}},
            }],
            "tags": [{"name": "things", "description": "Things that one can do."}],
            "paths": paths,
            "components": {"schemas": schemas},
        }),
        sources: Sources::new(Location::new(file, 1)),
        tags: vec![Tag {
            name: "things".to_owned(),
            file: "openapi/demo/things.yaml".to_owned(),
        }],
        root_file: file.to_owned(),
    }
}

/// A document with one operation, `PUT /v1/{project_id}/things`, that takes and answers with the given schemas.
pub(crate) fn exchange(request: Value, response: Value, schemas: Value) -> Document {
    let operation = json!({
        "operationId": "DoThing",
        "tags": ["things"],
        "summary": "Do a thing",
        "parameters": [{"name": "project_id", "in": "path", "required": true, "schema": {"type": "string"}}],
        "requestBody": {"required": true, "content": {"application/json": {"schema": request}}},
        "responses": {"200": {"description": "Done.", "content": {"application/json": {"schema": response}}}},
    });
    document(
        json!({"/v1/{project_id}/things": {"put": operation}}),
        schemas,
    )
}

/// A reference to a schema.
pub(crate) fn to(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

/// The facts of a document.
pub(crate) fn api(document: &Document) -> Api {
    lower(document).expect("the fixture lowers")
}

/// The types of a document after the passes up to the named one, as code.
pub(crate) fn types_after(document: &Document, pass: &str) -> String {
    assert!(
        passes::PASSES.iter().any(|known| known.name == pass),
        "no pass is called {pass}"
    );
    let api = api(document);
    let mut tree: Tree = engine::run(&api.engine_document).expect("progenitor takes the fixture");
    passes::run(&mut tree, &api, Some(pass)).expect("the passes take the fixture");
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: tree.types,
    })
}

/// The service of a document, ready to be emitted.
pub(crate) fn service(document: &Document) -> Service {
    super::service(document).expect("the fixture makes a service")
}

/// A generated file of a document.
pub(crate) fn file(document: &Document, path: &str) -> String {
    let mut files = crate::emit::service(&service(document)).expect("the fixture is emitted");
    files
        .remove(std::path::Path::new(path))
        .expect("the file is generated")
}
