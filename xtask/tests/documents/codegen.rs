//! `cargo xtask codegen` from documents to files: written once, checked, and left alone when something is wrong.

use std::{
    fs,
    time::{Duration, SystemTime},
};

use crate::fixture::{Repository, everything};

const TYPES: &str = "crates/shop/src/generated/items/types.rs";

#[test]
fn what_is_generated_passes_the_check_and_is_written_once() {
    let repository = Repository::to_generate();
    let first = repository.run(&["codegen"]);
    assert_eq!((first.status, first.err.as_str()), (0, ""));
    assert!(
        first.out.contains(&format!("added    {TYPES}\n")),
        "{}",
        first.out
    );
    let files = everything(repository.path());
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let types = fs::File::options()
        .write(true)
        .open(repository.path().join(TYPES))
        .unwrap();
    types.set_modified(long_ago).unwrap();
    for arguments in [
        &["codegen", "--check"][..],
        &["codegen"],
        &["codegen", "--service", "shop"],
    ] {
        let again = repository.run(arguments);
        assert_eq!(
            (again.status, again.out.as_str(), again.err.as_str()),
            (0, "", "")
        );
    }
    assert_eq!(everything(repository.path()), files);
    assert_eq!(types.metadata().unwrap().modified().unwrap(), long_ago);
}

#[test]
fn the_check_names_each_file_and_the_command() {
    let repository = Repository::to_generate();
    repository.run(&["codegen"]);
    repository.spoil("items.yaml", "What it costs.", "What it costs today.");
    fs::remove_file(
        repository
            .path()
            .join("crates/shop/src/generated/policies.rs"),
    )
    .unwrap();
    repository.write("crates/shop/src/generated/orders.rs", "old\n");
    let before = everything(repository.path());
    let ended = repository.run(&["codegen", "--check"]);
    assert_eq!((ended.status, ended.out.as_str()), (1, ""));
    for line in [
        "missing  crates/shop/src/generated/policies.rs",
        "orphaned crates/shop/src/generated/orders.rs",
        &format!("stale    {TYPES}"),
        &format!("+++ {TYPES} (generated)"),
    ] {
        assert!(
            ended.err.lines().any(|found| found == line),
            "{line}: {}",
            ended.err
        );
    }
    let is_diff = |line: &str| line.starts_with('+') && line.contains("What it costs today.");
    assert!(ended.err.lines().any(is_diff), "{}", ended.err);
    let last = ended.err.lines().last().unwrap();
    assert!(
        last.ends_with("files not as generated; run `cargo xtask codegen`"),
        "{last}"
    );
    assert_eq!(everything(repository.path()), before);
    let ended = repository.run(&["codegen"]);
    assert!(
        ended
            .out
            .contains("removed  crates/shop/src/generated/orders.rs\n"),
        "{}",
        ended.out
    );
    assert!(
        ended.out.contains(&format!("rewrote  {TYPES}\n")),
        "{}",
        ended.out
    );
    assert_eq!(repository.run(&["codegen", "--check"]).status, 0);
}

#[test]
fn mistakes_leave_the_files_as_they_were() {
    let repository = Repository::to_generate();
    repository.run(&["codegen"]);
    repository.spoil("items.yaml", "What it costs.", "What it costs today.");
    repository.spoil("customers.yaml", "      summary: Reset a password\n", "");
    let before = everything(repository.path());
    let ended = repository.run(&["codegen"]);
    assert_eq!((ended.status, ended.out.as_str()), (1, ""));
    assert_eq!(
        ended.err,
        "openapi/shop/customers.yaml:3: ResetPassword has no summary; write a line on what it does\n\
         \n1 problem; nothing was written\n"
    );
    assert_eq!(everything(repository.path()), before);
}

#[test]
fn a_crate_that_is_missing_leaves_the_others_as_they_were() {
    let repository = Repository::to_generate();
    repository.add_service("bakery");
    let before = everything(repository.path());
    let ended = repository.run(&["codegen"]);
    assert_eq!((ended.status, ended.out.as_str()), (1, ""));
    assert_eq!(everything(repository.path()), before);
}

#[test]
fn one_service_brings_what_is_made_from_all() {
    let repository = Repository::to_generate();
    repository.add_service("bakery");
    repository.add_crate("bakery");
    assert_eq!(repository.run(&["codegen"]).status, 0);
    repository.spoil(
        "items.yaml",
        "summary: List items",
        "summary: List all items",
    );
    let path = repository.path().join("openapi/bakery/items.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text.replace("What it costs.", "What it costs today.")).unwrap();
    let ended = repository.run(&["codegen", "--service", "shop"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    let owners: Vec<&str> = ended
        .out
        .lines()
        .filter_map(|line| line.split('/').nth(1))
        .collect();
    assert!(
        owners.contains(&"shop") && owners.contains(&"cli") && owners.contains(&"sandbox"),
        "{owners:?}"
    );
    assert!(!owners.contains(&"bakery"), "{owners:?}");
    assert_eq!(
        repository
            .run(&["codegen", "--check", "--service", "shop"])
            .status,
        0
    );
    let rest = repository.run(&["codegen", "--check", "--service", "bakery"]);
    assert_eq!(rest.status, 1);
    assert!(
        rest.err
            .ends_with("run `cargo xtask codegen --service bakery`\n"),
        "{}",
        rest.err
    );
}

#[test]
fn with_another_service_broken_only_its_own_files_are_written() {
    let repository = Repository::to_generate();
    repository.add_service("bakery");
    repository.add_crate("bakery");
    repository.run(&["codegen", "--service", "shop"]);
    repository.write("openapi/bakery/items.yaml", "paths: [");
    let before = everything(&repository.path().join("crates/cli"));
    repository.spoil(
        "items.yaml",
        "summary: List items",
        "summary: List all items",
    );
    let ended = repository.run(&["codegen", "--service", "shop"]);
    assert_eq!(ended.status, 0);
    assert!(
        ended.err.starts_with("only the files of shop: "),
        "{}",
        ended.err
    );
    assert!(
        ended.out.contains("rewrote  crates/shop/src/generated/"),
        "{}",
        ended.out
    );
    assert!(
        !ended.out.contains("cli") && !ended.out.contains("sandbox"),
        "{}",
        ended.out
    );
    assert_eq!(everything(&repository.path().join("crates/cli")), before);
}
