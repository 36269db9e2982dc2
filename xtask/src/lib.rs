//! The generator: from the OpenAPI documents to the code of the clients, and the checks that keep both honest.

pub mod document;
mod emit;
pub mod generate;
mod lower;
mod passes;
pub mod problem;
