//! What a user of each crate can call, a line an operation.

use std::path::Path;

fn check(service: &str) {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    insta::assert_snapshot!(service, xtask::surface(root, service).unwrap());
}

#[test]
fn kafka() {
    check("kafka");
}

#[test]
fn dms() {
    check("dms");
}

#[test]
fn dws() {
    check("dws");
}
