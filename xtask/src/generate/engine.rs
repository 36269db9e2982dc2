//! Runs progenitor on the lowered document and parses what it says into types and signatures.

use std::panic::{AssertUnwindSafe, catch_unwind};

use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle, TypeImpl};
use schemars::schema::{InstanceType, SchemaObject};
use serde_json::Value;

use super::{failure::Failure, tree::Tree};

const STEP: &str = "engine";

/// The types and signatures that progenitor makes of a lowered document.
///
/// # Errors
///
/// Where progenitor refuses or panics, naming the operation that it cannot take.
pub(crate) fn run(document: &Value) -> Result<Tree, Failure> {
    let file = tokens(document).map_err(|message| blame(document, message))?;
    Tree::read(file)
}

fn tokens(document: &Value) -> Result<syn::File, String> {
    let spec = serde_json::from_value(document.clone()).map_err(|error| error.to_string())?;
    let generate = || Generator::new(&settings()).generate_tokens(&spec);
    let tokens = catch_unwind(AssertUnwindSafe(generate))
        .map_err(|panic| panic_message(&*panic))?
        .map_err(|error| error.to_string())?;
    syn::parse2(tokens).map_err(|error| error.to_string())
}

fn settings() -> GenerationSettings {
    let secret = SchemaObject {
        instance_type: Some(InstanceType::String.into()),
        format: Some("password".to_owned()),
        ..SchemaObject::default()
    };
    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_map_type("::std::collections::BTreeMap")
        .with_conversion(
            secret,
            "::huaweicloud_core::Secret",
            [TypeImpl::Default].into_iter(),
        );
    settings
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    format!(
        "progenitor panicked: {}",
        text.unwrap_or("without a message")
    )
}

/// Finds the operation that fails on its own, to name it.
fn blame(document: &Value, message: String) -> Failure {
    let operations = document["paths"]
        .as_object()
        .into_iter()
        .flatten()
        .flat_map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten();
            methods.map(move |(method, node)| (path, method, node))
        });
    for (path, method, node) in operations {
        let mut alone = document.clone();
        alone["paths"] = serde_json::json!({path: {method: node}});
        if let Err(message) = tokens(&alone) {
            let id = node["operationId"].as_str().unwrap_or(path);
            return Failure::new(STEP, id, message);
        }
    }
    Failure::new(STEP, "the whole document", message)
}
