//! Reads password policies, and finds the body fields that they guard.

use serde_json::Value;

use super::json::{members, string, strings, text};
use crate::generate::{
    api::{PasswordField, Passwords, Policy, UserName},
    failure::Failure,
};

const STEP: &str = "passwords";

/// The policies of a document.
pub(crate) fn policies(document: &Value) -> Passwords {
    let root = document.get("x-password-policies").unwrap_or(&Value::Null);
    let policies = members(root, "policies").map(|(name, node)| {
        let policy = Policy {
            description: text(node, "description"),
            check: strings(node, "check"),
        };
        (name.clone(), policy)
    });
    Passwords {
        documents: members(root, "documents")
            .map(|(id, node)| (id.clone(), node.clone()))
            .collect(),
        policies: policies.collect(),
    }
}

/// The guarded fields of an object body.
pub(crate) fn fields(passwords: &Passwords, body: &Value) -> Result<Vec<PasswordField>, Failure> {
    let mut fields = Vec::new();
    for (wire, node) in members(body, "properties") {
        let Some(guard) = node.get("x-password-policy") else {
            continue;
        };
        let policy = text(guard, "policy");
        let Some(row) = passwords.policies.get(&policy) else {
            return Err(Failure::new(
                STEP,
                wire,
                format!("names the policy {policy:?}, which does not exist"),
            ));
        };
        let history = row.check.iter().any(|id| {
            passwords
                .documents
                .get(id)
                .is_some_and(|document| text(document, "history") == "refused")
        });
        let user = match (
            string(guard, "user_name"),
            string(guard, "default_user_name"),
        ) {
            (Some(wire), _) => UserName::Wire(wire),
            (None, Some(name)) => UserName::Assumed(name),
            (None, None) => UserName::None,
        };
        fields.push(PasswordField {
            wire: wire.clone(),
            policy,
            user,
            history,
        });
    }
    Ok(fields)
}
