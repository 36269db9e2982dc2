//! Writes an example of a call that compiles: what the operation needs, with the values of the document's example.

use std::fmt::Write as _;

use serde_json::Value;
use syn::Type;

use super::Service;
use crate::{
    generate::{
        api::{Body, BodyShape, Operation, SetBy},
        owners::builder_name,
        tree::{argument, last_segment},
    },
    lower::{field_name, snake_name},
    passes::map_values,
};

/// How many optional body fields an example shows.
const OPTIONAL_FIELDS: usize = 4;

/// The example of an operation, as a doctest that is compiled and not run.
pub(crate) fn operation(service: &Service, operation: &Operation) -> String {
    let crate_name = format!("huaweicloud_{}", service.api.service);
    let variable = &service.api.service;
    let mut text = String::from("```no_run\n");
    let _ = writeln!(
        text,
        "# async fn call({variable}: {crate_name}::Client) -> Result<(), huaweicloud_core::Error> {{"
    );
    let answer = if operation.answer == crate::generate::api::Answer::Empty {
        ""
    } else {
        "let answer = "
    };
    let _ = writeln!(
        text,
        "{answer}{variable}\n    .{}()",
        snake_name(&operation.id)
    );
    for (setter, value) in setters(service, operation) {
        let _ = writeln!(text, "    .{setter}({value})");
    }
    text.push_str("    .send()\n    .await?;\n# Ok(())\n# }\n```");
    text
}

fn setters(service: &Service, operation: &Operation) -> Vec<(String, String)> {
    let mut setters = Vec::new();
    let Some(signature) = service.tree.signatures.get(&builder_name(&operation.id)) else {
        return setters;
    };
    for parameter in operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.is_implicit() && parameter.required)
    {
        let Some(ty) = signature.parameters.get(&field_name(&parameter.wire)) else {
            continue;
        };
        let stand_in = Value::String(parameter.wire.replace('_', "-"));
        let given = parameter
            .example
            .as_ref()
            .and_then(|value| expression(service, ty, value));
        if let Some(value) = given
            .or_else(|| expression(service, ty, &stand_in))
            .or_else(|| plain(ty))
        {
            setters.push((parameter.setter.clone(), value));
        }
    }
    if let Some(body) = &operation.body {
        setters.extend(body_setters(
            service,
            body,
            signature.parameters.get("body"),
        ));
    }
    setters
}

/// Something of a type of which the document gives no example.
fn plain(ty: &Type) -> Option<String> {
    let value = match last_segment(ty)?.as_str() {
        "i32" | "i64" => "1",
        "f64" => "1.0",
        "bool" => "true",
        _ => return None,
    };
    Some(value.to_owned())
}

fn body_setters(service: &Service, body: &Body, ty: Option<&Type>) -> Vec<(String, String)> {
    let Some(example) = &body.example else {
        return Vec::new();
    };
    let BodyShape::Fields { type_name, setters } = &body.shape else {
        let value = ty.and_then(|ty| expression(service, ty, example));
        return value
            .map(|value| ("body".to_owned(), value))
            .into_iter()
            .collect();
    };
    let mut optional = 0;
    let mut shown = Vec::new();
    for setter in setters {
        let SetBy::Own(name) = &setter.by else {
            continue;
        };
        let Some((required, value)) = example
            .get(&setter.wire)
            .and_then(|value| field_expression(service, type_name, &setter.ident, value))
        else {
            continue;
        };
        optional += usize::from(!required);
        if required || optional <= OPTIONAL_FIELDS {
            shown.push((name.clone(), value));
        }
    }
    shown
}

/// Whether a field is required, and an expression for its value.
fn field_expression(
    service: &Service,
    type_name: &str,
    ident: &str,
    value: &Value,
) -> Option<(bool, String)> {
    let facts = service.api.types.get(type_name)?;
    let required = facts
        .fields()
        .iter()
        .find(|field| field.ident == ident)?
        .required;
    let ty = service.tree.field_type(type_name, ident)?;
    Some((
        required,
        expression(service, argument(ty, "Option").unwrap_or(ty), value)?,
    ))
}

/// An expression that a setter of this type takes; `None` where the example does not fit.
fn expression(service: &Service, ty: &Type, value: &Value) -> Option<String> {
    let name = last_segment(ty)?;
    match (name.as_str(), value) {
        ("Vec", Value::Array(items)) => {
            let item = argument(ty, "Vec").filter(|item| argument(item, "Vec").is_none())?;
            let items: Option<Vec<String>> = items
                .iter()
                .map(|value| expression(service, item, value))
                .collect();
            items
                .filter(|items| !items.is_empty())
                .map(|items| format!("[{}]", items.join(", ")))
        }
        ("BTreeMap", Value::Object(members)) => {
            let values = map_values(ty)?;
            let pairs = members.iter().map(|(key, value)| {
                Some(format!(
                    "({key:?}, {})",
                    expression(service, values, value)?
                ))
            });
            let pairs: Option<Vec<String>> = pairs.collect();
            pairs
                .filter(|pairs| !pairs.is_empty())
                .map(|pairs| format!("[{}]", pairs.join(", ")))
        }
        ("Box", _) => expression(service, argument(ty, "Box")?, value),
        ("Value", value) => Some(format!("serde_json::json!({value})")),
        ("i32" | "i64", Value::Number(number)) => number.as_i64().map(|number| number.to_string()),
        ("f64", Value::Number(number)) => number.as_f64().map(|number| format!("{number:?}")),
        ("bool", Value::Bool(flag)) => Some(flag.to_string()),
        ("i32" | "i64" | "f64" | "bool" | "Vec" | "BTreeMap", _) => None,
        (_, Value::String(text)) => Some(format!("{text:?}")),
        ("String", Value::Number(number)) => Some(format!("\"{number}\"")),
        (name, Value::Object(_)) => object(service, name, value),
        _ => None,
    }
}

fn object(service: &Service, name: &str, value: &Value) -> Option<String> {
    service.api.types.get(name)?;
    let crate_name = format!("huaweicloud_{}", service.api.service);
    let module = service
        .owners
        .of(name)
        .map(|module| format!("{module}::"))
        .unwrap_or_default();
    let mut text = format!("{crate_name}::{module}types::{name}::default()");
    for field in service.api.types.get(name)?.fields() {
        if let Some((_, value)) = value
            .get(&field.wire)
            .and_then(|value| field_expression(service, name, &field.ident, value))
        {
            let _ = write!(text, ".{}({value})", field.ident);
        }
    }
    Some(text)
}
