//! Clients that send too much, too little or nonsense: each is answered or dropped, and the sandbox goes on.

use std::time::Duration;

use huaweicloud_sandbox::{Sandbox, Service};
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::client::{Request, address, read_answer, reset, sandbox};

async fn assert_alive(sandbox: &Sandbox) {
    let answer = reset::kafka_manager(sandbox, "Tq4!vLz8Rb2k")
        .signed(sandbox)
        .send()
        .await;
    assert_eq!(answer.status, 204);
}

#[tokio::test]
async fn a_body_over_12_mb_is_too_large_and_one_of_12_mb_is_not() {
    let sandbox = sandbox().await;
    let limit = 12 * 1024 * 1024;
    for (length, status, code) in [(limit, 400, "DMS.00400005"), (limit + 1, 413, "APIGW.0201")] {
        let mut request = reset::kafka_manager(&sandbox, "");
        request.body = vec![b'x'; length];
        let answer = request.signed(&sandbox).send().await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{length}"
        );
    }
    assert_alive(&sandbox).await;
}

#[tokio::test]
async fn a_body_that_only_claims_to_be_huge_is_refused_unread() {
    let sandbox = sandbox().await;
    let mut stream = TcpStream::connect(address(&sandbox, Service::Kafka))
        .await
        .expect("connected");
    let head = format!(
        "PUT /v2 HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n",
        u64::MAX / 4
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    let answer = read_answer(&mut stream).await.expect("an answer");
    assert_eq!((answer.status, answer.code().as_str()), (413, "APIGW.0201"));
    assert_alive(&sandbox).await;
}

#[tokio::test]
async fn long_uris_and_headers_are_refused_by_the_gateways_codes() {
    let sandbox = sandbox().await;
    let long = "a".repeat(40 * 1024);
    let uri = Request::new(&sandbox, Service::Kafka, "GET", &format!("/v2/{long}"), "");
    let answer = uri.send().await;
    assert_eq!((answer.status, answer.code().as_str()), (414, "APIGW.0201"));
    let header = Request::new(&sandbox, Service::Kafka, "GET", "/v2", "").set("X-Long", &long);
    let answer = header.send().await;
    assert_eq!((answer.status, answer.code().as_str()), (494, "APIGW.0201"));
    let mut many = Request::new(&sandbox, Service::Kafka, "GET", "/v2", "");
    for number in 0..5 {
        many = many.set(&format!("X-Long-{number}"), &"a".repeat(30 * 1024));
    }
    assert_eq!(many.send().await.status, 494);
    assert_alive(&sandbox).await;
}

#[tokio::test]
async fn nonsense_does_no_harm() {
    let sandbox = sandbox().await;
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"PUT /%zz?%zz=%ff&&=&a HTTP/1.1\r\nHost: x\r\nX-Sdk-Date: \xff\xfe\r\nAuthorization: \xff\r\nConnection: close\r\n\r\n",
        b"PUT /v2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzzzz\r\n",
        b"PUT /v2 HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc",
        b"",
    ] {
        for service in Service::ALL {
            let mut stream = TcpStream::connect(address(&sandbox, service)).await.expect("connected");
            stream.write_all(bytes).await.expect("sent");
            stream.shutdown().await.expect("half closed");
            // Whatever comes back, something does: an answer or the end.
            let ended = tokio::time::timeout(Duration::from_secs(20), read_answer(&mut stream)).await;
            assert!(ended.is_ok(), "{service} hangs on {bytes:?}");
        }
    }
    assert_alive(&sandbox).await;
}

#[tokio::test]
async fn connections_that_say_nothing_do_not_keep_others_out() {
    let sandbox = sandbox().await;
    let mut silent = Vec::new();
    for _ in 0..200 {
        silent.push(
            TcpStream::connect(address(&sandbox, Service::Kafka))
                .await
                .expect("connected"),
        );
    }
    assert_alive(&sandbox).await;
}
