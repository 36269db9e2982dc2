//! Paths: well-formed templates, each name in braces a declared parameter and the reverse, no two templates alike.

use std::collections::{HashMap, HashSet};

use super::{
    grammar::Kind,
    outline::{Operation, Outline},
    spot::Spot,
};
use crate::problem::{Problem, Problems};

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for spot in outline.of_kind(Kind::PathItem) {
        let path = spot.key();
        if let Some(fault) = fault(&path) {
            problems.push(spot.problem_with_key(format!("the path {path} {fault}")));
            continue;
        }
        if spot.value.as_object().is_some_and(|item| item.is_empty()) {
            let message =
                format!("the path {path} has no operation; write one, or remove the path");
            problems.push(spot.problem_with_key(message));
        }
        if let Some(first) = seen.insert(anonymous(&path), path.clone()) {
            let message = format!(
                "the path {path} matches all that {first} does; write it the same, with the same names in braces"
            );
            problems.push(spot.problem_with_key(message));
        }
    }
    for operation in &outline.operations {
        if fault(&operation.path).is_none() {
            parameters(operation, problems);
        }
    }
}

/// What is wrong with a path, and what to write instead.
fn fault(path: &str) -> Option<&'static str> {
    let Some(rest) = path.strip_prefix('/') else {
        return Some("does not begin with a slash; write /..");
    };
    let mut names = HashSet::new();
    for segment in rest.split('/') {
        if segment.is_empty() || segment == "." || segment == ".." {
            return Some("has an empty, `.` or `..` segment; remove it");
        }
        let inner = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        if !inner.unwrap_or(segment).bytes().all(is_plain) {
            return Some(
                "has a segment that is neither a name in braces nor plain text; write one of the two",
            );
        }
        match inner {
            Some("") => return Some("has braces without a name; write the parameter's"),
            Some(name) if !names.insert(name) => {
                return Some("has the same name in braces twice; rename one");
            }
            _ => {}
        }
    }
    None
}

/// What needs no encoding in a path.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// The path without the names in braces.
fn anonymous(path: &str) -> String {
    let segments = path.split('/').map(|segment| {
        if segment.starts_with('{') {
            "{}"
        } else {
            segment
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

fn parameters(operation: &Operation<'_>, problems: &mut Problems) {
    let written = operation
        .path
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    let written: Vec<&str> = written.collect();
    let declared = operation.parameters_in("path");
    for name in &written {
        if !declared.iter().any(|spot| spot.text("name") == Some(name)) {
            let message = format!(
                "{} has {{{name}}} in its path and no such parameter; declare it with in: path and required: true",
                operation.name
            );
            problems.push(operation.spot.problem_with_key(message));
        }
    }
    let places = operation.spot.items_of("parameters");
    for place in places {
        problems.extend(undeclared(operation, &written, &place));
    }
}

fn undeclared(operation: &Operation<'_>, written: &[&str], place: &Spot<'_>) -> Option<Problem> {
    let parameter = place.resolved()?;
    let name = parameter.text("name")?;
    let foreign = parameter.text("in") == Some("path") && !written.contains(&name);
    foreign.then(|| {
        let message = format!(
            "the path {} has no {{{name}}}; add it to the path, or remove the parameter",
            operation.path
        );
        place.problem(message)
    })
}
