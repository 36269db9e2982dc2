//! Finds everything that is wrong with a document, all in one run, so that the generator only ever sees good ones.

mod bodies;
mod examples;
mod extensions;
mod fields;
mod grammar;
mod names;
mod operation;
mod operations;
mod outline;
mod parameters;
mod paths;
mod references;
mod schemas;
mod secrets;
mod servers;
mod spot;
mod strict;
mod tags;

use crate::{document::Document, problem::Problems};
use outline::Outline;

/// A rule: what it finds wrong with a document.
type Rule = fn(&Outline<'_>, &mut Problems);

/// The rules.
const RULES: &[Rule] = &[
    outline::check,
    servers::check,
    tags::check,
    references::check,
    paths::check,
    operations::check,
    parameters::check,
    bodies::check,
    schemas::check,
    names::check,
    secrets::check,
    extensions::check,
    examples::check,
];

/// Everything that is wrong with a document, by file and line.
pub fn lint(document: &Document) -> Problems {
    let outline = Outline::of(document);
    let mut problems = Problems::new();
    for rule in RULES {
        rule(&outline, &mut problems);
    }
    if problems.is_empty() {
        problems = strict::check(&outline);
    }
    problems.sorted()
}
