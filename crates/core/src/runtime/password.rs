//! Holding the passwords of a call against their policies.

use std::fmt;

use crate::{
    Cloud, Error, Secret,
    password::{Check, Policy, Violation},
};

/// Whether a call checks its passwords before it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasswordCheck {
    /// A password that breaks its policy is refused here.
    #[default]
    On,
    /// The service alone decides.
    Off,
}

/// What is known for the check, and what it found.
#[derive(Clone, Default)]
pub(super) struct Passwords {
    pub(super) check: PasswordCheck,
    pub(super) user_name: Option<String>,
    pub(super) history: Vec<Secret>,
    refused: Vec<(&'static str, Vec<Violation>)>,
}

impl Passwords {
    pub(super) fn hold(
        &mut self,
        field: &'static str,
        password: &Secret,
        policy: &Policy,
        cloud: Option<Cloud>,
        user_name: Option<&str>,
    ) {
        if self.check == PasswordCheck::Off {
            return;
        }
        let violations = policy.check(&Check {
            password,
            cloud,
            user_name: self.user_name.as_deref().or(user_name),
            history: &self.history,
        });
        if !violations.is_empty() {
            self.refused.push((field, violations));
        }
    }

    pub(super) fn result(&mut self) -> Result<(), Error> {
        match std::mem::take(&mut self.refused) {
            refused if refused.is_empty() => Ok(()),
            refused => Err(Error::policy(refused)),
        }
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passwords")
            .field("check", &self.check)
            .field("user_name", &self.user_name)
            .finish_non_exhaustive()
    }
}
