//! The commands' arguments and exit statuses.

use crate::fixture::Repository;

#[test]
fn what_makes_no_sense_is_usage() {
    let repository = Repository::good();
    for arguments in [&["bake"][..], &["codegen", "--force"], &["bundle"], &[]] {
        let ended = repository.run(arguments);
        assert_eq!((ended.status, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ended.err.contains("Usage: cargo xtask"), "{}", ended.err);
    }
}

#[test]
fn help_is_no_error() {
    let ended = Repository::good().run(&["codegen", "--help"]);
    assert_eq!((ended.status, ended.err.as_str()), (0, ""));
    assert!(ended.out.contains("--check"));
}

#[test]
fn a_service_must_exist() {
    let repository = Repository::good();
    repository.add_service("bakery");
    for arguments in [&["bundle", "shoe"][..], &["codegen", "--service", "shoe"]] {
        let ended = repository.run(arguments);
        assert_eq!(
            (ended.status, ended.err.as_str()),
            (
                1,
                "there is no service \"shoe\" in openapi/; write one of bakery, shop\n"
            )
        );
    }
}

#[test]
fn no_documents_at_all() {
    let empty = tempfile::tempdir().unwrap();
    let mut err = Vec::new();
    let arguments = ["cargo xtask", "codegen"].map(Into::into);
    let status = xtask::run_in(empty.path(), arguments, &mut Vec::new(), &mut err);
    assert_eq!(status, 1);
    let err = String::from_utf8(err).unwrap();
    assert!(err.starts_with("cannot read "), "{err}");
}

#[test]
fn one_service_can_be_generated_while_another_is_broken() {
    let repository = Repository::good();
    repository.add_service("bakery");
    repository.spoil("items.yaml", "      summary: List items\n", "");
    let ended = repository.run(&["codegen", "--check", "--service", "shop"]);
    assert_eq!(ended.status, 1);
    assert!(
        ended.err.contains("items.yaml:3: ListItems has no summary"),
        "{}",
        ended.err
    );
    let ended = repository.run(&["codegen", "--check", "--service", "bakery"]);
    assert!(!ended.err.contains("ListItems"), "{}", ended.err);
    assert!(
        ended
            .err
            .starts_with("only the files of bakery: the documents of shop have problems, "),
        "{}",
        ended.err
    );
}
