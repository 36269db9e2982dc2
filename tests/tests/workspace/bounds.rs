//! What a program may do with clients and calls, proved by the compiler.

use huaweicloud_core::{Config, Error, Response, Secret};

fn shareable<T: Send + Sync + Clone + 'static>() {}
fn spawnable<F: Future<Output = Result<Response<()>, Error>> + Send + 'static>(_: F) {}

#[test]
fn clients_and_configuration_are_send_sync_and_clone() {
    shareable::<Config>();
    shareable::<huaweicloud_kafka::Client>();
    shareable::<huaweicloud_dms::Client>();
    shareable::<huaweicloud_dws::Client>();
}

/// Never called: that it compiles is the test.
#[expect(dead_code, reason = "compiling it is the test")]
fn futures_can_be_spawned(
    kafka: &huaweicloud_kafka::Client,
    dms: &huaweicloud_dms::Client,
    dws: &huaweicloud_dws::Client,
) {
    spawnable(kafka.reset_user_password().send());
    spawnable(kafka.reset_manager_password().send());
    spawnable(dms.reset_password().send());
    spawnable(dws.reset_password().send());
}

#[tokio::test]
async fn a_call_outlives_the_client_that_made_it() {
    let call = {
        let config = Config::builder()
            .endpoint_for("dms", "http://127.0.0.1:9")
            .build()
            .unwrap();
        huaweicloud_dms::Client::new(&config)
            .unwrap()
            .reset_password()
            .new_password(Secret::from("Hw9%nYc3Ja6t"))
    };
    let error = tokio::spawn(call.send()).await.unwrap().unwrap_err();
    assert!(error.to_string().contains("instance_id"), "{error}");
}
