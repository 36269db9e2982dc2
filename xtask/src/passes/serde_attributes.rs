//! Writes the serde attributes anew: the wire name where it differs, nothing for an unset field, and a default for
//! whatever an answer leaves out.

use quote::quote;
use syn::{Attribute, Fields, Item, ItemStruct, parse_quote};

use crate::generate::{
    api::{Api, Field},
    failure::Failure,
    tree::{Tree, argument},
};

const STEP: &str = "serde_attributes";

pub(crate) fn rewrite(tree: &mut Tree, api: &Api) -> Result<(), Failure> {
    for item in &mut tree.types {
        if let Item::Struct(item) = item {
            rewrite_struct(item, api)?;
        }
    }
    Ok(())
}

fn rewrite_struct(item: &mut ItemStruct, api: &Api) -> Result<(), Failure> {
    let name = item.ident.to_string();
    let facts = api
        .types
        .get(&name)
        .ok_or_else(|| Failure::new(STEP, &name, "is a type that the document does not name"))?;
    let Fields::Named(fields) = &mut item.fields else {
        return Err(Failure::new(STEP, &name, "came out without named fields"));
    };
    for field in &mut fields.named {
        let ident = field
            .ident
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let documented = facts
            .fields()
            .iter()
            .find(|candidate| candidate.ident == ident);
        let documented = documented.ok_or_else(|| {
            Failure::new(
                STEP,
                format!("{name}.{ident}"),
                "is a field that the document does not name",
            )
        })?;
        field
            .attrs
            .retain(|attribute| !attribute.path().is_ident("serde"));
        let optional = argument(&field.ty, "Option").is_some();
        field.attrs.extend(attribute(documented, optional));
    }
    item.attrs
        .retain(|attribute| !attribute.path().is_ident("serde"));
    item.attrs.push(parse_quote!(#[serde(default)]));
    Ok(())
}

fn attribute(field: &Field, optional: bool) -> Option<Attribute> {
    let mut parts = Vec::new();
    let wire = &field.wire;
    if *wire != field.ident {
        parts.push(quote!(rename = #wire));
    }
    // The vendor writes some names with hyphens in one place and underscores in another.
    if wire.contains('-') {
        let alias = wire.replace('-', "_");
        parts.push(quote!(alias = #alias));
    }
    if optional {
        parts.push(quote!(skip_serializing_if = "Option::is_none"));
    }
    (!parts.is_empty()).then(|| parse_quote!(#[serde(#(#parts),*)]))
}
