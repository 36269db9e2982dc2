//! `--dry-run`: the signed request, masked, and nothing sent.

use crate::{
    run::{PASSWORD, hwc, reset},
    server::Server,
};

#[test]
fn shows_the_request_masked_and_sends_nothing() {
    let server = Server::answering("204 No Content", "");
    let run = reset(&server.url, &["--dry-run"])
        .env("HUAWEICLOUD_SDK_SECURITY_TOKEN", "PLANTED-TOKEN")
        .run()
        .expect(0);
    assert!(!run.stdout.contains("PLANTED-TOKEN"), "{}", run.stdout);
    let shown = run.json();
    assert_eq!(shown["method"], "PUT");
    let path = "/v2/0e5a7c3b9d2f4a61/instances/i-1/users/orders-writer";
    assert_eq!(shown["url"], format!("{}{path}", server.url));
    assert_eq!(shown["body"], serde_json::json!({"new_password": "***"}));
    let header = |name: &str| {
        let headers = shown["headers"].as_object().expect("an object");
        let found = headers
            .iter()
            .find(|(given, _)| given.eq_ignore_ascii_case(name));
        found
            .and_then(|(_, value)| value.as_str())
            .expect("the header is there")
            .to_owned()
    };
    assert_eq!(header("x-security-token"), "***");
    let authorization = header("authorization");
    assert!(
        authorization.contains("Access=AKEXAMPLE"),
        "{authorization}"
    );
    assert!(authorization.ends_with("Signature=***"), "{authorization}");
    server.expect_no_request();
}

#[test]
fn keeps_the_order_of_a_request() {
    let run = reset("http://127.0.0.1:9", &["--dry-run"]).run().expect(0);
    let places: Vec<_> = ["\"method\":", "\"url\":", "\"headers\":", "\"body\":"]
        .iter()
        .map(|key| run.stdout.find(key).expect("the key is there"))
        .collect();
    assert!(places.is_sorted(), "{}", run.stdout);
}

#[test]
fn works_without_a_network_and_checks_all_the_same() {
    let flags = [
        "--dry-run",
        "--region",
        "eu-de",
        "--new-password-env",
        "NEW",
    ];
    let call = |password| {
        hwc(&[
            &["dms", "reset-password", "--instance-id", "i-1"][..],
            &flags,
        ]
        .concat())
        .env("NEW", password)
        .run()
    };
    let shown = call("Hw9%nYc3Ja6t").expect(0).json();
    assert_eq!(
        shown["url"],
        "https://dms.eu-de.otc.t-systems.com/v2/0e5a7c3b9d2f4a61/instances/i-1/password"
    );
    call("weak").expect(3);
}

#[test]
fn global_flags_stand_before_or_after_the_subcommand() {
    let url = |args: &[&str]| {
        let run = hwc(args).env("NEW", "Zf5^gUs7Wm1xPd").run().expect(0);
        run.json()["url"].clone()
    };
    let own = [
        "dws",
        "reset-password",
        "--cluster-id",
        "c-1",
        "--new-password-env",
        "NEW",
    ];
    let global = [
        "--dry-run",
        "--endpoint",
        "https://dws.example.com",
        "--project-id",
        "p-2",
    ];
    let expected = "https://dws.example.com/v1.0/p-2/clusters/c-1/reset-password";
    assert_eq!(url(&[&global[..], &own].concat()), expected);
    assert_eq!(url(&[&own[..], &global].concat()), expected);
    assert_eq!(url(&[&["dws"], &global[..], &own[1..]].concat()), expected);
}

#[test]
fn a_name_in_the_path_stays_one_segment() {
    let call = |name| {
        hwc(&[
            "kafka",
            "reset-user-password",
            "--endpoint",
            "http://127.0.0.1:9",
            "--dry-run",
            "--instance-id",
            "i-1",
            "--user-name",
            name,
            "--new-password-env",
            "NEW",
        ])
        .env("NEW", PASSWORD)
        .run()
    };
    for (name, segment) in [
        ("a/b", "a%2Fb"),
        ("a b", "a%20b"),
        ("Jörg", "J%C3%B6rg"),
        ("100%", "100%25"),
        ("a?b#c", "a%3Fb%23c"),
    ] {
        let shown = call(name).expect(0).json();
        let url = shown["url"].as_str().expect("a string");
        assert!(url.ends_with(&format!("/users/{segment}")), "{name}: {url}");
    }
    for name in ["", ".", ".."] {
        let run = call(name).expect(3);
        assert!(run.line().contains("user_name"), "{}", run.line());
    }
}
