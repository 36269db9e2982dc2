//! What a user of each crate can call, a line an operation.

use std::path::Path;

use xtask::{generate, load};

fn check(service: &str) {
    let openapi = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi"));
    let document = load::load(openapi, service).unwrap();
    let surface = generate::surface(&document).unwrap();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(service, surface);
    });
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
