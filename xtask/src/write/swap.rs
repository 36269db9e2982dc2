//! Puts a whole directory in another's place: built beside it, renamed into place, put back if anything fails.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::{Difference, about};
use crate::generate::OutputTree;

/// A tree that is ready to take its place.
#[derive(Debug)]
pub(super) struct Swap {
    /// Where it belongs.
    root: PathBuf,
    /// A directory beside the root, gone when dropped: it holds `new` before the swap and `old` after.
    beside: TempDir,
}

impl Swap {
    /// Builds a tree beside its place. Files that are right already are linked, so that they stay the same files.
    pub(super) fn prepare(
        tree: &OutputTree,
        repository: &Path,
        differences: &[Difference],
    ) -> io::Result<Self> {
        let root = repository.join(&tree.root);
        let parent = root.parent().unwrap_or(repository);
        let beside = tempfile::Builder::new()
            .prefix(".codegen-")
            .tempdir_in(parent)
            .map_err(|error| about(error, "write in", parent))?;
        let swap = Self { root, beside };
        // A directory of our own, because the temporary one is closed to other users.
        let new = swap.new_tree();
        fs::create_dir(&new).map_err(|error| about(error, "create", &new))?;
        for (path, content) in &tree.files {
            let target = new.join(path);
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent).map_err(|error| about(error, "create", parent))?;
            }
            let full = tree.root.join(path);
            if differences.iter().any(|difference| difference.path == full) {
                fs::write(&target, content).map_err(|error| about(error, "write", &target))?;
            } else {
                keep(&swap.root.join(path), &target)?;
            }
        }
        Ok(swap)
    }

    fn new_tree(&self) -> PathBuf {
        self.beside.path().join("new")
    }

    fn old_tree(&self) -> PathBuf {
        self.beside.path().join("old")
    }

    /// Takes away what was built, as a full disk or a hasty cleaner would.
    #[cfg(test)]
    pub(super) fn lose(&self) {
        let lost = fs::remove_dir_all(self.new_tree());
        assert!(lost.is_ok(), "{lost:?}");
    }

    /// Takes the place; where that fails, the old tree is in it again.
    fn commit(&self) -> io::Result<()> {
        if self.root.symlink_metadata().is_ok() {
            rename(&self.root, &self.old_tree())?;
        }
        rename(&self.new_tree(), &self.root).inspect_err(|_| {
            // The rename that failed is what the caller has to know.
            let _ = fs::rename(self.old_tree(), &self.root);
        })
    }

    /// Undoes a commit.
    fn roll_back(&self) -> io::Result<()> {
        rename(&self.root, &self.new_tree())?;
        if self.old_tree().exists() {
            rename(&self.old_tree(), &self.root)?;
        }
        Ok(())
    }
}

/// Puts all trees in their places, or none.
pub(super) fn all(swaps: Vec<Swap>) -> io::Result<()> {
    for (index, swap) in swaps.iter().enumerate() {
        let Err(error) = swap.commit() else {
            continue;
        };
        for done in swaps[..index].iter().rev() {
            done.roll_back().map_err(|second| {
                let message = format!("{error}; and then {second}: restore it with git");
                io::Error::new(error.kind(), message)
            })?;
        }
        return Err(error);
    }
    Ok(())
}

/// Keeps a file as it is, time stamp included.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    // Not every file system has links.
    let copy = || {
        fs::copy(from, to)?;
        let modified = fs::metadata(from)?.modified()?;
        fs::File::options()
            .write(true)
            .open(to)?
            .set_modified(modified)
    };
    copy().map_err(|error| about(error, "copy", from))
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to).map_err(|error| about(error, "rename", from))
}
