//! Emits the builder of an operation: the method that starts a call, the setters, and what sends it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Type;

use super::{Service, docs, layout, operation_table, request};
use crate::{
    generate::{
        api::{BodyShape, Operation, Parameter},
        failure::Failure,
        owners::builder_name,
        tree::{Signature, argument},
    },
    lower::{field_name, snake_name},
};

/// An operation with its signature, on its way to becoming a builder.
pub(crate) struct Builder<'a> {
    pub(crate) service: &'a Service,
    pub(crate) operation: &'a Operation,
    pub(crate) signature: &'a Signature,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(service: &'a Service, operation: &'a Operation) -> Result<Self, Failure> {
        let signature = service
            .tree
            .signatures
            .get(&builder_name(&operation.id))
            .ok_or_else(|| Failure::new("operation", &operation.id, "has no signature"))?;
        Ok(Self {
            service,
            operation,
            signature,
        })
    }

    pub(crate) fn fail(&self, message: impl Into<String>) -> Failure {
        Failure::new("operation", &self.operation.id, message)
    }

    /// The builder's name.
    pub(crate) fn name(&self) -> proc_macro2::Ident {
        format_ident!("{}", crate::lower::type_name(&self.operation.id))
    }

    /// The parameters that a caller gives.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &'a Parameter> {
        self.operation
            .parameters
            .iter()
            .filter(|parameter| !parameter.is_implicit())
    }

    /// Whether the path has a project id, which the client fills in.
    pub(crate) fn has_project(&self) -> bool {
        self.operation.parameters.iter().any(Parameter::is_implicit)
    }

    /// A parameter's type, as this file writes it.
    pub(crate) fn parameter_type(&self, parameter: &Parameter) -> Result<Type, Failure> {
        self.raw_parameter_type(parameter)
            .map(|ty| self.service.qualified(ty))
    }

    /// A parameter's type by bare names.
    pub(crate) fn raw_parameter_type(&self, parameter: &Parameter) -> Result<&'a Type, Failure> {
        self.raw_type(&field_name(&parameter.wire))
    }

    fn raw_type(&self, name: &str) -> Result<&'a Type, Failure> {
        let ty = self.signature.parameters.get(name);
        ty.ok_or_else(|| self.fail(format!("has no parameter {name} in its signature")))
    }

    /// The body's type, as this file writes it.
    pub(crate) fn body_type(&self) -> Result<Type, Failure> {
        self.raw_body_type().map(|ty| self.service.qualified(ty))
    }

    /// The body's type by bare names.
    pub(crate) fn raw_body_type(&self) -> Result<&'a Type, Failure> {
        self.raw_type("body")
    }

    /// Whether the builder holds `Option<Body>`: an optional body, or one without a natural empty value.
    pub(crate) fn body_is_option(&self) -> bool {
        self.operation
            .body
            .as_ref()
            .is_some_and(|body| !body.required || matches!(body.shape, BodyShape::Whole))
    }

    /// The method of the client that starts the call.
    pub(crate) fn method(&self) -> Result<TokenStream, Failure> {
        let method = format_ident!("{}", snake_name(&self.operation.id));
        let name = self.name();
        let docs = layout::docs(&docs::operation(self.service, self.operation));
        let alias = (self.operation.api_name != self.operation.id).then(|| {
            let alias = &self.operation.api_name;
            quote!(#[doc(alias = #alias)])
        });
        let row = operation_table::path(&self.service.api, self.operation);
        let unset = self
            .parameters()
            .map(|parameter| format_ident!("{}", parameter.ident));
        let body = match &self.operation.body {
            None => None,
            Some(_) if self.body_is_option() => Some(quote!(body: None,)),
            Some(body) if matches!(body.shape, BodyShape::EmptyObject) => {
                Some(quote!(body: serde_json::json!({}),))
            }
            Some(_) => {
                let ty = self.body_type()?;
                Some(quote!(body: #ty::default(),))
            }
        };
        Ok(quote! {
            #docs
            #alias
            pub fn #method(&self) -> #name {
                #name {
                    call: Call::new(self.inner.clone(), &operations::#row),
                    #(#unset: None,)*
                    #body
                }
            }
        })
    }

    /// The builder itself.
    pub(crate) fn definition(&self) -> Result<TokenStream, Failure> {
        let name = self.name();
        let method = snake_name(&self.operation.id);
        let docs = layout::docs(&format!(
            "A call of [`Client::{method}`](crate::Client::{method})."
        ));
        let mut fields = Vec::new();
        for parameter in self.parameters() {
            let ident = format_ident!("{}", parameter.ident);
            let ty = self.parameter_type(parameter)?;
            fields.push(quote!(#ident: Option<#ty>));
        }
        if self.operation.body.is_some() {
            let ty = self.body_type()?;
            fields.push(if self.body_is_option() {
                quote!(body: Option<#ty>)
            } else {
                quote!(body: #ty)
            });
        }
        let setters = self.setters()?;
        let sending = request::methods(self)?;
        Ok(quote! {
            #docs
            #[derive(Clone, Debug)]
            #[must_use = "a call does nothing until it is sent"]
            pub struct #name {
                call: Call,
                #(#fields,)*
            }
            impl #name {
                #setters
                #sending
            }
        })
    }

    /// The type inside the `Option` of a body field.
    pub(crate) fn field_type(&self, type_name: &str, ident: &str) -> Result<Type, Failure> {
        let ty = self
            .service
            .tree
            .field_type(type_name, ident)
            .and_then(|ty| self::argument(ty, "Option"));
        let ty = ty.ok_or_else(|| {
            self.fail(format!(
                "has a body field {ident} that is not optional in Rust"
            ))
        })?;
        Ok(self.service.qualified(ty))
    }
}
