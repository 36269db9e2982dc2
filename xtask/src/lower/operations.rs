//! The facts of the operations, with the setters of their builders named.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    builder_names::{body_setter, parameter_name},
    draft::{Draft, DraftBody, DraftOperation, example},
    json::{schema_ref, string, strings, text},
    names::type_name,
    passwords, secrets, service,
};
use crate::generate::{
    api::{Body, BodyShape, Job, Operation, Pagination, Parameter, Passwords, Place, TypeFacts},
    failure::Failure,
};

/// What the facts of one operation are read from, beside the operation.
pub(crate) struct Context<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) types: &'a BTreeMap<String, TypeFacts>,
    pub(crate) passwords: &'a Passwords,
}

/// The facts of an operation.
pub(crate) fn operation(
    context: &Context<'_>,
    draft: &DraftOperation,
) -> Result<Operation, Failure> {
    let node = &draft.node;
    let parameters = parameters(draft)?;
    let body = draft
        .body
        .as_ref()
        .map(|body| self::body(context, body, &parameters));
    let guarded = draft
        .body
        .as_ref()
        .and_then(|body| schema_ref(&body.schema))
        .and_then(|name| context.draft.schemas.get(name));
    let secrets = draft
        .body
        .as_ref()
        .map(|body| secrets::pointers(&context.draft.schemas, &body.schema));
    Ok(Operation {
        api_name: string(node, "x-api-name").unwrap_or_else(|| draft.id.clone()),
        id: draft.id.clone(),
        method: draft.method.clone(),
        path: draft.path.clone(),
        tag: strings(node, "tags").into_iter().next().unwrap_or_default(),
        summary: text(node, "summary"),
        description: text(node, "description"),
        page: service::page(node),
        idempotent: idempotent(draft),
        clouds: strings(node, "x-clouds"),
        parameters,
        body,
        success: draft.success,
        answer: draft.answer,
        pagination: node.get("x-pagination").map(pagination),
        job: node.get("x-job").map(job),
        secrets: secrets.unwrap_or_default(),
        passwords: guarded
            .map(|schema| passwords::fields(context.passwords, schema))
            .transpose()?
            .unwrap_or_default(),
    })
}

/// What the document says, else what the method promises.
fn idempotent(draft: &DraftOperation) -> bool {
    let stated = draft.node.get("x-idempotent").and_then(Value::as_bool);
    stated.unwrap_or(matches!(draft.method.as_str(), "GET" | "HEAD"))
}

fn parameters(draft: &DraftOperation) -> Result<Vec<Parameter>, Failure> {
    let mut parameters = Vec::new();
    for node in &draft.parameters {
        let place = match text(node, "in").as_str() {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            other => {
                let message = format!("has a parameter in {other:?}: write path, query or header");
                return Err(Failure::new("operations", &draft.id, message));
            }
        };
        let wire = text(node, "name");
        let ident = parameter_name(&wire);
        if parameters
            .iter()
            .any(|other: &Parameter| other.ident == ident)
        {
            let message = format!("has two parameters that would be called {ident} in Rust");
            return Err(Failure::new("operations", &draft.id, message));
        }
        parameters.push(Parameter {
            wire,
            setter: ident.clone(),
            ident,
            place,
            required: node
                .get("required")
                .and_then(Value::as_bool)
                .unwrap_or(false),
            description: text(node, "description"),
            clouds: strings(node, "x-clouds"),
            example: example(node),
        });
    }
    parameters.sort_by_key(|parameter| {
        let place_in_path = draft.path.find(&format!("{{{}}}", parameter.wire));
        (parameter.place, place_in_path)
    });
    Ok(parameters)
}

fn body(context: &Context<'_>, draft: &DraftBody, parameters: &[Parameter]) -> Body {
    let name = schema_ref(&draft.schema).map(type_name);
    let facts = name.as_ref().and_then(|name| context.types.get(name));
    let shape = match (name, facts) {
        (Some(type_name), Some(facts)) if !facts.fields().is_empty() => BodyShape::Fields {
            setters: facts
                .fields()
                .iter()
                .map(|field| body_setter(field, parameters))
                .collect(),
            type_name,
        },
        _ if text(&draft.schema, "type") == "object"
            && draft.schema.get("additionalProperties").is_none() =>
        {
            BodyShape::EmptyObject
        }
        _ => BodyShape::Whole,
    };
    Body {
        content_type: draft.content_type.clone(),
        required: draft.required,
        shape,
        example: draft.example.clone(),
    }
}

fn pagination(node: &Value) -> Pagination {
    Pagination {
        style: text(node, "style"),
        limit: text(node, "limit"),
        items: text(node, "items"),
        total: string(node, "total"),
    }
}

fn job(node: &Value) -> Job {
    Job {
        id_field: text(node, "id"),
        poll: text(node, "poll"),
    }
}
