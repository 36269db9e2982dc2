//! The facts of the named types: descriptions, fields by wire and Rust name, directions.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    draft::Draft,
    json::{list, members, strings, text},
    names::{field_name, type_name},
};
use crate::generate::{
    api::{Field, TypeFacts, TypeKind},
    failure::Failure,
};

const STEP: &str = "types";

/// The types of a draft, by Rust name.
pub(crate) fn collect(
    draft: &Draft,
    requests: &BTreeSet<String>,
) -> Result<BTreeMap<String, TypeFacts>, Failure> {
    let mut types = BTreeMap::new();
    for (name, schema) in &draft.schemas {
        let facts = TypeFacts {
            description: text(schema, "description"),
            kind: kind(name, schema)?,
            in_request: requests.contains(name),
        };
        if types.insert(type_name(name), facts).is_some() {
            let message = format!(
                "has the same Rust name as another schema, {}",
                type_name(name)
            );
            return Err(Failure::new(STEP, name, message));
        }
    }
    Ok(types)
}

fn kind(name: &str, schema: &Value) -> Result<TypeKind, Failure> {
    if !list(schema, "enum").is_empty() {
        return words(name, schema).map(TypeKind::Words);
    }
    let required = strings(schema, "required");
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    for (wire, node) in members(schema, "properties") {
        let ident = field_name(wire);
        if !seen.insert(ident.clone()) {
            let message = format!("has two fields that would be called {ident} in Rust");
            return Err(Failure::new(STEP, name, message));
        }
        fields.push(Field {
            wire: wire.clone(),
            ident,
            description: text(node, "description"),
            required: required.contains(wire),
            secret: text(node, "format") == "password",
            clouds: strings(node, "x-clouds"),
        });
    }
    Ok(TypeKind::Object(fields))
}

fn words(name: &str, schema: &Value) -> Result<Vec<String>, Failure> {
    let words = strings(schema, "enum");
    let mut seen = BTreeSet::new();
    for word in &words {
        if !seen.insert(type_name(word)) {
            let message = format!(
                "has two words that would be called {} in Rust",
                type_name(word)
            );
            return Err(Failure::new(STEP, name, message));
        }
    }
    Ok(words)
}
