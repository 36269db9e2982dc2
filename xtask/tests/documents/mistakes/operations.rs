//! Names, summaries and responses of operations: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn an_operation_id_that_is_not_pascal_case() {
    check(
        "items.yaml",
        &[("operationId: ListItems", "operationId: list_items")],
        &[r#"items.yaml:4: operationId "list_items" is not in PascalCase; write ListItems"#],
    );
}

#[test]
fn an_operation_id_twice() {
    check(
        "items.yaml",
        &[("operationId: CreateItem", "operationId: ListItems")],
        &[
            "items.yaml:37: the name ListItems is taken by ListItems at items.yaml:4, both are list_items in Rust; rename one of the two",
        ],
    );
}

#[test]
fn operation_ids_that_meet_in_rust() {
    check(
        "items.yaml",
        &[("operationId: CreateItem", "operationId: ListITEMS")],
        &[
            "items.yaml:37: the name ListITEMS is taken by ListItems at items.yaml:4, both are list_items in Rust; rename one of the two",
        ],
    );
}

#[test]
fn a_vendor_name_that_is_another_operation() {
    check(
        "items.yaml",
        &[("x-api-name: CreatItem", "x-api-name: ListItems")],
        &[
            "items.yaml:38: the name ListItems is taken by ListItems at items.yaml:4, both are list_items in Rust; rename one of the two",
        ],
    );
}

#[test]
fn an_operation_id_that_the_client_needs() {
    check(
        "items.yaml",
        &[("operationId: ListItems", "operationId: New")],
        &[
            "items.yaml:4: operationId New would be the method new, which is taken; choose another name",
        ],
    );
}

#[test]
fn a_summary_of_two_lines() {
    check(
        "items.yaml",
        &[("summary: List items", "summary: \"List\\nitems\"")],
        &[
            "items.yaml:6: the summary has more than one line; write one, and the rest in the description",
        ],
    );
}

#[test]
fn a_page_that_is_no_address() {
    check(
        "items.yaml",
        &[(r#""https://example.com/list""#, r#""example.com/list""#)],
        &[
            r#"items.yaml:8: "example.com/list" is no web address; write one that begins with https://"#,
        ],
    );
}

#[test]
fn a_default_response() {
    check(
        "customers.yaml",
        &[(
            "        4XX: {",
            "        default: {$ref: \"#/components/responses/Failed\"}\n        4XX: {",
        )],
        &[
            "customers.yaml:24: a default response is a second success type to the generator; write 4XX and 5XX",
        ],
    );
}

#[test]
fn an_exact_error_status() {
    check(
        "customers.yaml",
        &[("        4XX: {", r#"        "404": {"#)],
        &[
            "customers.yaml:22: ResetPassword has no 4XX response; write one, or refer to a shared one",
            "customers.yaml:24: errors are read alike whatever their status; write 4XX or 5XX for 404, and its meaning in the description",
        ],
    );
}

#[test]
fn no_success() {
    check(
        "customers.yaml",
        &[("        \"204\": {description: Done.}\n", "")],
        &[
            "customers.yaml:22: ResetPassword has 0 success responses; write one, 200 where no page states a status",
        ],
    );
}

#[test]
fn two_successes() {
    check(
        "customers.yaml",
        &[(
            "        \"204\": {description: Done.}\n",
            "        \"200\": {description: Done.}\n        \"204\": {description: Done.}\n",
        )],
        &[
            "customers.yaml:22: ResetPassword has 2 success responses; write one, 200 where no page states a status",
        ],
    );
}

#[test]
fn a_range_of_successes() {
    check(
        "customers.yaml",
        &[(r#""204""#, "2XX")],
        &[
            "customers.yaml:22: ResetPassword has 0 success responses; write one, 200 where no page states a status",
            "customers.yaml:23: a range of successes says no status; write the documented one, or 200",
        ],
    );
}

#[test]
fn a_redirect() {
    check(
        "customers.yaml",
        &[(
            "        4XX: {",
            "        \"302\": {description: Elsewhere.}\n        4XX: {",
        )],
        &[
            r#"customers.yaml:24: "302" is no status that a client expects; write one success, 4XX and 5XX"#,
        ],
    );
}

#[test]
fn no_server_errors() {
    check(
        "customers.yaml",
        &[(
            "        5XX: {$ref: \"#/components/responses/Failed\"}\n",
            "",
        )],
        &[
            "customers.yaml:22: ResetPassword has no 5XX response; write one, or refer to a shared one",
        ],
    );
}

#[test]
fn two_error_types() {
    check(
        "openapi.yaml",
        &[(
            "          schema: {$ref: \"#/components/schemas/ErrorBody\"}\n          example: {error_code: SHOP.0002}",
            "          schema: {type: object}\n          example: {error_code: SHOP.0002}",
        )],
        &[
            "customers.yaml:22: 4XX and 5XX have bodies of two types; refer to one schema in both, or write no content in either",
            "items.yaml:27: 4XX and 5XX have bodies of two types; refer to one schema in both, or write no content in either",
            "items.yaml:53: 4XX and 5XX have bodies of two types; refer to one schema in both, or write no content in either",
            "items.yaml:80: 4XX and 5XX have bodies of two types; refer to one schema in both, or write no content in either",
        ],
    );
}

#[test]
fn a_body_of_no_content() {
    check(
        "items.yaml",
        &[(r#""202":"#, r#""204":"#)],
        &[
            "items.yaml:54: a 204 response has no body; remove content, or write the status that comes with it",
        ],
    );
}
