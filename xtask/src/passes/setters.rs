//! Gives types that requests carry a chainable setter a field, for callers cannot write a non-exhaustive literal.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericArgument, Item, ItemStruct, PathArguments, Type, parse_quote};

use crate::generate::{
    api::Api,
    failure::Failure,
    tree::{Tree, argument},
};

pub(crate) fn add(tree: &mut Tree, api: &Api) -> Result<(), Failure> {
    tree.implement(|item| match item {
        Item::Struct(item) => {
            let facts = api.types.get(&item.ident.to_string());
            facts
                .filter(|facts| facts.in_request)
                .map(|_| setters(item))
        }
        _ => None,
    });
    Ok(())
}

fn setters(item: &ItemStruct) -> Item {
    let name = &item.ident;
    let setters = item.fields.iter().filter_map(|field| {
        let ident = field.ident.as_ref()?;
        let ty = argument(&field.ty, "Option").unwrap_or(&field.ty);
        let (argument, value) = setter_value(ty);
        let value = if argument_is_option(&field.ty) {
            quote!(Some(#value))
        } else {
            value
        };
        let doc = format!(" Sets [`{ident}`](Self#structfield.{ident}).");
        Some(quote! {
            #[doc = #doc]
            pub fn #ident(mut self, value: #argument) -> Self {
                self.#ident = #value;
                self
            }
        })
    });
    parse_quote!(impl #name { #(#setters)* })
}

fn argument_is_option(ty: &Type) -> bool {
    argument(ty, "Option").is_some()
}

/// The type of a setter's argument, and the expression that makes a `T` of it.
pub(crate) fn setter_value(ty: &Type) -> (TokenStream, TokenStream) {
    if let Some(inner) = argument(ty, "Vec").filter(|inner| argument(inner, "Vec").is_none()) {
        return (
            quote!(impl IntoIterator<Item = impl Into<#inner>>),
            quote!(value.into_iter().map(Into::into).collect()),
        );
    }
    if let Some(values) = map_values(ty) {
        return (
            quote!(impl IntoIterator<Item = (impl Into<String>, impl Into<#values>)>),
            quote!(
                value
                    .into_iter()
                    .map(|(key, value)| (key.into(), value.into()))
                    .collect()
            ),
        );
    }
    (quote!(impl Into<#ty>), quote!(value.into()))
}

/// The type of a map's values.
pub(crate) fn map_values(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else {
        return None;
    };
    let last = path
        .path
        .segments
        .last()
        .filter(|last| last.ident == "BTreeMap")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.last()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}
