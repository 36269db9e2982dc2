//! YAML that is bad, or that hides something: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn bad_indentation() {
    check(
        "items.yaml",
        &[(
            "      operationId: ListItems",
            "     operationId: ListItems",
        )],
        &[
            "items.yaml:5: not valid YAML: mapping values are not allowed in this context; look at the indentation and quotes here",
        ],
    );
}

#[test]
fn an_unclosed_quote() {
    check(
        "items.yaml",
        &[("summary: List items", r#"summary: "List items"#)],
        &[
            "items.yaml:6: not valid YAML: invalid indentation in quoted scalar; look at the indentation and quotes here",
        ],
    );
}

#[test]
fn a_tab() {
    check(
        "items.yaml",
        &[(
            "      tags: [items]\n      summary: List",
            "\ttags: [items]\n      summary: List",
        )],
        &[
            "items.yaml:4: not valid YAML: while scanning a plain scalar, found a tab; look at the indentation and quotes here",
        ],
    );
}

#[test]
fn a_key_twice() {
    check(
        "items.yaml",
        &[(
            "      summary: List items",
            "      summary: List items\n      summary: List all",
        )],
        &[r#"items.yaml:7: the key "summary" is on line 6 already; remove one of the two"#],
    );
}

#[test]
fn an_anchor_and_its_alias() {
    check(
        "items.yaml",
        &[
            (
                "description: Pages through the items.",
                "description: &words Pages through the items.",
            ),
            ("description: Creates one.", "description: *words"),
        ],
        &[
            "items.yaml:7: an anchor marks this value for aliases; remove it and write values out, or use a $ref",
            "items.yaml:43: an alias stands for a value elsewhere; write the value out, or use a $ref",
        ],
    );
}

#[test]
fn an_unknown_alias() {
    check(
        "items.yaml",
        &[("description: Creates one.", "description: *words")],
        &[
            "items.yaml:43: not valid YAML: while parsing node, found unknown anchor; look at the indentation and quotes here",
        ],
    );
}

#[test]
fn a_merge_key() {
    check(
        "items.yaml",
        &[(
            "      summary: List items",
            "      summary: List items\n      <<: {deprecated: true}",
        )],
        &["items.yaml:7: a merge key is no YAML 1.2; write the keys out, or use a $ref"],
    );
}

#[test]
fn a_tag() {
    check(
        "items.yaml",
        &[("summary: List items", "summary: !!str List items")],
        &["items.yaml:6: a tag gives this value a type; remove it, and quote what is text"],
    );
}

#[test]
fn a_number_as_a_key() {
    check(
        "items.yaml",
        &[(r#""202":"#, "202:")],
        &[r#"items.yaml:54: the key 202 is not text; write "202""#],
    );
}

#[test]
fn a_list_as_a_key() {
    check(
        "items.yaml",
        &[("      summary: List items", "      [summary]: List items")],
        &["items.yaml:6: a key is a list or mapping; write text"],
    );
}

#[test]
fn a_number_that_json_lacks() {
    check(
        "items.yaml",
        &[("minimum: 0\n", "minimum: .nan\n")],
        &["items.yaml:102: .nan is not a number in JSON; write a finite one"],
    );
}

#[test]
fn a_number_that_is_too_large() {
    check(
        "items.yaml",
        &[("minimum: 0\n", "minimum: 99999999999999999999\n")],
        &["items.yaml:102: 99999999999999999999 is too large a number; quote it if it is text"],
    );
}

#[test]
fn two_documents_in_a_file() {
    check(
        "items.yaml",
        &[("components:\n", "---\ncomponents:\n")],
        &["items.yaml:88: a second YAML document begins; write one a file"],
    );
}

#[test]
fn a_list_for_a_document() {
    check(
        "error-codes.yaml",
        &[("x-error-codes:\n", "")],
        &["error-codes.yaml:1: the file is not a mapping; write `key: value` lines"],
    );
}
