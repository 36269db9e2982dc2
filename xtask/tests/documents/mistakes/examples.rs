//! Examples that do not fit their schemas: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn an_example_of_the_wrong_type() {
    check(
        "items.yaml",
        &[(
            "example: {name: Lamp, price: 1.5}",
            "example: {name: 5, price: 1.5}",
        )],
        &["items.yaml:52: name is 5, not of type string; quote it"],
    );
}

#[test]
fn an_example_with_an_unknown_field() {
    check(
        "items.yaml",
        &[(
            "example: {name: Lamp, price: 1.5}",
            "example: {name: Lamp, prise: 1.5}",
        )],
        &[r#"items.yaml:52: the schema has no field "prise"; write price, or add it there"#],
    );
}

#[test]
fn an_example_without_a_required_field() {
    check(
        "items.yaml",
        &[("example: {name: Lamp, price: 1.5}", "example: {price: 1.5}")],
        &[r#"items.yaml:52: the example lacks the required field "name"; write it"#],
    );
}

#[test]
fn an_example_with_another_word() {
    check(
        "items.yaml",
        &[("size: small,", "size: medium,")],
        &[r#"items.yaml:33: "medium" is not in the enum; write one of small, large"#],
    );
}

#[test]
fn an_example_that_is_null() {
    check(
        "items.yaml",
        &[(
            "example: {name: Lamp, price: 1.5}",
            "example: {name: null, price: null}",
        )],
        &[
            "items.yaml:52: name is null, not of type string; write a value of type string, or nullable: true in the schema",
        ],
    );
}

#[test]
fn an_example_that_is_too_long() {
    check(
        "items.yaml",
        &[(
            "example: {name: Lamp, price: 1.5}",
            "example: {name: A lamp with a shade and a foot}",
        )],
        &["items.yaml:52: name has 30 characters, more than maxLength 20; write fewer"],
    );
}

#[test]
fn an_example_out_of_range() {
    check(
        "items.yaml",
        &[("          example: 10\n", "          example: 51\n")],
        &["items.yaml:17: 51 is out of the schema's range; write one within it"],
    );
}

#[test]
fn an_example_in_a_map() {
    check(
        "items.yaml",
        &[("tags: {room: hall}", "tags: {room: 7}")],
        &["items.yaml:33: room is 7, not of type string; quote it"],
    );
}

#[test]
fn a_default_of_the_wrong_type() {
    check(
        "items.yaml",
        &[(
            "          type: integer\n",
            "          type: integer\n          default: many\n",
        )],
        &["items.yaml:127: default is text, not of type integer; write a value of type integer"],
    );
}

#[test]
fn a_password_that_is_too_short() {
    check(
        "customers.yaml",
        &[(r#""Xk7#pQ2mVd9w""#, r#""Xk7#""#)],
        &["customers.yaml:21: new_password has 4 characters, fewer than minLength 8; write more"],
    );
}
