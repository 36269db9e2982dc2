//! The tokens that the sandbox's IAM has issued.

use std::sync::{Mutex, PoisonError};

use huaweicloud_core::Secret;

use crate::identity;

/// How long a token lives, by the IAM documents: 24 hours.
pub(crate) const LIFETIME_SECONDS: i64 = 24 * 60 * 60;
/// How many are remembered; the oldest go first.
const MOST: usize = 1_000;

/// What the bearer of a token or key may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The sandbox's project.
    Project,
    /// The account: good for IAM, not for the services.
    Domain,
}

#[derive(Debug)]
struct Issued {
    token: Secret,
    scope: Scope,
    expires: i64,
}

#[derive(Debug, Default)]
pub(crate) struct Tokens(Mutex<Vec<Issued>>);

impl Tokens {
    pub(crate) fn issue(&self, scope: Scope, now: i64) -> Secret {
        let token = Secret::new(identity::hex(64));
        let mut issued = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        issued.retain(|issued| issued.expires > now);
        if issued.len() >= MOST {
            issued.remove(0);
        }
        issued.push(Issued {
            token: token.clone(),
            scope,
            expires: now.saturating_add(LIFETIME_SECONDS),
        });
        token
    }

    pub(crate) fn scope_of(&self, token: &str, now: i64) -> Option<Scope> {
        let token = Secret::from(token);
        let issued = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        issued
            .iter()
            .find(|issued| issued.token == token && issued.expires > now)
            .map(|issued| issued.scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_lives_for_a_day() {
        let tokens = Tokens::default();
        let token = tokens.issue(Scope::Project, 1_000);
        let scope_at = |now| tokens.scope_of(token.expose(), now);
        assert_eq!(scope_at(1_000), Some(Scope::Project));
        assert_eq!(scope_at(1_000 + 86_399), Some(Scope::Project));
        assert_eq!(scope_at(1_000 + 86_400), None);
    }

    #[test]
    fn another_text_is_no_token() {
        let tokens = Tokens::default();
        let token = tokens.issue(Scope::Domain, 0);
        assert_eq!(tokens.scope_of("", 0), None);
        assert_eq!(tokens.scope_of(&token.expose()[1..], 0), None);
        assert_eq!(tokens.scope_of(token.expose(), 0), Some(Scope::Domain));
    }

    #[test]
    fn only_so_many_are_remembered() {
        let tokens = Tokens::default();
        let first = tokens.issue(Scope::Project, 0);
        for _ in 0..MOST {
            tokens.issue(Scope::Project, 0);
        }
        assert_eq!(tokens.scope_of(first.expose(), 0), None);
    }
}
