//! Loading: where things stand, what is read of odd files, and how deep and how large is too much.

use xtask::load;

use crate::fixture::Repository;

#[test]
fn places_are_those_of_the_files() {
    let repository = Repository::good();
    let document = load::load(&repository.path().join("openapi"), "shop").unwrap();
    let key = |pointer: &str| document.sources.key(pointer).to_string();
    let value = |pointer: &str| document.sources.value(pointer).to_string();
    assert_eq!(key("/info/title"), "openapi/shop/openapi.yaml:3");
    assert_eq!(
        key("/paths/~1v1~1jobs~1{job_id}/get"),
        "openapi/shop/items.yaml:68"
    );
    assert_eq!(
        value("/paths/~1v1~1jobs~1{job_id}/get"),
        "openapi/shop/items.yaml:69"
    );
    assert_eq!(
        key("/components/schemas/NewPassword"),
        "openapi/shop/customers.yaml:28"
    );
    assert_eq!(value("/tags/1/name"), "openapi/shop/openapi.yaml:21");
    assert_eq!(
        value("/x-error-codes/1/kind"),
        "openapi/shop/error-codes.yaml:3"
    );
    // What is in no file is where the nearest thing around it is.
    assert_eq!(value("/info/nothing/at/all"), "openapi/shop/openapi.yaml:3");
    assert_eq!(value("/nothing"), "openapi/shop/openapi.yaml:1");
    assert_eq!(document.root_file, "openapi/shop/openapi.yaml");
    let tags: Vec<_> = document
        .tags
        .iter()
        .map(|tag| (tag.name.as_str(), tag.file.as_str()))
        .collect();
    assert_eq!(
        tags,
        [
            ("items", "openapi/shop/items.yaml"),
            ("customers", "openapi/shop/customers.yaml")
        ]
    );
}

#[track_caller]
fn check(file: &str, content: impl AsRef<[u8]>, expected: &str) {
    let repository = Repository::good();
    repository.write(&format!("openapi/shop/{file}"), content);
    let problems = load::load(&repository.path().join("openapi"), "shop").unwrap_err();
    assert_eq!(problems.to_string().replace("openapi/shop/", ""), expected);
}

#[test]
fn odd_files() {
    check(
        "items.yaml",
        "",
        "items.yaml:1: the file is empty; write a mapping",
    );
    check(
        "items.yaml",
        "# nothing\n",
        "items.yaml:1: the file is empty; write a mapping",
    );
    check(
        "items.yaml",
        b"paths:\n  \xff: 1\n",
        "items.yaml:2: not UTF-8; save the file as UTF-8",
    );
    check(
        "more.yml",
        "paths: {}",
        "more.yml:1: the name ends in .yml; call the file more.yaml",
    );
    check(
        "items.yaml",
        "just text",
        "items.yaml:1: the file is not a mapping; write `key: value` lines",
    );
}

#[test]
fn nesting_has_an_end() {
    let too_deep = "items.yaml:1: nested more than 64 deep; write it flatter";
    let lists = |depth: usize| format!("paths: {}{}", "[".repeat(depth), "]".repeat(depth));
    check("items.yaml", lists(64), too_deep);
    check(
        "items.yaml",
        format!("paths: {}{}", "{a: ".repeat(64), "}".repeat(64)),
        too_deep,
    );
    // The YAML parser has a limit of its own.
    check(
        "items.yaml",
        lists(50_000),
        "items.yaml:1: not valid YAML: recursion limit exceeded; look at the indentation and quotes here",
    );
}

#[test]
fn aliases_cannot_multiply() {
    let mut laughs = "paths:\n  a: &a [ha, ha]\n".to_owned();
    for pair in ["ab", "bc", "cd", "de", "ef"] {
        let (from, to) = pair.split_at(1);
        laughs += &format!(
            "  {to}: &{to} [{}]\n",
            [format!("*{from}").as_str(); 10].join(", ")
        );
    }
    let repository = Repository::good();
    repository.write("openapi/shop/items.yaml", laughs);
    let problems = load::load(&repository.path().join("openapi"), "shop").unwrap_err();
    // Six anchors, and the aliases of each of five lines once.
    assert_eq!(problems.len(), 11);
}

#[test]
fn a_service_that_is_not_there() {
    let repository = Repository::good();
    let problems = load::load(&repository.path().join("openapi"), "store").unwrap_err();
    assert!(
        problems
            .to_string()
            .starts_with("openapi/store:1: cannot read the directory of store: ")
    );
    repository.write("openapi/store/items.yaml", "paths: {}\n");
    let problems = load::load(&repository.path().join("openapi"), "store").unwrap_err();
    assert_eq!(
        problems.to_string(),
        "openapi/store/openapi.yaml:1: the root file is missing; write openapi, info, servers, tags and components"
    );
}

#[test]
fn services_are_directories_with_a_root_file() {
    let repository = Repository::good();
    repository.add_service("bakery");
    repository.write("openapi/README.md", "words");
    repository.write("openapi/drafts/items.yaml", "paths: {}");
    let services = load::services(&repository.path().join("openapi")).unwrap();
    assert_eq!(services, ["bakery", "shop"]);
}
