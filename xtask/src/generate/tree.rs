//! The syntax tree that the passes work on: the named types, and the signature of each operation.

use std::collections::BTreeMap;

use syn::{
    Fields, GenericArgument, ImplItem, Item, ItemMod, ItemStruct, PathArguments, ReturnType, Type,
};

use super::failure::Failure;

const STEP: &str = "tree";

/// What the passes change.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The definitions of the named types, each followed by its implementations.
    pub types: Vec<Item>,
    /// The signatures by the Rust name of the operation's builder.
    pub signatures: BTreeMap<String, Signature>,
}

/// What an operation takes and gives.
#[derive(Debug)]
pub(crate) struct Signature {
    /// The types of the parameters by Rust name; `body` is the request body.
    pub parameters: BTreeMap<String, Type>,
    /// What a success carries.
    pub answer: Type,
}

impl Tree {
    /// Adds implementations for types, each after what its type has already.
    pub(crate) fn implement(&mut self, mut implementations: impl FnMut(&Item) -> Option<Item>) {
        let mut items = Vec::with_capacity(self.types.len());
        let mut pending = None;
        for item in std::mem::take(&mut self.types) {
            if matches!(item, Item::Struct(_) | Item::Enum(_)) {
                items.extend(pending.take());
                pending = implementations(&item);
            }
            items.push(item);
        }
        items.extend(pending);
        self.types = items;
    }

    /// The type of a field of a struct.
    pub(crate) fn field_type(&self, type_name: &str, field: &str) -> Option<&Type> {
        let fields = self.types.iter().find_map(|item| match item {
            Item::Struct(item) if item.ident == type_name => Some(&item.fields),
            _ => None,
        })?;
        let named = fields
            .iter()
            .find(|candidate| candidate.ident.as_ref().is_some_and(|ident| ident == field));
        named.map(|field| &field.ty)
    }

    /// Reads progenitor's output.
    pub(crate) fn read(file: syn::File) -> Result<Self, Failure> {
        let mut modules = file.items.into_iter().filter_map(|item| match item {
            Item::Mod(module) => Some(module),
            _ => None,
        });
        let mut find = |name: &str| {
            modules
                .find(|module| module.ident == name)
                .map(content)
                .ok_or_else(|| {
                    Failure::new(STEP, name, "is a module that progenitor did not write")
                })
        };
        let types = find("types")?;
        let signatures = signatures(&find("builder")?)?;
        Ok(Self { types, signatures })
    }
}

fn content(module: ItemMod) -> Vec<Item> {
    module.content.map(|(_, items)| items).unwrap_or_default()
}

fn signatures(builders: &[Item]) -> Result<BTreeMap<String, Signature>, Failure> {
    let mut signatures = BTreeMap::new();
    for item in builders {
        if let Item::Struct(builder) = item {
            let name = builder.ident.to_string();
            let answer = answer(builders, &name).ok_or_else(|| {
                Failure::new(STEP, &name, "has no send method that progenitor wrote")
            })?;
            let parameters = parameters(builder);
            signatures.insert(name, Signature { parameters, answer });
        }
    }
    Ok(signatures)
}

/// The types of a builder's fields, out of `Result<T, String>` and `Result<Option<T>, String>`.
fn parameters(builder: &ItemStruct) -> BTreeMap<String, Type> {
    let Fields::Named(fields) = &builder.fields else {
        return BTreeMap::new();
    };
    let named = fields.named.iter().filter_map(|field| {
        let inner = argument(&field.ty, "Result")?;
        let inner = argument(inner, "Option").unwrap_or(inner);
        Some((field.ident.as_ref()?.to_string(), inner.clone()))
    });
    named.collect()
}

/// The `T` of the builder's `send(self) -> Result<ResponseValue<T>, _>`.
fn answer(builders: &[Item], name: &str) -> Option<Type> {
    let methods = builders.iter().filter_map(|item| match item {
        Item::Impl(item) if last_segment(&item.self_ty)? == name => Some(&item.items),
        _ => None,
    });
    let send = methods.flatten().find_map(|item| match item {
        ImplItem::Fn(method) if method.sig.ident == "send" => Some(&method.sig),
        _ => None,
    })?;
    let ReturnType::Type(_, returned) = &send.output else {
        return None;
    };
    argument(argument(returned, "Result")?, "ResponseValue").cloned()
}

/// The first type argument of a path type that ends in `name`.
pub(crate) fn argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else {
        return None;
    };
    let last = path
        .path
        .segments
        .last()
        .filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The name that a path type ends in.
pub(crate) fn last_segment(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else {
        return None;
    };
    path.path
        .segments
        .last()
        .map(|segment| segment.ident.to_string())
}
