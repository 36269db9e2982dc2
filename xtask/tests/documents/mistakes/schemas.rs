//! Schemas that the type engine gets wrong: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn a_missing_type() {
    check(
        "items.yaml",
        &[("          type: number\n", "")],
        &[
            "items.yaml:99: the schema has no type; write one, or object for whatever the service sends",
        ],
    );
}

#[test]
fn an_unknown_type() {
    check(
        "items.yaml",
        &[("          type: number\n", "          type: numbr\n")],
        &[r#"items.yaml:100: there is no type "numbr"; write number"#],
    );
}

#[test]
fn a_keyword_of_another_type() {
    check(
        "items.yaml",
        &[(
            "          type: integer\n",
            "          type: integer\n          maxLength: 3\n",
        )],
        &["items.yaml:127: maxLength means nothing for type integer; remove it"],
    );
}

#[test]
fn an_enum_of_numbers() {
    check(
        "items.yaml",
        &[("enum: [small, large]", "enum: [small, 2]")],
        &["items.yaml:116: 2 in the enum is not text; quote it"],
    );
}

#[test]
fn an_enum_on_a_number() {
    check(
        "items.yaml",
        &[(
            "          type: integer\n",
            "          type: integer\n          enum: [1, 2]\n",
        )],
        &[
            "items.yaml:127: enum means nothing for type integer; remove it, and name the values in the description",
        ],
    );
}

#[test]
fn an_empty_enum() {
    check(
        "items.yaml",
        &[("enum: [small, large]", "enum: []")],
        &["items.yaml:116: the enum is empty; list its words, or remove it"],
    );
}

#[test]
fn a_word_twice() {
    check(
        "items.yaml",
        &[("enum: [small, large]", "enum: [small, small]")],
        &[r#"items.yaml:116: "small" is in the enum twice; remove one"#],
    );
}

#[test]
fn a_list_without_items() {
    check(
        "items.yaml",
        &[(
            "          items: {$ref: \"#/components/schemas/Item\"}\n",
            "",
        )],
        &[
            "items.yaml:121: the list has no items; write the schema of one, as in items: {type: string}",
        ],
    );
}

#[test]
fn an_unknown_format() {
    check(
        "items.yaml",
        &[("format: int32", "format: int46")],
        &[r#"items.yaml:16: type integer has no format "int46"; write one of int32, int64"#],
    );
}

#[test]
fn a_format_of_a_flag() {
    check(
        "customers.yaml",
        &[(
            "          type: boolean\n",
            "          type: boolean\n          format: int32\n",
        )],
        &[r#"customers.yaml:41: type boolean has no format "int32"; remove it"#],
    );
}

#[test]
fn a_binary_field() {
    check(
        "items.yaml",
        &[("          maxLength: 20", "          format: binary")],
        &[
            "items.yaml:98: only a whole body can be binary; write byte for Base64, or remove the format",
        ],
    );
}

#[test]
fn additional_properties_beside_properties() {
    check(
        "items.yaml",
        &[(
            "      required: [name]\n",
            "      additionalProperties: {type: string}\n      required: [name]\n",
        )],
        &[
            "items.yaml:93: properties and additionalProperties together cannot be read leniently; write one of the two",
        ],
    );
}

#[test]
fn no_additional_properties() {
    check(
        "items.yaml",
        &[(
            "      required: [name]\n",
            "      additionalProperties: false\n      required: [name]\n",
        )],
        &[
            "items.yaml:93: additionalProperties: false would refuse fields that the service adds; remove it",
        ],
    );
}

#[test]
fn any_additional_properties() {
    check(
        "items.yaml",
        &[(
            "additionalProperties: {type: string}",
            "additionalProperties: true",
        )],
        &[
            "items.yaml:111: additionalProperties: true says nothing; remove it, or write the schema of the values",
        ],
    );
}

#[test]
fn a_required_field_that_is_no_property() {
    check(
        "items.yaml",
        &[("required: [name]", "required: [nam]")],
        &[
            r#"items.yaml:33: the example lacks the required field "nam"; write it"#,
            r#"items.yaml:52: the example lacks the required field "nam"; write it"#,
            r#"items.yaml:93: "nam" is required and no property; write name"#,
        ],
    );
}

#[test]
fn a_field_required_twice() {
    check(
        "items.yaml",
        &[("required: [name]", "required: [name, name]")],
        &[r#"items.yaml:93: "name" is required twice; remove one"#],
    );
}

#[test]
fn limits_the_wrong_way_round() {
    check(
        "items.yaml",
        &[("maxLength: 20", "maxLength: 20\n          minLength: 30")],
        &[
            "items.yaml:33: name has 4 characters, fewer than minLength 30; write more",
            "items.yaml:52: name has 4 characters, fewer than minLength 30; write more",
            "items.yaml:99: minLength 30 is more than maxLength 20; swap or correct them",
        ],
    );
}

#[test]
fn an_exclusive_minimum_without_a_minimum() {
    check(
        "items.yaml",
        &[(
            "          minimum: 0\n",
            "          exclusiveMinimum: true\n",
        )],
        &[
            "items.yaml:102: exclusiveMinimum without minimum has no effect; write minimum, or remove it",
        ],
    );
}

#[test]
fn a_keyword_beside_all_of() {
    check(
        "items.yaml",
        &[(
            "          allOf: [{$ref",
            "          minLength: 2\n          allOf: [{$ref",
        )],
        &[
            "items.yaml:106: minLength beside allOf has no effect; write it in the schema that it is about",
        ],
    );
}

#[test]
fn an_all_of_of_texts() {
    check(
        "items.yaml",
        &[(
            r##"allOf: [{$ref: "#/components/schemas/Size"}]"##,
            r##"allOf: [{$ref: "#/components/schemas/Size"}, {type: string}]"##,
        )],
        &[
            "items.yaml:106: only objects with properties can be merged by allOf; write the schema out",
        ],
    );
}

#[test]
fn an_empty_all_of() {
    check(
        "items.yaml",
        &[(
            r##"allOf: [{$ref: "#/components/schemas/Size"}]"##,
            "allOf: []",
        )],
        &[
            "items.yaml:104: allOf is empty; write the schemas, or a type instead",
            "items.yaml:113: no operation uses Size; remove it, or refer to it",
        ],
    );
}

#[test]
fn a_field_in_two_parts_of_all_of() {
    check(
        "items.yaml",
        &[
            (
                "      type: object\n      description: A page of items.\n      properties:",
                "      description: A page of items.\n      allOf: [{$ref: \"#/components/schemas/Item\"}]\n      properties:\n        name: {type: string, description: Again.}",
            ),
            (
                "example: {items: [{name",
                "example: {name: a, items: [{name",
            ),
        ],
        &[
            r#"items.yaml:117: allOf merges two fields "name", the other at items.yaml:121; define it in one"#,
        ],
    );
}

#[test]
fn a_schema_without_a_description() {
    check(
        "items.yaml",
        &[("      description: How big something is.\n", "")],
        &["items.yaml:113: the schema Size has no description; write what it means"],
    );
}

#[test]
fn a_field_without_a_description() {
    check(
        "items.yaml",
        &[("          description: What it costs.\n", "")],
        &["items.yaml:99: the field price has no description; write what it means"],
    );
}
