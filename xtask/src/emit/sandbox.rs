//! Emits what the sandbox serves from: each service's bundled document, and the constants that include them.

use quote::{format_ident, quote};

use super::{Files, layout::rust_file};
use crate::{document::Document, generate::failure::Failure};

/// The files of the sandbox's `generated/`.
///
/// # Errors
///
/// Where a document cannot be written as JSON.
pub(crate) fn sandbox(documents: &[Document]) -> Result<Files, Failure> {
    let mut files = Files::new();
    let mut constants = Vec::new();
    for document in documents {
        let name = format!("{}.json", document.service);
        let mut text = serde_json::to_string_pretty(&document.value)
            .map_err(|error| Failure::new("sandbox", &document.service, error.to_string()))?;
        text.push('\n');
        files.insert(name.as_str().into(), text);
        let constant = format_ident!("{}", document.service.to_uppercase());
        let docs = format!(
            " The document of the service `{}`, as `cargo xtask bundle` prints it.",
            document.service
        );
        constants
            .push(quote!(#[doc = #docs] pub(crate) const #constant: &str = include_str!(#name);));
    }
    let module = rust_file(
        "openapi/",
        "The documents that the sandbox serves.",
        quote!(#(#constants)*),
    )?;
    files.insert("mod.rs".into(), module);
    Ok(files)
}
