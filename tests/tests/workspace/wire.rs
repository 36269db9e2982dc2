//! Each service over real HTTP: what leaves is what the vendor's page says, and what comes back is understood.

use huaweicloud_core::{ErrorKind, Outcome, Secret};
use huaweicloud_sandbox::{Recorded, Sandbox};

fn only(requests: Vec<Recorded>) -> Recorded {
    let [request] = <[Recorded; 1]>::try_from(requests).unwrap();
    request
}

#[tokio::test]
async fn kafka_resets_a_users_password() {
    let sandbox = Sandbox::start().await.unwrap();
    let kafka = huaweicloud_kafka::Client::new(&sandbox.config()).unwrap();
    let answer = kafka
        .reset_user_password()
        .instance_id(sandbox.instance_id())
        .user_name(sandbox.user_name())
        .new_password("Xk7#pQ2mVd9w")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 204);

    let request = only(sandbox.requests());
    assert_eq!(request.method(), "PUT");
    assert_eq!(
        request.path(),
        format!(
            "/v2/{}/instances/{}/users/{}",
            sandbox.project_id(),
            sandbox.instance_id(),
            sandbox.user_name()
        )
    );
    assert_eq!(request.query(), None);
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(&request.body()[..], br#"{"new_password":"Xk7#pQ2mVd9w"}"#);
}

#[tokio::test]
async fn kafka_resets_the_managers_password() {
    let sandbox = Sandbox::start().await.unwrap();
    let kafka = huaweicloud_kafka::Client::new(&sandbox.config()).unwrap();
    let answer = kafka
        .reset_manager_password()
        .instance_id(sandbox.instance_id())
        .new_password("Tq4!vLz8Rb2k")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 204);

    let request = only(sandbox.requests());
    assert_eq!(request.method(), "PUT");
    assert_eq!(
        request.path(),
        format!(
            "/v2/{}/instances/{}/kafka-manager-password",
            sandbox.project_id(),
            sandbox.instance_id()
        )
    );
    assert_eq!(&request.body()[..], br#"{"new_password":"Tq4!vLz8Rb2k"}"#);
}

#[tokio::test]
async fn dms_resets_an_instances_password() {
    let sandbox = Sandbox::start().await.unwrap();
    let dms = huaweicloud_dms::Client::new(&sandbox.config()).unwrap();
    let answer = dms
        .reset_password()
        .instance_id(sandbox.instance_id())
        .new_password("Hw9%nYc3Ja6t")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 204);

    let request = only(sandbox.requests());
    assert_eq!(request.method(), "POST");
    assert_eq!(
        request.path(),
        format!(
            "/v2/{}/instances/{}/password",
            sandbox.project_id(),
            sandbox.instance_id()
        )
    );
    assert_eq!(&request.body()[..], br#"{"new_password":"Hw9%nYc3Ja6t"}"#);
}

#[tokio::test]
async fn dws_resets_the_administrators_password_and_remembers_it() {
    let sandbox = Sandbox::start().await.unwrap();
    let dws = huaweicloud_dws::Client::new(&sandbox.config()).unwrap();
    let reset = || {
        dws.reset_password()
            .cluster_id(sandbox.cluster_id())
            .new_password("Zf5^gUs7Wm1xPd")
            .send()
    };
    let answer = reset().await.unwrap();
    assert_eq!(answer.status(), 200);

    let request = only(sandbox.requests());
    assert_eq!(request.method(), "POST");
    assert_eq!(
        request.path(),
        format!(
            "/v1.0/{}/clusters/{}/reset-password",
            sandbox.project_id(),
            sandbox.cluster_id()
        )
    );
    assert_eq!(
        request.header("content-type"),
        Some("application/json;charset=UTF-8")
    );

    let error = reset().await.unwrap_err();
    assert_eq!(error.code(), Some("DWS.5144"));
    assert_eq!(error.kind(), ErrorKind::Validation);
    assert_eq!(error.outcome(), Outcome::Rejected);
}

#[tokio::test]
async fn an_unknown_instance_is_not_found() {
    let sandbox = Sandbox::start().await.unwrap();
    let kafka = huaweicloud_kafka::Client::new(&sandbox.config()).unwrap();
    let error = kafka
        .reset_manager_password()
        .instance_id("00000000-0000-4000-8000-000000000000")
        .new_password("Tq4!vLz8Rb2k")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(error.outcome(), Outcome::Rejected);
    assert!(error.request_id().is_some());
}

#[tokio::test]
async fn a_wrong_key_is_refused_by_the_gateway() {
    let sandbox = Sandbox::start().await.unwrap();
    let config = huaweicloud_core::Config::builder()
        .credentials(huaweicloud_core::credentials::Credentials::new(
            sandbox.access_key(),
            Secret::from("not-the-key"),
        ))
        .project_id(sandbox.project_id())
        .endpoint_for("dms", sandbox.dms_url())
        .build()
        .unwrap();
    let error = huaweicloud_dms::Client::new(&config)
        .unwrap()
        .reset_password()
        .instance_id(sandbox.instance_id())
        .new_password("Hw9%nYc3Ja6t")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("APIGW.0301"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert!(error.is_auth(), "{error}");
}

#[tokio::test]
async fn every_violation_is_listed_and_nothing_is_sent() {
    let sandbox = Sandbox::start().await.unwrap();
    let kafka = huaweicloud_kafka::Client::new(&sandbox.config()).unwrap();
    // Six characters of one kind, led by a hyphen: three rules of the vendor's page at once.
    let error = kafka
        .reset_user_password()
        .instance_id(sandbox.instance_id())
        .user_name(sandbox.user_name())
        .new_password("-short")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Policy);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(error.attempts(), 0);
    assert_eq!(error.violations().len(), 3, "{error}");
    assert!(sandbox.requests().is_empty());
}

#[tokio::test]
async fn the_check_can_be_turned_off_and_then_the_service_decides() {
    let sandbox = Sandbox::start().await.unwrap();
    let kafka = huaweicloud_kafka::Client::new(&sandbox.config()).unwrap();
    let error = kafka
        .reset_manager_password()
        .instance_id(sandbox.instance_id())
        .new_password("weak")
        .without_password_check()
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("DMS.00400012"));
    assert_eq!(error.outcome(), Outcome::Rejected);
}

#[tokio::test]
async fn a_missing_password_and_instance_are_named_together() {
    let sandbox = Sandbox::start().await.unwrap();
    let kafka = huaweicloud_kafka::Client::new(&sandbox.config()).unwrap();
    let error = kafka.reset_user_password().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    for name in ["instance_id", "user_name", "new_password"] {
        assert!(error.message().contains(name), "{error}");
    }
    assert!(sandbox.requests().is_empty());
}
