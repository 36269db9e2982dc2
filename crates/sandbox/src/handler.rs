//! What a service does with a request: route, authenticate, validate, remember, answer.

use http::StatusCode;
use serde_json::Value;

use crate::{
    answer::Answer,
    document::{Document, Route},
    gateway,
    passwords::{Attempt, Refusal, Rows},
    recorded::Recorded,
    schema,
    state::{Identity, Service, State},
};

/// Answers a request to one of the three services.
pub(crate) fn handle(state: &State, document: &Document, request: &Recorded) -> Answer {
    answer(state, document, request).unwrap_or_else(|refusal| *refusal)
}

fn answer(state: &State, document: &Document, request: &Recorded) -> Result<Answer, Box<Answer>> {
    let route = document
        .route(request.method.as_str(), &request.path)
        .ok_or_else(|| Box::new(gateway::unknown_path()))?;
    gateway::authenticate(state, request)?;
    gateway::authorize_project(
        state,
        route.parameters.get("project_id").map(String::as_str),
    )?;
    let words = Words::of(request.service);
    check_query(document, &route, request, words)?;
    let body = check_body(document, &route, request, words)?;
    check_resources(state, &route, request.service)?;
    set_passwords(state, document, &route, request, body.as_ref(), words)?;
    Ok(success(document, &route))
}

/// The codes with which a service refuses.
#[derive(Clone, Copy)]
struct Words {
    no_body: &'static str,
    not_json: &'static str,
    invalid: &'static str,
    password: &'static str,
    password_is_name: &'static str,
}

impl Words {
    fn of(service: Service) -> Self {
        match service {
            Service::Dws => Self {
                no_body: "DWS.5065",
                not_json: "DWS.5065",
                invalid: "DWS.5065",
                password: "DWS.5144",
                password_is_name: "DWS.5145",
            },
            _ => Self {
                no_body: "DMS.00400004",
                not_json: "DMS.00400005",
                invalid: "DMS.00400062",
                password: "DMS.00400012",
                password_is_name: "DMS.00400012",
            },
        }
    }
}

fn bad_request(code: &str, message: &str) -> Box<Answer> {
    Box::new(Answer::error(StatusCode::BAD_REQUEST, code, message))
}

fn check_query(
    document: &Document,
    route: &Route<'_>,
    request: &Recorded,
    words: Words,
) -> Result<(), Box<Answer>> {
    let of = |holder: &'_ Value| holder["parameters"].as_array().cloned().unwrap_or_default();
    for parameter in of(route.path_item).iter().chain(of(route.operation).iter()) {
        let parameter = document.resolve(parameter);
        let name = parameter["name"].as_str().unwrap_or_default();
        let given = match parameter["in"].as_str() {
            Some("query") => query_has(request, name),
            Some("header") => request.headers.contains_key(name),
            _ => continue,
        };
        if parameter["required"] == Value::Bool(true) && !given {
            return Err(bad_request(
                words.invalid,
                &format!("parameter {name} is missing"),
            ));
        }
    }
    Ok(())
}

fn query_has(request: &Recorded, name: &str) -> bool {
    let query = request.query.as_deref().unwrap_or_default();
    query
        .split('&')
        .filter_map(|pair| crate::uri::decode_text(pair.split('=').next()?))
        .any(|key| key == name)
}

fn check_body(
    document: &Document,
    route: &Route<'_>,
    request: &Recorded,
    words: Words,
) -> Result<Option<Value>, Box<Answer>> {
    let Some(schema) = document.body_schema(route.operation) else {
        return Ok(None);
    };
    let required =
        document.resolve(&route.operation["requestBody"])["required"] == Value::Bool(true);
    if request.body.is_empty() {
        return if required {
            Err(bad_request(words.no_body, "the request body is empty"))
        } else {
            Ok(None)
        };
    }
    let body = serde_json::from_slice(&request.body)
        .map_err(|_| bad_request(words.not_json, "the request body is not JSON"))?;
    schema::validate(document, schema, &body, "body")
        .map_err(|why| bad_request(words.invalid, &why))?;
    Ok(Some(body))
}

/// There is one instance, one cluster and one user.
fn check_resources(state: &State, route: &Route<'_>, service: Service) -> Result<(), Box<Answer>> {
    let identity = &state.identity;
    let unknown = |name: &str, known: &str| {
        route
            .parameters
            .get(name)
            .is_some_and(|given| given != known)
    };
    let refuse = |code: &str, what: &str| {
        Err(Box::new(Answer::error(
            StatusCode::NOT_FOUND,
            code,
            &format!("The {what} does not exist."),
        )))
    };
    if unknown("instance_id", &identity.instance_id) {
        return refuse("DMS.00404022", "instance");
    }
    if unknown("cluster_id", &identity.cluster_id) {
        return refuse("DWS.0047", "cluster");
    }
    if service != Service::Dws && unknown("user_name", Identity::USER_NAME) {
        return refuse("DMS.00404022", "user");
    }
    Ok(())
}

/// Holds every password of the body against its policy, then remembers them.
fn set_passwords(
    state: &State,
    document: &Document,
    route: &Route<'_>,
    request: &Recorded,
    body: Option<&Value>,
    words: Words,
) -> Result<(), Box<Answer>> {
    let (Some(body), Some(schema)) = (body, document.body_schema(route.operation)) else {
        return Ok(());
    };
    let mut memory = state.memory();
    let mut accepted = Vec::new();
    for (field, property) in schema["properties"].as_object().into_iter().flatten() {
        let policy = &document.resolve(property)["x-password-policy"];
        let (Some(name), Some(password)) = (policy["policy"].as_str(), body[field].as_str()) else {
            continue;
        };
        let user_name = policy["default_user_name"].as_str().or_else(|| {
            let holder = policy["user_name"].as_str()?;
            route
                .parameters
                .get(holder)
                .map(String::as_str)
                .or_else(|| body[holder].as_str())
        });
        let slot = format!("{}:{}#{field}", request.service.as_str(), request.path);
        let earlier = memory.passwords.get(&slot).map_or(&[][..], Vec::as_slice);
        match Rows::of(document.passwords(), name).refuse(&Attempt {
            password,
            user_name,
            earlier,
        }) {
            Some(Refusal::UserName) => {
                return Err(bad_request(
                    words.password_is_name,
                    "The password holds the user name.",
                ));
            }
            Some(Refusal::Rule) => {
                return Err(bad_request(
                    words.password,
                    "The password does not meet the requirements.",
                ));
            }
            None => accepted.push((slot, password.to_owned())),
        }
    }
    for (slot, password) in accepted {
        memory.passwords.entry(slot).or_default().push(password);
    }
    Ok(())
}

/// The documented success, with a body that fits where one is documented.
fn success(document: &Document, route: &Route<'_>) -> Answer {
    let responses = route.operation["responses"].as_object();
    let documented = responses
        .into_iter()
        .flatten()
        .find_map(|(status, response)| {
            Some((StatusCode::from_bytes(status.as_bytes()).ok()?, response))
        });
    let Some((status, response)) = documented.filter(|(status, _)| status.is_success()) else {
        return Answer::empty(StatusCode::OK);
    };
    let content = document.resolve(response)["content"].as_object();
    let media = content
        .into_iter()
        .flatten()
        .find(|(name, _)| name.contains("json"));
    match media {
        None => Answer::empty(status),
        Some((_, media)) => {
            let example = media.get("example").cloned();
            let body = example.unwrap_or_else(|| schema::example(document, &media["schema"]));
            Answer::json(status, &body)
        }
    }
}
