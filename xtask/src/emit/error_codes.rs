//! Emits the service's error codes: a constant each, and the table that maps them.

use heck::ToPascalCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{
    layout::{docs, rust_file},
    literals::optional,
};
use crate::{
    generate::{
        api::{Api, ErrorCode},
        failure::Failure,
    },
    lower::constant_name,
};

pub(crate) fn file(api: &Api) -> Result<String, Failure> {
    let constants = api.codes.iter().map(constant);
    let rows = api.codes.iter().map(row);
    let uses = (!api.codes.is_empty()).then(|| {
        quote!(
            use huaweicloud_core::{ErrorKind, operation::ErrorCode};
        )
    });
    let uses = uses.unwrap_or_else(|| {
        quote!(
            use huaweicloud_core::operation::ErrorCode;
        )
    });
    let source = api.root_file.replace("openapi.yaml", "error-codes.yaml");
    rust_file(
        &source,
        "The codes of the service's errors: compare [`Error::code`](huaweicloud_core::Error::code) with them.",
        quote! {
            #uses
            #(#constants)*
            /// Every code, sorted.
            pub static ERROR_CODES: &[ErrorCode] = &[#(#rows),*];
        },
    )
}

fn constant(code: &ErrorCode) -> TokenStream {
    let name = format_ident!("{}", constant_name(&code.code));
    let value = &code.code;
    let mut meaning = code.meaning.clone();
    if !meaning.ends_with(['.', '?', '!']) {
        meaning.push('.');
    }
    let docs = docs(&capitalised(&meaning));
    quote!(#docs pub const #name: &str = #value;)
}

fn row(code: &ErrorCode) -> TokenStream {
    let name = format_ident!("{}", constant_name(&code.code));
    let status = optional(code.status.map(|status| {
        let status = proc_macro2::Literal::u16_unsuffixed(status);
        quote!(#status)
    }));
    let kind = format_ident!("{}", code.kind.to_pascal_case());
    let meaning = &code.meaning;
    quote!(ErrorCode { code: #name, status: #status, kind: ErrorKind::#kind, meaning: #meaning })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
