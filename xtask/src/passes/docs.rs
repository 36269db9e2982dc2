//! Writes the documentation from the document, a line each, so that it prints as `///`.

use syn::{Attribute, Fields, Item, parse_quote};

use crate::emit::listed;
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
        text.push_str(&format!("\n\nOnly on {}.", listed(&field.clouds)));
    }
    text
}

/// Replaces the documentation of an item; it goes before the other attributes.
fn document(attributes: &mut Vec<Attribute>, text: &str) {
    attributes.retain(|attribute| !attribute.path().is_ident("doc"));
    attributes.splice(0..0, doc_lines(text));
}

/// A doc attribute a line, long lines wrapped; prettyplease prints each as `///`.
pub(crate) fn doc_lines(text: &str) -> Vec<Attribute> {
    let mut lines = Vec::new();
    let mut code = false;
    for line in text.trim_end().lines() {
        let line = line.trim_end();
        code ^= line.starts_with("```");
        if code || !wraps(line) {
            lines.push(line.to_owned());
        } else {
            lines.extend(wrap(line));
        }
    }
    lines
        .into_iter()
        .map(|line| {
            if line.is_empty() {
                line
            } else {
                format!(" {line}")
            }
        })
        .map(|line| parse_quote!(#[doc = #line]))
        .collect()
}

/// How long a line of documentation may be.
const WIDTH: usize = 100;

/// Whether a line is plain text, which may be broken anywhere between words.
fn wraps(line: &str) -> bool {
    let markup = ["    ", "#", "|", ">", "- ", "* "];
    line.chars().count() > WIDTH && !markup.iter().any(|start| line.starts_with(start))
}

fn wrap(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let Some(last) = lines.last_mut() else {
            break;
        };
        if !last.is_empty()
            && last.chars().count() + 1 + word.chars().count() > WIDTH
            && may_start_a_line(word)
        {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// Whether a word at the start of a line would not be taken for a list, heading or quotation.
fn may_start_a_line(word: &str) -> bool {
    let number = word.strip_suffix('.').or_else(|| word.strip_suffix(')'));
    !["-", "*", "+", ">", "#", "|"].contains(&word)
        && !number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
}
