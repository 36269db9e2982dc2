//! Tests of the workspace as a whole: what a user of several crates sees, and what keeps the tree honest.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bounds;
mod canary;
mod freshness;
mod paths;
mod surface;
mod wire;
