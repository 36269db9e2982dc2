//! Proxies of the environment, which a test must not change for itself: a child of its own gets them.

use std::time::Duration;

use crate::{
    fake::Fake,
    mini::{config, of, reset},
};

/// Runs a test of this binary with `HTTP_PROXY` set, which no test may do to itself.
async fn run_behind_proxy(test: &str, proxy: &str) -> std::process::Output {
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", test, "--include-ignored"])
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .env_remove("REQUEST_METHOD")
        .env("HTTP_PROXY", proxy)
        .env("http_proxy", proxy);
    tokio::task::spawn_blocking(move || command.output().unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_proxy_is_used_and_loopback_needs_none() {
    let proxy = Fake::answering("204 No Content", "", "").await;
    let output = run_behind_proxy("proxy::behind_a_proxy", &proxy.url).await;
    assert!(output.status.success(), "{output:?}");
    let request = proxy.request();
    let line = "PUT http://mini.invalid/v2/p1/users/orders HTTP/1.1\r\n";
    assert!(request.starts_with(line), "{request}");

    let test = "runtime::a_call_is_sent_as_the_service_wants_it";
    let output = run_behind_proxy(test, &proxy.url).await;
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        proxy.requests().len(),
        1,
        "loopback does not go to the proxy"
    );
}

#[tokio::test]
#[ignore = "run by a_proxy_is_used_and_loopback_needs_none, with a proxy"]
async fn behind_a_proxy() {
    let client = of(config("http://mini.invalid").timeout(Duration::from_secs(20)));
    reset(&client).send().await.unwrap();
}
