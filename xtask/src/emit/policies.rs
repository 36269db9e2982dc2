//! Emits the password policies: the vendor's documents, the policies that go by them, and which field has which.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::{
    layout::{docs, rust_file},
    literals::{clouds, optional},
};
use crate::{
    generate::{
        api::{Api, PasswordField, Policy, UserName},
        failure::Failure,
    },
    lower::constant_name,
};

pub(crate) fn file(api: &Api) -> Result<String, Failure> {
    let source = api.root_file.replace("openapi.yaml", "passwords.yaml");
    let title = "The service's password policies, as its documents state them.";
    if api.passwords.policies.is_empty() {
        return rust_file(
            &source,
            title,
            quote! {
                use huaweicloud_core::operation::OperationPolicy;
                /// Every password field that is checked.
                pub static OPERATION_POLICIES: &[OperationPolicy] = &[];
            },
        );
    }
    let documents = api
        .passwords
        .documents
        .iter()
        .map(|(id, node)| document(id, node));
    let every: Vec<_> = api
        .passwords
        .documents
        .keys()
        .map(|id| document_name(id))
        .collect();
    let policies = api
        .passwords
        .policies
        .iter()
        .map(|(name, row)| policy(name, row));
    let fields = api.operations.iter().flat_map(|operation| {
        operation
            .passwords
            .iter()
            .map(|field| operation_policy(&operation.id, field))
    });
    rust_file(
        &source,
        title,
        quote! {
            use huaweicloud_core::{Cloud, operation::OperationPolicy, password::{Document, Policy, Stance}};
            #(#policies)*
            /// Every password field that is checked.
            pub static OPERATION_POLICIES: &[OperationPolicy] = &[#(#fields),*];
            /// Every document: what is generated satisfies all of them.
            static EVERY_DOCUMENT: &[&Document] = &[#(&#every),*];
            #(#documents)*
        },
    )
}

fn document_name(id: &str) -> proc_macro2::Ident {
    format_ident!("{}", constant_name(id))
}

/// The static's name for a policy.
pub(crate) fn policy_name(policy: &str) -> proc_macro2::Ident {
    format_ident!("{}", constant_name(policy))
}

fn policy(name: &str, policy: &Policy) -> TokenStream {
    let ident = policy_name(name);
    let description = &policy.description;
    let docs = docs(&format!("{}.", description.trim_end_matches('.')));
    let check = policy.check.iter().map(|id| document_name(id));
    quote! {
        #docs
        pub static #ident: Policy = Policy {
            name: #name,
            description: #description,
            check: &[#(&#check),*],
            generate: EVERY_DOCUMENT,
        };
    }
}

fn document(id: &str, node: &Value) -> TokenStream {
    let ident = document_name(id);
    let names: Vec<String> = crate::lower::strings(node, "clouds");
    let clouds = clouds(&names);
    let source = node["source"].as_str().unwrap_or_default();
    let text = |key: &str| optional(node[key].as_str().map(|text| quote!(#text)));
    let number = |value: &Value| value.as_u64().map(Literal::u64_unsuffixed);
    let length = match (number(&node["length"][0]), number(&node["length"][1])) {
        (Some(least), Some(most)) => quote!(Some((#least, #most))),
        _ => quote!(None),
    };
    let classes = optional(number(&node["classes"]).map(|classes| quote!(#classes)));
    let (date, specials) = (text("date"), text("specials"));
    let rule = |key: &str| stance(node[key].as_str());
    let (space, leading_hyphen) = (rule("space"), rule("leading_hyphen"));
    let (user_name, reversed_user_name) = (rule("user_name"), rule("reversed_user_name"));
    let (history, weak) = (rule("history"), rule("weak"));
    quote! {
        static #ident: Document = Document {
            id: #id,
            clouds: #clouds,
            date: #date,
            source: #source,
            length: #length,
            classes: #classes,
            specials: #specials,
            space: #space,
            leading_hyphen: #leading_hyphen,
            user_name: #user_name,
            reversed_user_name: #reversed_user_name,
            history: #history,
            weak: #weak,
        };
    }
}

/// Whether a document allows or refuses something; `None` where it is silent.
fn stance(word: Option<&str>) -> TokenStream {
    match word {
        Some("allowed") => quote!(Some(Stance::Allowed)),
        Some(_) => quote!(Some(Stance::Refused)),
        None => quote!(None),
    }
}

fn operation_policy(operation: &str, field: &PasswordField) -> TokenStream {
    let pointer = format!("/{}", field.wire);
    let (user_name, default_user_name) = match &field.user {
        UserName::Wire(wire) => (quote!(Some(#wire)), quote!(None)),
        UserName::Assumed(name) => (quote!(None), quote!(Some(#name))),
        UserName::None => (quote!(None), quote!(None)),
    };
    let policy = policy_name(&field.policy);
    quote! {
        OperationPolicy {
            operation: #operation,
            field: #pointer,
            user_name: #user_name,
            default_user_name: #default_user_name,
            policy: &#policy,
        }
    }
}
