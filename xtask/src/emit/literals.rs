//! Literals of core's vocabulary: clouds, optional strings, kinds of errors.

use heck::ToPascalCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// `Cloud::HuaweiEu` for `huawei-eu`, as a slice.
pub(crate) fn clouds(names: &[String]) -> TokenStream {
    let clouds = names.iter().map(|name| cloud(name));
    quote!(&[#(#clouds),*])
}

/// `Cloud::HuaweiEu` for `huawei-eu`.
pub(crate) fn cloud(name: &str) -> TokenStream {
    let variant = format_ident!("{}", name.to_pascal_case());
    quote!(Cloud::#variant)
}

/// `Some(..)` or `None`.
pub(crate) fn optional(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

/// A comma-separated list in English: `a`, `a and b`, `a, b and c`.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
