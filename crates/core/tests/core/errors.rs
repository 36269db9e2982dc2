//! What an error tells of what the service said: code, message, request id, and never a secret.

use huaweicloud_core::{Error, ErrorKind, runtime::Call};

use crate::{
    fake::Fake,
    mini::{PASSWORD, RESET, SECRET_KEY, TOKEN, client, reset, reset_body},
};

async fn error_of(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Error {
    let fake = Fake::answering(status, headers, body).await;
    reset(&client(&fake.url)).send().await.unwrap_err()
}

fn assert_clean(error: &Error) {
    let shown = format!(
        "{error} {error:?} {error:#?} {} {:?} {:?}",
        error.message(),
        error.code(),
        error.request_id()
    );
    for secret in [PASSWORD, SECRET_KEY, TOKEN] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn an_error_reads_like_a_sentence_about_the_call() {
    let body = r#"{"error_code":"DMS.00400062","error_msg":"The offset\n is too large."}"#;
    let error = error_of("400 Bad Request", "X-Request-Id: r-1\r\n", body).await;
    assert_eq!(
        error.to_string(),
        "mini ResetPassword: HTTP 400: The offset is too large. (DMS.00400062) [request id r-1]"
    );
    assert_eq!(error.code(), Some("DMS.00400062"));
    assert_eq!(error.raw_body().unwrap(), body);
}

#[tokio::test]
async fn the_request_id_is_where_it_is_given_and_is_an_id() {
    let body = r#"{"error_code":"APIGW.0301","error_msg":"m","request_id":"in-body"}"#;
    for (headers, id) in [
        ("X-Request-Id: a\r\nX-IAM-Trace-Id: b\r\n", Some("a")),
        ("X-IAM-Trace-Id: b\r\n", Some("b")),
        ("x-openstack-request-id: c\r\n", Some("c")),
        ("X-Request-Id: \r\nX-Trace-Id: d\r\n", Some("d")),
        ("X-Request-Id: two words\r\n", Some("in-body")),
        ("", Some("in-body")),
    ] {
        let error = error_of("401 Unauthorized", headers, body).await;
        assert_eq!(error.request_id(), id, "{headers:?}");
    }
    let long = format!("X-Request-Id: {}\r\n", "a".repeat(129));
    assert_eq!(
        error_of("401 Unauthorized", &long, "").await.request_id(),
        None
    );
}

#[tokio::test]
async fn the_services_table_goes_before_the_gateways_and_both_before_the_status() {
    for (status, code, kind) in [
        ("404 Not Found", "MINI.0404", ErrorKind::Throttled),
        ("404 Not Found", "APIG.0101", ErrorKind::NotFound),
        ("401 Unauthorized", "APIGW.0307", ErrorKind::Auth),
        ("405 Method Not Allowed", "APIGW.0501", ErrorKind::Quota),
        ("405 Method Not Allowed", "APIGW.0502", ErrorKind::Billing),
        ("400 Bad Request", "APIGW.2201", ErrorKind::Auth),
        ("413 Content Too Large", "APIGW.0201", ErrorKind::Validation),
        ("403 Forbidden", "CBC.99003651", ErrorKind::Billing),
        ("403 Forbidden", "IAM.0072", ErrorKind::Permission),
        ("404 Not Found", "APIGW.9999", ErrorKind::NotFound),
    ] {
        let body = format!(r#"{{"error_code":"{code}","error_msg":"m"}}"#);
        let error = error_of(status, "", body).await;
        assert_eq!(error.kind(), kind, "{error}");
    }
}

#[tokio::test]
async fn an_answer_that_says_nothing_is_explained() {
    let error = error_of("404 Not Found", "", r#"{"error_code":"MINI.0404"}"#).await;
    assert_eq!(error.message(), "what the table says");
    let error = error_of("404 Not Found", "", "").await;
    assert_eq!(error.message(), "the answer says no more than its status");
    assert_eq!(error.code(), None);
    let error = error_of("500 Internal Server Error", "", "\u{feff} upstream\tdied ").await;
    assert_eq!(error.message(), "upstream died");
    let error = error_of("403 Forbidden", "", b"\xFF\xFE\x00").await;
    assert_eq!(error.kind(), ErrorKind::Permission);
}

#[tokio::test]
async fn what_the_service_echoes_of_the_request_is_not_repeated() {
    let token_header = format!("X-Request-Id: {TOKEN}-\r\n");
    for (headers, body) in [
        (
            "",
            format!(r#"{{"error_code":"X.1","error_msg":"bad password {PASSWORD}"}}"#),
        ),
        (
            "",
            format!(r#"{{"error_code":"{PASSWORD}","error_msg":"m"}}"#),
        ),
        ("", format!(r#"{{"request_id":"{TOKEN}","error_msg":"m"}}"#)),
        (
            "",
            format!(r#"{{"error":{{"message":"token {TOKEN} key {SECRET_KEY}"}}}}"#),
        ),
        ("", format!("plain {PASSWORD}")),
        ("", format!("<html><title>{PASSWORD}</title></html>")),
        ("", format!("[\"{PASSWORD}\"]")),
        ("", format!("{{\"unknown\":\"{PASSWORD}\"}}")),
        (
            "",
            format!(r#"{{"error_msg":"{}{PASSWORD}"}}"#, "a".repeat(592)),
        ),
        (token_header.as_str(), String::new()),
    ] {
        let error = error_of("400 Bad Request", headers, &body).await;
        assert_clean(&error);
        if headers.is_empty() {
            assert_eq!(error.raw_body().unwrap(), &body, "raw_body is as it came");
        }
    }
}

#[tokio::test]
async fn what_was_signed_is_not_repeated_by_hash_or_in_words() {
    // SHA-256 of the body {"new_password":"Canary7#Qmz9wLt"}, with printf and sha256sum.
    let hash = "8f143a40e10eebfa3ca4f852602fb087addf579ef0a4bbbd7946cf9737144f24";
    let body = format!(
        r#"{{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: verify aksk signature fail, canonical_request:PUT|/v2/p1/users/orders/||x-security-token:{TOKEN}||{hash}"}}"#
    );
    let error = error_of("401 Unauthorized", "", body).await;
    assert_eq!(
        error.message(),
        "Incorrect IAM authentication information: verify aksk signature fail"
    );
    assert_eq!(error.code(), Some("APIGW.0301"));
    assert!(error.is_auth());
    let error = error_of("401 Unauthorized", "", format!("body hash {hash} differs")).await;
    assert_eq!(error.message(), "body hash *** differs");
}

#[tokio::test]
async fn a_failure_inside_200_is_cleaned_too() {
    let body = format!(r#"{{"error_code":"X.1","error_msg":"no {PASSWORD}"}}"#);
    let error = error_of("200 OK", "", body).await;
    assert_eq!(error.message(), "no ***");
    assert_clean(&error);
}

#[tokio::test]
async fn secrets_that_json_escapes_are_found_in_the_body_sent() {
    let password = "a\"b\\c\u{e9}<&> d";
    let fake = Fake::answering(
        "400 Bad Request",
        "",
        r#"{"error_msg":"got {\"new_password\":\"a\\\"b\\\\cé<&> d\"} or a\"b\\cé<&> d"}"#,
    )
    .await;
    // No policy takes this one: a service may yet, and a call can go without the check.
    let call = Call::new(client(&fake.url), &RESET)
        .path("user_name", &Some("u".to_owned()))
        .body(&reset_body(password));
    let error = call.finish_empty().unwrap().send().await.unwrap_err();
    assert_eq!(error.message(), r#"got {"new_password":"***"} or ***"#);
}
