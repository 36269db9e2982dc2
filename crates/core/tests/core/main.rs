//! Tests of core through its public interface, in one binary.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod config;
mod errors;
mod fake;
mod mini;
mod outcome;
mod password;
mod proxy;
mod runtime;
mod signing;
