//! The verifier against the vendor's golden vectors, and against every change of them.

use http::{HeaderName, HeaderValue};
use serde_json::Value;

use super::*;

struct Request {
    name: String,
    method: Method,
    path: String,
    query: Option<String>,
    headers: HeaderMap,
    body: Vec<u8>,
}

fn vectors() -> (String, String, Vec<Request>) {
    let all: Value =
        serde_json::from_str(include_str!("vectors.json")).expect("the vectors are JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let requests = all["vectors"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|vector| {
            let mut headers = HeaderMap::new();
            for (name, value) in vector["headers_out"].as_object().expect("headers") {
                // The vendor's signer passes UTF-8 on as Latin-1 characters, an octet each.
                let octets: Vec<u8> = text(value)
                    .chars()
                    .map(|c| u8::try_from(u32::from(c)).expect("an octet"))
                    .collect();
                headers.insert(
                    HeaderName::from_bytes(name.as_bytes()).expect("a name"),
                    HeaderValue::from_bytes(&octets).expect("a value"),
                );
            }
            let uri = text(&vector["uri"]);
            let (path, query) = match uri.split_once('?') {
                Some((path, query)) => (path.to_owned(), Some(query.to_owned())),
                None => (uri, None),
            };
            Request {
                name: text(&vector["name"]),
                method: text(&vector["method"]).parse().expect("a method"),
                path,
                query,
                headers,
                body: text(&vector["body"]).into_bytes(),
            }
        });
    (text(&all["ak"]), text(&all["sk"]), requests.collect())
}

fn check(
    request: &Request,
    access_key: &str,
    secret_key: &str,
    minutes_off: i64,
) -> Result<(), String> {
    // The vectors' date, 2019-11-15 03:36:55 UTC.
    let now = Timestamp::from_second(1_573_789_015 + minutes_off * 60).expect("in range");
    let arrived = Arrived {
        method: &request.method,
        path: &request.path,
        query: request.query.as_deref(),
        headers: &request.headers,
        body: &request.body,
    };
    verify(
        &arrived,
        &Keys {
            access_key,
            secret_key,
        },
        now,
    )
}

#[test]
fn every_golden_vector_verifies() {
    let (access_key, secret_key, requests) = vectors();
    assert_eq!(requests.len(), 20);
    for request in requests {
        assert_eq!(
            check(&request, &access_key, &secret_key, 0),
            Ok(()),
            "{}",
            request.name
        );
    }
}

#[test]
fn every_change_is_refused() {
    let (access_key, secret_key, requests) = vectors();
    type Change = (&'static str, fn(&mut Request));
    let changes: [Change; 8] = [
        ("method", |r| r.method = Method::DELETE),
        ("path", |r| r.path.push('x')),
        ("query", |r| r.query = Some("other=1".to_owned())),
        ("body", |r| r.body.push(b' ')),
        ("signed header", |r| {
            drop(r.headers.insert("host", HeaderValue::from_static("other")));
        }),
        ("missing header", |r| drop(r.headers.remove("host"))),
        ("missing date", |r| drop(r.headers.remove("x-sdk-date"))),
        ("missing authorization", |r| {
            drop(r.headers.remove("authorization"));
        }),
    ];
    for (what, change) in changes {
        let mut request = vectors().2.swap_remove(0);
        change(&mut request);
        assert!(
            check(&request, &access_key, &secret_key, 0).is_err(),
            "{what}"
        );
    }
    let request = &requests[0];
    assert!(check(request, &access_key, "another key", 0).is_err());
    assert!(check(request, "another key", &secret_key, 0).is_err());
    for (minutes, accepted) in [
        (14, true),
        (-14, true),
        (15, false),
        (-15, false),
        (16, false),
        (-16, false),
    ] {
        assert_eq!(
            check(request, &access_key, &secret_key, minutes).is_ok(),
            accepted,
            "{minutes}"
        );
    }
}

#[test]
fn hostile_authorization_headers_are_refused() {
    let (access_key, secret_key, mut requests) = vectors();
    let request = &mut requests[0];
    for header in [
        "",
        "SDK-HMAC-SHA256",
        "SDK-HMAC-SHA256 Access=,SignedHeaders=,Signature=",
        "SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=x-sdk-date, Signature=zz",
        "SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=x-sdk-date, Signature=abc",
        "SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=host, Signature=00",
        "Basic dXNlcjpwYXNz",
    ] {
        request
            .headers
            .insert("authorization", HeaderValue::from_static(header));
        assert!(
            check(request, &access_key, &secret_key, 0).is_err(),
            "{header}"
        );
    }
}
