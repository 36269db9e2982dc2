//! Prints a service's merged document as one OpenAPI 3.0.3 file in JSON.

use crate::document::Document;

/// The merged document as JSON, indented, with a newline at its end. All that is in it beyond OpenAPI 3.0.3 are
/// extensions, `x-..`.
pub fn bundle(document: &Document) -> String {
    // Values of our own have string keys only, which is all that can keep JSON from being written.
    format!("{:#}\n", document.value)
}
