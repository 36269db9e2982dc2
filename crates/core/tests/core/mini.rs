//! A small service with hand-written tables, as the generator writes them, and typed calls of it.

use huaweicloud_core::{
    Config, ErrorKind, Response, Secret,
    config::ConfigBuilder,
    credentials::Credentials,
    operation::{Body, ErrorCode, Operation, Parameter, Place, Service},
    password::{Document, Policy},
    runtime::{Call, Missing, Need, Request, Required, ServiceClient},
};
use serde::{Deserialize, Serialize};

pub(crate) const ACCESS_KEY: &str = "AKCANARY0000000000";
pub(crate) const SECRET_KEY: &str = "CanarySecretKeyUqLpTn4Rz8XvB2Wc6Ye";
pub(crate) const TOKEN: &str = "CanaryTokenMhGd83KsVfJ1";
/// Passes the policy below.
pub(crate) const PASSWORD: &str = "Canary7#Qmz9wLt";

static LENGTH: Document = Document {
    id: "length",
    clouds: &[],
    date: None,
    source: "written for this test",
    length: Some((8, 32)),
    classes: None,
    specials: Some("#"),
    space: None,
    leading_hyphen: None,
    user_name: None,
    reversed_user_name: None,
    history: None,
    weak: None,
};

pub(crate) static POLICY: Policy = Policy {
    name: "Reset",
    description: "length only",
    check: &[&LENGTH],
    generate: &[&LENGTH],
};

const fn in_path(name: &'static str) -> Parameter {
    Parameter {
        name,
        place: Place::Path,
        required: true,
    }
}

/// Changes something, and documents no body in its answer.
pub(crate) static RESET: Operation = Operation {
    service: "mini",
    id: "ResetPassword",
    api_name: "ResetPassword",
    method: http::Method::PUT,
    path: "/v2/{project_id}/users/{user_name}",
    tag: "users",
    summary: "Reset a password",
    idempotent: true,
    clouds: &[],
    parameters: &[in_path("project_id"), in_path("user_name")],
    body: Some(Body {
        content_type: "application/json;charset=UTF-8",
        required: true,
        fields: &["new_password", "tags"],
    }),
    pagination: None,
    job: None,
    secrets: &["/new_password"],
    success: 204,
};

/// Reads something.
pub(crate) static LIST: Operation = Operation {
    service: "mini",
    id: "ListUsers",
    api_name: "ListUsers",
    method: http::Method::GET,
    path: "/v2/{project_id}/users",
    tag: "users",
    summary: "List users",
    idempotent: true,
    clouds: &[],
    parameters: &[in_path("project_id")],
    body: None,
    pagination: None,
    job: None,
    secrets: &[],
    success: 200,
};

/// Changes something without a body, and answers with one.
pub(crate) static RESTART: Operation = Operation {
    service: "mini",
    id: "Restart",
    api_name: "Restart",
    method: http::Method::POST,
    path: "/v2/restart",
    tag: "users",
    summary: "Restart",
    idempotent: false,
    clouds: &[],
    parameters: &[],
    body: None,
    pagination: None,
    job: None,
    secrets: &[],
    success: 202,
};

const fn code(code: &'static str, status: u16, kind: ErrorKind) -> ErrorCode {
    ErrorCode {
        code,
        status: Some(status),
        kind,
        meaning: "what the table says",
    }
}

pub(crate) static MINI: Service = Service {
    name: "mini",
    host: "mini",
    endpoints: &[],
    operations: &[&RESET, &LIST, &RESTART],
    codes: &[
        code("MINI.0404", 404, ErrorKind::Throttled),
        code("MINI.0500", 500, ErrorKind::Validation),
        code("MINI.0503", 503, ErrorKind::Throttled),
    ],
    policies: &[],
};

#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct ResetBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) new_password: Option<Secret>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tags: Option<Vec<Tag>>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Tag {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<String>,
}

impl Required for ResetBody {
    fn missing(&self, at: &mut Missing<'_>) {
        at.required("new_password", &self.new_password);
        at.optional("tags", &self.tags);
    }
}

impl Required for Tag {
    fn missing(&self, at: &mut Missing<'_>) {
        at.required("key", &self.key);
    }
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub(crate) struct Users {
    pub(crate) total: Option<i64>,
    pub(crate) users: Vec<String>,
}

pub(crate) fn config(endpoint: &str) -> ConfigBuilder {
    let keys = Credentials::new(ACCESS_KEY, Secret::from(SECRET_KEY));
    Config::builder()
        .credentials(keys.with_security_token(Secret::from(TOKEN)))
        .project_id("p1")
        .endpoint_for("mini", endpoint)
}

pub(crate) fn client(endpoint: &str) -> ServiceClient {
    of(config(endpoint))
}

pub(crate) fn of(config: ConfigBuilder) -> ServiceClient {
    ServiceClient::new(&config.build().unwrap(), &MINI).unwrap()
}

pub(crate) fn reset_call(
    client: &ServiceClient,
    user_name: Option<&str>,
    body: &ResetBody,
) -> Call {
    Call::new(client.clone(), &RESET)
        .path("user_name", &user_name.map(str::to_owned))
        .password(
            "new_password",
            body.new_password.as_ref(),
            &POLICY,
            user_name,
        )
        .body(body)
}

pub(crate) fn reset_body(password: &str) -> ResetBody {
    ResetBody {
        new_password: Some(Secret::from(password)),
        tags: None,
    }
}

pub(crate) fn reset(client: &ServiceClient) -> Request<()> {
    let call = reset_call(client, Some("orders"), &reset_body(PASSWORD));
    call.finish_empty().unwrap()
}

pub(crate) fn list(client: &ServiceClient) -> Request<Users> {
    Call::new(client.clone(), &LIST)
        .query("limit", &None::<i64>, Need::Optional)
        .finish()
        .unwrap()
}

pub(crate) fn restart(client: &ServiceClient) -> Request<Users> {
    Call::new(client.clone(), &RESTART).finish().unwrap()
}

/// For compile-time claims about what `send` returns.
pub(crate) fn spawnable<T, F>(future: F) -> F
where
    F: Future<Output = Result<Response<T>, huaweicloud_core::Error>> + Send + 'static,
{
    future
}
