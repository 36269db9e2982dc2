//! Signatures and tokens at the door: each thing that is wrong is 401 `APIGW.0301`, and nothing takes effect.

use huaweicloud_sandbox::{Account, Sandbox, Service};

use crate::client::{Answer, DATE, Request, builder, reset, sandbox};

const PASSWORD: &str = "Tq4!vLz8Rb2k";

fn assert_refused(answer: &Answer, reason: &str) {
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (401, "APIGW.0301"),
        "{reason}"
    );
    let message = answer.message();
    assert!(
        message.starts_with("Incorrect IAM authentication information: "),
        "{message}"
    );
    assert!(message.contains(reason), "{reason:?} is not in {message:?}");
    let id = answer.json()["request_id"].as_str().map(str::to_owned);
    assert_eq!(id.as_deref(), answer.header("x-request-id"), "{reason}");
    assert_eq!(id.map(|id| id.len()), Some(32));
}

async fn check(sandbox: &Sandbox, request: Request, reason: &str) {
    assert_refused(&request.send().await, reason);
    assert_eq!(sandbox.password(Account::KafkaManager), None, "{reason}");
}

#[tokio::test]
async fn a_signed_request_is_done() {
    let sandbox = sandbox().await;
    let answer = reset::kafka_manager(&sandbox, PASSWORD)
        .signed(&sandbox)
        .send()
        .await;
    assert_eq!(
        (answer.status, answer.body.len()),
        (204, 0),
        "{}",
        answer.message()
    );
    let password = sandbox.password(Account::KafkaManager).expect("reset");
    assert_eq!(password.expose(), PASSWORD);
}

#[tokio::test]
async fn what_is_tampered_with_is_refused() {
    let sandbox = sandbox().await;
    let signed = reset::kafka_manager(&sandbox, PASSWORD).signed(&sandbox);
    let differs = "the signature is not that of";
    let mut body = signed.clone();
    body.body = reset::body("Other#Pass1word").into_bytes();
    check(&sandbox, body, differs).await;
    let mut query = signed.clone();
    query.target.push_str("?a=b");
    check(&sandbox, query, differs).await;
    let mut path = reset::kafka_user(&sandbox, sandbox.user_name(), PASSWORD);
    path.headers.clone_from(&signed.headers);
    check(&sandbox, path, differs).await;
    check(
        &sandbox,
        signed.clone().set("Content-Type", "application/bson"),
        differs,
    )
    .await;
    check(
        &sandbox,
        signed.clone().set("X-Sdk-Date", "20191115T033656Z"),
        differs,
    )
    .await;
    check(
        &sandbox,
        signed.clone().set("Host", "dms.example.com"),
        differs,
    )
    .await;
    let stripped = signed.clone().without("Content-Type");
    check(
        &sandbox,
        stripped,
        "the signed header content-type is missing",
    )
    .await;
    // And as it was, it passes: it is the changes that were refused.
    assert_eq!(signed.send().await.status, 204);
}

#[tokio::test]
async fn wrong_keys_are_refused_and_not_repeated() {
    let sandbox = sandbox().await;
    let request = reset::kafka_manager(&sandbox, PASSWORD);
    let secret = sandbox.secret_key();
    let unknown = request
        .clone()
        .signed_with("AKUNKNOWN", secret.expose(), DATE);
    check(&sandbox, unknown, "the access key is unknown").await;
    let wrong = request.signed_with(sandbox.access_key(), "PlantedSecretKey", DATE);
    let answer = wrong.send().await;
    assert_refused(&answer, "the signature is not that of");
    let whole = format!(
        "{:?} {}",
        answer.headers,
        String::from_utf8_lossy(&answer.body)
    );
    for secret in [
        "PlantedSecretKey",
        sandbox.secret_key().expose(),
        sandbox.access_key(),
        PASSWORD,
    ] {
        assert!(!whole.contains(secret), "{whole}");
    }
}

#[tokio::test]
async fn credentials_that_are_missing_or_malformed_are_refused() {
    let sandbox = sandbox().await;
    let request = reset::kafka_manager(&sandbox, PASSWORD);
    check(
        &sandbox,
        request.clone(),
        "neither an Authorization nor an X-Auth-Token",
    )
    .await;
    let signed = request.clone().signed(&sandbox);
    check(
        &sandbox,
        signed.clone().set("Authorization", ""),
        "malformed",
    )
    .await;
    check(
        &sandbox,
        signed.clone().set("Authorization", "Basic YTpi"),
        "algorithm",
    )
    .await;
    check(
        &sandbox,
        signed.clone().without("X-Sdk-Date"),
        "X-Sdk-Date header is missing",
    )
    .await;
    let authorization = signed
        .headers
        .iter()
        .find(|(name, _)| name == "Authorization");
    let unsigned_date = authorization.expect("signed").1.replace(";x-sdk-date", "");
    check(
        &sandbox,
        signed.clone().set("Authorization", &unsigned_date),
        "not among the signed",
    )
    .await;
    check(
        &sandbox,
        request.clone().set("X-Auth-Token", "made-up"),
        "the token is unknown",
    )
    .await;
    check(
        &sandbox,
        request.set("X-Auth-Token", ""),
        "the token is unknown",
    )
    .await;
}

#[tokio::test]
async fn a_date_sixteen_minutes_off_is_refused_and_fourteen_are_not() {
    for (skew, status) in [(960, 401), (-960, 401), (840, 204), (-840, 204)] {
        let sandbox = builder()
            .clock_skew(skew)
            .start()
            .await
            .expect("free ports");
        let answer = reset::kafka_manager(&sandbox, PASSWORD)
            .signed(&sandbox)
            .send()
            .await;
        assert_eq!(answer.status, status, "{skew} s: {}", answer.message());
        if status == 401 {
            assert_refused(&answer, "15 minutes or more");
        }
    }
}

#[tokio::test]
async fn the_date_header_shows_the_servers_clock() {
    let sandbox = builder().clock_skew(960).start().await.expect("free ports");
    let answer = Request::new(&sandbox, Service::Kafka, "GET", "/", "")
        .send()
        .await;
    // 03:36:55 and sixteen minutes.
    assert_eq!(answer.header("date"), Some("Fri, 15 Nov 2019 03:52:55 GMT"));
}

#[tokio::test]
async fn another_sandboxs_keys_open_nothing() {
    let (one, other) = (sandbox().await, sandbox().await);
    let answer = reset::kafka_manager(&one, PASSWORD)
        .signed(&other)
        .send()
        .await;
    assert_refused(&answer, "the access key is unknown");
}
