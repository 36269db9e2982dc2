//! Whether the request took effect, over real sockets: right, or unknown.

use std::time::Duration;

use huaweicloud_core::{Error, ErrorKind, Outcome};
use tokio::net::TcpListener;

use crate::{
    fake::{Deed, Fake, answer},
    mini::{client, config, list, of, reset, restart},
};

/// Long enough for loopback, and waited for only where nothing ever comes.
const SHORT: Duration = Duration::from_millis(400);

fn check(error: &Error, kind: ErrorKind, outcome: Outcome, status: Option<u16>) {
    assert_eq!(error.kind(), kind, "{error}");
    assert_eq!(error.outcome(), outcome, "{error}");
    let found = error.status().map(|status| status.as_u16());
    assert_eq!(found, status, "{error}");
    assert_eq!(error.attempts(), 1, "{error}");
    assert!(!error.to_string().contains('\n'), "{error}");
}

async fn reset_error(fake: &Fake) -> Error {
    reset(&client(&fake.url)).send().await.unwrap_err()
}

/// The answer to a reset with this status line and body.
async fn check_status(status: &str, body: &str, kind: ErrorKind, outcome: Outcome) {
    let fake = Fake::answering(status, "", body).await;
    let error = reset_error(&fake).await;
    let number = status.split(' ').next().unwrap().parse().ok();
    check(&error, kind, outcome, number);
}

#[tokio::test]
async fn a_refused_connection_was_never_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = reset(&client(&url)).send().await.unwrap_err();
    check(&error, ErrorKind::Connect, Outcome::NotSent, None);
    assert!(error.to_string().contains(&url), "{error}");
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_name_that_does_not_resolve_was_never_sent() {
    // RFC 6761: nothing under .invalid exists.
    let error = reset(&client("http://dms.invalid"))
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
}

#[tokio::test]
async fn a_tls_failure_was_never_sent() {
    let fake = Fake::doing(Deed::Hang).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let error = reset(&client(&url)).send().await.unwrap_err();
    check(&error, ErrorKind::Connect, Outcome::NotSent, None);

    // A handshake that never ends takes up the time for connecting, whichever limit is the lower.
    let url = fake.url.replace("http:", "https:");
    for config in [
        config(&url).connect_timeout(SHORT),
        config(&url).timeout(SHORT),
    ] {
        let error = reset(&of(config)).send().await.unwrap_err();
        check(&error, ErrorKind::Timeout, Outcome::NotSent, None);
    }
}

#[tokio::test]
async fn silence_and_a_reset_after_sending_are_unknown() {
    let fake = Fake::doing(Deed::Reset).await;
    let error = reset_error(&fake).await;
    check(&error, ErrorKind::Io, Outcome::Unknown, None);
    assert!(!error.is_retryable());
    assert_eq!(fake.requests().len(), 1, "sent once");

    let fake = Fake::doing(Deed::Answer(Vec::new())).await;
    let error = reset_error(&fake).await;
    check(&error, ErrorKind::Io, Outcome::Unknown, None);

    let fake = Fake::doing(Deed::AnswerAndHang(Vec::new())).await;
    let client = of(config(&fake.url).timeout(SHORT));
    let error = reset(&client).send().await.unwrap_err();
    check(&error, ErrorKind::Timeout, Outcome::Unknown, None);

    let fake = Fake::doing(Deed::Answer(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec())).await;
    let error = reset_error(&fake).await;
    check(&error, ErrorKind::Io, Outcome::Unknown, None);
}

#[tokio::test]
async fn complete_refusals_are_rejections_and_408_is_not() {
    use ErrorKind::{
        Auth, Billing, Blocked, Busy, Conflict, NotFound, Other, Permission, Throttled, Timeout,
        Unsupported, Validation,
    };
    for (status, kind) in [
        ("300 Multiple Choices", Other),
        ("304 Not Modified", Other),
        ("400 Bad Request", Validation),
        ("401 Unauthorized", Auth),
        ("402 Payment Required", Billing),
        ("403 Forbidden", Permission),
        ("404 Not Found", NotFound),
        ("405 Method Not Allowed", Unsupported),
        ("407 Proxy Authentication Required", Blocked),
        ("409 Conflict", Conflict),
        ("413 Content Too Large", Validation),
        ("417 Expectation Failed", Busy),
        ("423 Locked", Busy),
        ("429 Too Many Requests", Throttled),
        ("494 Request Header Too Large", Validation),
    ] {
        check_status(status, "", kind, Outcome::Rejected).await;
    }
    check_status("408 Request Timeout", "", Timeout, Outcome::Unknown).await;
    let throttled = r#"{"error_code":"APIGW.0308","error_msg":"slow down"}"#;
    check_status(
        "408 Request Timeout",
        throttled,
        Throttled,
        Outcome::Unknown,
    )
    .await;
}

#[tokio::test]
async fn a_5xx_is_unknown_unless_it_can_only_come_before_the_effect() {
    use ErrorKind::{Internal, Throttled, Timeout, Unsupported, Validation};
    let unknown = Outcome::Unknown;
    let rejected = Outcome::Rejected;
    for (status, code, kind, outcome) in [
        ("500 Internal Server Error", "", Internal, unknown),
        (
            "500 Internal Server Error",
            "MINI.0500",
            Validation,
            unknown,
        ),
        ("501 Not Implemented", "", Unsupported, unknown),
        ("502 Bad Gateway", "", Internal, unknown),
        ("503 Service Unavailable", "", Internal, unknown),
        ("503 Service Unavailable", "MINI.0503", Throttled, rejected),
        ("504 Gateway Timeout", "", Timeout, unknown),
        ("599 Strange", "", Internal, unknown),
        ("700 Stranger", "", ErrorKind::Other, unknown),
        // The gateway has no backend to call, cannot say, or never got to know.
        ("500 Internal Server Error", "APIG.0103", Internal, rejected),
        (
            "500 Internal Server Error",
            "APIGW.0103",
            Internal,
            rejected,
        ),
        ("503 Service Unavailable", "APIGW.0613", Internal, rejected),
        ("500 Internal Server Error", "APIGW.0201", Internal, unknown),
        ("500 Internal Server Error", "APIGW.0601", Internal, unknown),
        ("503 Service Unavailable", "APIGW.0201", Internal, unknown),
        (
            "500 Internal Server Error",
            "XAPIGW.0103",
            Internal,
            unknown,
        ),
        // Whatever the code: a 502 or 504 comes from behind the gateway.
        ("502 Bad Gateway", "APIGW.0103", Internal, unknown),
        ("502 Bad Gateway", "APIGW.0610", Internal, unknown),
        ("502 Bad Gateway", "MINI.0503", Throttled, unknown),
        ("504 Gateway Timeout", "APIGW.0308", Throttled, unknown),
    ] {
        let body = format!(r#"{{"error_code":"{code}","error_msg":"m"}}"#);
        check_status(status, &body, kind, outcome).await;
    }
}

#[tokio::test]
async fn whoever_says_how_long_to_wait_has_turned_the_request_away() {
    let fake = Fake::answering("503 Service Unavailable", "Retry-After: 7\r\n", "").await;
    let error = reset_error(&fake).await;
    check(&error, ErrorKind::Throttled, Outcome::Rejected, Some(503));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));

    let fake = Fake::answering("503 Service Unavailable", "", "").await;
    let error = reset_error(&fake).await;
    check(&error, ErrorKind::Internal, Outcome::Unknown, Some(503));

    let fake = Fake::answering("429 Too Many Requests", "Retry-After: 99999999\r\n", "").await;
    let error = reset_error(&fake).await;
    check(&error, ErrorKind::Throttled, Outcome::Rejected, Some(429));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert!(error.is_retryable() && error.is_throttled());
}

#[tokio::test]
async fn redirects_are_refusals_and_are_not_followed() {
    let target = Fake::answering("204 No Content", "", "").await;
    for status in [
        "301 Moved Permanently",
        "302 Found",
        "307 Temporary Redirect",
    ] {
        let location = format!("location: {}/elsewhere\r\n", target.url);
        let fake = Fake::answering(status, &location, "").await;
        let error = reset_error(&fake).await;
        let number = status[..3].parse().ok();
        check(&error, ErrorKind::Other, Outcome::Rejected, number);
        assert!(error.message().contains("redirect"), "{error}");
    }
    assert!(target.requests().is_empty());
}

#[tokio::test]
async fn a_firewalls_page_is_told_by_its_title() {
    let page = "<!DOCTYPE html>\n<html><head><title>\n 418\tRequest blocked </title></head>";
    let fake = Fake::answering("418 I'm a teapot", "content-type: text/html\r\n", page).await;
    let error = reset_error(&fake).await;
    check(&error, ErrorKind::Blocked, Outcome::Rejected, Some(418));
    assert!(error.message().contains("418 Request blocked"), "{error}");
    assert!(!error.to_string().contains('<'), "{error}");
    assert_eq!(error.raw_body().unwrap(), page);
}

#[tokio::test]
async fn a_failure_inside_200_is_a_rejection() {
    for (body, kind, code) in [
        (
            r#"{"error_code":"MINI.0404","error_msg":"m"}"#,
            ErrorKind::Throttled,
            "MINI.0404",
        ),
        (
            r#"{"error_code":"X.1","error_msg":"m"}"#,
            ErrorKind::Other,
            "X.1",
        ),
        (r#"{"error_code":5,"error_msg":"m"}"#, ErrorKind::Other, "5"),
        (
            r#"{"workload_res_code":-1,"workload_res_str":"m"}"#,
            ErrorKind::NotFound,
            "-1",
        ),
        (
            r#"{"workload_res_code":110,"workload_res_str":"m"}"#,
            ErrorKind::Other,
            "110",
        ),
    ] {
        let fake = Fake::answering("200 OK", "", body).await;
        // Whether the operation documents a body or not.
        let error = reset_error(&fake).await;
        check(&error, kind, Outcome::Rejected, Some(200));
        assert_eq!(error.code(), Some(code));
        let error = list(&client(&fake.url)).send().await.unwrap_err();
        check(&error, kind, Outcome::Rejected, Some(200));
    }
    for body in [
        r#"{"error_code":"DWS.0000","error_msg":null}"#,
        r#"{"error_code":null,"error_msg":null}"#,
        r#"{"error_code":0,"workload_res_code":0}"#,
        r#"{"jobs":[{"error_code":"DWS.0114"}]}"#,
    ] {
        let fake = Fake::answering("200 OK", "", body).await;
        reset(&client(&fake.url)).send().await.unwrap();
        list(&client(&fake.url)).send().await.unwrap();
    }
}

#[tokio::test]
async fn a_success_that_breaks_off_is_applied_or_good_enough() {
    let fake = Fake::doing(Deed::Answer(
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\nX-Request-Id: r1\r\n\r\n{\"total\":1".to_vec(),
    ))
    .await;
    let error = list(&client(&fake.url)).send().await.unwrap_err();
    check(&error, ErrorKind::Io, Outcome::Applied, Some(200));
    assert_eq!(error.request_id(), Some("r1"));
    assert!(!error.is_retryable());
    // No body is documented: there was nothing to lose.
    let answer = reset(&client(&fake.url)).send().await.unwrap();
    assert_eq!(answer.status(), 200);

    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{".to_vec();
    let fake = Fake::doing(Deed::AnswerAndHang(head)).await;
    let client = of(config(&fake.url).timeout(SHORT));
    let error = list(&client).send().await.unwrap_err();
    check(&error, ErrorKind::Timeout, Outcome::Applied, Some(200));

    let body = r#"{"total":{"planted":"value"}}"#;
    let fake = Fake::answering("200 OK", "X-Request-Id: r2\r\n", body).await;
    let error = list(&crate::mini::client(&fake.url))
        .send()
        .await
        .unwrap_err();
    check(&error, ErrorKind::Decode, Outcome::Applied, Some(200));
    assert_eq!(error.path(), Some("total"));
    assert_eq!(error.request_id(), Some("r2"));
    assert_eq!(error.raw_body().unwrap(), body);
    assert!(
        !format!("{error} {error:?}").contains("planted"),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_refusal_that_breaks_off_is_unknown() {
    for status in ["302 Found", "404 Not Found", "503 Service Unavailable"] {
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: 100\r\n\r\n{{");
        let fake = Fake::doing(Deed::Answer(head.clone().into_bytes())).await;
        let error = reset_error(&fake).await;
        check(&error, ErrorKind::Io, Outcome::Unknown, None);
        let fake = Fake::doing(Deed::AnswerAndHang(head.into_bytes())).await;
        let client = of(config(&fake.url).timeout(SHORT));
        let error = reset(&client).send().await.unwrap_err();
        check(&error, ErrorKind::Timeout, Outcome::Unknown, None);
    }
    let chunked = "HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\"";
    let fake = Fake::doing(Deed::Answer(chunked.into())).await;
    check(
        &reset_error(&fake).await,
        ErrorKind::Io,
        Outcome::Unknown,
        None,
    );
}

#[tokio::test]
async fn an_answer_without_end_is_not_read_to_it() {
    let mut bytes = b"HTTP/1.1 200 OK\r\n\r\n\"".to_vec();
    bytes.resize(65 * 1024 * 1024, b'a');
    let fake = Fake::doing(Deed::AnswerAndHang(bytes)).await;
    let error = list(&client(&fake.url)).send().await.unwrap_err();
    check(&error, ErrorKind::Decode, Outcome::Applied, Some(200));
}

#[tokio::test]
async fn every_2xx_is_a_success_and_an_empty_body_an_empty_object() {
    for status in [
        "200 OK",
        "201 Created",
        "202 Accepted",
        "206 Partial Content",
        "299 Odd",
    ] {
        let fake = Fake::answering(status, "X-Request-Id: r3\r\n", "").await;
        let answer = list(&client(&fake.url)).send().await.unwrap();
        assert_eq!(answer.body(), &crate::mini::Users::default(), "{status}");
        assert_eq!(answer.request_id(), Some("r3"));
        assert_eq!(answer.attempts(), 1);
    }
    let fake = Fake::doing(Deed::Answer(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())).await;
    assert_eq!(
        reset(&client(&fake.url)).send().await.unwrap().status(),
        204
    );
    let body = r#"{"total":"2","users":["a",null,7],"more":{}}"#;
    let fake = Fake::doing(Deed::Answer(answer("200 OK", "", body))).await;
    let answer = restart(&client(&fake.url)).send().await.unwrap();
    assert_eq!(answer.raw_body(), body);
    assert_eq!(answer.headers()["content-length"], body.len().to_string());
    let users = answer.into_inner();
    assert_eq!(users.total, Some(2));
    assert_eq!(users.users, ["a", "7"]);
}

#[test]
fn without_a_tokio_runtime_a_call_fails_and_does_not_panic() {
    use std::task::{Context, Poll, Waker};
    let mut future = Box::pin(reset(&client("http://127.0.0.1:9")).send());
    let Poll::Ready(result) = future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    else {
        panic!("it has nothing to wait for");
    };
    let error = result.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(error.attempts(), 0);
    assert!(error.message().contains("Tokio"), "{error}");
}
