//! What stands in the wrong file, in two, or in none: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn a_path_in_the_root() {
    check(
        "openapi.yaml",
        &[("tags:\n", "paths: {}\ntags:\n")],
        &[
            r#"openapi.yaml:18: "paths" does not belong in this file; write paths in the file of their tag, <tag>.yaml"#,
        ],
    );
}

#[test]
fn a_table_in_the_wrong_file() {
    check(
        "items.yaml",
        &[("components:\n", "x-error-codes: []\ncomponents:\n")],
        &[
            r#"items.yaml:88: "x-error-codes" does not belong in this file; write it in error-codes.yaml"#,
        ],
    );
}

#[test]
fn a_key_of_the_root_elsewhere() {
    check(
        "items.yaml",
        &[("components:\n", "info: {}\ncomponents:\n")],
        &[r#"items.yaml:88: "info" does not belong in this file; only openapi.yaml may hold it"#],
    );
}

#[test]
fn a_schema_in_two_files() {
    check(
        "customers.yaml",
        &[(
            "    NewPassword:\n      type: object",
            "    Size: {type: string, description: How big., enum: [small, large]}\n    NewPassword:\n      type: object",
        )],
        &[
            r#"items.yaml:113: "Size" of schemas is at customers.yaml:28 already; rename or remove one of the two"#,
        ],
    );
}

#[test]
fn an_operation_in_two_files() {
    check(
        "items.yaml",
        &[(
            "components:\n",
            "  /v1/customers/{customer}/password:\n    put: {}\ncomponents:\n",
        )],
        &[
            r#"items.yaml:89: "put" of /v1/customers/{customer}/password is at customers.yaml:3 already; rename or remove one of the two"#,
        ],
    );
}

#[test]
fn a_tag_without_a_file() {
    check(
        "openapi.yaml",
        &[(
            "  - name: customers\n",
            "  - name: orders\n    description: Orders.\n  - name: customers\n",
        )],
        &[r#"openapi.yaml:21: the tag "orders" has no file; write orders.yaml, or remove the tag"#],
    );
}

#[test]
fn a_file_that_is_no_tags() {
    check(
        "openapi.yaml",
        &[("  - name: customers\n    description: Who buys them.\n", "")],
        &[
            r#"customers.yaml:1: no tag is called "customers"; add it to tags in openapi.yaml, or remove the file"#,
            r#"customers.yaml:6: no tag is called "customers"; add it to tags in openapi.yaml, or write the tag of this file"#,
        ],
    );
}

#[test]
fn a_tag_named_after_another_file() {
    check(
        "openapi.yaml",
        &[(
            "  - name: customers\n",
            "  - name: passwords\n    description: Words.\n  - name: customers\n",
        )],
        &[
            r#"openapi.yaml:21: a tag cannot be called "passwords", whose file has another meaning; rename the tag"#,
            r#"openapi.yaml:21: the tag "passwords" has no operation; remove it, or write one"#,
        ],
    );
}
