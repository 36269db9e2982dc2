//! Proves that every field documented as `format: password` came out as a `Secret`, and changes nothing.

use syn::{Fields, Item};

use crate::generate::{
    api::Api,
    failure::Failure,
    tree::{Tree, argument, last_segment},
};

pub(crate) fn prove(tree: &mut Tree, api: &Api) -> Result<(), Failure> {
    for (name, facts) in &api.types {
        for field in facts.fields().iter().filter(|field| field.secret) {
            if !is_secret(tree, name, &field.ident) {
                let at = format!("{name}.{}", field.wire);
                return Err(Failure::new(
                    "secrets",
                    at,
                    "is a password that did not come out as Secret",
                ));
            }
        }
    }
    Ok(())
}

fn is_secret(tree: &Tree, type_name: &str, field: &str) -> bool {
    let fields = tree.types.iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == type_name => Some(&item.fields),
        _ => None,
    });
    let Some(Fields::Named(fields)) = fields else {
        return false;
    };
    fields
        .named
        .iter()
        .filter(|candidate| candidate.ident.as_ref().is_some_and(|ident| ident == field))
        .filter_map(|field| argument(&field.ty, "Option"))
        .any(|inner| last_segment(inner).is_some_and(|name| name == "Secret"))
}
