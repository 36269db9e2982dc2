//! `hwc call`: any operation, its input as one JSON object.

use serde_json::{Value, json};

use crate::{
    run::{Hwc, PASSWORD, hwc},
    server::Server,
};

fn call(operation: &str, endpoint: &str, input: &Value) -> Hwc {
    hwc(&[
        "call",
        "kafka",
        operation,
        "--input",
        "-",
        "--endpoint",
        endpoint,
    ])
    .stdin(input.to_string())
}

fn input() -> Value {
    json!({"instance_id": "i-1", "user_name": "u-1", "body": {"new_password": PASSWORD}})
}

#[test]
fn takes_the_operation_id_and_the_vendors_name() {
    for operation in ["ResetUserPassword", "ResetUserPasswrod"] {
        let server = Server::answering("204 No Content", "");
        call(operation, &server.url, &input()).run().expect(0);
        let request = server.request();
        assert!(
            request.starts_with("PUT /v2/0e5a7c3b9d2f4a61/instances/i-1/users/u-1 HTTP/1.1\r\n"),
            "{request}"
        );
        assert!(
            request.ends_with(&json!({"new_password": PASSWORD}).to_string()),
            "{request}"
        );
    }
}

#[test]
fn the_inputs_project_goes_before_the_environments() {
    let server = Server::answering("204 No Content", "");
    let mut input = input();
    input["project_id"] = "p-2".into();
    call("ResetUserPassword", &server.url, &input)
        .run()
        .expect(0);
    assert!(server.request().starts_with("PUT /v2/p-2/"));
}

#[test]
fn what_is_missing_is_refused_before_sending_all_of_it_named() {
    let server = Server::answering("204 No Content", "");
    let run = call("ResetUserPassword", &server.url, &json!({}))
        .run()
        .expect(3);
    for name in ["instance_id", "user_name", "new_password"] {
        assert!(run.line().contains(name), "{}", run.line());
    }
    server.expect_no_request();
}

#[test]
fn what_the_operation_does_not_have_is_refused_before_sending() {
    let mut strange = input();
    strange["instance"] = "x".into();
    strange["body"]["new_pasword"] = "x".into();
    let run = call("ResetUserPassword", "http://127.0.0.1:9", &strange)
        .run()
        .expect(3);
    for name in ["instance", "body.new_pasword"] {
        assert!(run.line().contains(name), "{}", run.line());
    }
    for broken in [json!([]), json!("x"), json!(null)] {
        call("ResetUserPassword", "http://127.0.0.1:9", &broken)
            .run()
            .expect(3);
    }
}

#[test]
fn the_policy_holds_here_too_and_can_be_turned_off() {
    let weak = json!({"instance_id": "i-1", "user_name": "u-1", "body": {"new_password": "weak"}});
    let server = Server::answering("204 No Content", "");
    call("ResetUserPassword", &server.url, &weak)
        .run()
        .expect(3);
    server.expect_no_request();
    hwc(&[
        "call",
        "kafka",
        "ResetUserPassword",
        "--input",
        "-",
        "--no-password-check",
        "--endpoint",
        &server.url,
    ])
    .stdin(weak.to_string())
    .run()
    .expect(0);
    assert!(server.request().contains("weak"));
}

#[test]
fn an_input_of_the_wrong_type_is_named_and_not_repeated() {
    let wrong =
        json!({"instance_id": "i-1", "user_name": "u-1", "body": {"new_password": [PASSWORD]}});
    let run = call("ResetUserPassword", "http://127.0.0.1:9", &wrong)
        .run()
        .expect(3);
    assert!(run.line().contains("new_password"), "{}", run.line());
}
