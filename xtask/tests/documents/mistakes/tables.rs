//! Error codes and password rules: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn an_error_code_without_a_kind() {
    check(
        "error-codes.yaml",
        &[(" kind: validation,", "")],
        &[
            "error-codes.yaml:2: an error code has no kind; write validation or not_found or conflict or auth or permission or quota or throttled or timeout or busy or capacity or billing or unsupported or blocked or internal or other",
        ],
    );
}

#[test]
fn an_error_code_of_an_unknown_kind() {
    check(
        "error-codes.yaml",
        &[("kind: validation", "kind: throttle")],
        &[
            r#"error-codes.yaml:2: kind of an error code is "throttle"; write validation or not_found or conflict or auth or permission or quota or throttled or timeout or busy or capacity or billing or unsupported or blocked or internal or other"#,
        ],
    );
}

#[test]
fn an_error_code_twice() {
    check(
        "error-codes.yaml",
        &[("SHOP.0002", "SHOP.0001")],
        &[
            "error-codes.yaml:3: the code SHOP.0001 is at error-codes.yaml:2 already; remove one of the two",
        ],
    );
}

#[test]
fn an_impossible_status() {
    check(
        "error-codes.yaml",
        &[("status: 400", "status: 4000")],
        &[
            "error-codes.yaml:2: status of an error code is 4000; write a whole number from 100 to 599",
        ],
    );
}

#[test]
fn a_document_with_an_unknown_key() {
    check(
        "passwords.yaml",
        &[("classes: 3", "clases: 3")],
        &[r#"passwords.yaml:8: the document manual has no key "clases"; write classes"#],
    );
}

#[test]
fn a_document_of_an_unknown_cloud() {
    check(
        "passwords.yaml",
        &[("[huawei, otc]", "[huawei, gcp]")],
        &[r#"passwords.yaml:4: there is no cloud "gcp"; write huawei, huawei-eu, otc"#],
    );
}

#[test]
fn a_rule_that_is_neither_allowed_nor_refused() {
    check(
        "passwords.yaml",
        &[("leading_hyphen: refused", "leading_hyphen: false")],
        &[
            "passwords.yaml:11: leading_hyphen of the document manual is false; write refused, or leave it out",
        ],
    );
}

#[test]
fn a_length_the_wrong_way_round() {
    check(
        "passwords.yaml",
        &[("[8, 32]", "[32, 8]")],
        &[
            "passwords.yaml:7: length of the document manual is [32,8]; write least and most, as in [8, 32]",
        ],
    );
}

#[test]
fn a_special_that_is_none() {
    check(
        "passwords.yaml",
        &[(r#""!#""#, r#""!#a!""#)],
        &[
            "passwords.yaml:9: '!' is there twice; remove one",
            "passwords.yaml:9: 'a' is no special character; remove it, and write space: allowed for the space",
        ],
    );
}

#[test]
fn a_policy_of_an_unknown_document() {
    check(
        "passwords.yaml",
        &[("check: [manual]", "check: [manul]")],
        &["passwords.yaml:15: manul is not among the documents; write manual"],
    );
}

#[test]
fn a_policy_that_no_field_goes_by() {
    check(
        "passwords.yaml",
        &[(
            "  policies:\n",
            "  policies:\n    Spare: {description: None, check: [manual]}\n",
        )],
        &[
            "passwords.yaml:13: no field goes by the policy Spare; remove it, or name it in an x-password-policy",
        ],
    );
}

#[test]
fn no_policies() {
    check(
        "passwords.yaml",
        &[(
            "  policies:\n    Customer:\n      description: Password of a customer\n      check: [manual]\n",
            "",
        )],
        &[
            "customers.yaml:38: there is no password policy Customer; define it in passwords.yaml",
            "passwords.yaml:1: the password policies lack a part; write documents and policies",
        ],
    );
}
