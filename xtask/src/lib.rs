//! The generator: from the OpenAPI documents to the code of the clients, and the checks that keep both honest.

pub mod document;
pub mod generate;
pub mod problem;
