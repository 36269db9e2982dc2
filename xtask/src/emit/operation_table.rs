//! Emits the table of operations: `operations.rs` with the service, and a file a tag with its rows.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    Files,
    layout::{docs, rust_file},
    literals::{cloud, clouds, optional},
};
use crate::{
    generate::{
        api::{Api, Body, BodyShape, Operation, Tag},
        failure::Failure,
    },
    lower::constant_name,
};

pub(crate) fn files(api: &Api) -> Result<Files, Failure> {
    let mut files = Files::new();
    files.insert("operations.rs".into(), index(api)?);
    for tag in &api.tags {
        files.insert(
            format!("operations/{}.rs", tag.module).into(),
            rows(api, tag)?,
        );
    }
    Ok(files)
}

fn index(api: &Api) -> Result<String, Failure> {
    let modules = api.tags.iter().map(|tag| {
        let module = format_ident!("{}", tag.module);
        let docs = docs(&format!("The operations of the tag `{}`.", tag.name));
        quote!(#docs pub mod #module;)
    });
    let (name, host) = (&api.service, &api.host);
    let service_docs = docs(&format!(
        "{}: endpoints, operations, error codes and password policies.",
        api.title
    ));
    let endpoints = api.endpoints.iter().map(|endpoint| {
        let (region, url) = (&endpoint.region, &endpoint.url);
        let cloud = cloud(&endpoint.cloud);
        quote!(Endpoint { cloud: #cloud, region: #region, url: #url })
    });
    let operations = api.operations.iter().map(|operation| path(api, operation));
    let uses = (!api.endpoints.is_empty()).then(|| quote!(Cloud,));
    let endpoint = (!api.endpoints.is_empty()).then(|| quote!(Endpoint,));
    rust_file(
        &api.root_file,
        "What is known of the service and its operations without calling them.",
        quote! {
            use huaweicloud_core::{#uses operation::{#endpoint Service}};
            use super::{error_codes::ERROR_CODES, policies::OPERATION_POLICIES};
            #(#modules)*
            #service_docs
            pub static SERVICE: Service = Service {
                name: #name,
                host: #host,
                endpoints: &[#(#endpoints),*],
                operations: &[#(&#operations),*],
                codes: ERROR_CODES,
                policies: OPERATION_POLICIES,
            };
        },
    )
}

/// The path of an operation's row, from `operations`.
pub(crate) fn path(api: &Api, operation: &Operation) -> TokenStream {
    let tag = api.tags.iter().find(|tag| tag.name == operation.tag);
    let module = format_ident!("{}", tag.map_or("", |tag| tag.module.as_str()));
    let name = format_ident!("{}", constant_name(&operation.id));
    quote!(#module::#name)
}

fn rows(api: &Api, tag: &Tag) -> Result<String, Failure> {
    let operations: Vec<&Operation> = api.tagged(&tag.name).collect();
    let rows = operations.iter().map(|operation| row(api, operation));
    let mentioned = |there: bool, name: &str| there.then(|| format_ident!("{name}"));
    let any = |test: fn(&Operation) -> bool| operations.iter().any(|operation| test(operation));
    let names: Vec<_> = [
        mentioned(any(|operation| operation.body.is_some()), "Body"),
        mentioned(any(|operation| operation.job.is_some()), "Job"),
        mentioned(true, "Method"),
        mentioned(true, "Operation"),
        mentioned(
            any(|operation| operation.pagination.is_some()),
            "Pagination",
        ),
        mentioned(
            any(|operation| !operation.parameters.is_empty()),
            "Parameter",
        ),
        mentioned(any(|operation| !operation.parameters.is_empty()), "Place"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let cloud = any(|operation| !operation.clouds.is_empty()).then(|| quote!(Cloud,));
    let title = format!("The rows of the operations of the tag `{}`.", tag.name);
    rust_file(
        &tag.file,
        &title,
        quote! {
            use huaweicloud_core::{#cloud operation::{#(#names),*}};
            #(#rows)*
        },
    )
}

fn row(api: &Api, operation: &Operation) -> TokenStream {
    let ident = format_ident!("{}", constant_name(&operation.id));
    let Operation {
        id,
        api_name,
        path,
        tag,
        summary,
        idempotent,
        secrets,
        ..
    } = operation;
    let service = &api.service;
    let docs = docs(&format!("{}.", summary.trim_end_matches('.')));
    let method = format_ident!("{}", operation.method);
    let clouds = clouds(&operation.clouds);
    let parameters = operation.parameters.iter().map(|parameter| {
        let (name, required) = (&parameter.wire, parameter.required);
        let place = format_ident!("{}", format!("{:?}", parameter.place));
        quote!(Parameter { name: #name, place: Place::#place, required: #required })
    });
    let body = optional(operation.body.as_ref().map(body));
    let pagination = optional(operation.pagination.as_ref().map(|pages| {
        let (style, limit, items) = (&pages.style, &pages.limit, &pages.items);
        let total = optional(pages.total.as_ref().map(|total| quote!(#total)));
        quote!(Pagination { style: #style, limit: #limit, items: #items, total: #total })
    }));
    let job = optional(operation.job.as_ref().map(|job| {
        let (id_field, poll) = (&job.id_field, &job.poll);
        quote!(Job { id_field: #id_field, poll: #poll })
    }));
    let success = Literal::u16_unsuffixed(operation.success);
    quote! {
        #docs
        pub static #ident: Operation = Operation {
            service: #service,
            id: #id,
            api_name: #api_name,
            method: Method::#method,
            path: #path,
            tag: #tag,
            summary: #summary,
            idempotent: #idempotent,
            clouds: #clouds,
            parameters: &[#(#parameters),*],
            body: #body,
            pagination: #pagination,
            job: #job,
            secrets: &[#(#secrets),*],
            success: #success,
        };
    }
}

fn body(body: &Body) -> TokenStream {
    let Body {
        content_type,
        required,
        ..
    } = body;
    let fields: Vec<&str> = match &body.shape {
        BodyShape::Fields { setters, .. } => {
            setters.iter().map(|setter| setter.wire.as_str()).collect()
        }
        BodyShape::EmptyObject | BodyShape::Whole => Vec::new(),
    };
    quote!(Body { content_type: #content_type, required: #required, fields: &[#(#fields),*] })
}
