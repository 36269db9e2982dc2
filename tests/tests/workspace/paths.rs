//! Odd path parameters reach the endpoint that they name, or are refused here.

use huaweicloud_core::{ErrorKind, Outcome};
use huaweicloud_sandbox::Sandbox;

const PASSWORD: &str = "Xk7#pQ2mVd9w";

/// Sends a reset for a user of this name and returns the path that the service saw.
async fn path_seen_for(user_name: &str) -> Result<String, huaweicloud_core::Error> {
    let sandbox = Sandbox::start().await?;
    let kafka = huaweicloud_kafka::Client::new(&sandbox.config())?;
    let error = kafka
        .reset_user_password()
        .instance_id(sandbox.instance_id())
        .user_name(user_name)
        .new_password(PASSWORD)
        .send()
        .await
        .unwrap_err();
    let requests = sandbox.requests();
    if error.outcome() == Outcome::NotSent {
        assert!(
            requests.is_empty(),
            "refused, and yet {requests:?} was sent"
        );
        return Err(error);
    }
    // The signature was accepted (else 401) and the right operation found no such user.
    assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
    let [request] = requests.as_slice() else {
        panic!("one request, not {requests:?}");
    };
    let users = format!(
        "/v2/{}/instances/{}/users/",
        sandbox.project_id(),
        sandbox.instance_id()
    );
    let path = request.path();
    Ok(path.strip_prefix(&users).unwrap_or(path).to_owned())
}

#[tokio::test]
async fn names_are_percent_encoded_by_rfc_3986() {
    // Expected values by hand: RFC 3986, section 2; UTF-8 octets of ü, é and 用户.
    for (name, segment) in [
        ("a/b", "a%2Fb"),
        ("two words", "two%20words"),
        ("ünïcödé", "%C3%BCn%C3%AFc%C3%B6d%C3%A9"),
        ("用户", "%E7%94%A8%E6%88%B7"),
        ("100%", "100%25"),
        ("a+b", "a%2Bb"),
        ("x?y#z", "x%3Fy%23z"),
        ("...", "..."),
        ("%2e%2e", "%252e%252e"),
    ] {
        assert_eq!(path_seen_for(name).await.unwrap(), segment, "{name}");
    }
}

#[tokio::test]
async fn names_that_url_normalisation_would_swallow_are_refused() {
    for name in ["", ".", ".."] {
        let error = path_seen_for(name).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{name:?}");
        assert!(error.message().contains("user_name"), "{error}");
    }
}
