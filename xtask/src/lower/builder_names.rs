//! Names the setters of an operation's builder, where parameters, body fields and the builder's own methods meet.

use super::names::field_name;
use crate::generate::api::{BodySetter, Field, Parameter, SetBy};

/// The builder's own methods and fields.
const RESERVED: &[&str] = &[
    "body",
    "call",
    "client",
    "into_request",
    "new",
    "password_history",
    "policy_user_name",
    "send",
    "without_password_check",
];

/// The builder's field for a parameter.
pub(crate) fn parameter_name(wire: &str) -> String {
    let name = field_name(wire);
    if RESERVED.contains(&name.as_str()) {
        return format!("{name}_parameter");
    }
    name
}

/// How the builder sets a body field.
pub(crate) fn body_setter(field: &Field, parameters: &[Parameter]) -> BodySetter {
    let same = parameters
        .iter()
        .find(|parameter| parameter.ident == field.ident);
    let by = match same {
        Some(parameter) if parameter.is_implicit() => SetBy::ProjectId,
        Some(parameter) => SetBy::Parameter(parameter.ident.clone()),
        None if RESERVED.contains(&field.ident.as_str()) => {
            SetBy::Own(format!("{}_field", field.ident))
        }
        None => SetBy::Own(field.ident.clone()),
    };
    BodySetter {
        wire: field.wire.clone(),
        ident: field.ident.clone(),
        by,
    }
}
