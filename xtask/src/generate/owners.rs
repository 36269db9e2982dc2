//! Deals the types out: to the one tag whose operations use them, else to the shared file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

use super::{
    api::Api,
    tree::{Tree, last_segment},
};
use crate::lower::{field_name, type_name};

/// Who holds which type.
#[derive(Debug)]
pub(crate) struct Owners {
    /// The tag's module by Rust name of the type; `None` where several tags use it.
    owners: BTreeMap<String, Option<String>>,
}

impl Owners {
    /// Deals out the types of a tree.
    pub(crate) fn deal(api: &Api, tree: &Tree) -> Self {
        let names: BTreeSet<String> = api.types.keys().cloned().collect();
        let uses = uses(tree, &names);
        let mut users: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for tag in &api.tags {
            for operation in api.tagged(&tag.name) {
                for name in reached(tree, &uses, &names, &operation.id) {
                    users.entry(name).or_default().insert(&tag.module);
                }
            }
        }
        let owners = users.into_iter().map(|(name, tags)| {
            let only = if tags.len() == 1 {
                tags.first().map(|tag| (*tag).to_owned())
            } else {
                None
            };
            (name, only)
        });
        Self {
            owners: owners.collect(),
        }
    }

    /// The module of the tag that alone uses a type.
    pub(crate) fn of(&self, name: &str) -> Option<&str> {
        self.owners.get(name).and_then(Option::as_deref)
    }

    /// Whether a tag has types of its own.
    pub(crate) fn has_own(&self, module: &str) -> bool {
        self.owners
            .values()
            .any(|owner| owner.as_deref() == Some(module))
    }

    /// Whether there are shared types.
    pub(crate) fn has_shared(&self) -> bool {
        self.owners.values().any(Option::is_none)
    }
}

/// The signature's name of an operation: the engine makes it of the method's name.
pub(crate) fn builder_name(operation: &str) -> String {
    type_name(&field_name(operation))
}

/// The type that an item defines or implements something for.
pub(crate) fn subject(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Impl(item) => last_segment(&item.self_ty),
        _ => None,
    }
}

/// The words in a piece of code.
pub(crate) fn words(tokens: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Group(group) => found.extend(words(group.stream())),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    found
}

/// The named types that each named type's definition mentions.
fn uses(tree: &Tree, names: &BTreeSet<String>) -> BTreeMap<String, BTreeSet<String>> {
    let definitions = tree.types.iter().filter_map(|item| match item {
        Item::Struct(item) => Some((item.ident.to_string(), item.fields.to_token_stream())),
        _ => None,
    });
    definitions
        .map(|(name, fields)| (name, words(fields).intersection(names).cloned().collect()))
        .collect()
}

fn reached(
    tree: &Tree,
    uses: &BTreeMap<String, BTreeSet<String>>,
    names: &BTreeSet<String>,
    operation: &str,
) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let Some(signature) = tree.signatures.get(&builder_name(operation)) else {
        return reached;
    };
    let types = signature.parameters.values().chain([&signature.answer]);
    let mut open: Vec<String> = types
        .flat_map(|ty| words(ty.to_token_stream()))
        .filter(|word| names.contains(word))
        .collect();
    while let Some(name) = open.pop() {
        open.extend(
            uses.get(&name)
                .into_iter()
                .flatten()
                .filter(|used| !reached.contains(*used))
                .cloned(),
        );
        reached.insert(name);
    }
    reached
}
