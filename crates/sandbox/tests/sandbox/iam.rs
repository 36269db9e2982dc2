//! Tokens by password, what they open, and the list of projects.

use huaweicloud_sandbox::{Sandbox, Service};
use serde_json::{Value, json};

use crate::client::{Answer, Request, reset, sandbox};

fn auth(sandbox: &Sandbox, password: &str, scope: Value) -> Value {
    json!({"auth": {
        "identity": {"methods": ["password"], "password": {"user": {
            "name": sandbox.iam_user_name(),
            "password": password,
            "domain": {"name": sandbox.domain_name()},
        }}},
        "scope": scope,
    }})
}

async fn post(sandbox: &Sandbox, body: &str) -> Answer {
    Request::new(sandbox, Service::Iam, "POST", "/v3/auth/tokens", body)
        .send()
        .await
}

async fn token(sandbox: &Sandbox, scope: Value) -> Answer {
    let password = sandbox.iam_password();
    post(
        sandbox,
        &auth(sandbox, password.expose(), scope).to_string(),
    )
    .await
}

fn assert_error(answer: &Answer, status: u16, title: &str) {
    assert_eq!(answer.status, status);
    let error = &answer.json()["error"];
    assert_eq!(
        (&error["code"], &error["title"]),
        (&json!(status), &json!(title)),
        "{error}"
    );
    assert!(error["message"].is_string(), "{error}");
}

#[tokio::test]
async fn a_project_token_opens_the_services() {
    let sandbox = sandbox().await;
    for scope in [
        json!({"project": {"id": sandbox.project_id()}}),
        json!({"project": {"name": sandbox.region()}, "domain": {"id": "x"}}),
    ] {
        let answer = token(&sandbox, scope).await;
        assert_eq!(answer.status, 201);
        let body = answer.json();
        assert_eq!(body["token"]["project"]["id"], sandbox.project_id());
        assert_eq!(body["token"]["issued_at"], "2019-11-15T03:36:55.000000Z");
        assert_eq!(body["token"]["expires_at"], "2019-11-16T03:36:55.000000Z");
        let token = answer.header("x-subject-token").expect("a token");
        let request = reset::kafka_manager(&sandbox, "Tq4!vLz8Rb2k").set("X-Auth-Token", token);
        assert_eq!(request.send().await.status, 204);
    }
}

#[tokio::test]
async fn a_domain_token_opens_iam_alone() {
    let sandbox = sandbox().await;
    for scope in [
        json!({"domain": {"id": sandbox.domain_id()}}),
        json!({}),
        Value::Null,
    ] {
        let answer = token(&sandbox, scope).await;
        assert_eq!(answer.status, 201);
        assert_eq!(answer.json()["token"]["domain"]["id"], sandbox.domain_id());
        let token = answer.header("x-subject-token").expect("a token");
        let request = reset::kafka_manager(&sandbox, "Tq4!vLz8Rb2k").set("X-Auth-Token", token);
        let refused = request.send().await;
        assert_eq!(
            (refused.status, refused.code().as_str()),
            (401, "APIGW.0301")
        );
        let projects = Request::new(&sandbox, Service::Iam, "GET", "/v3/projects", "");
        assert_eq!(projects.set("X-Auth-Token", token).send().await.status, 200);
    }
}

#[tokio::test]
async fn wrong_passwords_and_scopes_are_unauthorised() {
    let sandbox = sandbox().await;
    let right = sandbox.iam_password().expose().to_owned();
    let project = json!({"project": {"id": sandbox.project_id()}});
    let mut other_user = auth(&sandbox, &right, project.clone());
    other_user["auth"]["identity"]["password"]["user"]["name"] = json!("nobody");
    let mut other_domain = auth(&sandbox, &right, project.clone());
    other_domain["auth"]["identity"]["password"]["user"]["domain"] = json!({"name": "nowhere"});
    for body in [
        auth(&sandbox, "PlantedPassword", project),
        auth(&sandbox, "", json!({})),
        auth(&sandbox, &right, json!({"project": {"id": "0"}})),
        auth(&sandbox, &right, json!({"domain": {"id": "0"}})),
        other_user,
        other_domain,
    ] {
        let answer = post(&sandbox, &body.to_string()).await;
        assert_error(&answer, 401, "Unauthorized");
        assert!(answer.header("x-subject-token").is_none());
        assert!(!String::from_utf8_lossy(&answer.body).contains("PlantedPassword"));
    }
}

#[tokio::test]
async fn malformed_requests_are_bad() {
    let sandbox = sandbox().await;
    for body in [
        "",
        "{",
        "{}",
        "[]",
        r#"{"auth":1}"#,
        r#"{"auth":{"identity":{"methods":["totp"]}}}"#,
        r#"{"auth":{"identity":{"methods":["password"]}}}"#,
    ] {
        assert_error(&post(&sandbox, body).await, 400, "Bad Request");
    }
    let nowhere = Request::new(&sandbox, Service::Iam, "GET", "/v3/nothing", "")
        .send()
        .await;
    assert_error(&nowhere, 404, "Not Found");
}

#[tokio::test]
async fn projects_are_listed_to_whoever_signs_and_filtered_by_name() {
    let sandbox = sandbox().await;
    for (target, count) in [
        ("/v3/projects".to_owned(), 1),
        ("/v3/projects/".to_owned(), 1),
        ("/v3/auth/projects".to_owned(), 1),
        (format!("/v3/projects?name={}", sandbox.region()), 1),
        (
            format!(
                "/v3/projects?domain_id={}&name={}",
                sandbox.domain_id(),
                sandbox.region()
            ),
            1,
        ),
        ("/v3/projects?name=eu-de".to_owned(), 0),
    ] {
        let request = Request::new(&sandbox, Service::Iam, "GET", &target, "").signed(&sandbox);
        let answer = request.send().await;
        assert_eq!(answer.status, 200, "{target}");
        let projects = answer.json()["projects"]
            .as_array()
            .cloned()
            .expect("a list");
        assert_eq!(projects.len(), count, "{target}");
        assert!(
            projects
                .iter()
                .all(|project| project["id"] == sandbox.project_id())
        );
    }
    let unsigned = Request::new(&sandbox, Service::Iam, "GET", "/v3/projects", "")
        .send()
        .await;
    assert_error(&unsigned, 401, "Unauthorized");
}
