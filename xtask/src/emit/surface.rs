//! Writes what a service offers, a line an operation, for a snapshot that shows what a change does to callers.

use quote::ToTokens;
use syn::Type;

use super::{Service, operation::Builder};
use crate::{
    generate::{
        api::{BodySetter, BodyShape, Operation, SetBy},
        failure::Failure,
    },
    lower::snake_name,
};

/// The surface of a service: a section a tag, a line an operation with its signature, method, path and body type.
///
/// # Errors
///
/// A failure that names the operation.
pub(crate) fn surface(service: &Service) -> Result<String, Failure> {
    let mut text = String::new();
    for tag in &service.api.tags {
        text.push_str(&format!("[{}]\n", tag.name));
        for operation in service.api.tagged(&tag.name) {
            text.push_str(&line(service, operation)?);
            text.push('\n');
        }
        text.push('\n');
    }
    Ok(text.trim_end().to_owned())
}

/// `reset_user_password(instance_id: String, ..) -> (): PUT /v2/.., body ResetUserPasswordRequest`.
fn line(service: &Service, operation: &Operation) -> Result<String, Failure> {
    let builder = Builder::new(service, operation)?;
    let mut takes = Vec::new();
    for parameter in builder.parameters() {
        let ty = spelled(&builder.parameter_type(parameter)?);
        takes.push(setter(&parameter.setter, &ty, parameter.required));
    }
    let mut takes_body = String::new();
    if let Some(body) = &operation.body {
        let ty = spelled(&builder.body_type()?);
        if let BodyShape::Fields { type_name, setters } = &body.shape {
            takes.extend(fields(&builder, type_name, setters)?);
        } else {
            takes.push(setter(
                "body",
                &ty,
                builder.body_is_option() && body.required,
            ));
        }
        takes_body = format!(", body {ty}");
    }
    let (method, path) = (&operation.method, &operation.path);
    let answer = spelled(&service.qualified(&builder.signature.answer));
    let name = snake_name(&operation.id);
    Ok(format!(
        "{name}({}) -> {answer}: {method} {path}{takes_body}",
        takes.join(", ")
    ))
}

fn fields(
    builder: &Builder<'_>,
    type_name: &str,
    setters: &[BodySetter],
) -> Result<Vec<String>, Failure> {
    let facts = builder.service.api.types.get(type_name);
    let mut takes = Vec::new();
    for field in setters {
        let SetBy::Own(name) = &field.by else {
            continue;
        };
        let ty = spelled(&builder.field_type(type_name, &field.ident)?);
        let required = facts.is_some_and(|facts| {
            facts
                .fields()
                .iter()
                .any(|candidate| candidate.wire == field.wire && candidate.required)
        });
        takes.push(setter(name, &ty, required));
    }
    Ok(takes)
}

/// `name: Type`, or `name?: Type` where it may be left out.
fn setter(name: &str, ty: &str, required: bool) -> String {
    let mark = if required { "" } else { "?" };
    format!("{name}{mark}: {ty}")
}

fn spelled(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}
