//! Puts the fields of a struct in the order of the document; the type engine sorts them by name.

use syn::{Fields, Item, ItemStruct};

use crate::generate::{api::Api, failure::Failure, tree::Tree};

pub(crate) fn restore(tree: &mut Tree, api: &Api) -> Result<(), Failure> {
    for item in &mut tree.types {
        if let Item::Struct(item) = item {
            restore_struct(item, api);
        }
    }
    Ok(())
}

fn restore_struct(item: &mut ItemStruct, api: &Api) {
    let Some(facts) = api.types.get(&item.ident.to_string()) else {
        return;
    };
    let Fields::Named(fields) = &mut item.fields else {
        return;
    };
    let place = |field: &syn::Field| {
        let ident = field.ident.as_ref();
        facts
            .fields()
            .iter()
            .position(|documented| ident.is_some_and(|ident| *ident == documented.ident))
    };
    let mut sorted: Vec<syn::Field> = fields.named.iter().cloned().collect();
    sorted.sort_by_key(place);
    fields.named = sorted.into_iter().collect();
}
