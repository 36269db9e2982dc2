//! IAM: tokens for a password, and the list of projects.

use http::{HeaderName, Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::{
    answer::Answer,
    gateway,
    recorded::Recorded,
    state::{self, Identity, State},
    uri,
};

/// How long a token is good for.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

pub(crate) fn handle(state: &State, request: &Recorded) -> Answer {
    match (&request.method, request.path.trim_end_matches('/')) {
        (&Method::POST, "/v3/auth/tokens") => token(state, request),
        (&Method::GET, "/v3/projects" | "/v3/auth/projects") => projects(state, request),
        _ => Answer::iam(StatusCode::NOT_FOUND, "The resource could not be found."),
    }
}

fn token(state: &State, request: &Recorded) -> Answer {
    let Ok(body) = serde_json::from_slice::<Value>(&request.body) else {
        return Answer::iam(StatusCode::BAD_REQUEST, "The request body is not JSON.");
    };
    let identity = &state.identity;
    let asked = &body["auth"]["identity"];
    let user = &asked["password"]["user"];
    let by_password = asked["methods"]
        .as_array()
        .is_some_and(|methods| methods.contains(&json!("password")));
    if !by_password || user["name"].as_str().is_none() {
        return Answer::iam(
            StatusCode::BAD_REQUEST,
            "auth.identity.password.user.name is a required property",
        );
    }
    if user["name"] != json!(identity.iam_user) || user["password"] != json!(identity.iam_password)
    {
        return Answer::iam(
            StatusCode::UNAUTHORIZED,
            "The username or password is wrong.",
        );
    }
    let scope = &body["auth"]["scope"]["project"];
    let known = [
        ("id", identity.project_id.as_str()),
        ("name", Identity::REGION),
    ];
    if known
        .iter()
        .any(|(key, value)| scope.get(key).is_some_and(|given| given != value))
    {
        return Answer::iam(StatusCode::UNAUTHORIZED, "The project is not available.");
    }
    let token = state::hex(128);
    let issued = state.now();
    let answer = Answer::json(StatusCode::CREATED, &described(identity, issued))
        .with(HeaderName::from_static("x-subject-token"), &token);
    state.memory().tokens.insert(token);
    answer
}

fn described(identity: &Identity, issued: Timestamp) -> Value {
    let stamp = |at: Timestamp| at.strftime("%Y-%m-%dT%H:%M:%S.%6fZ").to_string();
    let expires = issued.checked_add(LIFETIME).unwrap_or(issued);
    let domain = json!({"id": identity.domain_id, "name": "sandbox"});
    json!({"token": {
        "methods": ["password"],
        "issued_at": stamp(issued),
        "expires_at": stamp(expires),
        "user": {"id": identity.domain_id, "name": identity.iam_user, "domain": domain},
        "project": {"id": identity.project_id, "name": Identity::REGION, "domain": domain},
        "roles": [{"id": "0", "name": "te_admin"}],
        "catalog": [],
    }})
}

fn projects(state: &State, request: &Recorded) -> Answer {
    if let Err(refusal) = gateway::authenticate(state, request) {
        return *refusal;
    }
    let query = request.query.as_deref().unwrap_or_default();
    let name = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("name="))
        .and_then(uri::decode_text);
    let identity = &state.identity;
    let project = json!({
        "id": identity.project_id,
        "name": Identity::REGION,
        "domain_id": identity.domain_id,
        "parent_id": identity.domain_id,
        "enabled": true,
        "is_domain": false,
        "description": "",
    });
    let listed = match name {
        Some(name) if name != Identity::REGION => json!([]),
        _ => json!([project]),
    };
    Answer::json(
        StatusCode::OK,
        &json!({"projects": listed, "links": {"self": null, "previous": null, "next": null}}),
    )
}
