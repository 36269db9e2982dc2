//! Writes what was generated, or says how the files on disk differ from it. Nothing outside of the trees' roots is
//! touched, and a file that is as it should be is left alone.

mod compare;
mod swap;

#[cfg(test)]
mod tests;

use std::{
    io,
    path::{Component, Path},
};

pub use compare::{Difference, Kind};

use crate::generate::OutputTree;
use swap::Swap;

/// Makes the trees on disk what they should be, all or none of them: where one fails, those before it are put back.
/// Returns what was different.
///
/// # Errors
///
/// What could not be read, written or renamed.
pub fn write(trees: &[OutputTree], repository: &Path) -> io::Result<Vec<Difference>> {
    let mut differences = Vec::new();
    let mut swaps = Vec::new();
    for tree in trees {
        let different = compare(tree, repository)?;
        if !different.is_empty() {
            swaps.push(Swap::prepare(tree, repository, &different)?);
            differences.extend(different);
        }
    }
    swap::all(swaps)?;
    Ok(differences)
}

/// How the trees on disk differ from what they should be.
///
/// # Errors
///
/// What could not be read.
pub fn check(trees: &[OutputTree], repository: &Path) -> io::Result<Vec<Difference>> {
    let mut differences = Vec::new();
    for tree in trees {
        differences.extend(compare(tree, repository)?);
    }
    Ok(differences)
}

fn compare(tree: &OutputTree, repository: &Path) -> io::Result<Vec<Difference>> {
    for path in std::iter::once(&tree.root).chain(tree.files.keys()) {
        stays_inside(path, &tree.owner)?;
    }
    compare::compare(tree, repository)
}

/// A path of a tree leads down, never up or away.
fn stays_inside(path: &Path, owner: &str) -> io::Result<()> {
    let normal = |part: Component<'_>| matches!(part, Component::Normal(_));
    if path.components().all(normal) && !path.as_os_str().is_empty() {
        return Ok(());
    }
    let message = format!(
        "the tree of {owner} has the path {:?}, which does not lead down from its root",
        path.display().to_string()
    );
    Err(io::Error::new(io::ErrorKind::InvalidInput, message))
}

/// The same error, saying what was done to which path.
fn about(error: io::Error, doing: &str, path: &Path) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot {doing} {}: {error}", path.display()),
    )
}
