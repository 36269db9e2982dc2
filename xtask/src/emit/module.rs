//! Emits `generated/mod.rs`: what the crate gets from its documents.

use quote::{format_ident, quote};

use super::{Service, layout::rust_file};
use crate::generate::failure::Failure;

pub(crate) fn file(service: &Service) -> Result<String, Failure> {
    let tags = service.api.tags.iter().map(|tag| {
        let module = format_ident!("{}", tag.module);
        quote!(pub mod #module;)
    });
    let types = service.owners.has_shared().then(|| {
        quote!(
            pub mod types;
        )
    });
    rust_file(
        &service.api.root_file,
        &service.api.title,
        quote! {
            pub mod error_codes;
            pub mod operations;
            pub mod policies;
            #types
            #(#tags)*
            pub use operations::SERVICE;
        },
    )
}
