//! How files write the types of a service: by the path that leads to them from there.

use proc_macro2::Ident;
use syn::{
    Type, TypePath, parse_quote,
    visit_mut::{self, VisitMut},
};

use super::Service;

impl Service {
    /// A type as a file of operations writes it: its tag's types under `types`, the shared under `crate::types`.
    pub(crate) fn qualified(&self, ty: &Type) -> Type {
        self.respelled(ty, |name, owner| match owner {
            Some(_) => parse_quote!(types::#name),
            None => parse_quote!(crate::types::#name),
        })
    }

    /// A type as another crate writes it.
    pub(crate) fn rooted(&self, ty: &Type, crate_name: &str) -> Type {
        let root = quote::format_ident!("{crate_name}");
        self.respelled(ty, |name, owner| match owner {
            Some(module) => {
                let module = quote::format_ident!("{module}");
                parse_quote!(#root::#module::types::#name)
            }
            None => parse_quote!(#root::types::#name),
        })
    }

    fn respelled(&self, ty: &Type, spell: impl Fn(&Ident, Option<&str>) -> TypePath) -> Type {
        let mut ty = ty.clone();
        Respell {
            service: self,
            spell,
        }
        .visit_type_mut(&mut ty);
        ty
    }
}

struct Respell<'a, F> {
    service: &'a Service,
    spell: F,
}

impl<F: Fn(&Ident, Option<&str>) -> TypePath> VisitMut for Respell<'_, F> {
    fn visit_type_path_mut(&mut self, ty: &mut TypePath) {
        visit_mut::visit_type_path_mut(self, ty);
        if let Some(name) = ty.path.get_ident()
            && self.service.api.types.contains_key(&name.to_string())
        {
            *ty = (self.spell)(name, self.service.owners.of(&name.to_string()));
        }
    }
}
