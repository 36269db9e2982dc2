//! A call's input as one JSON object, and the typed request that becomes of it.

use std::{fmt, future::Future, pin::Pin};

use bytes::Bytes;
use http::StatusCode;
use huaweicloud_core::{
    Download, Error, Response,
    runtime::{Request, SignedRequest},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::command::Command;

/// What a call is made of: each parameter by its wire name, and the body under `body`.
pub(crate) struct Input {
    parameters: Map<String, Value>,
    body: Option<Value>,
    checks_passwords: bool,
}

impl Input {
    /// Takes a JSON object apart.
    ///
    /// # Errors
    ///
    /// Where it is no object.
    pub(crate) fn new(value: Value) -> Result<Self, Error> {
        let Value::Object(mut parameters) = value else {
            let message = "the input must be one JSON object: parameters by name, and the body under \"body\"";
            return Err(Error::invalid_request(message));
        };
        let body = parameters.remove("body");
        Ok(Self {
            parameters,
            body,
            checks_passwords: true,
        })
    }

    /// Leaves out the check of passwords.
    #[must_use]
    pub(crate) fn without_password_check(mut self) -> Self {
        self.checks_passwords = false;
        self
    }

    /// Whether passwords are checked before they are sent.
    pub(crate) fn checks_passwords(&self) -> bool {
        self.checks_passwords
    }

    /// The keys that the operation knows nothing of, as in `user` or `body.new_pasword`.
    pub(crate) fn unknown_keys(&self, command: &Command) -> Vec<String> {
        let operation = command.operation;
        let is_parameter = |key: &String| {
            operation
                .parameters
                .iter()
                .any(|parameter| parameter.name == key)
        };
        let mut unknown: Vec<String> = self
            .parameters
            .keys()
            .filter(|key| !is_parameter(key))
            .cloned()
            .collect();
        let documented = operation.body.as_ref().map_or(&[][..], |body| body.fields);
        if let Some(Value::Object(fields)) = &self.body
            && !documented.is_empty()
        {
            let strange = fields
                .keys()
                .filter(|key| !documented.contains(&key.as_str()));
            unknown.extend(strange.map(|key| format!("body.{key}")));
        } else if self.body.is_some() && operation.body.is_none() {
            unknown.push("body".to_owned());
        }
        unknown
    }

    /// Feeds a parameter to a setter, if the input has it.
    ///
    /// # Errors
    ///
    /// Where its value is of another type.
    pub(crate) fn set<C, T: DeserializeOwned>(
        &mut self,
        name: &str,
        call: C,
        setter: impl FnOnce(C, T) -> C,
    ) -> Result<C, Error> {
        match self.parameters.remove(name) {
            None | Some(Value::Null) => Ok(call),
            Some(value) => parameter(name, value).map(|value| setter(call, value)),
        }
    }

    /// Feeds the body to a setter, if the input has one.
    ///
    /// # Errors
    ///
    /// Where it does not fit; the error names the field and never its value.
    pub(crate) fn set_body<C, T: DeserializeOwned>(
        &mut self,
        call: C,
        setter: impl FnOnce(C, T) -> C,
    ) -> Result<C, Error> {
        match self.body.take() {
            None | Some(Value::Null) => Ok(call),
            Some(value) => body(value).map(|value| setter(call, value)),
        }
    }
}

/// Reads a parameter; `"5"` is read as 5 and 5 as `"5"` where the builder wants the other.
fn parameter<T: DeserializeOwned>(name: &str, value: Value) -> Result<T, Error> {
    let other = match &value {
        Value::String(text) => serde_json::from_str(text).ok(),
        Value::Number(_) | Value::Bool(_) => Some(Value::String(value.to_string())),
        _ => None,
    };
    serde_json::from_value(value).or_else(|error| {
        let reread = other.and_then(|other| serde_json::from_value(other).ok());
        reread.ok_or_else(|| {
            Error::invalid_request(format!("{name} has a value that does not fit: {error}"))
        })
    })
}

/// Reads a body. Errors of serde quote values, which may be secret, so ours only says where.
fn body<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    let field = match &value {
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            let alone = Map::from_iter([(name.clone(), value.clone())]);
            serde_json::from_value::<T>(Value::Object(alone))
                .is_err()
                .then(|| name.clone())
        }),
        _ => None,
    };
    serde_json::from_value(value).map_err(|_| {
        let what = field.map_or("the body".to_owned(), |name| {
            format!("the body's field {name:?}")
        });
        Error::invalid_request(format!(
            "{what} has a value of another type than the operation documents"
        ))
    })
}

/// A typed request whose type is no longer known.
pub(crate) struct AnyRequest(Box<dyn Erased>);

impl AnyRequest {
    /// Forgets the type of a request.
    pub(crate) fn new<T>(request: Request<T>) -> Self
    where
        T: Serialize + DeserializeOwned + Send + 'static,
    {
        Self(Box::new(request))
    }

    /// Forgets the type of a request that is answered with a file.
    #[expect(
        dead_code,
        reason = "the generator writes it where an operation answers with a file; none does so far"
    )]
    pub(crate) fn download(request: Request<Download>) -> Self {
        Self(Box::new(FileRequest(request)))
    }

    /// The request as it would be sent.
    pub(crate) fn sign(&self) -> Result<SignedRequest, Error> {
        self.0.sign()
    }

    /// Sends the request.
    pub(crate) async fn send(self) -> Result<Answer, Error> {
        self.0.send().await
    }
}

impl fmt::Debug for AnyRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyRequest").finish_non_exhaustive()
    }
}

/// What a call answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: StatusCode,
    /// The id under which the service logged the call.
    pub(crate) request_id: Option<String>,
    /// The body as it came.
    pub(crate) raw_body: Bytes,
    /// The typed answer by wire names; none where no body is documented.
    pub(crate) value: Option<Value>,
    /// Whether the body is printed as it came, whatever format is asked for.
    pub(crate) content: Content,
}

/// What an operation answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A value, or nothing.
    Typed,
    /// A file.
    File,
}

/// What all typed requests have in common.
trait Erased: Send {
    fn sign(&self) -> Result<SignedRequest, Error>;
    fn send(self: Box<Self>) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>>;
}

impl<T: Serialize + DeserializeOwned + Send + 'static> Erased for Request<T> {
    fn sign(&self) -> Result<SignedRequest, Error> {
        Request::sign(self)
    }

    fn send(self: Box<Self>) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>> {
        Box::pin(async move { Request::send(*self).await.map(answer) })
    }
}

/// A request that is answered with a file.
struct FileRequest(Request<Download>);

impl Erased for FileRequest {
    fn sign(&self) -> Result<SignedRequest, Error> {
        self.0.sign()
    }

    fn send(self: Box<Self>) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>> {
        Box::pin(async move {
            let response = self.0.send().await?;
            let (status, request_id) =
                (response.status(), response.request_id().map(str::to_owned));
            Ok(Answer {
                status,
                request_id,
                raw_body: response.into_inner().bytes().await?,
                value: None,
                content: Content::File,
            })
        })
    }
}

fn answer<T: Serialize>(response: Response<T>) -> Answer {
    Answer {
        status: response.status(),
        request_id: response.request_id().map(str::to_owned),
        raw_body: response.raw_body().clone(),
        value: serde_json::to_value(response.body())
            .ok()
            .filter(|value| !value.is_null()),
        content: Content::Typed,
    }
}
