//! Routing, projects, resources and bodies: what does not fit gets the service's own code.

use huaweicloud_sandbox::{Account, Service};

use crate::client::{Request, reset, sandbox};

const PASSWORD: &str = "Hw9%nYc3Ja6t";

#[tokio::test]
async fn unknown_paths_and_methods_are_unknown_to_the_gateway() {
    let sandbox = sandbox().await;
    let project = sandbox.project_id();
    let instance = sandbox.instance_id();
    let manager = format!("/v2/{project}/instances/{instance}/kafka-manager-password");
    for (service, method, target) in [
        (Service::Kafka, "GET", "/".to_owned()),
        (Service::Kafka, "PUT", "/v2".to_owned()),
        (Service::Kafka, "POST", manager.clone()),
        (Service::Kafka, "PUT", format!("{manager}/")),
        (
            Service::Kafka,
            "PUT",
            format!("/v2/{project}/instances//kafka-manager-password"),
        ),
        (Service::Dms, "PUT", manager.clone()),
        (Service::Dws, "PUT", manager),
    ] {
        let request = Request::new(&sandbox, service, method, &target, "{}").signed(&sandbox);
        let answer = request.send().await;
        let refusal = (answer.status, answer.code());
        assert_eq!(
            refusal,
            (404, "APIGW.0101".to_owned()),
            "{service} {method} {target}"
        );
        assert!(answer.json()["request_id"].is_string());
    }
}

#[tokio::test]
async fn unknown_instances_clusters_and_users_do_not_exist() {
    let sandbox = sandbox().await;
    for id in [
        "00000000-0000-4000-8000-000000000000",
        "nope",
        sandbox.cluster_id(),
    ] {
        let answer = reset::dms(&sandbox, id, &reset::body(PASSWORD))
            .signed(&sandbox)
            .send()
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "DMS.00404022"),
            "{id}"
        );
        assert!(answer.header("x-request-id").is_some());
    }
    let answer = reset::dws(&sandbox, sandbox.instance_id(), "Zf5^gUs7Wm1xPd")
        .signed(&sandbox)
        .send()
        .await;
    assert_eq!((answer.status, answer.code().as_str()), (404, "DWS.0047"));
    for name in ["nobody", "Orders-Writer", "%E7%94%A8", "..."] {
        let answer = reset::kafka_user(&sandbox, name, PASSWORD)
            .signed(&sandbox)
            .send()
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "DMS.00404001"),
            "{name}"
        );
    }
    for account in [
        Account::DmsInstance,
        Account::DwsAdministrator,
        Account::KafkaUser,
    ] {
        assert_eq!(sandbox.password(account), None);
    }
}

#[tokio::test]
async fn a_name_that_is_percent_encoded_is_decoded() {
    let sandbox = sandbox().await;
    let encoded: String = sandbox
        .user_name()
        .bytes()
        .map(|byte| format!("%{byte:02X}"))
        .collect();
    let target = reset::kafka_user(&sandbox, sandbox.user_name(), PASSWORD).signed(&sandbox);
    // Signed as it reads, sent encoded: the canonical path is that of the decoded one.
    let mut request = target.clone();
    request.target = target.target.replace(sandbox.user_name(), &encoded);
    assert_eq!(request.send().await.status, 204);
    assert_eq!(sandbox.requests()[0].path(), request.target);
}

#[tokio::test]
async fn another_project_is_refused() {
    let sandbox = sandbox().await;
    let body = reset::body(PASSWORD);
    let path =
        |project: &str| format!("/v2/{project}/instances/{}/password", sandbox.instance_id());
    for (project, status, code) in [
        ("00000000000000000000000000000000", 403, "APIGW.0310"),
        ("not-a-project", 400, "DMS.00400002"),
    ] {
        let request = Request::new(&sandbox, Service::Dms, "POST", &path(project), &body);
        let answer = request.signed(&sandbox).send().await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{project}"
        );
    }
    let target = format!(
        "/v1.0/not-a-project/clusters/{}/reset-password",
        sandbox.cluster_id()
    );
    let request = Request::new(&sandbox, Service::Dws, "POST", &target, &body);
    let answer = request.signed(&sandbox).send().await;
    assert_eq!((answer.status, answer.code().as_str()), (403, "APIGW.0310"));
}

#[tokio::test]
async fn bodies_that_do_not_fit_get_the_services_codes() {
    let sandbox = sandbox().await;
    for (body, code) in [
        ("", "DMS.00400004"),
        ("{", "DMS.00400005"),
        ("new_password=x", "DMS.00400005"),
        ("{}", "DMS.00400062"),
        ("[]", "DMS.00400062"),
        ("null", "DMS.00400062"),
        ("\"text\"", "DMS.00400062"),
        (r#"{"new_password":null}"#, "DMS.00400062"),
        (r#"{"new_password":12345678}"#, "DMS.00400062"),
        (r#"{"new_password":["Hw9%nYc3Ja6t"]}"#, "DMS.00400062"),
        (r#"{"NEW_PASSWORD":"Hw9%nYc3Ja6t"}"#, "DMS.00400062"),
    ] {
        let answer = reset::dms(&sandbox, sandbox.instance_id(), body)
            .signed(&sandbox)
            .send()
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, code),
            "{body}"
        );
        assert_eq!(sandbox.password(Account::DmsInstance), None, "{body}");
    }
    let body = r#"{"new_password":"Hw9%nYc3Ja6t","unknown":{"field":1}}"#;
    let answer = reset::dms(&sandbox, sandbox.instance_id(), body)
        .signed(&sandbox)
        .send()
        .await;
    assert_eq!(answer.status, 204, "an unknown field passes");
}

#[tokio::test]
async fn a_deeply_nested_body_is_refused_and_not_followed_down() {
    let sandbox = sandbox().await;
    let body = "[".repeat(1_000_000);
    let answer = reset::dms(&sandbox, sandbox.instance_id(), &body)
        .signed(&sandbox)
        .send()
        .await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (400, "DMS.00400005")
    );
}
