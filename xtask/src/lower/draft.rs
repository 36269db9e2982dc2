//! The document in the middle of being lowered: operations with their references resolved, and the named schemas.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::{list, members, string};
use crate::generate::{api::Answer, failure::Failure};

const STEP: &str = "read";

/// A document in the middle of being lowered.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) operations: Vec<DraftOperation>,
    pub(crate) schemas: BTreeMap<String, Value>,
}

/// An operation with its references resolved, but those to schemas.
#[derive(Debug)]
pub(crate) struct DraftOperation {
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) node: Value,
    pub(crate) parameters: Vec<Value>,
    pub(crate) body: Option<DraftBody>,
    pub(crate) success: u16,
    pub(crate) answer: Answer,
    pub(crate) answer_schema: Option<Value>,
}

/// A request body in the middle of being lowered.
#[derive(Debug)]
pub(crate) struct DraftBody {
    pub(crate) content_type: String,
    pub(crate) required: bool,
    pub(crate) schema: Value,
    pub(crate) example: Option<Value>,
}

const METHODS: &[&str] = &["get", "head", "put", "post", "patch", "delete"];

impl Draft {
    /// Reads a document, resolving its references to parameters, bodies and responses.
    pub(crate) fn read(document: &Value) -> Result<Self, Failure> {
        let components = document.get("components").unwrap_or(&Value::Null);
        let schemas = members(components, "schemas")
            .map(|(name, schema)| (name.clone(), schema.clone()))
            .collect();
        let mut operations = Vec::new();
        for (path, item) in members(document, "paths") {
            for method in METHODS {
                if let Some(node) = item.get(method) {
                    operations.push(operation(document, path, method, item, node)?);
                }
            }
        }
        operations.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self {
            operations,
            schemas,
        })
    }

    /// Every schema that requests start from.
    pub(crate) fn request_roots(&mut self) -> impl Iterator<Item = &mut Value> {
        self.operations.iter_mut().flat_map(|operation| {
            let parameters = operation
                .parameters
                .iter_mut()
                .filter_map(|parameter| parameter.get_mut("schema"));
            parameters.chain(operation.body.as_mut().map(|body| &mut body.schema))
        })
    }

    /// Changes every schema of the document, the named ones as they were before.
    pub(crate) fn rewrite(
        &mut self,
        step: &'static str,
        mut change: impl FnMut(&BTreeMap<String, Value>, &mut Value) -> Result<(), String>,
    ) -> Result<(), Failure> {
        let before = self.schemas.clone();
        for (name, schema) in &mut self.schemas {
            change(&before, schema).map_err(|message| Failure::new(step, name, message))?;
        }
        for operation in &mut self.operations {
            let at = operation.id.clone();
            let roots = operation
                .parameters
                .iter_mut()
                .filter_map(|parameter| parameter.get_mut("schema"))
                .chain(operation.body.as_mut().map(|body| &mut body.schema))
                .chain(operation.answer_schema.as_mut());
            for schema in roots {
                change(&before, schema).map_err(|message| Failure::new(step, &at, message))?;
            }
        }
        Ok(())
    }
}

fn operation(
    document: &Value,
    path: &str,
    method: &str,
    item: &Value,
    node: &Value,
) -> Result<DraftOperation, Failure> {
    let id = string(node, "operationId")
        .ok_or_else(|| Failure::new(STEP, format!("{method} {path}"), "has no operationId"))?;
    let fail = |message: String| Failure::new(STEP, &id, message);
    let mut parameters: Vec<Value> = Vec::new();
    for parameter in list(item, "parameters")
        .iter()
        .chain(list(node, "parameters"))
    {
        let parameter = resolve(document, parameter).map_err(fail)?;
        let same = |other: &Value| {
            ["name", "in"]
                .iter()
                .all(|key| other.get(key) == parameter.get(key))
        };
        parameters.retain(|other| !same(other));
        parameters.push(parameter.clone());
    }
    let body = match node.get("requestBody") {
        Some(body) => Some(request_body(resolve(document, body).map_err(fail)?).map_err(fail)?),
        None => None,
    };
    let (success, answer, answer_schema) = success(document, node).map_err(fail)?;
    Ok(DraftOperation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        node: node.clone(),
        parameters,
        body,
        success,
        answer,
        answer_schema,
        id,
    })
}

fn request_body(node: &Value) -> Result<DraftBody, String> {
    let mut media = members(node, "content");
    let (content_type, content) = media.next().ok_or("has a request body without content")?;
    if media.next().is_some() {
        return Err("has a request body of two media types".to_owned());
    }
    Ok(DraftBody {
        content_type: content_type.clone(),
        required: node
            .get("required")
            .and_then(Value::as_bool)
            .unwrap_or(false),
        schema: content
            .get("schema")
            .cloned()
            .unwrap_or_else(|| Value::Object(Default::default())),
        example: example(content),
    })
}

fn success(document: &Value, node: &Value) -> Result<(u16, Answer, Option<Value>), String> {
    let (status, response) = members(node, "responses")
        .find(|(status, _)| status.starts_with('2'))
        .ok_or("has no success response")?;
    let response = resolve(document, response)?;
    let status = status.parse().unwrap_or(200);
    let Some((content_type, content)) = members(response, "content").next() else {
        return Ok((status, Answer::Empty, None));
    };
    if !content_type.starts_with("application/json") {
        return Ok((status, Answer::File, None));
    }
    let schema = content.get("schema").cloned();
    Ok((
        status,
        Answer::Json,
        Some(schema.unwrap_or_else(|| Value::Object(Default::default()))),
    ))
}

/// The example of a media type or parameter, under `example` or the first of `examples`.
pub(crate) fn example(node: &Value) -> Option<Value> {
    let first = || members(node, "examples").find_map(|(_, example)| example.get("value"));
    let schema = || node.get("schema").and_then(|schema| schema.get("example"));
    node.get("example").or_else(first).or_else(schema).cloned()
}

/// What a node stands for: itself, or what it refers to.
fn resolve<'a>(document: &'a Value, node: &'a Value) -> Result<&'a Value, String> {
    let mut node = node;
    for _ in 0..8 {
        let Some(reference) = node.get("$ref").and_then(Value::as_str) else {
            return Ok(node);
        };
        let pointer = reference.strip_prefix('#').unwrap_or(reference);
        node = document
            .pointer(pointer)
            .ok_or_else(|| format!("refers to {reference:?}, which does not exist"))?;
    }
    Err("refers to itself".to_owned())
}
