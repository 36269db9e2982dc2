//! Parameters that cannot be sent: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn a_cookie() {
    check(
        "items.yaml",
        &[(
            "        - name: colours\n          in: query",
            "        - name: colours\n          in: cookie",
        )],
        &["items.yaml:23: cookie parameters are not supported; write path, query or header"],
    );
}

#[test]
fn an_unknown_place() {
    check(
        "items.yaml",
        &[(
            "        - name: offset\n          in: query",
            "        - name: offset\n          in: body",
        )],
        &[
            "items.yaml:9: offset is no query parameter of the operation; write one of limit, colours",
            r#"items.yaml:19: "body" is no place; write path, query or header"#,
        ],
    );
}

#[test]
fn a_deep_object() {
    check(
        "items.yaml",
        &[(
            "        - name: colours\n          in: query",
            "        - name: colours\n          style: deepObject\n          in: query",
        )],
        &[
            r#"items.yaml:23: the style "deepObject" is not supported here; write form, or leave it out"#,
        ],
    );
}

#[test]
fn an_unexploded_list() {
    check(
        "items.yaml",
        &[(
            "        - name: colours\n          in: query",
            "        - name: colours\n          explode: false\n          in: query",
        )],
        &["items.yaml:23: explode false is not supported here; leave it out"],
    );
}

#[test]
fn an_object() {
    check(
        "items.yaml",
        &[(
            "schema: {type: array, items: {type: string}}\n          example: [red, blue]",
            "schema: {type: object}",
        )],
        &[
            "items.yaml:25: a parameter of type object cannot be sent here; write text, a number, a flag, or a list of these",
        ],
    );
}

#[test]
fn a_list_in_a_path() {
    check(
        "customers.yaml",
        &[(
            "schema: {type: string}",
            "schema: {type: array, items: {type: string}}",
        )],
        &[
            "customers.yaml:15: a parameter of type array cannot be sent here; write text, a number or a flag",
        ],
    );
}

#[test]
fn a_nullable_parameter() {
    check(
        "items.yaml",
        &[(
            "          description: Where the page begins.\n          schema: {type: string}",
            "          description: Where the page begins.\n          schema: {type: string, nullable: true}",
        )],
        &[
            "items.yaml:21: a parameter cannot be null; remove nullable, and required where it may be left out",
        ],
    );
}

#[test]
fn a_header_that_the_core_sets() {
    check(
        "items.yaml",
        &[
            (
                "        - name: colours\n          in: query",
                "        - name: X-Sdk-Date\n          in: header",
            ),
            (
                "schema: {type: array, items: {type: string}}\n          example: [red, blue]",
                "schema: {type: string}",
            ),
        ],
        &["items.yaml:22: the header X-Sdk-Date is set by the core; remove the parameter"],
    );
}

#[test]
fn a_parameter_twice() {
    check(
        "items.yaml",
        &[(
            "        - name: colours\n          in: query",
            "        - name: offset\n          in: query",
        )],
        &[
            "items.yaml:22: ListItems has two parameters that would be called offset in Rust, offset and offset; remove one",
        ],
    );
}

#[test]
fn parameters_that_meet_in_rust() {
    check(
        "items.yaml",
        &[(
            "        - name: colours\n          in: query",
            "        - name: OFFSET\n          in: query",
        )],
        &[
            "items.yaml:22: ListItems has two parameters that would be called offset in Rust, offset and OFFSET; remove one",
        ],
    );
}
