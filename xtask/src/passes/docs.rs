//! Writes the documentation from the document, a line each, so that it prints as `///`.

use syn::{Attribute, Fields, Item, parse_quote};

use crate::generate::{
    api::{Api, Field, TypeFacts},
    failure::Failure,
    tree::Tree,
};

pub(crate) fn write(tree: &mut Tree, api: &Api) -> Result<(), Failure> {
    for item in &mut tree.types {
        match item {
            Item::Struct(item) => {
                if let Some(facts) = api.types.get(&item.ident.to_string()) {
                    document(&mut item.attrs, &type_text(&item.ident.to_string(), facts));
                    document_fields(&mut item.fields, facts);
                }
            }
            Item::Enum(item) => {
                if let Some(facts) = api.types.get(&item.ident.to_string()) {
                    document(&mut item.attrs, &type_text(&item.ident.to_string(), facts));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn document_fields(fields: &mut Fields, facts: &TypeFacts) {
    for field in fields.iter_mut() {
        let ident = field.ident.as_ref().map(ToString::to_string);
        if let Some(documented) = facts
            .fields()
            .iter()
            .find(|candidate| Some(&candidate.ident) == ident.as_ref())
        {
            document(&mut field.attrs, &field_text(documented));
        }
    }
}

fn type_text(name: &str, facts: &TypeFacts) -> String {
    if facts.description.is_empty() {
        return format!("`{name}` of the vendor's reference.");
    }
    facts.description.clone()
}

/// What is said of a field: the description, or at least its wire name.
pub(crate) fn field_text(field: &Field) -> String {
    let mut text = field.description.clone();
    if text.is_empty() {
        text = format!("`{}` on the wire.", field.wire);
    }
    if !field.clouds.is_empty() {
        text.push_str(&format!("\n\nOnly on {}.", field.clouds.join(", ")));
    }
    text
}

/// Replaces the documentation of an item; it goes before the other attributes.
fn document(attributes: &mut Vec<Attribute>, text: &str) {
    attributes.retain(|attribute| !attribute.path().is_ident("doc"));
    attributes.splice(0..0, doc_lines(text));
}

/// A doc attribute a line; prettyplease prints each as `///`.
pub(crate) fn doc_lines(text: &str) -> Vec<Attribute> {
    text.trim_end()
        .lines()
        .map(|line| {
            let line = line.trim_end();
            let line = if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            };
            parse_quote!(#[doc = #line])
        })
        .collect()
}
