//! Emits the types: `users/types.rs` with those that only the tag `users` uses, `types.rs` with the shared ones.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{
    File, Item, TypePath,
    visit::{self, Visit},
};

use super::{Files, Service, layout::lay_out};
use crate::generate::owners::{subject, words};

pub(crate) fn files(service: &Service) -> Files {
    let mut files = Files::new();
    for tag in &service.api.tags {
        let items = owned(service, Some(&tag.module));
        if !items.is_empty() {
            let docs = format!(
                "The types that only the operations of the tag `{}` use.",
                tag.name
            );
            files.insert(
                format!("{}/types.rs", tag.module).into(),
                file(service, &tag.file, &docs, items),
            );
        }
    }
    let shared = owned(service, None);
    if !shared.is_empty() {
        let docs = "The types that the operations of several tags use.";
        files.insert(
            "types.rs".into(),
            file(service, &service.api.root_file, docs, shared),
        );
    }
    files
}

fn owned(service: &Service, module: Option<&str>) -> Vec<Item> {
    let owned = service
        .tree
        .types
        .iter()
        .filter(|item| subject(item).is_some_and(|name| service.owners.of(&name) == module));
    owned.cloned().collect()
}

fn file(service: &Service, source: &str, docs: &str, items: Vec<Item>) -> String {
    let mut all = imports(service, &items);
    all.extend(items);
    lay_out(source, docs, &all)
}

fn imports(service: &Service, items: &[Item]) -> Vec<Item> {
    let types = mentioned_types(items);
    let defined: BTreeSet<String> = items.iter().filter_map(subject).collect();
    let mentioned = items
        .iter()
        .flat_map(|item| words(item.to_token_stream()))
        .collect();
    let shared = types
        .iter()
        .filter(|name| service.api.types.contains_key(*name) && !defined.contains(*name))
        .map(|name| format_ident!("{name}"));
    let shared: Vec<_> = shared.collect();
    let shared = (!shared.is_empty()).then(|| quote!(use crate::types::{#(#shared),*};));
    let map = types.contains("BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let core = core_imports(&mentioned);
    let serde = quote!(
        use serde::{Deserialize, Serialize};
    );
    let file: Result<File, _> = syn::parse2(quote!(#map #core #serde #shared));
    file.map(|file| file.items).unwrap_or_default()
}

/// What a file needs of core.
fn core_imports(mentioned: &BTreeSet<String>) -> Option<TokenStream> {
    let present = |names: &[&str]| -> Vec<_> {
        names
            .iter()
            .filter(|name| mentioned.contains(**name))
            .map(|name| format_ident!("{name}"))
            .collect()
    };
    let runtime = present(&["Missing", "ParameterValue", "Required"]);
    let runtime = (!runtime.is_empty()).then(|| quote!(runtime::{#(#runtime),*}));
    let parts: Vec<TokenStream> = present(&["Secret"])
        .into_iter()
        .map(|name| quote!(#name))
        .chain(runtime)
        .collect();
    (!parts.is_empty()).then(|| quote!(use huaweicloud_core::{#(#parts),*};))
}

/// The names of the types that items mention; a variant may have the name of a type that is not.
fn mentioned_types(items: &[Item]) -> BTreeSet<String> {
    struct Mentions(BTreeSet<String>);
    impl<'ast> Visit<'ast> for Mentions {
        fn visit_type_path(&mut self, ty: &'ast TypePath) {
            self.0
                .extend(ty.path.segments.last().map(|last| last.ident.to_string()));
            visit::visit_type_path(self, ty);
        }
    }
    let mut mentions = Mentions(BTreeSet::new());
    items.iter().for_each(|item| mentions.visit_item(item));
    mentions.0
}
