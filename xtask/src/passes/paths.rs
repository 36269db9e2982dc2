//! Shortens the paths of types to what a person would write: `Option<String>` for `::std::option::Option<..>`.

use syn::{
    Path,
    visit_mut::{self, VisitMut},
};

use crate::generate::{api::Api, failure::Failure, tree::Tree};

pub(crate) fn shorten(tree: &mut Tree, _: &Api) -> Result<(), Failure> {
    for item in &mut tree.types {
        Shorten.visit_item_mut(item);
    }
    for signature in tree.signatures.values_mut() {
        signature
            .parameters
            .values_mut()
            .for_each(|ty| Shorten.visit_type_mut(ty));
        Shorten.visit_type_mut(&mut signature.answer);
    }
    Ok(())
}

struct Shorten;

impl VisitMut for Shorten {
    fn visit_type_path_mut(&mut self, ty: &mut syn::TypePath) {
        shorten_path(&mut ty.path);
        visit_mut::visit_type_path_mut(self, ty);
    }
}

/// Keeps a path's last segment; `serde_json::Value` keeps its crate, being no name of the prelude.
fn shorten_path(path: &mut Path) {
    let keep = if path
        .segments
        .first()
        .is_some_and(|first| first.ident == "serde_json")
    {
        2
    } else {
        1
    };
    path.leading_colon = None;
    path.segments = path
        .segments
        .iter()
        .skip(path.segments.len().saturating_sub(keep))
        .cloned()
        .collect();
}
