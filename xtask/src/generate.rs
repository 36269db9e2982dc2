//! The files that codegen makes of the documents.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::document::Document;
use crate::problem::Problems;

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

/// Placeholder until the generator lands: makes nothing of any document.
///
/// # Errors
///
/// None yet.
pub fn generate(_documents: &[Document]) -> Result<Vec<OutputTree>, Problems> {
    Ok(Vec::new())
}
