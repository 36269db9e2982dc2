//! Names that meet in Rust: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn a_component_that_is_not_pascal_case() {
    check(
        "items.yaml",
        &[
            ("    Size:\n", "    item_size:\n"),
            ("schemas/Size", "schemas/item_size"),
        ],
        &[r#"items.yaml:113: the component "item_size" is not in PascalCase; write ItemSize"#],
    );
}

#[test]
fn schemas_that_meet_in_rust() {
    check(
        "items.yaml",
        &[
            (
                "    Size:\n",
                "    ITEM: {type: string, description: Text.}\n    Size:\n",
            ),
            (
                r##"allOf: [{$ref: "#/components/schemas/Size"}]"##,
                r##"allOf: [{$ref: "#/components/schemas/ITEM"}]"##,
            ),
        ],
        &[
            "items.yaml:113: the type Item is there already, at items.yaml:90; choose another name, or define one schema and refer to it",
            "items.yaml:114: no operation uses Size; remove it, or refer to it",
        ],
    );
}

#[test]
fn an_inline_schema_that_meets_a_named_one() {
    check(
        "items.yaml",
        &[
            (
                "    Size:\n",
                "    CreateItemResponse: {type: string, description: Text.}\n    Size:\n",
            ),
            (
                r##"allOf: [{$ref: "#/components/schemas/Size"}]"##,
                r##"allOf: [{$ref: "#/components/schemas/CreateItemResponse"}]"##,
            ),
        ],
        &[
            "items.yaml:58: the type CreateItemResponse is there already, at items.yaml:113; choose another name, or define one schema and refer to it",
            "items.yaml:114: no operation uses Size; remove it, or refer to it",
        ],
    );
}

#[test]
fn a_schema_that_hides_a_type_of_rust() {
    check(
        "items.yaml",
        &[
            ("    Size:\n", "    Option:\n"),
            ("schemas/Size", "schemas/Option"),
        ],
        &["items.yaml:113: the type Option would hide Rust's own; choose another name"],
    );
}

#[test]
fn a_schema_with_the_name_of_a_sent_one() {
    check(
        "items.yaml",
        &[
            ("    Size:\n", "    ItemInput:\n"),
            ("schemas/Size", "schemas/ItemInput"),
        ],
        &[
            "items.yaml:113: Item is sent and received, and the sent one may be called ItemInput; choose another name for this schema",
        ],
    );
}

#[test]
fn fields_that_meet_in_rust() {
    check(
        "items.yaml",
        &[(
            "        price:\n",
            "        Name: {type: string, description: Again.}\n        price:\n",
        )],
        &[r#"items.yaml:99: the fields "name" and "Name" are both name in Rust; remove one"#],
    );
}

#[test]
fn words_that_meet_in_rust() {
    check(
        "items.yaml",
        &[("enum: [small, large]", "enum: [small, large, LARGE]")],
        &[
            r#"items.yaml:116: the words "large" and "LARGE" are both "Large" in Rust; remove the enum, and name the words in the description"#,
        ],
    );
}

#[test]
fn the_word_unknown() {
    check(
        "items.yaml",
        &[("enum: [small, large]", "enum: [small, large, unknown]")],
        &[
            r#"items.yaml:116: the word "unknown" would be the variant Unknown, which is for words that are not listed; remove it"#,
        ],
    );
}

#[test]
fn a_tag_that_is_no_module_name() {
    check(
        "openapi.yaml",
        &[(
            "  - name: customers\n",
            "  - name: Orders\n    description: Orders.\n  - name: customers\n",
        )],
        &[
            r#"openapi.yaml:21: the tag "Orders" has no file; write Orders.yaml, or remove the tag"#,
            r#"openapi.yaml:21: the tag "Orders" is no name of a module; write lower-case words joined by hyphens"#,
        ],
    );
}

#[test]
fn a_tag_that_is_taken() {
    check(
        "openapi.yaml",
        &[(
            "  - name: customers\n",
            "  - name: types\n    description: Types.\n  - name: customers\n",
        )],
        &[
            r#"openapi.yaml:21: the tag "types" has no file; write types.yaml, or remove the tag"#,
            r#"openapi.yaml:21: the tag "types" would be the module types, which is taken; choose another name"#,
        ],
    );
}
