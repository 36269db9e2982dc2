//! The generator: from the OpenAPI documents to the code of the clients, and the checks that keep both honest.

pub mod bundle;
mod command;
pub mod document;
mod emit;
pub mod generate;
pub mod lint;
pub mod load;
mod lower;
mod passes;
pub mod problem;
pub mod tidy;
pub mod write;

pub use command::{run, run_in};
