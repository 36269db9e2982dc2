//! The exit status of every way in which a call ends, on real sockets.

use crate::{
    run::{PASSWORD, SECRET_KEY, hwc, reset},
    server::{
        Behaviour::{self, Answer, Close, Hang},
        Server,
    },
};

fn check(behaviour: Behaviour, status: i32, kind: &str, outcome: &str) {
    let server = Server::start(behaviour);
    let run = reset(&server.url, &["--output", "json", "--timeout", "2"])
        .run()
        .expect(status);
    let error = run.error();
    assert_eq!(
        (&error["kind"], &error["outcome"]),
        (&kind.into(), &outcome.into()),
        "{error}"
    );
    assert_eq!(run.stdout, "");
}

fn answered(status: &str, body: &str) -> Behaviour {
    Answer(format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    ))
}

#[test]
fn done_is_0_with_or_without_a_body() {
    for (status, body) in [
        ("204 No Content", ""),
        ("200 OK", ""),
        ("200 OK", "{}"),
        ("200 OK", "no JSON at all"),
    ] {
        let server = Server::answering(status, body);
        let run = reset(&server.url, &[]).run().expect(0);
        assert_eq!(
            (run.stdout.as_str(), run.stderr.as_str()),
            ("", ""),
            "{status} {body}"
        );
    }
}

#[test]
fn a_broken_body_that_nobody_documents_is_still_0() {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"a\"".to_owned();
    let server = Server::start(Answer(cut));
    reset(&server.url, &[]).run().expect(0);
}

#[test]
fn refused_before_sending_is_3() {
    let without_keys = |name| {
        reset("http://127.0.0.1:9", &["--output", "json"])
            .without(name)
            .run()
            .expect(3)
    };
    let run = hwc(&[
        "dms",
        "reset-password",
        "--endpoint",
        "http://127.0.0.1:9",
        "--output",
        "json",
        "--instance-id",
        "i",
        "--new-password-stdin",
    ])
    .without("HUAWEICLOUD_SDK_AK")
    .without("HUAWEICLOUD_SDK_SK")
    .stdin(PASSWORD)
    .run()
    .expect(3);
    assert_eq!(run.error()["kind"], "credentials");
    assert_eq!(
        without_keys("HUAWEICLOUD_SDK_SK").error()["kind"],
        "credentials"
    );
    without_keys("HUAWEICLOUD_SDK_PROJECT_ID");

    let region = hwc(&[
        "dms",
        "reset-password",
        "--region",
        "eu-nowhere",
        "--instance-id",
        "i",
        "--new-password-stdin",
    ]);
    let run = region.stdin(PASSWORD).run().expect(3);
    assert!(run.line().contains("eu-nowhere"), "{}", run.line());
    let profile = reset("http://127.0.0.1:9", &["--profile", "x"])
        .run()
        .expect(3);
    assert!(profile.line().contains("profile"), "{}", profile.line());
}

#[test]
fn rejected_is_4() {
    let unknown = r#"{"error_code":"DMS.00404022","error_msg":"no such instance"}"#;
    check(
        answered("404 Not Found", unknown),
        4,
        "not_found",
        "rejected",
    );
    let signature = r#"{"error_code":"APIGW.0301","error_msg":"Incorrect IAM","request_id":"r"}"#;
    check(
        answered("401 Unauthorized", signature),
        4,
        "auth",
        "rejected",
    );
    check(
        answered("429 Too Many Requests", ""),
        4,
        "throttled",
        "rejected",
    );
    check(
        answered("418 I'm a teapot", "<html>blocked</html>"),
        4,
        "blocked",
        "rejected",
    );
    let inside = r#"{"error_code":"DWS.5144","error_msg":"bad password"}"#;
    let server = Server::answering("200 OK", inside);
    reset(&server.url, &[]).run().expect(4);
    let server = Server::answering("302 Found", "");
    reset(&server.url, &[]).run().expect(4);
}

#[test]
fn a_complete_5xx_is_5() {
    check(
        answered("500 Internal Server Error", ""),
        5,
        "internal",
        "unknown",
    );
    check(
        answered("502 Bad Gateway", "<html>"),
        5,
        "internal",
        "unknown",
    );
    let server = Server::answering("503 Service Unavailable", "");
    reset(&server.url, &[]).run().expect(5);
}

#[test]
fn a_dead_port_is_6() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let run = reset(&url, &["--output", "json"]).run().expect(6);
    assert_eq!(run.error()["kind"], "connect");
    assert_eq!(run.error()["outcome"], "not_sent");
}

#[test]
fn no_complete_answer_is_7() {
    check(Close, 7, "io", "unknown");
    check(Hang, 7, "timeout", "unknown");
    check(answered("408 Request Timeout", ""), 7, "timeout", "unknown");
    let run = reset(&Server::start(Close).url, &[]).run().expect(7);
    assert!(run.line().contains("unknown"), "{}", run.line());
}

#[test]
fn a_file_that_cannot_be_read_is_1() {
    let run = hwc(&[
        "call",
        "kafka",
        "ResetUserPassword",
        "--input",
        "/no/such/file",
    ])
    .run()
    .expect(1);
    assert!(run.line().contains("/no/such/file"), "{}", run.line());
}

#[test]
fn what_a_service_says_stays_on_one_line_with_code_and_request_id() {
    let body = r#"{"error_code":"DMS.00400012","error_msg":"line one\nline \u001b[31mtwo"}"#;
    let server = Server::answering("400 Bad Request", body);
    let run = reset(&server.url, &[]).run().expect(4);
    for part in ["line one", "DMS.00400012", "req-1"] {
        assert!(run.line().contains(part), "{}", run.line());
    }
    assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
}

#[test]
fn a_service_that_repeats_the_password_does_not_get_it_printed() {
    let body =
        format!(r#"{{"error_code":"DMS.00400012","error_msg":"{PASSWORD} {SECRET_KEY} is weak"}}"#);
    let server = Server::answering("400 Bad Request", &body);
    reset(&server.url, &["--output", "json", "-v"])
        .run()
        .expect(4);
}
