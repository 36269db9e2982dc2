//! References: each leads to a component of the right kind, each component is used, and no list or map holds itself.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    grammar::Kind,
    outline::{Outline, Reference, closest},
    spot::Spot,
};
use crate::problem::{Problem, Problems};

/// The kinds that components have.
const KINDS: [Kind; 4] = [
    Kind::Schema,
    Kind::Parameter,
    Kind::Response,
    Kind::RequestBody,
];

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    for reference in &outline.references {
        problems.extend(target(outline, reference));
    }
    for kind in KINDS {
        for (name, spot) in outline.components(kind) {
            problems.extend(only_a_reference(name, &spot));
        }
    }
    problems.extend(unused(outline));
    problems.extend(holding_themselves(outline));
}

fn target(outline: &Outline<'_>, reference: &Reference<'_>) -> Option<Problem> {
    let section = reference.kind.section().unwrap_or_default();
    let target = reference.target;
    let known: Vec<&str> = outline
        .components(reference.kind)
        .iter()
        .map(|(name, _)| *name)
        .collect();
    let Some(rest) = target.strip_prefix("#/components/") else {
        let message = format!(
            "the reference {target:?} leaves the document; write \"#/components/{section}/..\", whichever file that is in"
        );
        return Some(reference.spot.problem(message));
    };
    let message = match rest.split_once('/') {
        Some((actual, name)) if actual == section => {
            if known.contains(&name) {
                return None;
            }
            let advice = match closest(name, &known) {
                Some(near) => format!("write \"#/components/{section}/{near}\""),
                None => format!("define it under components.{section}"),
            };
            format!("{target:?} does not exist; {advice}")
        }
        _ => format!(
            "{target:?} is not {}, which belongs here; write \"#/components/{section}/..\"",
            reference.kind.name()
        ),
    };
    Some(reference.spot.problem(message))
}

fn only_a_reference(name: &str, spot: &Spot<'_>) -> Option<Problem> {
    let target = spot.text("$ref")?;
    let message = format!("{name} is only another name for {target}; refer to that directly");
    Some(spot.problem_with_key(message))
}

/// The pointer of the component that a pointer is in, as in `/components/schemas/Tag`.
fn component(pointer: &str) -> Option<&str> {
    let mut ends = pointer.match_indices('/').map(|(at, _)| at);
    let end = ends.nth(3).unwrap_or(pointer.len());
    let is_component = pointer.starts_with("/components/") && pointer.matches('/').count() >= 3;
    is_component.then(|| &pointer[..end])
}

fn unused(outline: &Outline<'_>) -> Vec<Problem> {
    let mut used = HashSet::new();
    let mut open = vec![None];
    let mut leaving: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    for reference in &outline.references {
        let from = component(&reference.spot.pointer);
        let to = reference.target.trim_start_matches('#');
        leaving.entry(from).or_default().push(to);
    }
    while let Some(from) = open.pop() {
        for to in leaving.get(&from).into_iter().flatten() {
            if used.insert(*to) {
                open.push(Some(to));
            }
        }
    }
    let components = KINDS.iter().flat_map(|kind| outline.components(*kind));
    components
        .filter(|(_, spot)| !used.contains(spot.pointer.as_str()))
        .map(|(name, spot)| {
            spot.problem_with_key(format!(
                "no operation uses {name}; remove it, or refer to it"
            ))
        })
        .collect()
}

/// References by the component that they stand in.
type Graph<'o> = BTreeMap<&'o str, Vec<&'o Reference<'o>>>;

/// Schemas that hold themselves by nothing but lists, maps and `allOf`, or that are merged into themselves: Rust has no
/// such type.
fn holding_themselves(outline: &Outline<'_>) -> Vec<Problem> {
    let mut held = Graph::new();
    let mut merged = Graph::new();
    for reference in &outline.references {
        let Some(from) = component(&reference.spot.pointer) else {
            continue;
        };
        let path = &reference.spot.pointer[from.len()..];
        if is_merged(outline, reference) {
            merged.entry(from).or_default().push(reference);
        } else if !path.split('/').any(|key| key == "properties") {
            held.entry(from).or_default().push(reference);
        }
    }
    let mut problems = circles(
        &held,
        "this list or map holds itself; put a field with properties in between",
    );
    problems.extend(circles(
        &merged,
        "this allOf would be merged into itself; refer to one schema, or write the fields out",
    ));
    problems
}

/// Whether a reference is a part of an `allOf` whose fields are written out in its place, rather than the whole of it.
fn is_merged(outline: &Outline<'_>, reference: &Reference<'_>) -> bool {
    let keys: Vec<&str> = reference.spot.pointer.rsplit('/').collect();
    let [_, _, "allOf", rest @ ..] = keys.as_slice() else {
        return false;
    };
    let pointer: Vec<&str> = rest.iter().rev().copied().collect();
    outline.at(&pointer.join("/")).is_some_and(|schema| {
        schema.items_of("allOf").len() > 1 || schema.get("properties").is_some()
    })
}

fn circles(graph: &Graph<'_>, message: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (start, references) in graph {
        for reference in references {
            if reaches(graph, reference.target.trim_start_matches('#'), start) {
                problems.push(reference.spot.problem(message));
            }
        }
    }
    problems
}

fn reaches(graph: &Graph<'_>, from: &str, goal: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == goal {
            return true;
        }
        if seen.insert(at.to_owned()) {
            let next = graph.get(at).into_iter().flatten();
            open.extend(next.map(|reference| reference.target.trim_start_matches('#')));
        }
    }
    false
}
