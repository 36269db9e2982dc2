//! Emits the file of a tag: the client's methods and the builders that they return.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Service, docs::sentence, layout::rust_file, operation::Builder};
use crate::generate::{api::Tag, failure::Failure, owners::words};

/// What a tag's file may need of core.
const CORE: &[&str] = &["Error", "Response", "Secret"];
/// What it may need of core's runtime.
const RUNTIME: &[&str] = &["Call", "Need", "PasswordCheck", "Request"];
/// What it may need of the crate's other generated modules.
const SIBLINGS: &[&str] = &["operations", "policies"];

pub(crate) fn file(service: &Service, tag: &Tag) -> Result<String, Failure> {
    let mut methods = Vec::new();
    let mut definitions = Vec::new();
    for operation in service.api.tagged(&tag.name) {
        let builder = Builder::new(service, operation)?;
        methods.push(builder.method()?);
        definitions.push(builder.definition()?);
    }
    let code = quote! {
        impl crate::Client {
            #(#methods)*
        }
        #(#definitions)*
    };
    let imports = imports(&words(code.clone()));
    let types = service.owners.has_own(&tag.module).then(|| {
        quote!(
            pub mod types;
        )
    });
    let docs = if tag.description.is_empty() {
        &tag.name
    } else {
        &tag.description
    };
    rust_file(&tag.file, &sentence(docs), quote!(#imports #types #code))
}

fn imports(words: &BTreeSet<String>) -> TokenStream {
    let mentioned = |names: &[&str]| -> Vec<_> {
        names
            .iter()
            .filter(|name| words.contains(**name))
            .map(|name| format_ident!("{name}"))
            .collect()
    };
    let (core, runtime, siblings) = (mentioned(CORE), mentioned(RUNTIME), mentioned(SIBLINGS));
    let map = words.contains("BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    quote! {
        #map
        use huaweicloud_core::{#(#core,)* runtime::{#(#runtime),*}};
        use super::{#(#siblings),*};
    }
}
