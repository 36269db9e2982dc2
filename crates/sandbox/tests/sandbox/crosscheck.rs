//! The SDK's signer against the sandbox's verifier: two readings of one set of rules, over the wire.

use std::time::{Duration, SystemTime};

use huaweicloud_core::{
    credentials::Credentials,
    signing::{self, Algorithm},
};
use huaweicloud_sandbox::{Sandbox, Service};

use crate::client::{Answer, NOW, Request, address, reset, sandbox};

/// Signs with the SDK, sends with the raw client.
async fn send(sandbox: &Sandbox, mut request: Request) -> Answer {
    let url = format!(
        "http://{}{}",
        address(sandbox, Service::Kafka),
        request.target
    );
    let headers: Vec<(String, String)> = request.headers.clone();
    let to_sign = signing::Request {
        method: request.method,
        url: &url,
        headers: &headers,
        body: &request.body,
    };
    let keys = Credentials::new(sandbox.access_key(), sandbox.secret_key().clone());
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
    let signed = signing::sign(&to_sign, &keys, &Algorithm::SdkHmacSha256, time).expect("signed");
    request.headers = signed.headers;
    request.send().await
}

/// The operation has no query parameters, and unknown ones pass: what is left to refuse is the signature.
#[tokio::test]
async fn odd_queries_are_accepted() {
    let sandbox = sandbox().await;
    for query in [
        "b=2&a=1",
        "a=2&a=1&a=10",
        "k",
        "k=",
        "=v",
        "k%5Ba%5D=1",
        "k=%E4%BD%A0",
        "k=a+b",
        "k=%2b",
        "k=%7e~",
        "a=b=c",
        "&&a=1&",
        "A=1&a=2&%41=0",
        "k=!*'()",
    ] {
        let mut request = reset::kafka_manager(&sandbox, "Tq4!vLz8Rb2k");
        request.target = format!("{}?{query}", request.target);
        let answer = send(&sandbox, request).await;
        assert_eq!(answer.status, 204, "{query}: {}", answer.message());
    }
}

/// A user that does not exist is only found out behind the signature.
#[tokio::test]
async fn odd_paths_are_accepted() {
    let sandbox = sandbox().await;
    for name in [
        "a%2Fb",
        "two%20words",
        "%C3%BC",
        "%25",
        "a:b",
        "a+b",
        "a,b;c=d@e",
        "~-_.",
        "%7E",
        "%2e%2e",
        "!$&'()*",
    ] {
        let answer = send(&sandbox, reset::kafka_user(&sandbox, name, "Xk7#pQ2mVd9w")).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "DMS.00404001"),
            "{name}: {}",
            answer.message()
        );
    }
}

#[tokio::test]
async fn odd_headers_and_bodies_are_accepted() {
    let sandbox = sandbox().await;
    for (name, value) in [
        ("X-Custom", "a  b   c"),
        ("X-Custom", "  ends  "),
        ("X-Empty", ""),
        ("X-Unicode", "你好"),
        ("X_Underscore", "unsigned"),
        ("X-Project-Id", "p"),
        ("x-lower", "UPPER"),
        ("Content-Type", "application/json;charset=UTF-8"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ] {
        let request = reset::kafka_manager(&sandbox, "Tq4!vLz8Rb2k").set(name, value);
        let answer = send(&sandbox, request).await;
        assert_eq!(answer.status, 204, "{name}: {value}: {}", answer.message());
    }
    let body = "{\"new_password\" : \"Tq4!vLz8Rb2k\"}\n";
    let mut request = reset::kafka_manager(&sandbox, "");
    request.body = body.as_bytes().to_vec();
    assert_eq!(send(&sandbox, request).await.status, 204);
}
