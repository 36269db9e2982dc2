//! Lowers a document to what the type engine turns into the right Rust, and reads the facts out of it that the
//! engine has no place for.

mod aliases;
mod all_of;
mod builder_names;
mod directions;
mod draft;
mod engine;
mod facts;
mod inline_types;
mod json;
mod names;
mod operations;
mod passwords;
mod secrets;
mod service;
#[cfg(test)]
mod tests;
mod types;

use crate::{
    document::Document,
    generate::{api::Api, failure::Failure},
};

pub(crate) use json::strings;
pub(crate) use names::{constant_name, field_name, snake_name, type_name};

use draft::Draft;

/// A step of lowering: a named change of the draft.
type Step = (&'static str, fn(&mut Draft) -> Result<(), Failure>);

/// The steps, in order.
const STEPS: &[Step] = &[
    ("all_of", all_of::flatten),
    ("aliases", aliases::inline),
    ("inline_types", inline_types::name),
    ("directions", directions::split),
];

/// Lowers a document.
///
/// # Errors
///
/// What the lint does not know to be wrong, or a defect of a step.
pub(crate) fn lower(document: &Document) -> Result<Api, Failure> {
    let mut draft = Draft::read(&document.value)?;
    for (_, step) in STEPS {
        step(&mut draft)?;
    }
    facts::collect(document, &draft)
}
