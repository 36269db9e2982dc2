//! `hwc password`: check, generate, explain.

use crate::run::{Run, hwc};

/// A check needs no keys, no project and no endpoint.
fn check(args: &[&str], password: &str) -> Run {
    hwc(&[&["password", "check"], args].concat())
        .without("HUAWEICLOUD_SDK_AK")
        .without("HUAWEICLOUD_SDK_SK")
        .without("HUAWEICLOUD_SDK_PROJECT_ID")
        .stdin(password)
        .run()
}

#[test]
fn a_good_password_passes_in_silence() {
    for args in [
        ["kafka", "reset-user-password"],
        ["kafka", "ResetUserPassword"],
        ["kafka", "ResetUserPasswrod"],
        ["kafka", "reset-manager-password"],
        ["dms", "reset-password"],
        ["dws", "ResetPassword"],
    ] {
        let run = check(&args, "Xk7#pQ2mVd9w\n").expect(0);
        assert_eq!(
            (run.stdout.as_str(), run.stderr.as_str()),
            ("", ""),
            "{args:?}"
        );
    }
}

#[test]
fn violations_come_a_line_each() {
    let run = check(&["kafka", "reset-user-password"], "-abc").expect(3);
    assert_eq!(run.stdout, "");
    assert_eq!(run.stderr.lines().count(), 3, "{}", run.stderr);
    assert!(!run.stderr.contains("-abc"), "{}", run.stderr);

    let run = check(
        &["kafka", "reset-user-password", "--output", "json"],
        "-abc",
    )
    .expect(3);
    assert_eq!(run.stderr.lines().count(), 4, "{}", run.stderr);
    assert_eq!(run.error()["kind"], "policy");
    assert_eq!(run.error()["violations"].as_array().map(Vec::len), Some(3));
}

/// The vendor's pages name `Admin123!` as a weak password, and refuse the user's name both ways.
#[test]
fn the_documents_examples_are_refused() {
    let broken = |args: &[&str], password: &str, by: &str| {
        let run = check(args, password).expect(3);
        assert!(run.stderr.contains(by), "{args:?}: {}", run.stderr);
    };
    broken(&["dws", "reset-password"], "Admin123!", "guess");
    broken(&["kafka", "reset-user-password"], "-Xk7#pQ2mVd9w", "hyphen");
    let user = [
        "kafka",
        "reset-user-password",
        "--user-name",
        "Orders#Writer7",
    ];
    broken(&user, "Orders#Writer7", "user name");
    broken(&user, "7retirW#sredrO", "backwards");
}

#[test]
fn the_administrator_of_dws_is_dbadmin_unless_said_otherwise() {
    let run = check(&["dws", "reset-password"], "nimdabd").expect(3);
    assert!(run.stderr.contains("backwards"), "{}", run.stderr);
    let run = check(&["dws", "reset-password", "--user-name", "root"], "nimdabd").expect(3);
    assert!(!run.stderr.contains("backwards"), "{}", run.stderr);
}

#[test]
fn a_history_is_read_a_line_each() {
    let file = std::env::temp_dir().join(format!("hwc-history-{}", std::process::id()));
    std::fs::write(&file, "Xk7#pQ2mVd9v\r\nXk7#pQ2mVd9w\n").expect("a temporary file");
    let path = file.to_str().expect("a Unicode path");
    let args = ["dws", "reset-password", "--history-file", path];
    let (old, new) = (check(&args, "Xk7#pQ2mVd9v"), check(&args, "Xk7#pQ2mVd9x"));
    std::fs::remove_file(&file).expect("it is there");
    let old = old.expect(3);
    assert!(old.stderr.contains("before"), "{}", old.stderr);
    new.expect(0);
    check(
        &["dws", "reset-password", "--history-file", "/no/such/file"],
        "x",
    )
    .expect(1);
}

#[test]
fn the_cloud_decides_which_documents_count() {
    // Open Telekom Cloud asks for 12 characters; older pages of Huawei Cloud for 8.
    let password = "Xk7#pQ2mV";
    check(&["dws", "reset-password", "--cloud", "otc"], password).expect(3);
    check(&["dws", "reset-password", "--region", "eu-de"], password).expect(3);
    check(&["dws", "reset-password", "--cloud", "huawei"], password).expect(0);
    check(&["dws", "reset-password"], password).expect(0);
}

#[test]
fn what_is_generated_passes_and_never_repeats() {
    for args in [
        ["kafka", "reset-user-password"],
        ["kafka", "reset-manager-password"],
        ["dms", "reset-password"],
        ["dws", "reset-password"],
    ] {
        let make = || {
            hwc(&[&["password", "generate"], &args[..]].concat())
                .run()
                .expect(0)
                .stdout
        };
        let (one, other) = (make(), make());
        assert_ne!(one, other);
        assert!(
            one.ends_with('\n') && one.lines().count() == 1,
            "one password and a line break"
        );
        check(&args, &one).expect(0);
    }
}

#[test]
fn explain_names_the_documents_and_their_quarrels() {
    let all = hwc(&["password", "explain", "dws", "reset-password"])
        .run()
        .expect(0);
    assert!(all.stdout.contains("disagree"), "{}", all.stdout);
    assert!(
        all.stdout.contains("hw_dws_reset_zh_seed"),
        "{}",
        all.stdout
    );
    let otc = hwc(&[
        "password",
        "explain",
        "dws",
        "reset-password",
        "--cloud",
        "otc",
    ])
    .run()
    .expect(0);
    assert!(
        !otc.stdout.contains("hw_dws_reset_zh_seed"),
        "{}",
        otc.stdout
    );
}

#[test]
fn a_field_is_found_by_name() {
    let field = |name| {
        check(
            &["kafka", "reset-user-password", "--field", name],
            "Xk7#pQ2mVd9w",
        )
    };
    field("new_password").expect(0);
    field("new-password").expect(0);
    let run = field("old_password").expect(2);
    assert!(run.line().contains("new_password"), "{}", run.line());
}
