//! Writes out references to schemas that need no Rust type of their own: lists, maps, plain values, untyped objects.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    draft::Draft,
    json::{children_mut, list, members, schema_ref},
};
use crate::generate::failure::Failure;

/// How long a chain of plain schemas may be before we call it a circle.
const DEEPEST: usize = 32;

pub(crate) fn inline(draft: &mut Draft) -> Result<(), Failure> {
    draft.rewrite("aliases", |schemas, schema| inline_node(schemas, schema, 0))?;
    draft.schemas.retain(|_, schema| has_type(schema));
    Ok(())
}

/// Whether a schema becomes a Rust type: an object with fields, or a string with known words.
pub(crate) fn has_type(schema: &Value) -> bool {
    let words =
        schema.get("type").is_some_and(|kind| kind == "string") && !list(schema, "enum").is_empty();
    words || members(schema, "properties").next().is_some()
}

fn inline_node(
    schemas: &BTreeMap<String, Value>,
    node: &mut Value,
    depth: usize,
) -> Result<(), String> {
    if depth > DEEPEST {
        return Err("has a list or map that holds itself: give its items fields".to_owned());
    }
    if let Some(name) = schema_ref(node) {
        let target = schemas
            .get(name)
            .ok_or_else(|| format!("refers to the schema {name:?}, which does not exist"))?;
        if has_type(target) {
            return Ok(());
        }
        replace(node, target.clone());
        return inline_node(schemas, node, depth + 1);
    }
    for child in children_mut(node) {
        inline_node(schemas, child, depth + 1)?;
    }
    Ok(())
}

/// Puts the target in the reference's place; what the reference says beside it wins.
fn replace(node: &mut Value, mut target: Value) {
    if let (Some(target), Some(own)) = (target.as_object_mut(), node.as_object()) {
        for (key, value) in own {
            if key != "$ref" {
                target.insert(key.clone(), value.clone());
            }
        }
    }
    *node = target;
}
