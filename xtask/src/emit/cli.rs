//! Emits the table of `hwc`'s commands: a file a tag, a module a service.

use quote::{format_ident, quote};

use super::{Files, Service, command::command, layout::rust_file, operation::Builder};
use crate::generate::{api::Tag, failure::Failure, owners::words};

/// The files of the CLI's `generated/`.
///
/// # Errors
///
/// A failure that names the operation.
pub(crate) fn cli(services: &[Service]) -> Result<Files, Failure> {
    let mut files = Files::new();
    files.insert("mod.rs".into(), index(services)?);
    for service in services {
        let name = &service.api.service;
        files.insert(format!("{name}.rs").into(), service_file(service)?);
        for tag in &service.api.tags {
            files.insert(
                format!("{name}/{}.rs", tag.module).into(),
                tag_file(service, tag)?,
            );
        }
    }
    Ok(files)
}

fn index(services: &[Service]) -> Result<String, Failure> {
    let modules: Vec<_> = services
        .iter()
        .map(|service| format_ident!("{}", service.api.service))
        .collect();
    let crates = services
        .iter()
        .map(|service| format_ident!("huaweicloud_{}", service.api.service));
    rust_file(
        "openapi/",
        "The commands of every service.",
        quote! {
            use huaweicloud_core::operation::Service;
            use crate::command::Command;
            #(mod #modules;)*
            /// The commands, a table a tag, by service.
            pub(crate) static COMMANDS: &[(&Service, &[&[Command]])] = &[#((&#crates::SERVICE, #modules::COMMANDS)),*];
        },
    )
}

fn service_file(service: &Service) -> Result<String, Failure> {
    let modules: Vec<_> = service
        .api
        .tags
        .iter()
        .map(|tag| format_ident!("{}", tag.module))
        .collect();
    let docs = format!("The commands of the service `{}`.", service.api.service);
    rust_file(
        &service.api.root_file,
        &docs,
        quote! {
            use crate::command::Command;
            #(mod #modules;)*
            /// The commands, a table a tag.
            pub(super) static COMMANDS: &[&[Command]] = &[#(#modules::COMMANDS),*];
        },
    )
}

fn tag_file(service: &Service, tag: &Tag) -> Result<String, Failure> {
    let commands = service
        .api
        .tagged(&tag.name)
        .map(|operation| command(&Builder::new(service, operation)?))
        .collect::<Result<Vec<_>, _>>()?;
    let rows = commands.iter().map(|command| &command.row);
    let functions = commands.iter().map(|command| &command.function);
    let code = quote! {
        /// The commands of the tag.
        pub(super) static COMMANDS: &[Command] = &[#(#rows),*];
        #(#functions)*
    };
    let mentioned = words(code.clone());
    let crate_name = format_ident!("huaweicloud_{}", service.api.service);
    let map = mentioned.contains("BTreeMap").then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    let mut vocabulary = vec!["BodyKind", "Command"];
    vocabulary.extend(
        ["Flag", "FlagPlace", "Kind"]
            .iter()
            .filter(|name| mentioned.contains(**name)),
    );
    let vocabulary = vocabulary.iter().map(|name| format_ident!("{name}"));
    let docs = format!("The commands of the tag `{}`.", tag.name);
    rust_file(
        &tag.file,
        &docs,
        quote! {
            #map
            use huaweicloud_core::{Config, Error};
            use #crate_name::{Client, operations};
            use crate::{command::{#(#vocabulary),*}, input::{AnyRequest, Input}};
            #code
        },
    )
}
