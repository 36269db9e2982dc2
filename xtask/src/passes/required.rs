//! Lets the types that requests carry say which of their required fields are missing.

use std::collections::BTreeSet;

use quote::quote;
use syn::{
    Ident, Item, Type, parse_quote,
    visit::{self, Visit},
};

use crate::generate::{
    api::{Api, Field},
    failure::Failure,
    tree::Tree,
};

pub(crate) fn add(tree: &mut Tree, api: &Api) -> Result<(), Failure> {
    let demanding = demanding(tree, api);
    tree.implement(|item| match item {
        Item::Struct(item) if in_request(api, &item.ident) => {
            Some(implementation(item, api, &demanding))
        }
        Item::Enum(item) if in_request(api, &item.ident) => {
            let name = &item.ident;
            Some(parse_quote!(impl Required for #name {}))
        }
        _ => None,
    });
    Ok(())
}

fn in_request(api: &Api, name: &Ident) -> bool {
    api.types
        .get(&name.to_string())
        .is_some_and(|facts| facts.in_request)
}

fn implementation(item: &syn::ItemStruct, api: &Api, demanding: &BTreeSet<String>) -> Item {
    let name = &item.ident;
    let facts = api.types.get(&name.to_string());
    let checks: Vec<_> = item
        .fields
        .iter()
        .filter_map(|field| {
            let ident = field.ident.as_ref()?;
            let documented: &Field = facts?
                .fields()
                .iter()
                .find(|candidate| ident == &candidate.ident)?;
            let wire = &documented.wire;
            if documented.required {
                return Some(quote!(at.required(#wire, &self.#ident);));
            }
            mentions(&field.ty, demanding).then(|| quote!(at.optional(#wire, &self.#ident);))
        })
        .collect();
    if checks.is_empty() {
        return parse_quote!(impl Required for #name {});
    }
    parse_quote! {
        impl Required for #name {
            fn missing(&self, at: &mut Missing<'_>) {
                #(#checks)*
            }
        }
    }
}

/// The types with a required field, or with a field of such a type.
fn demanding(tree: &Tree, api: &Api) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    loop {
        let before = found.len();
        for item in &tree.types {
            if let Item::Struct(item) = item {
                let name = item.ident.to_string();
                let facts = api.types.get(&name);
                let own =
                    facts.is_some_and(|facts| facts.fields().iter().any(|field| field.required));
                if own || item.fields.iter().any(|field| mentions(&field.ty, &found)) {
                    found.insert(name);
                }
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn mentions(ty: &Type, names: &BTreeSet<String>) -> bool {
    struct Search<'a> {
        names: &'a BTreeSet<String>,
        found: bool,
    }
    impl<'ast> Visit<'ast> for Search<'_> {
        fn visit_ident(&mut self, ident: &'ast proc_macro2::Ident) {
            self.found |= self.names.contains(&ident.to_string());
        }
        fn visit_type(&mut self, ty: &'ast Type) {
            visit::visit_type(self, ty);
        }
    }
    let mut search = Search {
        names,
        found: false,
    };
    search.visit_type(ty);
    search.found
}
