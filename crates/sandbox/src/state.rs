//! What a reset changes: the password of each account, and those that it had before.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use huaweicloud_core::Secret;

use crate::Account;

/// How many passwords of an account are remembered.
const LONGEST_HISTORY: usize = 1_000;

/// Whether an account may go back to a password that it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reuse {
    Allowed,
    Refused,
}

/// The password has been this account's before, or still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repeated;

/// By account, the latest password last.
#[derive(Debug, Default)]
pub(crate) struct State(Mutex<HashMap<Account, Vec<Secret>>>);

impl State {
    /// Sets the password, unless that would repeat one where it may not: both in one step.
    pub(crate) fn reset(
        &self,
        account: Account,
        password: Secret,
        reuse: Reuse,
    ) -> Result<(), Repeated> {
        let mut accounts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let passwords = accounts.entry(account).or_default();
        if reuse == Reuse::Refused && passwords.contains(&password) {
            return Err(Repeated);
        }
        if passwords.len() >= LONGEST_HISTORY {
            passwords.remove(0);
        }
        passwords.push(password);
        Ok(())
    }

    pub(crate) fn current(&self, account: Account) -> Option<Secret> {
        let accounts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        accounts.get(&account)?.last().cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_refuses_every_earlier_password() {
        let state = State::default();
        let reset = |text: &str| {
            state.reset(
                Account::DwsAdministrator,
                Secret::from(text),
                Reuse::Refused,
            )
        };
        assert_eq!(reset("one"), Ok(()));
        assert_eq!(reset("one"), Err(Repeated), "the current one");
        assert_eq!(reset("two"), Ok(()));
        assert_eq!(reset("one"), Err(Repeated), "an earlier one");
        assert_eq!(
            state.current(Account::DwsAdministrator),
            Some(Secret::from("two"))
        );
    }

    #[test]
    fn accounts_are_apart_and_may_repeat_where_no_rule_forbids_it() {
        let state = State::default();
        assert_eq!(state.current(Account::KafkaUser), None);
        for _ in 0..2 {
            let reset = state.reset(Account::KafkaUser, Secret::from("one"), Reuse::Allowed);
            assert_eq!(reset, Ok(()));
        }
        assert_eq!(state.current(Account::KafkaUser), Some(Secret::from("one")));
        assert_eq!(state.current(Account::KafkaManager), None);
    }
}
