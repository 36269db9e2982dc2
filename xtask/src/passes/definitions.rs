//! Keeps the definitions of the types and nothing else: no builders, conversions, defaults or error types.

use syn::Item;

use crate::generate::{api::Api, failure::Failure, tree::Tree};

pub(crate) fn keep(tree: &mut Tree, _: &Api) -> Result<(), Failure> {
    tree.types
        .retain(|item| matches!(item, Item::Struct(_) | Item::Enum(_)));
    Ok(())
}
