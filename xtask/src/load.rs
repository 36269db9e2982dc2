//! Loads a service's documents: one directory of YAML files, merged into one OpenAPI document that knows its lines.

mod merge;
mod scalar;
mod yaml;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    document::{Document, Tag, child},
    problem::{Location, Problem, Problems},
};
use merge::{Merge, Part};

/// Loads the documents of a service, from `openapi_dir/<service>/`.
///
/// # Errors
///
/// Every mistake of the files: unreadable ones, bad YAML, what stands in the wrong file or in two.
pub fn load(openapi_dir: &Path, service: &str) -> Result<Document, Problems> {
    let Loaded {
        document,
        unread: mut problems,
        misplaced,
    } = inspect(openapi_dir, service);
    problems.extend(misplaced);
    match document {
        Some(document) => problems.or(document),
        None => Err(problems.sorted()),
    }
}

/// What could be loaded of a service's documents.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The merged document. There is none where a file could not be read at all, because half of one would look wrong
    /// everywhere.
    pub document: Option<Document>,
    /// What could not be read as it was meant: bad YAML, and YAML that is refused.
    pub unread: Problems,
    /// What stands in the wrong file, in two files, or in none.
    pub misplaced: Problems,
}

/// Loads what can be loaded, with all that is wrong with it.
pub fn inspect(openapi_dir: &Path, service: &str) -> Loaded {
    let base = openapi_dir.file_name().unwrap_or_default();
    let base = format!("{}/{service}", base.to_string_lossy());
    let files = match list(&openapi_dir.join(service)) {
        Ok(files) => files,
        Err(error) => {
            let message = format!("cannot read the directory of {service}: {error}");
            return Loaded {
                document: None,
                unread: Problem::at(Location::new(base, 1), message).into(),
                misplaced: Problems::new(),
            };
        }
    };
    let root_file = format!("{base}/openapi.yaml");
    let mut unread = Problems::new();
    let mut merge = Merge::new(Location::new(root_file.as_str(), 1));
    let mut complete = true;
    for path in in_merge_order(&files) {
        let name = file_name(path);
        let file: Arc<str> = format!("{base}/{name}").into();
        match read(path, &file, &mut unread) {
            Some(node) => merge.add(&file, Part::of(&name), node),
            None => complete = false,
        }
    }
    let (value, sources, mut misplaced) = merge.finish();
    let mut document = Document {
        service: service.to_owned(),
        value,
        sources,
        tags: Vec::new(),
        root_file,
    };
    document.tags = tags(&document, &base);
    if !files.iter().any(|path| file_name(path) == "openapi.yaml") {
        let message = "the root file is missing; write openapi, info, servers, tags and components";
        misplaced.push(document.problem("", message));
        complete = false;
    }
    if complete {
        misplaced.extend(mismatches(&document, &base, &files));
    }
    Loaded {
        document: complete.then_some(document),
        unread,
        misplaced,
    }
}

/// The services that have documents: the directories that hold an `openapi.yaml`, by name.
///
/// # Errors
///
/// If the directory cannot be read.
pub fn services(openapi_dir: &Path) -> io::Result<Vec<String>> {
    let mut services = Vec::new();
    for entry in fs::read_dir(openapi_dir)? {
        let entry = entry?;
        if entry.path().join("openapi.yaml").is_file() {
            services.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    services.sort();
    Ok(services)
}

/// The files of a directory that are meant to be YAML, by name.
fn list(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        let yaml = path
            .extension()
            .is_some_and(|extension| extension == "yaml" || extension == "yml");
        if yaml && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The root first, so that what stands twice is reported where it is not shared.
fn in_merge_order(files: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    let is_root = |path: &&PathBuf| Part::of(&file_name(path)) == Part::Root;
    let rest = files.iter().filter(move |path| !is_root(path));
    files.iter().filter(is_root).chain(rest)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn read(path: &Path, file: &Arc<str>, problems: &mut Problems) -> Option<yaml::Node> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("cannot be read: {error}");
            problems.push(Problem::at(Location::new(file.clone(), 1), message));
            return None;
        }
    };
    match std::str::from_utf8(&bytes) {
        Ok(text) => yaml::parse(file, text, problems),
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
            let message = "not UTF-8; save the file as UTF-8";
            problems.push(Problem::at(Location::new(file.clone(), line), message));
            None
        }
    }
}

fn tags(document: &Document, base: &str) -> Vec<Tag> {
    let list = document.value.get("tags").and_then(Value::as_array);
    let names = list
        .into_iter()
        .flatten()
        .filter_map(|tag| tag.get("name").and_then(Value::as_str));
    names
        .map(|name| Tag {
            name: name.to_owned(),
            file: format!("{base}/{name}.yaml"),
        })
        .collect()
}

/// Tags without a file, and files that are no tag's.
fn mismatches(document: &Document, base: &str, files: &[PathBuf]) -> Problems {
    let mut problems = Problems::new();
    let names: Vec<String> = files.iter().map(|path| file_name(path)).collect();
    let list = document.value.get("tags").and_then(Value::as_array);
    for (index, tag) in list.into_iter().flatten().enumerate() {
        let Some(tag) = tag.get("name").and_then(Value::as_str) else {
            continue;
        };
        let file = format!("{tag}.yaml");
        let pointer = child(&child("/tags", index), "name");
        if Part::of(&file) != Part::Tag {
            let message = format!(
                "a tag cannot be called {tag:?}, whose file has another meaning; rename the tag"
            );
            problems.push(document.problem(&pointer, message));
        } else if !names.contains(&file) {
            let message =
                format!("the tag {tag:?} has no file; write {base}/{file}, or remove the tag");
            problems.push(document.problem(&pointer, message));
        }
    }
    for name in names {
        let location = Location::new(format!("{base}/{name}"), 1);
        if let Some(stem) = name.strip_suffix(".yml") {
            let message = format!("the name ends in .yml; call the file {stem}.yaml");
            problems.push(Problem::at(location, message));
        } else if Part::of(&name) == Part::Tag {
            let stem = name.trim_end_matches(".yaml");
            if !document.tags.iter().any(|tag| tag.name == stem) {
                let message = format!(
                    "no tag is called {stem:?}; add it to tags in openapi.yaml, or remove the file"
                );
                problems.push(Problem::at(location, message));
            }
        }
    }
    problems
}
