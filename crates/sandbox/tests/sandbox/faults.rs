//! Faults on demand: what the client sees of each, and whether the request took effect.

use std::{io, time::Duration};

use huaweicloud_core::Secret;
use huaweicloud_sandbox::{Account, Fault, Sandbox, Service};

use crate::client::{Answer, reset, sandbox};

const PASSWORD: &str = "Tq4!vLz8Rb2k";

async fn send(sandbox: &Sandbox) -> io::Result<Answer> {
    reset::kafka_manager(sandbox, PASSWORD)
        .signed(sandbox)
        .try_send()
        .await
}

fn set(sandbox: &Sandbox) -> Option<Secret> {
    sandbox.password(Account::KafkaManager)
}

#[tokio::test]
async fn a_status_is_sent_with_its_body_and_has_no_effect() {
    let sandbox = sandbox().await;
    let body = r#"{"errCode":"DWS.0005","externalMessage":"Server failure."}"#;
    sandbox.fail_next(Service::Kafka, Fault::status(500, body));
    let answer = send(&sandbox).await.expect("an answer");
    assert_eq!((answer.status, &answer.body[..]), (500, body.as_bytes()));
    assert_eq!(set(&sandbox), None);
    assert_eq!(
        send(&sandbox).await.expect("an answer").status,
        204,
        "once only"
    );
}

#[tokio::test]
async fn a_number_that_is_no_final_status_is_500() {
    let sandbox = sandbox().await;
    for (given, sent) in [
        (0, 500),
        (100, 500),
        (101, 500),
        (1_000, 500),
        (u16::MAX, 500),
        (200, 200),
        (418, 418),
        (503, 503),
    ] {
        sandbox.fail_next(Service::Kafka, Fault::status(given, ""));
        assert_eq!(
            send(&sandbox).await.expect("an answer").status,
            sent,
            "{given}"
        );
    }
}

#[tokio::test]
async fn throttling_says_when_to_try_again() {
    let sandbox = sandbox().await;
    for (delay, header) in [
        (Duration::from_secs(7), "7"),
        (Duration::from_millis(1_500), "2"),
        (Duration::ZERO, "0"),
    ] {
        sandbox.fail_next(Service::Kafka, Fault::throttled(delay));
        let answer = send(&sandbox).await.expect("an answer");
        assert_eq!((answer.status, answer.code().as_str()), (429, "APIGW.0308"));
        assert_eq!(answer.header("retry-after"), Some(header));
        assert_eq!(
            answer.json()["request_id"].as_str(),
            answer.header("x-request-id")
        );
    }
    assert_eq!(set(&sandbox), None);
}

#[tokio::test]
async fn a_firewalls_page_is_html() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Service::Kafka, Fault::html());
    let answer = send(&sandbox).await.expect("an answer");
    assert_eq!(answer.status, 418);
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert!(answer.body.starts_with(b"<!doctype html>"));
    assert_eq!(set(&sandbox), None);
}

#[tokio::test]
async fn a_connection_is_reset_before_the_effect_or_after_it() {
    let sandbox = sandbox().await;
    for (fault, effect) in [
        (Fault::reset_before_effect(), None),
        (Fault::reset_after_effect(), Some(Secret::from(PASSWORD))),
    ] {
        sandbox.fail_next(Service::Kafka, fault);
        let error = send(&sandbox).await.err().expect("no answer");
        assert_eq!(
            error.kind(),
            io::ErrorKind::ConnectionReset,
            "a reset, not a close"
        );
        assert_eq!(set(&sandbox), effect);
    }
    assert_eq!(sandbox.requests().len(), 2, "both arrived");
}

#[tokio::test]
async fn a_truncated_body_ends_in_the_middle() {
    let sandbox = sandbox().await;
    // A refusal has a body of its own, of which half comes.
    sandbox.fail_next(Service::Kafka, Fault::truncated_body());
    let unsigned = reset::kafka_manager(&sandbox, PASSWORD);
    let error = unsigned.try_send().await.err().expect("half an answer");
    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    // A success has none, so one is promised.
    sandbox.fail_next(Service::Kafka, Fault::truncated_body());
    let error = send(&sandbox).await.err().expect("half an answer");
    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    assert_eq!(
        set(&sandbox),
        Some(Secret::from(PASSWORD)),
        "and yet it is done"
    );
}

#[tokio::test]
async fn head_and_beginning_of_a_truncated_body_do_come() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let sandbox = sandbox().await;
    sandbox.fail_next(Service::Dws, Fault::truncated_body());
    let mut stream = tokio::net::TcpStream::connect(crate::client::address(&sandbox, Service::Dws))
        .await
        .expect("connected");
    stream
        .write_all(b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
        .await
        .expect("sent");
    let mut bytes = Vec::new();
    stream
        .read_to_end(&mut bytes)
        .await
        .expect("an orderly end of the connection");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let (head, body) = text.split_once("\r\n\r\n").expect("a head");
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
    assert!(body.starts_with(r#"{"error_code""#), "{body}");
    let promised = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let promised: usize = promised
        .and_then(|length| length.parse().ok())
        .expect("a length");
    assert_eq!(body.len(), promised / 2, "half of it");
}

#[tokio::test]
async fn a_delay_delays_and_then_the_request_is_done() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Service::Kafka, Fault::delay(Duration::from_millis(80)));
    let started = std::time::Instant::now();
    assert_eq!(send(&sandbox).await.expect("an answer").status, 204);
    assert!(started.elapsed() >= Duration::from_millis(80));
}

#[tokio::test]
async fn faults_queue_up_by_service() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Service::Kafka, Fault::status(503, "one"));
    sandbox.fail_next(Service::Kafka, Fault::status(502, "two"));
    sandbox.fail_next(Service::Iam, Fault::status(504, "three"));
    let dws = reset::dws(&sandbox, sandbox.cluster_id(), "Zf5^gUs7Wm1xPd").signed(&sandbox);
    assert_eq!(dws.send().await.status, 200, "DWS has none");
    for status in [503, 502, 204] {
        assert_eq!(send(&sandbox).await.expect("an answer").status, status);
    }
    let iam = crate::client::Request::new(&sandbox, Service::Iam, "GET", "/v3/projects", "");
    assert_eq!(iam.send().await.status, 504);
}

#[tokio::test]
async fn a_fault_prints_its_kind_and_not_its_body() {
    let shown = format!("{:?}", Fault::status(400, "planted-password"));
    assert_eq!(shown, "Fault::status(400)");
}
