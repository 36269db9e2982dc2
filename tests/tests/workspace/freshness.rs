//! Generated code is what the documents say, and the tree keeps its rules.

use std::path::Path;

/// Runs a command of xtask on this repository and fails with what it said.
fn check(arguments: &[&str]) {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let arguments = std::iter::once("xtask").chain(arguments.iter().copied());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = xtask::run_in(root, arguments.map(Into::into), &mut out, &mut err);
    let said = [out, err].concat();
    assert_eq!(status, 0, "{}", String::from_utf8_lossy(&said));
}

#[test]
fn generated_code_is_fresh() {
    check(&["codegen", "--check"]);
}

#[test]
fn the_tree_is_tidy() {
    check(&["tidy"]);
}
