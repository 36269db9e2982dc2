//! What is said of an operation where its method stands.

use super::{Service, example, literals::listed};
use crate::{
    generate::{
        api::{Operation, Parameter},
        failure::Failure,
    },
    passes::field_text,
};

/// The documentation of an operation's method.
pub(crate) fn operation(service: &Service, operation: &Operation) -> String {
    let mut parts = vec![sentence(&operation.summary)];
    if !operation.description.is_empty() {
        parts.push(operation.description.trim().to_owned());
    }
    let mut call = format!("`{} {}`", operation.method, operation.path);
    if let Some(page) = &operation.page {
        call.push_str(&format!(": [{}]({}).", page.title, page.url));
    }
    parts.push(call);
    if !operation.clouds.is_empty() {
        parts.push(format!("Only on {}.", listed(&operation.clouds)));
    }
    parts.push(example::operation(service, operation));
    parts.join("\n\n")
}

/// What is said of a parameter.
pub(crate) fn parameter(parameter: &Parameter) -> String {
    let mut text = parameter.description.trim().to_owned();
    if text.is_empty() {
        text = format!("`{}` on the wire.", parameter.wire);
    }
    if !parameter.clouds.is_empty() {
        text.push_str(&format!("\n\nOnly on {}.", listed(&parameter.clouds)));
    }
    text
}

/// What is said of a body field, and whether it is required.
pub(crate) fn body_field(
    service: &Service,
    type_name: &str,
    ident: &str,
) -> Result<(String, bool), Failure> {
    let facts = service.api.types.get(type_name);
    let field = facts.and_then(|facts| facts.fields().iter().find(|field| field.ident == ident));
    let field =
        field.ok_or_else(|| Failure::new("docs", format!("{type_name}.{ident}"), "is no field"))?;
    Ok((field_text(field), field.required))
}

/// The documentation of a setter.
pub(crate) fn setter(text: &str, required: bool) -> String {
    if required {
        format!("{text} Required.")
    } else {
        text.to_owned()
    }
}

/// A text that ends in a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
