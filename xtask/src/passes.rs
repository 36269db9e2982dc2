//! What is put right on the type engine's output, pass by pass. The list below is the table of contents.

mod definitions;
mod derives;
mod docs;
mod field_order;
mod open_enums;
mod parameter_values;
mod paths;
mod required;
mod secrets;
mod serde_attributes;
mod setters;
#[cfg(test)]
mod tests;

use crate::generate::{api::Api, failure::Failure, tree::Tree};

pub(crate) use docs::{doc_lines, field_text};
pub(crate) use setters::{map_values, setter_value};

/// A named change of the syntax tree.
pub(crate) struct Pass {
    /// The name, which is that of its file.
    pub name: &'static str,
    run: fn(&mut Tree, &Api) -> Result<(), Failure>,
}

/// The passes, in order.
pub(crate) const PASSES: &[Pass] = &[
    Pass {
        name: "definitions",
        run: definitions::keep,
    },
    Pass {
        name: "paths",
        run: paths::shorten,
    },
    Pass {
        name: "field_order",
        run: field_order::restore,
    },
    Pass {
        name: "secrets",
        run: secrets::prove,
    },
    Pass {
        name: "serde_attributes",
        run: serde_attributes::rewrite,
    },
    Pass {
        name: "derives",
        run: derives::rewrite,
    },
    Pass {
        name: "open_enums",
        run: open_enums::open,
    },
    Pass {
        name: "docs",
        run: docs::write,
    },
    Pass {
        name: "setters",
        run: setters::add,
    },
    Pass {
        name: "required",
        run: required::add,
    },
    Pass {
        name: "parameter_values",
        run: parameter_values::add,
    },
];

/// Runs the passes up to and with the named one; all of them where no name is given.
///
/// # Errors
///
/// The first failure of a pass, naming the pass and the type.
pub(crate) fn run(tree: &mut Tree, api: &Api, last: Option<&str>) -> Result<(), Failure> {
    for pass in PASSES {
        (pass.run)(tree, api)?;
        if last == Some(pass.name) {
            break;
        }
    }
    Ok(())
}
