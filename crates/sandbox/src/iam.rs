//! IAM, as far as the other services need it: tokens by password, and the projects of the account.

use http::{HeaderName, HeaderValue, StatusCode};
use huaweicloud_core::Secret;
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::{
    identity::Identity,
    reply::{Failure, Reply},
    signature::Arrived,
    token::{LIFETIME_SECONDS, Scope},
    world::World,
};

pub(crate) fn handle(world: &World, arrived: &Arrived<'_>) -> Result<Reply, Failure> {
    // The documents write the paths with a slash at the end and without.
    let path = arrived.path.strip_suffix('/').unwrap_or(arrived.path);
    match (arrived.method, path) {
        ("POST", "/v3/auth/tokens") => issue(world, arrived),
        ("GET", "/v3/projects" | "/v3/auth/projects") => projects(world, arrived),
        _ => Err(failure(
            StatusCode::NOT_FOUND,
            "there is nothing at this path",
        )),
    }
}

/// A failure whose code is its status: IAM's own shape has no other.
fn failure(status: StatusCode, message: impl Into<String>) -> Failure {
    Failure::new(status, status.as_str(), message)
}

fn unauthorised(message: &str) -> Failure {
    failure(StatusCode::UNAUTHORIZED, message)
}

fn issue(world: &World, arrived: &Arrived<'_>) -> Result<Reply, Failure> {
    let request: Value = serde_json::from_slice(arrived.body)
        .map_err(|_| failure(StatusCode::BAD_REQUEST, "the request body is not JSON"))?;
    let identity = &world.identity;
    let auth = required(&request, "auth")?;
    authenticate(identity, required(auth, "identity")?)?;
    let scope = scope(identity, &auth["scope"])?;

    let now = world.clock.unix_seconds();
    let token = world.tokens.issue(scope, now);
    let subject = HeaderValue::from_str(token.expose())
        .map(|mut value| {
            value.set_sensitive(true);
            value
        })
        .map_err(|_| {
            failure(
                StatusCode::INTERNAL_SERVER_ERROR,
                "the token cannot be sent",
            )
        })?;
    let body = json!({ "token": described(identity, scope, now) });
    Ok(Reply::json(StatusCode::CREATED, &body)
        .with(HeaderName::from_static("x-subject-token"), subject))
}

fn required<'a>(object: &'a Value, name: &str) -> Result<&'a Value, Failure> {
    object
        .get(name)
        .filter(|value| value.is_object())
        .ok_or_else(|| failure(StatusCode::BAD_REQUEST, format!("{name} is missing")))
}

fn authenticate(identity: &Identity, given: &Value) -> Result<(), Failure> {
    if given["methods"] != json!(["password"]) {
        return Err(failure(
            StatusCode::BAD_REQUEST,
            "methods must be [\"password\"]",
        ));
    }
    let user = required(required(given, "password")?, "user")?;
    let password = Secret::from(user["password"].as_str().unwrap_or_default());
    let known = user["id"] == identity.iam_user_id
        || (user["name"] == identity.iam_user_name
            && is(&user["domain"], &identity.domain_id, identity.domain_name));
    match known & (password == identity.iam_password) {
        true => Ok(()),
        false => Err(unauthorised("the user name or password is wrong")),
    }
}

/// Whether an object names this thing, by its id or its name.
fn is(given: &Value, id: &str, name: &str) -> bool {
    given["id"] == id || given["name"] == name
}

/// Of a project and a domain the project wins; with neither, the token is of the domain.
fn scope(identity: &Identity, given: &Value) -> Result<Scope, Failure> {
    match (&given["project"], &given["domain"]) {
        (Value::Null, Value::Null) => Ok(Scope::Domain),
        (Value::Null, domain) if is(domain, &identity.domain_id, identity.domain_name) => {
            Ok(Scope::Domain)
        }
        (project, _) if is(project, &identity.project_id, identity.region) => Ok(Scope::Project),
        _ => Err(unauthorised("the user has no such project or domain")),
    }
}

fn described(identity: &Identity, scope: Scope, now: i64) -> Value {
    let domain = json!({"id": identity.domain_id, "name": identity.domain_name});
    let mut token = json!({
        "issued_at": timestamp(now),
        "expires_at": timestamp(now.saturating_add(LIFETIME_SECONDS)),
        "methods": ["password"],
        "user": {
            "id": identity.iam_user_id,
            "name": identity.iam_user_name,
            "password_expires_at": null,
            "domain": domain,
        },
        "roles": [{"id": "0", "name": "te_admin"}],
        "catalog": [],
    });
    match scope {
        Scope::Project => {
            token["project"] =
                json!({"id": identity.project_id, "name": identity.region, "domain": domain});
        }
        Scope::Domain => token["domain"] = domain,
    }
    token
}

/// ISO 8601 with microseconds, as IAM writes it.
fn timestamp(seconds: i64) -> Value {
    match Timestamp::from_second(seconds) {
        Ok(timestamp) => json!(format!("{timestamp:.6}")),
        Err(_) => Value::Null,
    }
}

fn projects(world: &World, arrived: &Arrived<'_>) -> Result<Reply, Failure> {
    world
        .authenticate(arrived)
        .map_err(|refusal| Failure::new(refusal.status, "401", refusal.message))?;
    let identity = &world.identity;
    let project = json!({
        "id": identity.project_id,
        "name": identity.region,
        "description": "",
        "domain_id": identity.domain_id,
        "parent_id": identity.domain_id,
        "enabled": true,
        "is_domain": false,
        "links": links(&format!("/v3/projects/{}", identity.project_id)),
    });
    let wanted =
        |name: &str| filter(arrived.query, name).is_none_or(|value| project[name] == value);
    let found = ["name", "domain_id", "parent_id"].into_iter().all(wanted);
    let projects: Vec<&Value> = Some(&project).filter(|_| found).into_iter().collect();
    let body = json!({"projects": projects, "links": links("/v3/projects")});
    Ok(Reply::json(StatusCode::OK, &body))
}

fn links(own: &str) -> Value {
    json!({"self": own, "previous": null, "next": null})
}

fn filter(query: Option<&str>, name: &str) -> Option<String> {
    let pairs = query.unwrap_or_default().split('&');
    let value = pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)?
        .1;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}
