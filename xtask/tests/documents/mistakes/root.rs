//! The root and its servers: each mistake, and what its author is told.

use crate::fixture::check;

#[test]
fn another_version_of_openapi() {
    check(
        "openapi.yaml",
        &[("openapi: 3.0.3", "openapi: 3.1.0")],
        &[r#"openapi.yaml:1: the version of OpenAPI is "3.1.0"; write 3.0.3"#],
    );
}

#[test]
fn a_server_without_https() {
    check(
        "openapi.yaml",
        &[(
            "https://shop.{region}.example.org",
            "http://shop.{region}.example.org",
        )],
        &[
            r#"openapi.yaml:12: the server's url "http://shop.{region}.example.org" gives no endpoint a region; write https://<service>.{region}.<domain>"#,
        ],
    );
}

#[test]
fn a_server_without_a_region() {
    check(
        "openapi.yaml",
        &[(
            "https://shop.{region}.example.org",
            "https://shop.example.org",
        )],
        &[
            r#"openapi.yaml:12: the server's url "https://shop.example.org" gives no endpoint a region; write https://<service>.{region}.<domain>"#,
        ],
    );
}

#[test]
fn a_server_of_another_host() {
    check(
        "openapi.yaml",
        &[(
            "https://shop.{region}.example.org",
            "https://store.{region}.example.org",
        )],
        &[
            "openapi.yaml:12: the host begins with store, the first server's with shop; write the same",
        ],
    );
}

#[test]
fn a_server_of_no_cloud() {
    check(
        "openapi.yaml",
        &[("    x-clouds: [otc]\n", "")],
        &["openapi.yaml:12: the server has no x-clouds; write whose it is, as in x-clouds: [otc]"],
    );
}

#[test]
fn a_default_region_that_is_none() {
    check(
        "openapi.yaml",
        &[("default: eu-de", "default: eu-nl")],
        &[r#"openapi.yaml:16: the default region "eu-nl" is not in the enum; write one that is"#],
    );
}

#[test]
fn a_region_twice() {
    check(
        "openapi.yaml",
        &[
            ("x-clouds: [otc]", "x-clouds: [huawei]"),
            (
                "        default: eu-de\n        enum: [eu-de]",
                "        default: south-1\n        enum: [south-1]",
            ),
        ],
        &[
            r#"openapi.yaml:17: the region south-1 of the cloud "huawei" is there twice; remove one"#,
        ],
    );
}

#[test]
fn an_unused_variable() {
    check(
        "openapi.yaml",
        &[(
            "      region:\n        default: eu-de",
            "      zone: {default: a, enum: [a]}\n      region:\n        default: eu-de",
        )],
        &[r#"openapi.yaml:15: the variable "zone" is not used; write region"#],
    );
}

#[test]
fn no_servers() {
    check(
        "openapi.yaml",
        &[(
            "servers:\n  - url: https://shop.{region}.example.com\n    x-clouds: [huawei]\n    variables:\n      region:\n        default: north-1\n        enum: [north-1, south-1]\n  - url: https://shop.{region}.example.org\n    x-clouds: [otc]\n    variables:\n      region:\n        default: eu-de\n        enum: [eu-de]\n",
            "servers: []\n",
        )],
        &["openapi.yaml:5: there are no servers; write one for each cloud"],
    );
}
