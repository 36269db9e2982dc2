//! Where a secret comes from, to the byte, and where it does not go.

use serde_json::{Value, json};

use crate::{
    run::{Hwc, PASSWORD, hwc, reset},
    server::Server,
};

const FLAGS: [&str; 6] = [
    "kafka",
    "reset-user-password",
    "--instance-id",
    "i-1",
    "--user-name",
    "orders-writer",
];

fn call(endpoint: &str, more: &[&str]) -> Hwc {
    hwc(&[&FLAGS, &["--endpoint", endpoint][..], more].concat())
}

/// The body that the service got.
fn sent(server: &Server) -> Value {
    let request = server.request();
    let (_, body) = request.split_once("\r\n\r\n").expect("a head and a body");
    serde_json::from_str(body).expect("a JSON body")
}

#[test]
fn exactly_one_line_break_is_taken_off_standard_input() {
    for (input, password) in [
        ("secret", "secret"),
        ("secret\n", "secret"),
        ("secret\r\n", "secret"),
        ("secret\n\n", "secret\n"),
        (" secret ", " secret "),
        ("", ""),
    ] {
        let server = Server::answering("204 No Content", "");
        let run = reset(&server.url, &["--no-password-check"])
            .stdin(input)
            .run();
        assert_eq!(run.status, 0, "{input:?}: {}", run.stderr);
        assert_eq!(
            sent(&server),
            json!({"new_password": password}),
            "{input:?}"
        );
    }
}

#[test]
fn a_variable_is_taken_as_it_is() {
    let server = Server::answering("204 No Content", "");
    call(&server.url, &["--new-password-env", "NEW"])
        .env("NEW", PASSWORD)
        .run()
        .expect(0);
    assert_eq!(sent(&server), json!({"new_password": PASSWORD}));
}

#[test]
fn a_variable_that_is_not_set_is_not_named() {
    let server = Server::answering("204 No Content", "");
    // Someone took the flag for one that takes the password.
    let run = call(&server.url, &["--new-password-env", PASSWORD])
        .run()
        .expect(3);
    assert!(run.line().contains("--new-password-env"), "{}", run.line());
    server.expect_no_request();
}

#[test]
fn the_whole_body_may_come_from_standard_input_or_a_file() {
    let body = json!({"new_password": PASSWORD}).to_string();
    let server = Server::answering("204 No Content", "");
    call(&server.url, &["--body", "-"])
        .stdin(body.as_str())
        .run()
        .expect(0);
    assert_eq!(sent(&server), json!({"new_password": PASSWORD}));

    let file = std::env::temp_dir().join(format!("hwc-body-{}.json", std::process::id()));
    std::fs::write(&file, body).expect("a temporary file");
    let server = Server::answering("204 No Content", "");
    let path = file.to_str().expect("a Unicode path");
    let run = call(&server.url, &["--body", path]).run();
    std::fs::remove_file(&file).expect("it is there");
    run.expect(0);
    assert_eq!(sent(&server), json!({"new_password": PASSWORD}));
}

#[test]
fn a_flag_replaces_the_field_of_the_whole_body() {
    let server = Server::answering("204 No Content", "");
    call(&server.url, &["--body", "-", "--new-password-env", "NEW"])
        .env("NEW", PASSWORD)
        .stdin(r#"{"new_password": "another"}"#)
        .run()
        .expect(0);
    assert_eq!(sent(&server), json!({"new_password": PASSWORD}));
}

#[test]
fn a_body_that_does_not_fit_is_refused_before_sending() {
    for (body, named) in [
        (r#"{"new_password": "#, "JSON"),
        (r#"{"new_pasword": "x"}"#, "--new-password-stdin"),
        (r#"{"new_password": {"x": 1}}"#, "new_password"),
        (r#"["x"]"#, "--new-password-stdin"),
    ] {
        let server = Server::answering("204 No Content", "");
        let run = call(&server.url, &["--body", "-"]).stdin(body).run();
        // A field that is not there is a flag that is missing.
        let status = if body.contains("\"new_password\"") {
            3
        } else {
            2
        };
        let run = run.expect(status);
        assert!(run.line().contains(named), "{body}: {}", run.line());
        server.expect_no_request();
    }
}

#[test]
fn a_weak_password_is_refused_with_every_violation() {
    let server = Server::answering("204 No Content", "");
    let run = reset(&server.url, &["--output", "json"])
        .stdin("-short")
        .run()
        .expect(3);
    let error = run.error();
    assert_eq!(error["kind"], "policy");
    assert_eq!(error["attempts"], 0);
    let violations = error["violations"].as_array().expect("a list");
    assert!(violations.len() >= 3, "{violations:?}");
    assert!(violations.iter().all(Value::is_string), "{violations:?}");
    assert!(!run.stderr.contains("-short"), "{}", run.stderr);
    server.expect_no_request();
}

#[test]
fn nothing_is_shown_when_verbose() {
    let server = Server::answering("204 No Content", "");
    let run = reset(&server.url, &["-v"])
        .env("HUAWEICLOUD_SDK_SECURITY_TOKEN", "PLANTED-TOKEN")
        .run()
        .expect(0);
    assert!(run.stderr.contains("debug: "), "{}", run.stderr);
    assert!(
        run.stderr.contains("/users/orders-writer"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("PLANTED-TOKEN"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}
