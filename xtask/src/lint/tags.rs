//! Tags: an operation has one, it is declared, it is the file's, and it can be the name of a module.

use std::collections::HashMap;

use heck::ToSnakeCase;

use super::outline::{Operation, Outline};
use crate::problem::{Problem, Problems};

/// How many operations a tag may have, so that its generated file stays readable.
const MOST_OPERATIONS: usize = 15;

/// Modules of a service crate that are no tags.
const TAKEN: &[&str] = &[
    "client",
    "error_codes",
    "ext",
    "generated",
    "mod",
    "operations",
    "policies",
    "types",
];

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    for operation in &outline.operations {
        problems.extend(tag_of(outline, operation));
    }
    declared(outline, problems);
}

fn tag_of(outline: &Outline<'_>, operation: &Operation<'_>) -> Option<Problem> {
    let name = &operation.name;
    let tags = operation.spot.get("tags")?;
    let texts = tags.texts();
    let (spot, tag) = match texts.as_slice() {
        [(spot, tag)] => (spot, *tag),
        other => {
            let message = format!(
                "{name} has {} tags; write the one of this file",
                other.len()
            );
            return Some(tags.problem(message));
        }
    };
    let Some(file) = outline.root.document.tag_file(tag) else {
        let message = format!(
            "no tag is called {tag:?}; add it to tags in openapi.yaml, or write the tag of this file"
        );
        return Some(spot.problem(message));
    };
    let here = operation.spot.location().file;
    if *here == *file {
        return None;
    }
    let message = format!(
        "{name} has the tag {tag:?} and stands in {here}; move it to {file}, or write the tag of this file"
    );
    Some(spot.problem(message))
}

fn declared(outline: &Outline<'_>, problems: &mut Problems) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for tag in outline.root.items_of("tags") {
        let (Some(name), Some(spot)) = (tag.text("name"), tag.get("name")) else {
            continue;
        };
        let module = name.to_snake_case();
        if !is_plain(name) {
            let message = format!(
                "the tag {name:?} is no name of a module; write lower-case words joined by hyphens"
            );
            problems.push(spot.problem(message));
        } else if TAKEN.contains(&module.as_str()) || !typify::accept_as_ident(&module) {
            let message = format!(
                "the tag {name:?} would be the module {module}, which is taken; choose another name"
            );
            problems.push(spot.problem(message));
        } else if let Some(first) = seen.insert(module, name) {
            let message =
                format!("the tag {name:?} is there already, as {first:?}; remove one of the two");
            problems.push(spot.problem(message));
        }
        problems.extend(size(outline, name).map(|message| spot.problem(message)));
    }
}

fn is_plain(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn size(outline: &Outline<'_>, name: &str) -> Option<String> {
    let has_it = |operation: &&Operation<'_>| {
        let tags = operation.spot.items_of("tags");
        tags.iter().any(|tag| tag.value == name)
    };
    let document = outline.root.document;
    let has_file = document
        .tag_file(name)
        .is_some_and(|file| document.sources.mention(file));
    match outline.operations.iter().filter(has_it).count() {
        0 if has_file => Some(format!(
            "the tag {name:?} has no operation; remove it, or write one"
        )),
        count if count > MOST_OPERATIONS => Some(format!(
            "the tag {name:?} has {count} operations, more than {MOST_OPERATIONS}; split it in two"
        )),
        _ => None,
    }
}
