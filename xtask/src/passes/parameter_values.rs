//! Lets the enumerations that are parameters be written into paths, queries and headers.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::{Item, parse_quote};

use crate::generate::{api::Api, failure::Failure, owners::words, tree::Tree};

pub(crate) fn add(tree: &mut Tree, _: &Api) -> Result<(), Failure> {
    let parameters = parameters(tree);
    tree.implement(|item| match item {
        Item::Enum(item) if parameters.contains(&item.ident.to_string()) => {
            let name = &item.ident;
            Some(parse_quote! {
                impl ParameterValue for #name {
                    fn values(&self) -> Vec<String> {
                        vec![self.to_string()]
                    }
                }
            })
        }
        _ => None,
    });
    Ok(())
}

/// The names of the types of parameters.
fn parameters(tree: &Tree) -> BTreeSet<String> {
    let parameters = tree
        .signatures
        .values()
        .flat_map(|signature| &signature.parameters)
        .filter(|(name, _)| *name != "body");
    parameters
        .flat_map(|(_, ty)| words(ty.to_token_stream()))
        .collect()
}
