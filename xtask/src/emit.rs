//! Emits code from the facts and the types: a file a tag, the tables, and what the sandbox and `hwc` take.

mod cli;
mod command;
mod docs;
mod error_codes;
mod example;
mod layout;
mod literals;
mod module;
mod operation;
mod operation_table;
mod policies;
mod request;
mod sandbox;
mod service;
mod setters;
mod surface;
mod tag;
#[cfg(test)]
mod tests;
mod type_files;

use std::{collections::BTreeMap, path::PathBuf};

use crate::generate::{api::Api, failure::Failure, owners::Owners, tree::Tree};

pub(crate) use cli::cli;
pub(crate) use literals::listed;
pub(crate) use sandbox::sandbox;
pub(crate) use surface::surface;

/// The files of a tree, relative to its root.
pub(crate) type Files = BTreeMap<PathBuf, String>;

/// A service as emission sees it.
#[derive(Debug)]
pub(crate) struct Service {
    /// The facts.
    pub api: Api,
    /// The types and signatures, after the passes.
    pub tree: Tree,
    /// Which file holds which type.
    pub owners: Owners,
}

/// The files of a service crate's `generated/`.
///
/// # Errors
///
/// A failure that names the operation or type.
pub(crate) fn service(service: &Service) -> Result<Files, Failure> {
    let mut files = Files::new();
    for tag in &service.api.tags {
        files.insert(
            format!("{}.rs", tag.module).into(),
            tag::file(service, tag)?,
        );
    }
    files.extend(type_files::files(service));
    files.extend(operation_table::files(&service.api)?);
    files.insert("policies.rs".into(), policies::file(&service.api)?);
    files.insert("error_codes.rs".into(), error_codes::file(&service.api)?);
    files.insert("mod.rs".into(), module::file(service)?);
    Ok(files)
}
