//! `hwc demo`: the README's first command.

use crate::run::hwc;

#[test]
fn every_step_says_service_operation_and_status() {
    // No keys and no project: the demo brings its own.
    let run = hwc(&["demo"])
        .without("HUAWEICLOUD_SDK_AK")
        .without("HUAWEICLOUD_SDK_SK")
        .without("HUAWEICLOUD_SDK_PROJECT_ID")
        .run()
        .expect(0);
    assert_eq!(run.stderr, "");
    for (service, operation, status) in [
        ("kafka", "ResetUserPassword", "HTTP 204"),
        ("kafka", "ResetManagerPassword", "HTTP 204"),
        ("dms", "ResetPassword", "HTTP 204"),
        ("dws", "ResetPassword", "HTTP 200"),
        ("dws", "ResetPassword", "not sent"),
        ("kafka", "ResetManagerPassword", "HTTP 404"),
    ] {
        let has = |line: &&str| {
            [service, operation, status]
                .iter()
                .all(|part| line.contains(part))
        };
        let found = run.stdout.lines().filter(has).count();
        assert_eq!(found, 1, "{service} {operation} {status}: {}", run.stdout);
    }
    for password in [
        "Tq4!vLz8Rb2k",
        "Hw9%nYc3Ja6t",
        "Zf5^gUs7Wm1xPd",
        "Admin123!",
    ] {
        assert!(!run.stdout.contains(password), "{}", run.stdout);
    }
}

#[test]
fn the_environment_of_a_real_account_is_not_used() {
    hwc(&["demo"])
        .env("HUAWEICLOUD_SDK_REGION", "nowhere")
        .env("HUAWEICLOUD_SDK_CLOUD", "none")
        .env("HTTP_PROXY", "http://127.0.0.1:9")
        .env("http_proxy", "http://127.0.0.1:9")
        .run()
        .expect(0);
}
