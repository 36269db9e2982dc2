//! References that lead nowhere, and components that nothing leads to: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn a_schema_that_does_not_exist() {
    check(
        "items.yaml",
        &[(
            r##"items: {$ref: "#/components/schemas/Item"}"##,
            r##"items: {$ref: "#/components/schemas/Itme"}"##,
        )],
        &[
            r##"items.yaml:124: "#/components/schemas/Itme" does not exist; write "#/components/schemas/Item""##,
        ],
    );
}

#[test]
fn nothing_alike_exists() {
    check(
        "items.yaml",
        &[(
            r##"allOf: [{$ref: "#/components/schemas/Size"}]"##,
            r##"allOf: [{$ref: "#/components/schemas/Dimensions"}]"##,
        )],
        &[
            r##"items.yaml:106: "#/components/schemas/Dimensions" does not exist; define it under components.schemas"##,
            "items.yaml:113: no operation uses Size; remove it, or refer to it",
        ],
    );
}

#[test]
fn a_reference_to_a_file() {
    check(
        "items.yaml",
        &[(
            r##"items: {$ref: "#/components/schemas/Item"}"##,
            r#"items: {$ref: "items.yaml#/components/schemas/Item"}"#,
        )],
        &[
            r##"items.yaml:124: the reference "items.yaml#/components/schemas/Item" leaves the document; write "#/components/schemas/..", whichever file that is in"##,
        ],
    );
}

#[test]
fn a_reference_to_the_wrong_kind() {
    check(
        "items.yaml",
        &[(
            "        4XX: {$ref: \"#/components/responses/Rejected\"}\n        5XX: {$ref: \"#/components/responses/Failed\"}\ncomponents",
            "        4XX: {$ref: \"#/components/schemas/ErrorBody\"}\n        5XX: {$ref: \"#/components/responses/Failed\"}\ncomponents",
        )],
        &[
            "items.yaml:80: 4XX and 5XX have bodies of two types; refer to one schema in both, or write no content in either",
            r##"items.yaml:86: "#/components/schemas/ErrorBody" is not a response, which belongs here; write "#/components/responses/..""##,
        ],
    );
}

#[test]
fn a_reference_that_is_no_text() {
    check(
        "items.yaml",
        &[(
            r##"items: {$ref: "#/components/schemas/Item"}"##,
            "items: {$ref: 1}",
        )],
        &[r##"items.yaml:124: $ref is not text; write "#/components/..""##],
    );
}

#[test]
fn a_key_beside_a_reference() {
    check(
        "items.yaml",
        &[(
            r##"items: {$ref: "#/components/schemas/Item"}"##,
            r##"items: {$ref: "#/components/schemas/Item", nullable: true}"##,
        )],
        &[
            r#"items.yaml:124: "nullable" beside $ref has no effect; wrap the reference, as in allOf: [{$ref: ..}]"#,
        ],
    );
}

#[test]
fn a_component_that_is_a_reference() {
    check(
        "items.yaml",
        &[
            (
                "    Size:\n",
                "    Extent: {$ref: \"#/components/schemas/Size\"}\n    Size:\n",
            ),
            (
                r##"allOf: [{$ref: "#/components/schemas/Size"}]"##,
                r##"allOf: [{$ref: "#/components/schemas/Extent"}]"##,
            ),
        ],
        &[
            "items.yaml:113: Extent is only another name for #/components/schemas/Size; refer to that directly",
        ],
    );
}

#[test]
fn an_unused_component() {
    check(
        "items.yaml",
        &[(
            "    Size:\n",
            "    Colour: {type: string, description: A colour.}\n    Size:\n",
        )],
        &["items.yaml:113: no operation uses Colour; remove it, or refer to it"],
    );
}

#[test]
fn components_that_use_only_each_other() {
    check(
        "items.yaml",
        &[(
            "    Size:\n",
            "    Egg: {type: object, description: One., properties: {hen: {$ref: \"#/components/schemas/Hen\"}}}\n    Hen: {type: object, description: One., properties: {egg: {$ref: \"#/components/schemas/Egg\"}}}\n    Size:\n",
        )],
        &[
            "items.yaml:113: no operation uses Egg; remove it, or refer to it",
            "items.yaml:114: no operation uses Hen; remove it, or refer to it",
        ],
    );
}

#[test]
fn a_list_that_holds_itself() {
    check(
        "items.yaml",
        &[
            (
                r##"          items: {$ref: "#/components/schemas/Item"}"##,
                r##"          items: {$ref: "#/components/schemas/Nest"}"##,
            ),
            (
                "    Size:\n",
                "    Nest: {type: array, description: Nests., items: {$ref: \"#/components/schemas/Nest\"}}\n    Size:\n",
            ),
            (
                "example: {items: [{name: Lamp, size: small, tags: {room: hall}}], total: 1}",
                "example: {items: [[[]]], total: 1}",
            ),
        ],
        &["items.yaml:113: this list or map holds itself; put a field with properties in between"],
    );
}

#[test]
fn schemas_that_are_merged_into_each_other() {
    check(
        "items.yaml",
        &[
            (
                "    Size:\n",
                "    Hen:\n      description: A hen.\n      allOf: [{$ref: \"#/components/schemas/Egg\"}]\n      properties: {age: {type: integer, description: Years.}}\n    Egg:\n      type: object\n      description: An egg.\n      properties:\n        hen:\n          description: Its hen.\n          allOf: [{$ref: \"#/components/schemas/Hen\"}]\n          properties: {weight: {type: integer, description: Grams.}}\n    Size:\n",
            ),
            (
                "        price:\n",
                "        egg: {$ref: \"#/components/schemas/Egg\"}\n        price:\n",
            ),
        ],
        &[
            "items.yaml:116: this allOf would be merged into itself; refer to one schema, or write the fields out",
            "items.yaml:124: this allOf would be merged into itself; refer to one schema, or write the fields out",
        ],
    );
}
