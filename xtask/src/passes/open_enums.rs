//! Opens the enumerations: a word that is not known is kept as it came, so that no new status fails an answer.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Item, ItemEnum};

use crate::{
    generate::{
        api::{Api, TypeKind},
        failure::Failure,
        tree::Tree,
    },
    lower::type_name,
};

const STEP: &str = "open_enums";

pub(crate) fn open(tree: &mut Tree, api: &Api) -> Result<(), Failure> {
    let mut items = Vec::with_capacity(tree.types.len());
    for item in std::mem::take(&mut tree.types) {
        match item {
            Item::Enum(item) => items.extend(open_enum(&item, api)?),
            item => items.push(item),
        }
    }
    tree.types = items;
    Ok(())
}

fn open_enum(item: &ItemEnum, api: &Api) -> Result<Vec<Item>, Failure> {
    let name = &item.ident;
    let fail = |message: &str| Failure::new(STEP, name.to_string(), message);
    let Some(TypeKind::Words(words)) = api.types.get(&name.to_string()).map(|facts| &facts.kind)
    else {
        return Err(fail("is an enumeration that the document does not name"));
    };
    // A word that reads "unknown" is what the arm for unknown words keeps anyway.
    let words: Vec<&String> = words
        .iter()
        .filter(|word| type_name(word) != "Unknown")
        .collect();
    let variants: Vec<Ident> = words
        .iter()
        .map(|word| format_ident!("{}", type_name(word)))
        .collect();
    if let Some(odd) = variants
        .iter()
        .find(|variant| !item.variants.iter().any(|v| v.ident == **variant))
    {
        return Err(fail(&format!("has no variant {odd}")));
    }
    let attributes = &item.attrs;
    let spelled = words.iter().map(|word| format!(" `{word}`"));
    let definition = quote! {
        #(#attributes)*
        pub enum #name {
            #(#[doc = #spelled] #variants,)*
            #[doc = " A word that this version does not know, as it came."]
            Unknown(String),
        }
    };
    let implementations = implementations(name, &variants, &words);
    let file: syn::File = syn::parse2(quote!(#definition #implementations))
        .map_err(|error| fail(&error.to_string()))?;
    Ok(file.items)
}

fn implementations(name: &Ident, variants: &[Ident], words: &[&String]) -> TokenStream {
    quote! {
        impl #name {
            #[doc = " The word on the wire."]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #words,)*
                    Self::Unknown(word) => word,
                }
            }
        }
        impl From<&str> for #name {
            fn from(word: &str) -> Self {
                match word {
                    #(#words => Self::#variants,)*
                    _ => Self::Unknown(word.to_owned()),
                }
            }
        }
        impl From<String> for #name {
            fn from(word: String) -> Self {
                Self::from(word.as_str())
            }
        }
        impl Default for #name {
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }
    }
}
