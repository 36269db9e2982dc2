//! Tags of operations: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn two_tags() {
    check(
        "items.yaml",
        &[(
            "      tags: [items]\n      summary: List",
            "      tags: [items, customers]\n      summary: List",
        )],
        &["items.yaml:5: ListItems has 2 tags; write the one of this file"],
    );
}

#[test]
fn no_tag() {
    check(
        "items.yaml",
        &[(
            "      tags: [items]\n      summary: List",
            "      tags: []\n      summary: List",
        )],
        &["items.yaml:5: ListItems has 0 tags; write the one of this file"],
    );
}

#[test]
fn missing_tags() {
    check(
        "items.yaml",
        &[(
            "      tags: [items]\n      summary: List",
            "      summary: List",
        )],
        &["items.yaml:3: ListItems has no tags; write the tag of this file, as in tags: [users]"],
    );
}

#[test]
fn an_undeclared_tag() {
    check(
        "items.yaml",
        &[(
            "      tags: [items]\n      summary: List",
            "      tags: [things]\n      summary: List",
        )],
        &[
            r#"items.yaml:5: no tag is called "things"; add it to tags in openapi.yaml, or write the tag of this file"#,
        ],
    );
}

#[test]
fn the_tag_of_another_file() {
    check(
        "items.yaml",
        &[(
            "      tags: [items]\n      summary: List",
            "      tags: [customers]\n      summary: List",
        )],
        &[
            r#"items.yaml:5: ListItems has the tag "customers" and stands in items.yaml; move it to customers.yaml, or write the tag of this file"#,
        ],
    );
}

#[test]
fn a_tag_twice() {
    check(
        "openapi.yaml",
        &[(
            "  - name: customers\n",
            "  - name: items\n    description: Again.\n  - name: customers\n",
        )],
        &[
            r#"openapi.yaml:21: the tag "items" is there already, as "items"; remove one of the two"#,
        ],
    );
}
