//! Everything that the four services share.

use http::{HeaderMap, header};

use crate::{
    clock::Clock,
    document::Documents,
    fault::Script,
    identity::Identity,
    record::Log,
    reply::{Failure, gateway},
    signature::{self, Arrived, Keys},
    state::State,
    token::{Scope, Tokens},
};

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) identity: Identity,
    pub(crate) clock: Clock,
    pub(crate) documents: &'static Documents,
    pub(crate) state: State,
    pub(crate) tokens: Tokens,
    pub(crate) script: Script,
    pub(crate) log: Log,
}

impl World {
    pub(crate) fn new(clock: Clock, documents: &'static Documents) -> Self {
        Self {
            identity: Identity::random(),
            clock,
            documents,
            state: State::default(),
            tokens: Tokens::default(),
            script: Script::default(),
            log: Log::default(),
        }
    }

    /// What the sender may touch: the key's project, or the scope of the token.
    pub(crate) fn authenticate(&self, arrived: &Arrived<'_>) -> Result<Scope, Failure> {
        let now = self.clock.unix_seconds();
        if let Some(authorization) = text(arrived.headers, header::AUTHORIZATION.as_str()) {
            let keys = Keys {
                access_key: &self.identity.access_key,
                secret_key: &self.identity.secret_key,
            };
            return signature::verify(arrived, authorization, &keys, now)
                .map(|()| Scope::Project)
                .map_err(gateway::unauthenticated);
        }
        let Some(token) = text(arrived.headers, "x-auth-token") else {
            return Err(gateway::unauthenticated(
                "there is neither an Authorization nor an X-Auth-Token header",
            ));
        };
        self.tokens
            .scope_of(token, now)
            .ok_or_else(|| gateway::unauthenticated("the token is unknown or has expired"))
    }
}

/// A header that is not ASCII counts as malformed, which an empty one is too.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get(name)
        .map(|value| value.to_str().unwrap_or_default())
}
