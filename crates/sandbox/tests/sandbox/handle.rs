//! Starting, stopping and what the handle tells.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use huaweicloud_core::ErrorKind;
use huaweicloud_sandbox::{Account, Sandbox, Service};

use crate::client::{Request, address, reset, sandbox};

/// Four free ports in a row: found by trying, as no one hands out rows.
async fn row() -> (Sandbox, u16) {
    for _ in 0..64 {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let first = free.local_addr().expect("bound").port();
        drop(free);
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, first));
        if let Ok(sandbox) = Sandbox::builder().listen(listen).start().await {
            return (sandbox, first);
        }
    }
    panic!("no four free ports in a row in 64 tries");
}

#[tokio::test]
async fn a_given_port_is_the_first_of_four_in_order() {
    let (sandbox, first) = row().await;
    let urls = [
        sandbox.kafka_url(),
        sandbox.dms_url(),
        sandbox.dws_url(),
        sandbox.iam_url(),
    ];
    let expected: Vec<String> = (0..4)
        .map(|offset| format!("http://127.0.0.1:{}", first + offset))
        .collect();
    assert_eq!(urls.to_vec(), expected);
}

#[tokio::test]
async fn a_port_in_use_is_named() {
    let (sandbox, first) = row().await;
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, first));
    let error = Sandbox::builder()
        .listen(listen)
        .start()
        .await
        .expect_err("in use");
    assert_eq!(error.kind(), ErrorKind::Config);
    let message = error.to_string();
    assert!(
        message.contains(&format!("127.0.0.1:{first}")) && message.contains("in use"),
        "{message}"
    );
    sandbox.shutdown().await;
}

#[tokio::test]
async fn the_ports_of_a_stopped_sandbox_are_free_at_once() {
    // Another process may take one in between: then once more.
    for _ in 0..16 {
        let (sandbox, first) = row().await;
        sandbox.shutdown().await;
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, first));
        if Sandbox::builder().listen(listen).start().await.is_ok() {
            return;
        }
    }
    panic!("in 16 tries the ports were never free");
}

#[tokio::test]
async fn four_ports_must_fit_below_the_last() {
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 65_533));
    let error = Sandbox::builder()
        .listen(listen)
        .start()
        .await
        .expect_err("no room");
    assert!(error.to_string().contains("65532"), "{error}");
}

#[tokio::test]
async fn a_dropped_sandbox_stops() {
    let sandbox = sandbox().await;
    let request = Request::new(&sandbox, Service::Kafka, "GET", "/", "");
    assert_eq!(request.send().await.status, 404);
    drop(sandbox);
    tokio::task::yield_now().await;
    assert!(request.try_send().await.is_err());
}

#[tokio::test]
async fn the_configuration_is_ready_to_use() {
    let sandbox = sandbox().await;
    let config = sandbox.config();
    let keys = config.credentials().expect("keys");
    assert_eq!(keys.access_key(), sandbox.access_key());
    assert_eq!(keys.secret_key(), sandbox.secret_key());
    assert_eq!(config.project_id(), Some(sandbox.project_id()));
    assert_eq!(config.domain_id(), Some(sandbox.domain_id()));
    assert_eq!(config.region(), Some(sandbox.region()));
    assert_eq!(config.cloud(), None, "its rules are those of all clouds");
}

#[tokio::test]
async fn requests_are_recorded_in_order_with_everything_that_arrived() {
    let sandbox = sandbox().await;
    let wrong = Request::new(&sandbox, Service::Iam, "GET", "/v3/nothing?a=%20b", "");
    wrong.send().await;
    let reset = reset::kafka_manager(&sandbox, "Tq4!vLz8Rb2k").signed(&sandbox);
    reset.send().await;
    let requests = sandbox.requests();
    let [first, second] = requests.as_slice() else {
        panic!("two requests, not {requests:?}");
    };
    assert_eq!(
        (first.service(), first.method(), first.path()),
        (Service::Iam, "GET", "/v3/nothing")
    );
    assert_eq!(first.query(), Some("a=%20b"));
    assert_eq!(
        (second.service(), second.path()),
        (Service::Kafka, reset.target.as_str())
    );
    assert_eq!(&second.body()[..], &reset.body[..]);
    let host = address(&sandbox, Service::Kafka).to_string();
    assert_eq!(second.header("HOST"), Some(host.as_str()));
}

#[tokio::test]
async fn nothing_that_prints_shows_a_secret() {
    let sandbox = sandbox().await;
    let password = "Tq4!vLz8Rb2k";
    reset::kafka_manager(&sandbox, password)
        .signed(&sandbox)
        .send()
        .await;
    let requests = sandbox.requests();
    let signature = requests[0]
        .header("authorization")
        .and_then(|value| value.rsplit_once('='))
        .expect("signed")
        .1;
    let shown = format!(
        "{sandbox:?} {requests:#?} {:?} {:?}",
        sandbox.config(),
        sandbox.password(Account::KafkaManager)
    );
    for secret in [
        password,
        signature,
        sandbox.secret_key().expose(),
        sandbox.iam_password().expose(),
    ] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
