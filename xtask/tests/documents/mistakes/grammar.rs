//! Keys that do not belong, are missing, or hold the wrong thing: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn a_misspelt_key() {
    check(
        "items.yaml",
        &[("required: [name]", "requred: [name]")],
        &[r#"items.yaml:93: the schema Item has no key "requred"; write "required""#],
    );
}

#[test]
fn an_unknown_key() {
    check(
        "items.yaml",
        &[("    Size:\n", "    Size:\n      weight: heavy\n")],
        &[
            r#"items.yaml:114: the schema Size has no key "weight"; write one of type, format, description, nullable, deprecated, example, default, enum, pattern, minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, items, minItems, maxItems, uniqueItems, properties, required, additionalProperties, minProperties, maxProperties, allOf, externalDocs"#,
        ],
    );
}

#[test]
fn a_missing_summary() {
    check(
        "items.yaml",
        &[("      summary: List items\n", "")],
        &["items.yaml:3: ListItems has no summary; write a line on what it does"],
    );
}

#[test]
fn an_empty_summary() {
    check(
        "items.yaml",
        &[("summary: List items", r#"summary: """#)],
        &[r#"items.yaml:6: "summary" of ListItems is empty; write a line on what it does"#],
    );
}

#[test]
fn a_missing_description() {
    check(
        "items.yaml",
        &[("      description: Pages through the items.\n", "")],
        &[
            "items.yaml:3: ListItems has no description; write what a caller should know, in our own words",
        ],
    );
}

#[test]
fn missing_external_docs() {
    check(
        "items.yaml",
        &[(
            "      externalDocs: {description: Listing Items, url: \"https://example.com/list\"}\n",
            "",
        )],
        &[
            "items.yaml:3: ListItems has no externalDocs; write title and address of the vendor's page",
        ],
    );
}

#[test]
fn a_missing_operation_id() {
    check(
        "items.yaml",
        &[
            ("      operationId: ShowJob\n", ""),
            (", poll: ShowJob", ", poll: ListItems"),
        ],
        &[
            "items.yaml:68: GET /v1/jobs/{job_id} has no operationId; write the vendor's name of the API, spelled right, in PascalCase",
        ],
    );
}

#[test]
fn missing_responses() {
    check(
        "customers.yaml",
        &[(
            "      responses:\n        \"204\": {description: Done.}\n        4XX: {$ref: \"#/components/responses/Rejected\"}\n        5XX: {$ref: \"#/components/responses/Failed\"}\n",
            "",
        )],
        &["customers.yaml:3: ResetPassword has no responses; write one success, 4XX and 5XX"],
    );
}

#[test]
fn a_number_where_text_belongs() {
    check(
        "openapi.yaml",
        &[(r#"version: "1.0""#, "version: 1.0")],
        &[r#"openapi.yaml:4: "version" of info is not text; quote it if it is meant as text"#],
    );
}

#[test]
fn text_where_a_flag_belongs() {
    check(
        "customers.yaml",
        &[(
            "          required: true\n",
            "          required: \"yes\"\n",
        )],
        &[
            r#"customers.yaml:13: "required" of the parameter customer is not a flag; write true or false"#,
        ],
    );
}

#[test]
fn text_where_a_list_belongs() {
    check(
        "items.yaml",
        &[("required: [name]", "required: name")],
        &[
            r#"items.yaml:93: "required" of the schema Item is not a list of texts; write [a, b], each quoted if it looks like something else"#,
        ],
    );
}

#[test]
fn a_list_where_a_mapping_belongs() {
    check(
        "items.yaml",
        &[(
            "      properties:\n        name:",
            "      properties:\n        - name:",
        )],
        &[
            "items.yaml:99: not valid YAML: while parsing a block collection, did not find expected '-' indicator; look at the indentation and quotes here",
        ],
    );
}

#[test]
fn a_fraction_where_a_count_belongs() {
    check(
        "items.yaml",
        &[("maxLength: 20", "maxLength: 20.5")],
        &[
            r#"items.yaml:98: "maxLength" of the field name is not a whole number; write one that is not negative"#,
        ],
    );
}

#[test]
fn parameters_of_a_path() {
    check(
        "items.yaml",
        &[(
            "  /v1/jobs/{job_id}:\n",
            "  /v1/jobs/{job_id}:\n    parameters: []\n",
        )],
        &[
            r#"items.yaml:68: the path /v1/jobs/{job_id} may have no "parameters"; write it in each operation"#,
        ],
    );
}

#[test]
fn a_path_that_is_a_reference() {
    check(
        "customers.yaml",
        &[(
            "  /v1/customers/{customer}/password:\n",
            "  /v1/more: {$ref: \"items.yaml\"}\n  /v1/customers/{customer}/password:\n",
        )],
        &[r#"customers.yaml:2: the path /v1/more may have no "$ref"; write the operations out"#],
    );
}

#[test]
fn a_method_of_no_client() {
    check(
        "items.yaml",
        &[(
            "  /v1/jobs/{job_id}:\n",
            "  /v1/jobs/{job_id}:\n    options: {}\n",
        )],
        &[
            r#"items.yaml:68: the path /v1/jobs/{job_id} may have no "options"; remove it, no client calls it"#,
        ],
    );
}

#[test]
fn a_parameter_with_content() {
    check(
        "items.yaml",
        &[(
            "          schema: {type: string}\n        - name: colours",
            "          content: {}\n        - name: colours",
        )],
        &[
            "items.yaml:18: the parameter offset has no schema; write its type, as in schema: {type: string}",
            r#"items.yaml:21: the parameter offset may have no "content"; write a `schema`, the generator takes no other parameters"#,
        ],
    );
}

#[test]
fn several_examples() {
    check(
        "items.yaml",
        &[(
            "            example: {name: Lamp, price: 1.5}",
            "            examples: {}",
        )],
        &[
            "items.yaml:50: application/json;charset=UTF-8 has no example; write one that fits the schema",
            r#"items.yaml:52: a media type may have no "examples"; write one `example`"#,
        ],
    );
}

#[test]
fn one_of() {
    check(
        "items.yaml",
        &[(
            "    Size:\n      type: string\n",
            "    Size:\n      oneOf: [{type: string}]\n      type: string\n",
        )],
        &[
            r#"items.yaml:114: the schema Size may have no "oneOf"; write one schema with all fields optional, because a union cannot be read leniently"#,
        ],
    );
}

#[test]
fn any_of() {
    check(
        "items.yaml",
        &[(
            "    Size:\n      type: string\n",
            "    Size:\n      anyOf: [{type: string}]\n      type: string\n",
        )],
        &[
            r#"items.yaml:114: the schema Size may have no "anyOf"; write one schema with all fields optional, because a union cannot be read leniently"#,
        ],
    );
}

#[test]
fn a_negated_schema() {
    check(
        "items.yaml",
        &[(
            "    Size:\n      type: string\n",
            "    Size:\n      not: {type: integer}\n      type: string\n",
        )],
        &[
            r#"items.yaml:114: the schema Size may have no "not"; say it in the description, the type engine makes a wrong type of it"#,
        ],
    );
}

#[test]
fn a_title() {
    check(
        "items.yaml",
        &[("    Size:\n", "    Size:\n      title: Extent\n")],
        &[
            r#"items.yaml:114: the schema Size may have no "title"; write a description, a title would rename the Rust type"#,
        ],
    );
}

#[test]
fn read_only() {
    check(
        "items.yaml",
        &[("          maxLength: 20", "          readOnly: true")],
        &[
            r#"items.yaml:98: the field name may have no "readOnly"; write a schema for requests and one for responses"#,
        ],
    );
}

#[test]
fn security() {
    check(
        "openapi.yaml",
        &[("tags:\n", "security: []\ntags:\n")],
        &[
            r#"openapi.yaml:18: the document may have no "security"; remove it, the core signs every request"#,
        ],
    );
}

#[test]
fn response_headers() {
    check(
        "items.yaml",
        &[(
            "\"202\":\n          description: Begun.",
            "\"202\":\n          headers: {}\n          description: Begun.",
        )],
        &[
            r#"items.yaml:55: a response may have no "headers"; remove it, and say it in the description"#,
        ],
    );
}

#[test]
fn a_list_of_types() {
    check(
        "items.yaml",
        &[(
            "          type: number\n",
            "          type: [number, string]\n",
        )],
        &[
            r#"items.yaml:100: "type" of the field price is not text; quote it if it is meant as text"#,
        ],
    );
}
