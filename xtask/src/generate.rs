//! Generates code from documents: lower, ask the type engine, pass over its tree, deal the types out, emit.

pub(crate) mod api;
pub(crate) mod engine;
pub(crate) mod failure;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod owners;
#[cfg(test)]
mod tests;
pub(crate) mod tree;

use std::{collections::BTreeMap, path::PathBuf};

use crate::{
    document::Document,
    emit::{self, Files, Service},
    lower::lower,
    passes,
    problem::{Problem, Problems},
};
use failure::Failure;
use owners::Owners;

/// A directory that codegen owns, with all that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputTree {
    /// The service, or `cli` or `sandbox`, whose tree it is.
    pub owner: String,
    /// The directory, relative to the repository's root: `crates/kafka/src/generated`.
    pub root: PathBuf,
    /// Its files, relative to `root`.
    pub files: BTreeMap<PathBuf, String>,
}

/// Generates everything that is made from the documents. `hwc` and the sandbox are made from all of them, so give all,
/// whichever service is to be written.
///
/// # Errors
///
/// The failures of all documents, each naming the operation or type and the step.
pub fn generate(documents: &[Document]) -> Result<Vec<OutputTree>, Problems> {
    let mut services = Vec::new();
    let mut problems = Problems::new();
    for document in documents {
        match service(document) {
            Ok(service) => services.push(service),
            Err(failure) => problems.push(internal(failure.in_service(&document.service))),
        }
    }
    services.sort_by(|a, b| a.api.service.cmp(&b.api.service));
    match trees(documents, &services) {
        Ok(trees) => problems.or(trees),
        Err(failure) => {
            problems.push(internal(failure));
            Err(problems)
        }
    }
}

/// What a service offers to callers, a line an operation: what its surface snapshot holds.
///
/// # Errors
///
/// The failure that [`generate`] would report.
pub fn surface(document: &Document) -> Result<String, Problems> {
    let surface = service(document).and_then(|service| emit::surface(&service));
    surface.map_err(|failure| internal(failure.in_service(&document.service)).into())
}

fn internal(failure: Failure) -> Problem {
    Problem::internal(failure.to_string())
}

/// A document's service with its types, ready to be emitted.
///
/// # Errors
///
/// The first failure of a step or pass.
fn service(document: &Document) -> Result<Service, Failure> {
    let api = lower(document)?;
    let mut tree = engine::run(&api.engine_document)?;
    passes::run(&mut tree, &api, None)?;
    let owners = Owners::deal(&api, &tree);
    Ok(Service { api, tree, owners })
}

fn trees(documents: &[Document], services: &[Service]) -> Result<Vec<OutputTree>, Failure> {
    let mut trees = Vec::new();
    for service in services {
        let name = &service.api.service;
        let files = emit::service(service).map_err(|failure| failure.in_service(name))?;
        trees.push(tree(name, &format!("crates/{name}/src/generated"), files));
    }
    trees.push(tree(
        "sandbox",
        "crates/sandbox/src/generated",
        emit::sandbox(documents)?,
    ));
    trees.push(tree(
        "cli",
        "crates/cli/src/generated",
        emit::cli(services)?,
    ));
    Ok(trees)
}

fn tree(owner: &str, root: &str, files: Files) -> OutputTree {
    OutputTree {
        owner: owner.to_owned(),
        root: root.into(),
        files,
    }
}
