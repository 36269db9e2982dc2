//! Generated code is what the documents say, and the tree keeps its rules.

use std::path::Path;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

#[test]
fn generated_code_is_fresh() {
    let report = xtask::check(root(), None);
    assert!(report.is_ok(), "{}", report.unwrap_err());
}

#[test]
fn the_tree_is_tidy() {
    let report = xtask::tidy(root());
    assert!(report.is_ok(), "{}", report.unwrap_err());
}
