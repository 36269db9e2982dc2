//! The rules, each broken once, and the repository itself.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and the line says where"
)]

use std::{fs, path::Path};

use super::*;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let problems = source::check("a.rs", text).to_string();
    assert_eq!(problems.lines().collect::<Vec<_>>(), expected);
}

const NO_SENTENCE: &str = "a.rs:1: the file does not open with a sentence on what it is for; write `//! ..` with a full stop";

#[test]
fn a_file_opens_with_a_sentence() {
    check("//! What it is for.\n\nfn a() {}\n", &[]);
    check(
        "//! What it is for, in a sentence\n//! of two lines.\n//!\n//! More\n",
        &[],
    );
    check("//! What it is for. And more of it,\n//! unfinished\n", &[]);
    for text in [
        "",
        "fn a() {}\n",
        "// Not this.\n",
        "//!\n//! Late.\n",
        "//! No sentence\n",
        "\n//! Late.\n",
    ] {
        check(text, &[NO_SENTENCE]);
    }
}

#[test]
fn a_file_has_an_end() {
    let lines = |count: usize| format!("//! Long.\n{}", "//\n".repeat(count - 1));
    check(&lines(400), &[]);
    check(
        &lines(401),
        &["a.rs:401: the file has 401 lines, more than 400; split it by noun"],
    );
}

#[test]
fn nothing_is_left_for_later() {
    // In halves, because this file is looked at too.
    let [first, second] = [["TO", "DO"], ["FIX", "ME"]].map(|halves| halves.concat());
    let text = format!("//! A file.\n// {first}: later\n// {second}\n// {first}S are words\n");
    check(
        &text,
        &[
            &format!("a.rs:2: {first} is for later; do it now, or take it out"),
            &format!("a.rs:3: {second} is for later; do it now, or take it out"),
        ],
    );
}

/// A workspace of crates with the given dependencies on each other.
fn workspace(crates: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = directory.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n",
    );
    for service in ["kafka", "dws"] {
        write(&format!("openapi/{service}/openapi.yaml"), "");
    }
    for (name, section, dependency) in crates {
        let mut manifest = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n");
        if !dependency.is_empty() {
            manifest += &format!("[{section}]\n{dependency} = {{ path = \"../{dependency}\" }}\n");
        }
        write(&format!("crates/{name}/Cargo.toml"), &manifest);
        write(&format!("crates/{name}/src/lib.rs"), "//! A crate.\n");
    }
    directory
}

const NONE: (&str, &str) = ("dependencies", "");

#[track_caller]
fn check_dependencies(crates: &[(&str, &str, &str)], expected: &[&str]) {
    let workspace = workspace(crates);
    let problems = tidy(workspace.path()).unwrap().to_string();
    assert_eq!(problems.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn dependencies_that_are_as_they_should_be() {
    check_dependencies(
        &[
            ("huaweicloud-core", NONE.0, NONE.1),
            ("huaweicloud-kafka", "dependencies", "huaweicloud-core"),
            ("huaweicloud-dws", "dev-dependencies", "huaweicloud-sandbox"),
            ("huaweicloud-sandbox", "dependencies", "huaweicloud-core"),
            ("hwc", "dependencies", "huaweicloud-kafka"),
            ("xtask", NONE.0, NONE.1),
        ],
        &[],
    );
}

#[test]
fn dependencies_that_break_a_rule() {
    check_dependencies(
        &[
            (
                "huaweicloud-core",
                "dev-dependencies",
                "huaweicloud-sandbox",
            ),
            ("huaweicloud-kafka", "dependencies", "huaweicloud-dws"),
            ("huaweicloud-dws", NONE.0, NONE.1),
            ("huaweicloud-sandbox", NONE.0, NONE.1),
            ("xtask", "build-dependencies", "huaweicloud-kafka"),
        ],
        &[
            "crates/huaweicloud-core/Cargo.toml:6: huaweicloud-core depends on huaweicloud-sandbox, but the core depends on no crate of this repository; remove the dependency",
            "crates/huaweicloud-kafka/Cargo.toml:6: huaweicloud-kafka depends on huaweicloud-dws, but a service depends on no other; remove the dependency",
            "crates/xtask/Cargo.toml:6: xtask depends on huaweicloud-kafka, but xtask depends on no crate of this repository, so that a broken one can be generated anew; remove the dependency",
        ],
    );
}

#[test]
fn generated_and_foreign_sources_are_not_looked_at() {
    let workspace = workspace(&[("huaweicloud-core", NONE.0, NONE.1)]);
    for path in [
        "src/generated/a.rs",
        "target/a.rs",
        "tests/fixtures/a.rs",
        ".git/a.rs",
    ] {
        let path = workspace.path().join("crates/huaweicloud-core").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "fn a() {}\n").unwrap();
    }
    assert_eq!(tidy(workspace.path()).unwrap().to_string(), "");
    fs::write(
        workspace.path().join("crates/huaweicloud-core/src/b.rs"),
        "fn b() {}\n",
    )
    .unwrap();
    assert_eq!(
        tidy(workspace.path()).unwrap().to_string(),
        NO_SENTENCE.replace("a.rs", "crates/huaweicloud-core/src/b.rs")
    );
}

#[test]
fn this_repository_is_tidy() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let repository = repository.canonicalize().unwrap();
    assert_eq!(tidy(&repository).unwrap().to_string(), "");
}
