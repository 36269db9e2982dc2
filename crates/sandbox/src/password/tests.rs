//! The bundled policies as this module reads them, by examples from the vendors' pages.

use serde_json::json;

use super::*;
use crate::{Service, document::Documents};

fn pages(service: Service, policy: &str) -> Vec<&'static Value> {
    let documents = Documents::bundled().expect("valid");
    let pages = documents
        .of(service)
        .expect("a document")
        .policy_pages(policy);
    assert!(!pages.is_empty(), "{service} {policy}");
    pages
}

fn check(service: Service, policy: &str, user_name: Option<&str>, cases: &[(&str, &[Rule])]) {
    let pages = pages(service, policy);
    for (password, expected) in cases {
        assert_eq!(
            &broken(&pages, password, user_name)[..],
            *expected,
            "{password:?}"
        );
    }
}

#[test]
fn kafka_users() {
    // support.huaweicloud.com/intl/en-us/api-kafka/ResetUserPasswrod.html
    check(
        Service::Kafka,
        "ResetUserPassword",
        Some("Orders-Writer1"),
        &[
            ("Xk7#pQ2mVd9w", &[]),
            ("Cloud@123", &[]),
            ("two Words7", &[]),
            ("-Xk7#pQ2mVd9", &[Rule::LeadingHyphen]),
            ("Orders-Writer1", &[Rule::UserName]),
            ("1retirW-sredrO", &[Rule::ReversedUserName]),
            ("orders-writer1", &[]),
            ("abcdefg1", &[Rule::Classes]),
            ("Abc12#7", &[Rule::Length]),
            ("Abcd123#", &[]),
            ("Abcd123#Abcd123#Abcd123#Abcd123#", &[]),
            ("Abcd123#Abcd123#Abcd123#Abcd123#x", &[Rule::Length]),
            ("Abcd123;", &[Rule::Characters]),
            ("Abcd123\\", &[Rule::Characters]),
            ("Abcd123é", &[Rule::Characters]),
            ("Abcd123\t", &[Rule::Characters]),
            ("abcdefé1", &[Rule::Classes, Rule::Characters]),
            (
                "-short",
                &[Rule::Length, Rule::Classes, Rule::LeadingHyphen],
            ),
            ("", &[Rule::Length, Rule::Classes]),
        ],
    );
}

#[test]
fn kafka_manager_and_the_dms_instance_take_every_mark_and_know_no_user() {
    for (service, policy) in [
        (Service::Kafka, "ResetManagerPassword"),
        (Service::Dms, "ResetPassword"),
    ] {
        check(
            service,
            policy,
            None,
            &[
                ("Tq4!vLz8Rb2k", &[]),
                ("Abcd123;", &[]),
                ("Abcd123\\", &[]),
                ("Abcd 123", &[]),
                ("-Abcd123", &[Rule::LeadingHyphen]),
                ("weak", &[Rule::Length, Rule::Classes]),
                ("Admin123!", &[]),
            ],
        );
    }
}

#[test]
fn lengths_are_counted_in_characters() {
    let page = json!({"length": [8, 32]});
    assert_eq!(broken(&[&page], &"é".repeat(32), None), []);
    assert_eq!(broken(&[&page], &"é".repeat(33), None), [Rule::Length]);
}

#[test]
fn dws_administrators() {
    check(
        Service::Dws,
        "ResetPassword",
        Some("dbadmin"),
        &[
            ("Zf5^gUs7Wm1xPd", &[]),
            // 8 to 32 in older Huawei regions, 12 to 32 elsewhere: refused where all refuse.
            ("Zf5^gUs7", &[]),
            ("Zf5^gUs", &[Rule::Length]),
            // A backslash is on two pages' lists; dollar, backquote and space are on none.
            ("Zf5\\gUs7Wm1xPd", &[]),
            ("Zf5$gUs7Wm1xPd", &[Rule::Characters]),
            ("Zf5`gUs7Wm1xPd", &[Rule::Characters]),
            ("Zf5 gUs7Wm1xPd", &[Rule::Characters]),
            // No page says anything on a hyphen at the start.
            ("-f5^gUs7Wm1xPd", &[]),
            // The vendor's own example of a weak one.
            ("Admin123!", &[Rule::Weak]),
            ("dbadmin", &[Rule::Length, Rule::Classes, Rule::UserName]),
            (
                "nimdabd",
                &[Rule::Length, Rule::Classes, Rule::ReversedUserName],
            ),
        ],
    );
}

#[test]
fn only_dws_states_a_history() {
    assert_eq!(reuse(&pages(Service::Dws, "ResetPassword")), Reuse::Refused);
    assert_eq!(
        reuse(&pages(Service::Kafka, "ResetUserPassword")),
        Reuse::Allowed
    );
    assert_eq!(reuse(&pages(Service::Dms, "ResetPassword")), Reuse::Allowed);
    assert_eq!(reuse(&[]), Reuse::Allowed);
}

#[test]
fn a_rule_holds_where_every_page_that_states_it_refuses() {
    let (strict, lenient, silent) = (
        json!({"classes": 3, "weak": "refused", "specials": "#"}),
        json!({"classes": 2, "weak": "allowed", "specials": "!"}),
        json!({}),
    );
    let rules = |pages: &[&Value], password| broken(pages, password, None);
    assert_eq!(rules(&[&strict, &silent], "password1"), [Rule::Classes]);
    assert_eq!(rules(&[&strict, &lenient, &silent], "password1"), []);
    assert_eq!(rules(&[&strict, &lenient], "Password1#!"), []);
    assert_eq!(rules(&[&strict, &silent], "Password1!"), [Rule::Characters]);
    assert_eq!(rules(&[&silent], "ü"), []);
    assert_eq!(rules(&[], ""), []);
}

#[test]
fn a_long_password_is_not_guessed_at() {
    // 12 MB of it would keep zxcvbn busy for days; the length alone decides.
    let long = "a1B!".repeat(3 * 1024 * 1024);
    let pages = pages(Service::Dws, "ResetPassword");
    assert_eq!(broken(&pages, &long, Some("dbadmin")), [Rule::Length]);
}

#[test]
fn a_name_is_found_anywhere_either_way_round_and_in_any_case() {
    for (password, holds) in [
        ("dbadmin", true),
        ("Xdbadmin#2024Q", true),
        ("XDBAdmin#2024Q", true),
        ("Xnimdabd#2024Q", true),
        ("Xdbadmi#n2024Q", false),
        ("", false),
    ] {
        assert_eq!(holds_name(password, "dbadmin"), holds, "{password}");
    }
    assert!(!holds_name("anything", ""));
}
