//! A call in the making: generated builders put their values in, and a request or one error comes out.

use std::fmt;

use bytes::Bytes;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Missing, ParameterValue, PasswordCheck, Request, Required, ServiceClient, body,
    password::Passwords,
    request::{Documented, Parts, Read, decode_body, ignore_body, take_download},
    target,
};
use crate::{Download, Error, Secret, operation::Operation, password::Policy};

/// Whether a call can do without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It cannot.
    Required,
    /// It can.
    Optional,
}

/// The values of a call, and everything that is wrong with them so far.
#[derive(Clone)]
pub struct Call {
    client: ServiceClient,
    operation: &'static Operation,
    project_id: Option<String>,
    passwords: Passwords,
    segments: Vec<(&'static str, String)>,
    query: Vec<(&'static str, String)>,
    headers: Vec<(String, String)>,
    body: Option<Bytes>,
    missing: Vec<String>,
    invalid: Vec<String>,
}

impl Call {
    /// An empty call of an operation.
    pub fn new(client: ServiceClient, operation: &'static Operation) -> Self {
        Self {
            client,
            operation,
            project_id: None,
            passwords: Passwords::default(),
            segments: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            missing: Vec::new(),
            invalid: Vec::new(),
        }
    }

    /// Calls in this project instead of the client's.
    pub fn set_project_id(&mut self, project_id: impl Into<String>) {
        self.project_id = Some(project_id.into());
    }

    /// The project to call in: the call's own, else the client's.
    pub fn project_id(&self) -> Option<&str> {
        self.project_id
            .as_deref()
            .or_else(|| self.client.config().project_id())
    }

    /// Whether passwords are checked before anything is sent.
    pub fn set_password_check(&mut self, check: PasswordCheck) {
        self.passwords.check = check;
    }

    /// The user's name for the password check, where the request itself has none.
    pub fn set_policy_user_name(&mut self, name: impl Into<String>) {
        self.passwords.user_name = Some(name.into());
    }

    /// Earlier passwords for the password check.
    pub fn set_password_history(&mut self, history: impl IntoIterator<Item = impl Into<Secret>>) {
        self.passwords.history = history.into_iter().map(Into::into).collect();
    }

    /// A segment of the path, which every call needs.
    #[must_use]
    pub fn path<T: ParameterValue>(mut self, name: &'static str, value: &Option<T>) -> Self {
        match value.as_ref().map(|value| value.values().join(",")) {
            None => self.missing.push(name.to_owned()),
            Some(value) => {
                if let Some(why) = target::unusable_segment(&value) {
                    self.invalid.push(format!("{name} {value:?} {why}"));
                }
                self.segments.push((name, value));
            }
        }
        self
    }

    /// A query parameter; a list repeats its key.
    #[must_use]
    pub fn query<T: ParameterValue>(
        mut self,
        name: &'static str,
        value: &Option<T>,
        need: Need,
    ) -> Self {
        let values = value.as_ref().map(ParameterValue::values);
        let values = values.unwrap_or_default();
        // An empty list sends nothing, and nothing is what a required parameter must not be.
        if values.is_empty() && need == Need::Required {
            self.missing.push(name.to_owned());
        }
        let pairs = values.into_iter().map(|value| (name, value));
        self.query.extend(pairs);
        self
    }

    /// A header.
    #[must_use]
    pub fn header<T: ParameterValue>(
        mut self,
        name: &'static str,
        value: &Option<T>,
        need: Need,
    ) -> Self {
        match value.as_ref().map(|value| value.values().join(",")) {
            None if need == Need::Required => self.missing.push(name.to_owned()),
            None => {}
            Some(value) if http::HeaderValue::from_str(&value).is_err() => {
                self.invalid
                    .push(format!("{name} has a character that no header can hold"));
            }
            Some(value) => self.headers.push((name.to_owned(), value)),
        }
        self
    }

    /// A password and the policy that it must satisfy.
    #[must_use]
    pub fn password(
        mut self,
        field: &'static str,
        value: Option<&Secret>,
        policy: &'static Policy,
        user_name: Option<&str>,
    ) -> Self {
        if let Some(value) = value {
            let cloud = self.client.cloud();
            self.passwords.hold(field, value, policy, cloud, user_name);
        }
        self
    }

    /// The body.
    #[must_use]
    pub fn body<B: Serialize + Required>(mut self, body: &B) -> Self {
        body.missing(&mut Missing::new(&mut self.missing));
        match body::to_bytes(body) {
            Ok(bytes) => self.body = Some(bytes),
            Err(error) => self.invalid.push(format!("the body is no JSON: {error}")),
        }
        self
    }

    /// A body that has no natural empty value, and without which the call is refused.
    #[must_use]
    pub fn required_body<B: Serialize + Required>(mut self, body: &Option<B>) -> Self {
        match body {
            Some(body) => self.body(body),
            None => {
                self.missing.push("body".to_owned());
                self
            }
        }
    }

    /// A body that may be left out.
    #[must_use]
    pub fn optional_body<B: Serialize + Required>(self, body: &Option<B>) -> Self {
        match body {
            Some(body) => self.body(body),
            None => self,
        }
    }

    /// The request, where the operation documents no body in its answer.
    ///
    /// # Errors
    ///
    /// Those of [`finish`](Self::finish).
    pub fn finish_empty(self) -> Result<Request<()>, Error> {
        self.request(Documented::Nothing, ignore_body)
    }

    /// The request, whose answer is read as `T`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) naming all values that are missing, else those
    /// that cannot be sent; else [`ErrorKind::Policy`](crate::ErrorKind::Policy) listing what is wrong with a password.
    pub fn finish<T: DeserializeOwned>(self) -> Result<Request<T>, Error> {
        self.request(Documented::Json, decode_body)
    }

    /// The request, where the operation answers with a file.
    ///
    /// # Errors
    ///
    /// Those of [`finish`](Self::finish).
    pub fn finish_download(self) -> Result<Request<Download>, Error> {
        self.request(Documented::File, take_download)
    }

    fn request<T>(self, answer: Documented, read: Read<T>) -> Result<Request<T>, Error> {
        let operation = self.operation;
        self.check_and_assemble(answer)
            .map(|parts| Request::new(parts, read))
            .map_err(|error| error.in_context(|| name(operation)))
    }

    fn check_and_assemble(mut self, answer: Documented) -> Result<Parts, Error> {
        if self.operation.path.contains("{project_id}") {
            match self.project_id().map(str::to_owned) {
                None => self.missing.push(
                    "project_id (of the client, HUAWEICLOUD_SDK_PROJECT_ID, or of the call)"
                        .to_owned(),
                ),
                Some(id) => {
                    if let Some(why) = target::unusable_segment(&id) {
                        self.invalid.push(format!("project_id {id:?} {why}"));
                    }
                    self.segments.push(("project_id", id));
                }
            }
        }
        if !self.missing.is_empty() {
            return Err(Error::invalid_request(format!(
                "missing: {}",
                self.missing.join(", ")
            )));
        }
        if !self.invalid.is_empty() {
            return Err(Error::invalid_request(self.invalid.join("; ")));
        }
        self.passwords.result()?;
        let endpoint = self.client.endpoint();
        let url = target::url(endpoint, self.operation.path, &self.segments, &self.query)?;
        let headers = self.complete_headers()?;
        Ok(Parts {
            client: self.client,
            operation: self.operation,
            url,
            headers,
            body: self.body.unwrap_or_default(),
            answer,
        })
    }

    /// The headers that signing does not add by itself.
    fn complete_headers(&self) -> Result<Vec<(String, String)>, Error> {
        let mut headers = self.headers.clone();
        if let (Some(body), Some(_)) = (&self.operation.body, &self.body) {
            headers.push(("Content-Type".to_owned(), body.content_type.to_owned()));
        }
        // A call is made in a project, or in the account where there is none: the vendor's clients send one of the two.
        let domain_id = self.client.config().domain_id();
        let scope = match (self.project_id(), domain_id) {
            (Some(id), _) => Some(("X-Project-Id", "project_id", id)),
            (None, Some(id)) => Some(("X-Domain-Id", "domain_id", id)),
            (None, None) => None,
        };
        if let Some((header, name, id)) = scope {
            if http::HeaderValue::from_str(id).is_err() {
                return Err(Error::invalid_request(format!(
                    "{name} {id:?} has a character that no header can hold"
                )));
            }
            headers.push((header.to_owned(), id.to_owned()));
        }
        Ok(headers)
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("service", &self.client.service().name)
            .field("operation", &self.operation.id)
            .field("project_id", &self.project_id())
            .finish_non_exhaustive()
    }
}

/// How errors and logs call an operation.
pub(super) fn name(operation: &Operation) -> String {
    format!("{} {}", operation.service, operation.id)
}
