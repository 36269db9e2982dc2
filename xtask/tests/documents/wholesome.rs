//! Documents with nothing wrong: the fixture's and the repository's own, and the bundle that is made of them.

use std::path::Path;

use serde_json::Value;
use xtask::{lint::lint, load};

use crate::fixture::Repository;

#[test]
fn the_repositorys_own_documents_are_good() {
    let openapi = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi");
    let openapi = openapi.canonicalize().unwrap();
    for service in load::services(&openapi).unwrap() {
        let document = load::load(&openapi, &service).unwrap();
        assert_eq!(lint(&document).to_string(), "", "{service}");
    }
}

#[test]
fn a_bundle_is_one_openapi_document() {
    let ended = Repository::good().run(&["bundle", "shop"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    assert!(ended.out.ends_with("}\n"));
    let bundle: Value = serde_json::from_str(&ended.out).unwrap();
    let keys: Vec<_> = bundle.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "openapi",
            "info",
            "servers",
            "tags",
            "components",
            "paths",
            "x-error-codes",
            "x-password-policies"
        ]
    );
    let paths: Vec<_> = bundle["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths,
        [
            "/v1/customers/{customer}/password",
            "/v1/{project_id}/items",
            "/v1/jobs/{job_id}"
        ]
    );
    let schemas: Vec<_> = bundle["components"]["schemas"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(
        schemas,
        ["ErrorBody", "NewPassword", "Item", "Size", "ItemList"]
    );
    let read: openapiv3::OpenAPI = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(read.paths.paths.len(), 3);
}

#[test]
fn two_tags_may_share_a_path() {
    let repository = Repository::good();
    repository.spoil(
        "customers.yaml",
        "components:\n",
        r##"  /v1/jobs/{job_id}:
    delete:
      operationId: ForgetJob
      tags: [customers]
      summary: Forget a job
      description: Forgets it.
      externalDocs: {description: Forgetting, url: "https://example.com/forget"}
      parameters:
        - {name: job_id, in: path, required: true, description: The job., schema: {type: string}}
      responses:
        "204": {description: Done.}
        4XX: {$ref: "#/components/responses/Rejected"}
        5XX: {$ref: "#/components/responses/Failed"}
components:
"##,
    );
    let ended = repository.run(&["bundle", "shop"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    let bundle: Value = serde_json::from_str(&ended.out).unwrap();
    let methods: Vec<_> = bundle["paths"]["/v1/jobs/{job_id}"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(methods, ["delete", "get"]);
}

#[test]
fn parts_of_an_object_may_be_merged() {
    let repository = Repository::good();
    repository.spoil(
        "items.yaml",
        "      type: object\n      description: A page of items.\n      properties:",
        "      description: A page of items.\n      allOf: [{$ref: \"#/components/schemas/ErrorBody\"}]\n      required: [items, error_code]\n      properties:",
    );
    repository.spoil(
        "items.yaml",
        "total: 1}",
        "total: 1, error_code: SHOP.0001}",
    );
    let ended = repository.run(&["bundle", "shop"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
}
