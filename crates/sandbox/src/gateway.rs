//! The API gateway in front of the services: it knows their paths and lets in who signed or has a token.

use http::StatusCode;

use crate::{
    answer::Answer,
    recorded::Recorded,
    state::State,
    verify::{Arrived, Keys, verify},
};

pub(crate) fn unknown_path() -> Answer {
    Answer::gateway(
        StatusCode::NOT_FOUND,
        "APIGW.0101",
        "The API does not exist or has not been published in the environment",
    )
}

pub(crate) fn too_large() -> Answer {
    Answer::gateway(
        StatusCode::PAYLOAD_TOO_LARGE,
        "APIGW.0201",
        "Request entity too large",
    )
}

/// Refuses a request that has neither a good signature nor a token that was given out.
pub(crate) fn authenticate(state: &State, request: &Recorded) -> Result<(), Box<Answer>> {
    if let Some(token) = request.header("x-auth-token") {
        let known = state.memory().tokens.contains(token);
        return if known {
            Ok(())
        } else {
            Err(unauthorized("the token is not valid"))
        };
    }
    let arrived = Arrived {
        method: &request.method,
        path: &request.path,
        query: request.query.as_deref(),
        headers: &request.headers,
        body: &request.body,
    };
    let keys = Keys {
        access_key: &state.identity.access_key,
        secret_key: &state.identity.secret_key,
    };
    verify(&arrived, &keys, state.now()).map_err(|why| unauthorized(&why))
}

/// Refuses a project that is not the caller's.
pub(crate) fn authorize_project(
    state: &State,
    project_id: Option<&str>,
) -> Result<(), Box<Answer>> {
    match project_id {
        Some(id) if id != state.identity.project_id => Err(Box::new(Answer::gateway(
            StatusCode::FORBIDDEN,
            "APIGW.0310",
            "The project is not available to the caller",
        ))),
        _ => Ok(()),
    }
}

fn unauthorized(why: &str) -> Box<Answer> {
    let message = format!("Incorrect IAM authentication information: {why}");
    Box::new(Answer::gateway(
        StatusCode::UNAUTHORIZED,
        "APIGW.0301",
        &message,
    ))
}
