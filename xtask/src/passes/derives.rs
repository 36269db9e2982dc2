//! Writes the derives anew, and makes every type non-exhaustive, so that a field or word more breaks no caller.

use syn::{Attribute, Item, parse_quote};

use crate::generate::{api::Api, failure::Failure, tree::Tree};

pub(crate) fn rewrite(tree: &mut Tree, _: &Api) -> Result<(), Failure> {
    for item in &mut tree.types {
        match item {
            Item::Struct(item) => put_first(
                &mut item.attrs,
                parse_quote!(#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]),
            ),
            Item::Enum(item) => put_first(
                &mut item.attrs,
                parse_quote!(#[derive(Clone, Debug, PartialEq, Eq, Hash)]),
            ),
            _ => {}
        }
    }
    Ok(())
}

fn put_first(attributes: &mut Vec<Attribute>, derive: Attribute) {
    attributes.retain(|attribute| !attribute.path().is_ident("derive"));
    attributes.insert(0, derive);
    attributes.insert(1, parse_quote!(#[non_exhaustive]));
}
