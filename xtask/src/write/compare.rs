//! How a tree on disk differs from what it should be.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use similar::TextDiff;

use super::about;
use crate::generate::OutputTree;

/// How many lines of a file's diff are shown.
const MOST_LINES: usize = 200;

/// A file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whose tree it is in: a service, `cli` or `sandbox`.
    pub owner: String,
    /// The file, relative to the repository's root.
    pub path: PathBuf,
    /// What is the matter with it.
    pub kind: Kind,
}

/// What is the matter with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It has other content than it should: the diff from the one to the other.
    Stale(String),
    /// It should be there and is not.
    Missing,
    /// It is there and should not be.
    Orphaned,
}

impl fmt::Display for Difference {
    /// What it is and the path, in one line; the diff is for those who want it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.kind {
            Kind::Stale(_) => "stale",
            Kind::Missing => "missing",
            Kind::Orphaned => "orphaned",
        };
        write!(f, "{word:<8} {}", self.path.display())
    }
}

/// The differences of a tree, by path.
pub(super) fn compare(tree: &OutputTree, repository: &Path) -> io::Result<Vec<Difference>> {
    let mut on_disk = BTreeMap::new();
    let root = repository.join(&tree.root);
    read(&root, Path::new(""), &mut on_disk)?;
    let mut differences = Vec::new();
    let mut differs = |path: &Path, kind| {
        differences.push(Difference {
            owner: tree.owner.clone(),
            path: tree.root.join(path),
            kind,
        });
    };
    for (path, wanted) in &tree.files {
        match on_disk.remove(path) {
            None => differs(path, Kind::Missing),
            Some(Some(actual)) if actual == wanted.as_bytes() => {}
            Some(actual) => {
                let actual = actual.unwrap_or_default();
                let text = String::from_utf8_lossy(&actual);
                differs(
                    path,
                    Kind::Stale(diff(&tree.root.join(path), &text, wanted)),
                );
            }
        }
    }
    for path in on_disk.keys() {
        differs(path, Kind::Orphaned);
    }
    differences.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(differences)
}

/// Reads what is below a directory, by path relative to the first. What is neither file nor directory, such as a
/// symbolic link, has no content of its own.
fn read(
    directory: &Path,
    below: &Path,
    files: &mut BTreeMap<PathBuf, Option<Vec<u8>>>,
) -> io::Result<()> {
    let entries = match fs::read_dir(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|error| about(error, "read", directory))?,
    };
    for entry in entries {
        let entry = entry.map_err(|error| about(error, "read", directory))?;
        let path = entry.path();
        let name = below.join(entry.file_name());
        let kind = entry
            .file_type()
            .map_err(|error| about(error, "read", &path))?;
        if kind.is_dir() {
            read(&path, &name, files)?;
        } else if kind.is_file() {
            let content = fs::read(&path).map_err(|error| about(error, "read", &path))?;
            files.insert(name, Some(content));
        } else {
            files.insert(name, None);
        }
    }
    Ok(())
}

/// A unified diff, cut off where it gets long.
fn diff(path: &Path, actual: &str, wanted: &str) -> String {
    let diff = TextDiff::from_lines(actual, wanted);
    let name = path.display().to_string();
    let text = diff
        .unified_diff()
        .header(&format!("{name} (on disk)"), &format!("{name} (generated)"))
        .to_string();
    let lines: Vec<&str> = text.lines().collect();
    let shown = lines.len().min(MOST_LINES);
    let mut short = lines[..shown].join("\n");
    if shown < lines.len() {
        short += &format!("\n({} more lines)", lines.len() - shown);
    }
    short + "\n"
}
