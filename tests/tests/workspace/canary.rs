//! No planted secret shows in anything that a program might print.

use std::{
    io,
    path::Path,
    sync::{Arc, Mutex},
};

use huaweicloud_core::{Config, Secret, credentials::Credentials};
use huaweicloud_sandbox::{Fault, Sandbox, Service};

/// Passes every policy, and occurs nowhere else.
const PASSWORD: &str = "Canary7#Qmz9wLt";
const SECRET_KEY: &str = "CanarySecretKeyUqLpTn4Rz8XvB2Wc6Ye";
const TOKEN: &str = "CanaryTokenMhGd83KsVfJ1";

fn assert_clean(what: &str, text: &str) {
    for secret in [PASSWORD, SECRET_KEY, TOKEN] {
        assert!(!text.contains(secret), "{what} shows a secret: {text}");
    }
    // SHA-256 of {"new_password":"Canary7#Qmz9wLt"}: a hash of a body that holds a secret is one too.
    let hash = "8f143a40e10eebfa3ca4f852602fb087addf579ef0a4bbbd7946cf9737144f24";
    assert!(!text.contains(hash), "{what} shows the body's hash");
}

fn config(sandbox: &Sandbox) -> Config {
    Config::builder()
        .credentials(
            Credentials::new("AKCANARY0000000000", Secret::from(SECRET_KEY))
                .with_security_token(Secret::from(TOKEN)),
        )
        .project_id(sandbox.project_id())
        .endpoint_for("kafka", sandbox.kafka_url())
        .build()
        .unwrap()
}

#[tokio::test]
async fn printing_anything_on_the_way_of_a_call_shows_no_secret() {
    let sandbox = Sandbox::start().await.unwrap();
    let config = config(&sandbox);
    assert_clean("Config", &format!("{config:?} {config:#?}"));
    assert_clean("Credentials", &format!("{:?}", config.credentials()));

    let kafka = huaweicloud_kafka::Client::new(&config).unwrap();
    assert_clean("Client", &format!("{kafka:?}"));
    let call = kafka
        .reset_user_password()
        .instance_id(sandbox.instance_id())
        .user_name(sandbox.user_name())
        .new_password(PASSWORD);
    assert_clean("builder", &format!("{call:?} {call:#?}"));
    let body =
        huaweicloud_kafka::users::types::ResetUserPasswordRequest::default().new_password(PASSWORD);
    assert_clean("request type", &format!("{body:?}"));
    let request = call.clone().into_request().unwrap();
    assert_clean("Request", &format!("{request:?}"));
    let signed = request.sign().unwrap();
    assert_clean("SignedRequest", &format!("{signed:?} {signed:#?}"));

    // The key is not the sandbox's: the gateway refuses, and would be entitled to quote what it was sent.
    let error = call.send().await.unwrap_err();
    assert_clean("Error", &format!("{error} {error:?} {error:#?}"));
    assert_clean("sandbox's log", &format!("{:?}", sandbox.requests()));
}

#[tokio::test]
async fn a_service_that_echoes_the_password_is_not_repeated() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.fail_next(
        Service::Kafka,
        Fault::status(
            400,
            format!(r#"{{"error_code":"DMS.00400012","error_msg":"bad password {PASSWORD}"}}"#),
        ),
    );
    let error = huaweicloud_kafka::Client::new(&sandbox.config())
        .unwrap()
        .reset_manager_password()
        .instance_id(sandbox.instance_id())
        .new_password(PASSWORD)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("DMS.00400012"));
    assert_clean("Error", &format!("{error} {error:?} {}", error.message()));
}

#[tokio::test]
async fn a_policy_error_lists_rules_and_not_the_password() {
    let sandbox = Sandbox::start().await.unwrap();
    let error = huaweicloud_kafka::Client::new(&sandbox.config())
        .unwrap()
        .reset_user_password()
        .instance_id(sandbox.instance_id())
        .user_name(PASSWORD)
        .new_password(PASSWORD)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.violations().len(), 1, "{}", error.violations().len());
    assert_clean(
        "Error",
        &format!("{error} {error:?} {:?}", error.violations()),
    );
}

/// Collects what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn nothing_is_logged_of_bodies_keys_and_tokens() {
    let log = Log::default();
    let writer = log.clone();
    // For the whole process: a subscriber of one thread misses what another thread has logged first.
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .init();
    let sandbox = Sandbox::start().await.unwrap();
    for config in [sandbox.config(), config(&sandbox)] {
        let _ = huaweicloud_kafka::Client::new(&config)
            .unwrap()
            .reset_manager_password()
            .instance_id(sandbox.instance_id())
            .new_password(PASSWORD)
            .send()
            .await;
    }
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(
        log.contains("call succeeded") && log.contains("call failed"),
        "{log}"
    );
    assert_clean("the log", &log);
}

#[test]
fn no_snapshot_holds_a_secret() {
    fn search(directory: &Path, seen: &mut usize) {
        for entry in std::fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            let hidden = |name: &std::ffi::OsStr| name == "target" || name == ".git";
            if path.is_dir() && !path.file_name().is_some_and(hidden) {
                search(&path, seen);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "snap")
            {
                *seen += 1;
                assert_clean("a snapshot", &std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut seen = 0;
    search(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut seen);
    assert!(seen > 3, "{seen} snapshots");
}
