//! The repository's own rules, as far as a program can hold them: opening lines, file sizes, who depends on whom.

mod dependencies;
mod source;

#[cfg(test)]
mod tests;

use std::{fs, io, path::Path};

use crate::problem::Problems;

/// Directories with sources that nobody writes by hand, or that are not ours.
const NOT_BY_HAND: &[&str] = &["generated", "target", "fixtures", "snapshots"];

/// Everything that breaks a rule of the repository.
///
/// # Errors
///
/// What could not be read, or cargo not saying what depends on what.
pub fn tidy(repository: &Path) -> io::Result<Problems> {
    let mut problems = Problems::new();
    sources(repository, "", &mut problems)?;
    problems.extend(dependencies::check(repository)?);
    Ok(problems.sorted())
}

/// Checks the Rust sources below a directory.
fn sources(repository: &Path, below: &str, problems: &mut Problems) -> io::Result<()> {
    for entry in fs::read_dir(repository.join(below))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() {
            name.clone()
        } else {
            format!("{below}/{name}")
        };
        if entry.file_type()?.is_dir() {
            if !name.starts_with('.') && !NOT_BY_HAND.contains(&name.as_str()) {
                sources(repository, &path, problems)?;
            }
        } else if name.ends_with(".rs") {
            problems.extend(source::check(&path, &fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}
