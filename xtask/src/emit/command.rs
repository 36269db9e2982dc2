//! Emits a command of `hwc`: its row, with the flags, and the function that feeds its input to the typed builder.

use heck::ToKebabCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::{
    docs::{body_field, parameter},
    operation::Builder,
    operation_table,
};
use crate::{
    generate::{
        api::{BodyShape, Place, SetBy, TypeKind},
        failure::Failure,
        tree::{argument, last_segment},
    },
    lower::snake_name,
};

/// The flags that `hwc` has itself, and `--body`.
const TAKEN: &[&str] = &[
    "body",
    "cloud",
    "dry-run",
    "endpoint",
    "help",
    "input",
    "max-attempts",
    "no-password-check",
    "output",
    "profile",
    "project-id",
    "raw",
    "region",
    "timeout",
    "verbose",
    "version",
];

/// The row of a command and its function.
pub(crate) struct Command {
    pub(crate) row: TokenStream,
    pub(crate) function: TokenStream,
}

/// A command of a service.
pub(crate) fn command(builder: &Builder<'_>) -> Result<Command, Failure> {
    Ok(Command {
        row: row(builder)?,
        function: function(builder)?,
    })
}

fn row(builder: &Builder<'_>) -> Result<TokenStream, Failure> {
    let operation = builder.operation;
    let name = snake_name(&operation.id)
        .trim_end_matches('_')
        .to_kebab_case();
    let description = operation.description.trim();
    let path = operation_table::path(&builder.service.api, operation);
    let flags = flags(builder)?;
    let body = match operation.body.as_ref().map(|body| &body.shape) {
        None => quote!(BodyKind::None),
        Some(BodyShape::Fields { .. } | BodyShape::EmptyObject) => quote!(BodyKind::Object),
        Some(BodyShape::Whole) => quote!(BodyKind::Whole),
    };
    let function = format_ident!("{}", snake_name(&operation.id));
    Ok(quote! {
        Command {
            name: #name,
            operation: &operations::#path,
            description: #description,
            flags: &[#(#flags),*],
            body: #body,
            request: #function,
        }
    })
}

fn flags(builder: &Builder<'_>) -> Result<Vec<TokenStream>, Failure> {
    let mut flags = Vec::new();
    for given in builder.parameters() {
        let place = format_ident!("{}", format!("{:?}", given.place));
        let ty = builder.parameter_type(given)?;
        let required = given.required || given.place == Place::Path;
        flags.push(flag(
            builder,
            &given.wire,
            &place,
            &ty,
            required,
            &parameter(given),
        ));
    }
    let Some(BodyShape::Fields { type_name, setters }) =
        builder.operation.body.as_ref().map(|body| &body.shape)
    else {
        return Ok(flags);
    };
    for setter in setters {
        if matches!(setter.by, SetBy::Own(_)) {
            let ty = builder.field_type(type_name, &setter.ident)?;
            let (help, required) = body_field(builder.service, type_name, &setter.ident)?;
            flags.push(flag(
                builder,
                &setter.wire,
                &format_ident!("Body"),
                &ty,
                required,
                &help,
            ));
        }
    }
    Ok(flags)
}

fn flag(
    builder: &Builder<'_>,
    wire: &str,
    place: &proc_macro2::Ident,
    ty: &Type,
    required: bool,
    help: &str,
) -> TokenStream {
    let mut name = wire.to_kebab_case();
    if TAKEN.contains(&name.as_str()) {
        name.push_str("-field");
    }
    let kind = format_ident!("{}", kind(builder, ty));
    let values = words(builder, ty);
    quote! {
        Flag {
            name: #name,
            wire: #wire,
            place: FlagPlace::#place,
            kind: Kind::#kind,
            required: #required,
            values: &[#(#values),*],
            help: #help,
        }
    }
}

fn kind(builder: &Builder<'_>, ty: &Type) -> &'static str {
    match last_segment(ty).unwrap_or_default().as_str() {
        "String" => "String",
        "i32" | "i64" => "Integer",
        "f64" => "Number",
        "bool" => "Boolean",
        "Secret" => "Secret",
        "Vec" if argument(ty, "Vec").is_some_and(|item| kind(builder, item) == "String") => "List",
        _ if !words(builder, ty).is_empty() => "String",
        _ => "Json",
    }
}

/// The known words of an enumeration.
fn words<'a>(builder: &Builder<'a>, ty: &Type) -> &'a [String] {
    let item = argument(ty, "Vec").unwrap_or(ty);
    let facts = last_segment(item).and_then(|name| builder.service.api.types.get(&name));
    match facts.map(|facts| &facts.kind) {
        Some(TypeKind::Words(words)) => words,
        _ => &[],
    }
}

fn function(builder: &Builder<'_>) -> Result<TokenStream, Failure> {
    let method = format_ident!("{}", snake_name(&builder.operation.id));
    let project = builder.has_project().then(|| {
        quote!(call = input.set("project_id", call, |call, value: String| call.project_id(value))?;)
    });
    let mut sets = Vec::new();
    for parameter in builder.parameters() {
        let (wire, setter) = (&parameter.wire, format_ident!("{}", parameter.setter));
        let ty = crate_type(builder, builder.raw_parameter_type(parameter)?);
        sets.push(quote!(call = input.set(#wire, call, |call, value: #ty| call.#setter(value))?;));
    }
    let body = match builder.operation.body {
        None => None,
        Some(_) => {
            let ty = crate_type(builder, builder.raw_body_type()?);
            Some(quote!(call = input.set_body(call, |call, value: #ty| call.body(value))?;))
        }
    };
    let check = (!builder.operation.passwords.is_empty()).then(|| {
        quote! {
            if !input.checks_passwords() {
                call = call.without_password_check();
            }
        }
    });
    let untouched = project.is_none() && sets.is_empty() && body.is_none();
    let mutable = (!untouched).then(|| quote!(mut));
    let input = if untouched {
        quote!(_)
    } else {
        quote!(mut input)
    };
    Ok(quote! {
        fn #method(config: &Config, #input: Input) -> Result<AnyRequest, Error> {
            let #mutable call = Client::new(config)?.#method();
            #project
            #(#sets)*
            #body
            #check
            Ok(AnyRequest::new(call.into_request()?))
        }
    })
}

/// A type of the service crate, as `hwc` writes it.
fn crate_type(builder: &Builder<'_>, ty: &Type) -> Type {
    let service = &builder.service.api.service;
    builder
        .service
        .rooted(ty, &format!("huaweicloud_{service}"))
}
