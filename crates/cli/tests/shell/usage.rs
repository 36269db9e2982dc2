//! Wrong command lines: status 2, one line, and nothing in it that might be a secret.

use crate::run::{Run, hwc};

fn refused(args: &[&str]) -> Run {
    let run = hwc(args).run().expect(2);
    assert_eq!(run.stdout, "");
    run
}

#[test]
fn every_missing_flag_is_named_at_once() {
    let run = refused(&["kafka", "reset-user-password"]);
    for flag in [
        "--instance-id",
        "--user-name",
        "--new-password-stdin",
        "--new-password-env",
    ] {
        assert!(run.line().contains(flag), "{}", run.line());
    }
    let run = refused(&["dws", "reset-password", "--cluster-id", "c-1"]);
    assert!(!run.line().contains("--cluster-id"), "{}", run.line());
    assert!(
        run.line().contains("--new-password-stdin"),
        "{}",
        run.line()
    );
}

#[test]
fn what_is_not_known_is_named() {
    for (args, named) in [
        (&["nope"][..], "nope"),
        (&["kafka", "nope"], "nope"),
        (&["kafka", "reset-user-password", "--nope"], "--nope"),
        (&["call", "nope", "ResetPassword", "--input", "-"], "nope"),
        (&["call", "kafka", "Nope", "--input", "-"], "Nope"),
        (&["password", "explain", "kafka", "Nope"], "Nope"),
        (&["--cloud", "azure", "completions", "bash"], "azure"),
        (&["--output", "xml", "completions", "bash"], "xml"),
        (&["--timeout", "0", "completions", "bash"], "--timeout"),
        (
            &["--max-attempts", "0", "completions", "bash"],
            "--max-attempts",
        ),
    ] {
        let run = refused(args);
        assert!(run.line().contains(named), "{args:?}: {}", run.line());
    }
}

#[test]
fn with_an_explicit_json_the_last_line_is_json() {
    let run = refused(&["kafka", "reset-user-password", "--output", "json"]);
    let last = run.stderr.lines().last().expect("a line");
    let keys = [
        "kind",
        "status",
        "code",
        "message",
        "request_id",
        "outcome",
        "attempts",
        "violations",
    ];
    let places: Vec<_> = keys
        .iter()
        .map(|key| {
            last.find(&format!("\"{key}\":"))
                .expect("every key is there")
        })
        .collect();
    assert!(places.is_sorted(), "the keys keep their order: {last}");
    assert_eq!(run.error()["kind"], "invalid_request");
    assert_eq!(run.error()["outcome"], "not_sent");

    // Clap refuses this one before any flag is read.
    let run = refused(&["--output=json", "kafka", "reset-user-password", "--nope"]);
    assert!(run.error()["message"].to_string().contains("--nope"));
}

#[test]
fn a_secret_given_as_an_argument_is_refused_and_not_repeated() {
    for args in [
        &["--new-password", "PLANTED"][..],
        &["--new-password=PLANTED"],
        &["--new-password-stdin=PLANTED"],
        &["PLANTED"],
    ] {
        let run = refused(&[&["kafka", "reset-user-password"], args].concat());
        assert!(!run.stderr.contains("PLANTED"), "{}", run.stderr);
    }
}

#[test]
fn without_a_subcommand_the_help_is_the_message() {
    for args in [&[][..], &["kafka"], &["password"]] {
        let run = refused(args);
        assert!(run.stderr.contains("Usage: hwc"), "{}", run.stderr);
    }
    let run = refused(&["kafka", "--output", "json"]);
    assert_eq!(run.error()["kind"], "invalid_request");
}

#[test]
fn help_and_version_go_to_stdout() {
    for service in ["kafka", "dms", "dws"] {
        let help = hwc(&[service, "--help"]).run().expect(0);
        assert!(help.stdout.contains("reset-"), "{}", help.stdout);
    }
    let help = hwc(&["--help"]).run().expect(0);
    assert!(help.stdout.contains("Exit status"), "{}", help.stdout);
    let version = hwc(&["--version"]).run().expect(0);
    assert_eq!(
        version.stdout,
        concat!("hwc ", env!("CARGO_PKG_VERSION"), "\n")
    );
    assert_eq!(version.stderr, "");
}

#[test]
fn a_second_reader_of_standard_input_is_refused() {
    let run = refused(&[
        "kafka",
        "reset-user-password",
        "--instance-id",
        "i",
        "--user-name",
        "u",
        "--new-password-stdin",
        "--body",
        "-",
    ]);
    assert!(run.line().contains("standard input"), "{}", run.line());
}

#[test]
fn two_sources_of_one_secret_are_refused() {
    let run = refused(&[
        "dms",
        "reset-password",
        "--instance-id",
        "i",
        "--new-password-stdin",
        "--new-password-env",
        "V",
    ]);
    assert!(run.line().contains("--new-password-env"), "{}", run.line());
}
