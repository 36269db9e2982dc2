//! Writing and checking trees: what is found, what is touched, and what is left when it fails.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and the line says where"
)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tempfile::TempDir;

use super::*;

/// A repository with a crate for each of `names`, and nothing generated.
fn repository(names: &[&str]) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for name in names {
        let source = directory.path().join(format!("crates/{name}/src"));
        fs::create_dir_all(&source).unwrap();
        fs::write(source.join("lib.rs"), "//! By hand.\n").unwrap();
    }
    directory
}

fn tree(owner: &str, files: &[(&str, &str)]) -> OutputTree {
    let files = files
        .iter()
        .map(|(path, text)| (PathBuf::from(path), (*text).to_owned()));
    OutputTree {
        owner: owner.to_owned(),
        root: format!("crates/{owner}/src/generated").into(),
        files: files.collect(),
    }
}

/// Everything below a directory: path and content.
fn everything(directory: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything(&path));
        } else {
            found.insert(path.clone(), fs::read_to_string(path).unwrap());
        }
    }
    found
}

fn lines(differences: &[Difference]) -> Vec<String> {
    differences.iter().map(ToString::to_string).collect()
}

fn generated() -> OutputTree {
    tree(
        "shop",
        &[("mod.rs", "one\ntwo\n"), ("items/types.rs", "three\n")],
    )
}

#[test]
fn what_is_written_passes_the_check() {
    let repository = repository(&["shop"]);
    let written = write(&[generated()], repository.path()).unwrap();
    assert_eq!(
        lines(&written),
        [
            "missing  crates/shop/src/generated/items/types.rs",
            "missing  crates/shop/src/generated/mod.rs"
        ]
    );
    assert_eq!(check(&[generated()], repository.path()).unwrap(), []);
    assert_eq!(write(&[generated()], repository.path()).unwrap(), []);
    let files = everything(repository.path());
    assert_eq!(files.len(), 3, "{files:#?}");
}

#[test]
fn stale_missing_and_orphaned_files_are_told_apart() {
    let repository = repository(&["shop"]);
    write(&[generated()], repository.path()).unwrap();
    let root = repository.path().join("crates/shop/src/generated");
    fs::write(root.join("mod.rs"), "one\ntoo\n").unwrap();
    fs::remove_file(root.join("items/types.rs")).unwrap();
    fs::write(root.join("items/old.rs"), "old\n").unwrap();
    let before = everything(repository.path());
    let found = check(&[generated()], repository.path()).unwrap();
    assert_eq!(
        lines(&found),
        [
            "orphaned crates/shop/src/generated/items/old.rs",
            "missing  crates/shop/src/generated/items/types.rs",
            "stale    crates/shop/src/generated/mod.rs",
        ]
    );
    assert_eq!(
        found[2].kind,
        Kind::Stale(
            "--- crates/shop/src/generated/mod.rs (on disk)\n\
             +++ crates/shop/src/generated/mod.rs (generated)\n\
             @@ -1,2 +1,2 @@\n one\n-too\n+two\n"
                .to_owned()
        )
    );
    assert_eq!(
        everything(repository.path()),
        before,
        "a check touches nothing"
    );
    write(&[generated()], repository.path()).unwrap();
    assert_eq!(check(&[generated()], repository.path()).unwrap(), []);
    assert!(!root.join("items/old.rs").exists());
}

#[test]
fn a_long_diff_is_cut_off() {
    let repository = repository(&["shop"]);
    let long = "line\n".repeat(500);
    write(&[tree("shop", &[("mod.rs", &long)])], repository.path()).unwrap();
    let found = check(&[tree("shop", &[("mod.rs", "")])], repository.path()).unwrap();
    let Kind::Stale(diff) = &found[0].kind else {
        panic!("{found:?}");
    };
    // Two lines of header, one of the hunk's, 500 of content: 503, of which 200 are shown.
    assert_eq!(diff.lines().count(), 201);
    assert!(diff.ends_with("(303 more lines)\n"), "{diff}");
}

#[test]
fn files_that_are_right_keep_their_time() {
    let repository = repository(&["shop"]);
    write(&[generated()], repository.path()).unwrap();
    let kept = repository
        .path()
        .join("crates/shop/src/generated/items/types.rs");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = fs::File::options().write(true).open(&kept).unwrap();
    file.set_modified(long_ago).unwrap();
    let newer = tree(
        "shop",
        &[("mod.rs", "changed\n"), ("items/types.rs", "three\n")],
    );
    let written = write(&[newer], repository.path()).unwrap();
    assert_eq!(
        lines(&written),
        ["stale    crates/shop/src/generated/mod.rs"]
    );
    assert_eq!(fs::metadata(&kept).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn only_what_is_owned_is_touched() {
    let repository = repository(&["shop", "bakery"]);
    let by_hand = everything(repository.path());
    write(&[generated()], repository.path()).unwrap();
    write(&[tree("shop", &[])], repository.path()).unwrap();
    assert_eq!(everything(repository.path()), by_hand);
    for path in ["../lib.rs", "/lib.rs", "a/../../lib.rs", ""] {
        let error = write(&[tree("shop", &[(path, "mine now")])], repository.path()).unwrap_err();
        assert!(error.to_string().contains("does not lead down"), "{error}");
    }
    let mut elsewhere = generated();
    elsewhere.root = "../elsewhere".into();
    assert!(check(&[elsewhere], repository.path()).is_err());
    assert_eq!(everything(repository.path()), by_hand);
}

#[test]
fn a_tree_that_cannot_be_built_leaves_all_as_they_were() {
    let repository = repository(&["shop"]);
    write(&[generated()], repository.path()).unwrap();
    let before = everything(repository.path());
    let newer = tree("shop", &[("mod.rs", "newer\n")]);
    // There is no crate to put this one into.
    let homeless = tree("bakery", &[("mod.rs", "bread\n")]);
    let error = write(&[newer, homeless], repository.path()).unwrap_err();
    assert!(error.to_string().starts_with("cannot write in "), "{error}");
    assert_eq!(everything(repository.path()), before);
}

#[test]
fn a_file_and_a_directory_of_one_name_leave_all_as_they_were() {
    let repository = repository(&["shop"]);
    write(&[generated()], repository.path()).unwrap();
    let before = everything(repository.path());
    let newer = tree(
        "shop",
        &[("mod.rs", "newer\n"), ("mod.rs/types.rs", "impossible\n")],
    );
    assert!(write(&[newer], repository.path()).is_err());
    assert_eq!(everything(repository.path()), before);
}

#[test]
fn a_swap_that_fails_puts_the_earlier_ones_back() {
    let repository = repository(&["bakery", "shop"]);
    let trees = ["bakery", "shop"].map(|owner| tree(owner, &[("mod.rs", "old\n")]));
    write(&trees, repository.path()).unwrap();
    let before = everything(repository.path());
    let newer = ["bakery", "shop"].map(|owner| tree(owner, &[("mod.rs", "new\n")]));
    let swaps: Vec<Swap> = newer
        .iter()
        .map(|tree| {
            let differences = compare(tree, repository.path()).unwrap();
            Swap::prepare(tree, repository.path(), &differences).unwrap()
        })
        .collect();
    // The second tree is gone before its turn comes.
    swaps[1].lose();
    let error = swap::all(swaps).unwrap_err();
    assert!(error.to_string().starts_with("cannot rename "), "{error}");
    assert_eq!(everything(repository.path()), before);
}

#[cfg(unix)]
#[test]
fn a_link_is_replaced_and_not_followed() {
    let repository = repository(&["shop"]);
    write(&[generated()], repository.path()).unwrap();
    let outside = repository.path().join("outside.rs");
    fs::write(&outside, "one\ntwo\n").unwrap();
    let linked = repository.path().join("crates/shop/src/generated/mod.rs");
    fs::remove_file(&linked).unwrap();
    std::os::unix::fs::symlink(&outside, &linked).unwrap();
    let written = write(&[generated()], repository.path()).unwrap();
    assert_eq!(
        lines(&written),
        ["stale    crates/shop/src/generated/mod.rs"]
    );
    assert!(linked.symlink_metadata().unwrap().is_file());
    assert_eq!(fs::read_to_string(outside).unwrap(), "one\ntwo\n");
}
