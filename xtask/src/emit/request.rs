//! Emits how a builder becomes a request: checks and places in one chain of calls of core's runtime.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::Type;

use super::operation::Builder;
use crate::generate::{
    api::{Answer, BodyShape, PasswordField, Place, SetBy, TypeKind, UserName},
    failure::Failure,
    tree::last_segment,
};

/// `into_request` and `send`.
pub(crate) fn methods(builder: &Builder<'_>) -> Result<TokenStream, Failure> {
    let answer = answer_type(builder)?;
    let fill = fill_shared(builder)?;
    let mutable = (!fill.is_empty()).then(|| quote!(mut));
    let parameters = builder.parameters().map(|parameter| {
        let (wire, ident) = (&parameter.wire, format_ident!("{}", parameter.ident));
        let need = if parameter.required {
            quote!(Need::Required)
        } else {
            quote!(Need::Optional)
        };
        match parameter.place {
            Place::Path => quote!(.path(#wire, &self.#ident)),
            Place::Query => quote!(.query(#wire, &self.#ident, #need)),
            Place::Header => quote!(.header(#wire, &self.#ident, #need)),
        }
    });
    let passwords = builder
        .operation
        .passwords
        .iter()
        .map(|field| password(builder, field))
        .collect::<Result<Vec<_>, _>>()?;
    let body = builder
        .operation
        .body
        .as_ref()
        .map(|body| match body.required {
            true if builder.body_is_option() => quote!(.required_body(&self.body)),
            true => quote!(.body(&self.body)),
            false => quote!(.optional_body(&self.body)),
        });
    let finish = if builder.operation.answer == Answer::Empty {
        quote!(finish_empty)
    } else {
        quote!(finish)
    };
    Ok(quote! {
        /// Checks the call and makes the request of it that `send` sends: to look at it, or to sign it only.
        ///
        /// # Errors
        ///
        /// Names every required value that is missing, or every rule that a password breaks.
        pub fn into_request(#mutable self) -> Result<Request<#answer>, Error> {
            #fill
            self.call #(#parameters)* #(#passwords)* #body .#finish()
        }
        /// Checks, signs and sends the call.
        ///
        /// # Errors
        ///
        /// Where it is refused here, gets no answer, or the service says no: see [`Error::kind`].
        pub async fn send(self) -> Result<Response<#answer>, Error> {
            self.into_request()?.send().await
        }
    })
}

fn answer_type(builder: &Builder<'_>) -> Result<Type, Failure> {
    if builder.operation.answer == Answer::File {
        return Err(builder.fail("answers with a file, which the generator does not take yet"));
    }
    Ok(builder.service.qualified(&builder.signature.answer))
}

/// Fills the body fields that share their name with a parameter: one setter sets both.
fn fill_shared(builder: &Builder<'_>) -> Result<TokenStream, Failure> {
    let Some(body) = &builder.operation.body else {
        return Ok(TokenStream::new());
    };
    let BodyShape::Fields { type_name, setters } = &body.shape else {
        return Ok(TokenStream::new());
    };
    let mut fills = Vec::new();
    for setter in setters {
        let source = match &setter.by {
            SetBy::Own(_) => continue,
            SetBy::ProjectId => quote!(self.call.project_id().map(Into::into)),
            SetBy::Parameter(name) => shared_value(
                builder,
                name,
                &builder.field_type(type_name, &setter.ident)?,
            )?,
        };
        let ident = format_ident!("{}", setter.ident);
        fills.push(quote!(body.#ident = body.#ident.take().or_else(|| #source);));
    }
    if fills.is_empty() {
        return Ok(TokenStream::new());
    }
    Ok(if builder.body_is_option() {
        quote!(if let Some(body) = &mut self.body { #(#fills)* })
    } else {
        quote!(let body = &mut self.body; #(#fills)*)
    })
}

/// A parameter's value, as the body field of the same name takes it.
fn shared_value(builder: &Builder<'_>, name: &str, field: &Type) -> Result<TokenStream, Failure> {
    let ident = format_ident!("{name}");
    let parameter = builder
        .parameters()
        .find(|parameter| parameter.ident == name);
    let parameter = parameter.ok_or_else(|| builder.fail(format!("has no parameter {name}")))?;
    let given = builder.parameter_type(parameter)?;
    let is = |ty: &Type, name: &str| last_segment(ty).is_some_and(|last| last == name);
    Ok(if given == *field {
        quote!(self.#ident.clone())
    } else if is(field, "String") {
        quote!(self.#ident.as_ref().map(ToString::to_string))
    } else if is(&given, "String") {
        quote!(self.#ident.clone().map(Into::into))
    } else if is_word(builder, &given) && is_word(builder, field) {
        quote!(self.#ident.as_ref().map(|word| word.as_str().into()))
    } else {
        let (given, field) = (given.to_token_stream(), field.to_token_stream());
        let message = format!(
            "has a parameter {name} that is {given} and a body field {name} that is {field}"
        );
        return Err(builder.fail(message));
    })
}

/// Whether a type is an enumeration.
fn is_word(builder: &Builder<'_>, ty: &Type) -> bool {
    let facts = last_segment(ty).and_then(|name| builder.service.api.types.get(&name));
    facts.is_some_and(|facts| matches!(facts.kind, TypeKind::Words(_)))
}

/// The check of a password field.
fn password(builder: &Builder<'_>, field: &PasswordField) -> Result<TokenStream, Failure> {
    let wire = &field.wire;
    let policy = super::policies::policy_name(&field.policy);
    let ident = body_field(builder, wire).ok_or_else(|| {
        builder.fail(format!(
            "has a policy on {wire}, which is no field of its body"
        ))
    })?;
    let value = if builder.body_is_option() {
        quote!(self.body.as_ref().and_then(|body| body.#ident.as_ref()))
    } else {
        quote!(self.body.#ident.as_ref())
    };
    let user = match &field.user {
        UserName::None => quote!(None),
        UserName::Assumed(name) => quote!(Some(#name)),
        UserName::Wire(wire) => user_name(builder, wire)?,
    };
    Ok(quote!(.password(#wire, #value, &policies::#policy, #user)))
}

fn user_name(builder: &Builder<'_>, wire: &str) -> Result<TokenStream, Failure> {
    if let Some(parameter) = builder
        .parameters()
        .find(|parameter| parameter.wire == wire)
    {
        let ident = format_ident!("{}", parameter.ident);
        return Ok(quote!(self.#ident.as_deref()));
    }
    let ident = body_field(builder, wire).ok_or_else(|| {
        builder.fail(format!(
            "has a policy whose user name {wire} is neither parameter nor field"
        ))
    })?;
    Ok(if builder.body_is_option() {
        quote!(self.body.as_ref().and_then(|body| body.#ident.as_deref()))
    } else {
        quote!(self.body.#ident.as_deref())
    })
}

fn body_field(builder: &Builder<'_>, wire: &str) -> Option<proc_macro2::Ident> {
    let BodyShape::Fields { setters, .. } = &builder.operation.body.as_ref()?.shape else {
        return None;
    };
    setters
        .iter()
        .find(|setter| setter.wire == wire)
        .map(|setter| format_ident!("{}", setter.ident))
}
