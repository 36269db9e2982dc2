//! The generator: from the OpenAPI documents to the code of the clients, and the checks that keep both honest.

pub mod bundle;
mod command;
pub mod document;
pub mod generate;
pub mod lint;
pub mod load;
pub mod problem;
pub mod tidy;
pub mod write;

pub use command::{run, run_in};
