//! Emits the setters of an operation's builder: of parameters, of the body and its fields, of the password check.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{docs, layout, operation::Builder};
use crate::{
    generate::{
        api::{BodyShape, SetBy, UserName},
        failure::Failure,
    },
    passes::setter_value,
};

impl Builder<'_> {
    /// Every setter of the builder.
    pub(crate) fn setters(&self) -> Result<TokenStream, Failure> {
        let mut setters = Vec::new();
        if self.has_project() {
            setters.push(quote! {
                /// The project to call in, instead of the client's.
                pub fn project_id(mut self, value: impl Into<String>) -> Self {
                    self.call.set_project_id(value);
                    self
                }
            });
        }
        for parameter in self.parameters() {
            let ident = format_ident!("{}", parameter.ident);
            let setter = format_ident!("{}", parameter.setter);
            let (argument, value) = setter_value(&self.parameter_type(parameter)?);
            let docs = layout::docs(&docs::setter(
                &docs::parameter(parameter),
                parameter.required,
            ));
            setters.push(quote! {
                #docs
                pub fn #setter(mut self, value: #argument) -> Self {
                    self.#ident = Some(#value);
                    self
                }
            });
        }
        setters.extend(self.body_setters()?);
        setters.extend(self.password_setters());
        Ok(quote!(#(#setters)*))
    }

    fn body_setters(&self) -> Result<Vec<TokenStream>, Failure> {
        let Some(body) = &self.operation.body else {
            return Ok(Vec::new());
        };
        let (argument, value) = setter_value(&self.body_type()?);
        let value = if self.body_is_option() {
            quote!(Some(#value))
        } else {
            value
        };
        let mut setters = vec![quote! {
            /// The whole request body, in place of what was set of it before.
            pub fn body(mut self, value: #argument) -> Self {
                self.body = #value;
                self
            }
        }];
        let BodyShape::Fields {
            type_name,
            setters: fields,
        } = &body.shape
        else {
            return Ok(setters);
        };
        for field in fields {
            let SetBy::Own(setter) = &field.by else {
                continue;
            };
            let (setter, ident) = (format_ident!("{setter}"), format_ident!("{}", field.ident));
            let ty = self.field_type(type_name, &field.ident)?;
            let (argument, value) = setter_value(&ty);
            let (text, required) = docs::body_field(self.service, type_name, &field.ident)?;
            let docs = layout::docs(&docs::setter(&text, required));
            let place = if self.body_is_option() {
                quote!(self.body.get_or_insert_default().#ident)
            } else {
                quote!(self.body.#ident)
            };
            setters.push(quote! {
                #docs
                pub fn #setter(mut self, value: #argument) -> Self {
                    #place = Some(#value);
                    self
                }
            });
        }
        Ok(setters)
    }

    fn password_setters(&self) -> Vec<TokenStream> {
        let passwords = &self.operation.passwords;
        let mut setters = Vec::new();
        if !passwords.is_empty() {
            setters.push(quote! {
                /// Sends the password without checking it against the policy first: the service has the last word.
                pub fn without_password_check(mut self) -> Self {
                    self.call.set_password_check(PasswordCheck::Off);
                    self
                }
            });
        }
        if passwords.iter().any(|field| field.history) {
            setters.push(quote! {
                /// Earlier passwords, which the service refuses; they are compared with and never sent.
                pub fn password_history(mut self, passwords: impl IntoIterator<Item = impl Into<Secret>>) -> Self {
                    self.call.set_password_history(passwords);
                    self
                }
            });
        }
        if let Some(UserName::Assumed(name)) = passwords
            .iter()
            .map(|field| &field.user)
            .find(|user| matches!(user, UserName::Assumed(_)))
        {
            let docs = layout::docs(&format!(
                "The user's name that the policy looks at, `{name}` where none is given; it is never sent."
            ));
            setters.push(quote! {
                #docs
                pub fn policy_user_name(mut self, name: impl Into<String>) -> Self {
                    self.call.set_policy_user_name(name);
                    self
                }
            });
        }
        setters
    }
}
