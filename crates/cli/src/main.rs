//! `hwc`.
fn main() {}
