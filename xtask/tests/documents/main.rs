//! What becomes of documents, good and bad, as their authors see it.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and the line says where"
)]

mod codegen;
mod commands;
mod fixture;
mod loading;
mod mistakes;
mod mutations;
mod together;
mod wholesome;
