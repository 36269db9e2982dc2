//! The policy of a password field: one that exists, on a secret that is checked, with a user name that can be found.

use super::{
    super::{
        fields::parts,
        outline::{Operation, Outline, closest},
        spot::Spot,
    },
    row::{self, Holds, Key, may, must},
};
use crate::problem::{Problem, Problems};

const GUARD: &[Key] = &[
    must("policy", Holds::Text),
    may("user_name", Holds::Text),
    may("default_user_name", Holds::Text),
];

pub(super) fn check(outline: &Outline<'_>, spot: &Spot<'_>, problems: &mut Problems) {
    row::check("x-password-policy", GUARD, spot, problems);
    problems.extend(policy(outline, spot));
    if spot.get("user_name").is_some() && spot.get("default_user_name").is_some() {
        let message = "the user's name is said to be sent and not to be; write user_name or default_user_name";
        problems.push(spot.problem_with_key(message));
    }
    let pointer = spot.pointer.trim_end_matches("/x-password-policy");
    let field = outline.at(pointer);
    if field.is_none_or(|field| field.text("format") != Some("password")) {
        let message = "a policy is for secrets; write format: password on this field";
        problems.push(spot.problem_with_key(message));
    }
    let users: Vec<&Operation<'_>> = outline
        .operations
        .iter()
        .filter(|operation| has_field(operation, pointer))
        .collect();
    if users.is_empty() {
        let message = "the policy would never be checked, because this is a field of no request's body itself; move it there";
        problems.push(spot.problem_with_key(message));
    }
    for operation in users {
        problems.extend(user_name(operation, spot));
    }
}

fn policy(outline: &Outline<'_>, spot: &Spot<'_>) -> Option<Problem> {
    let (name, key) = (spot.text("policy")?, spot.get("policy")?);
    let policies = outline.root.find(&["x-password-policies", "policies"]);
    let policies = policies.map(|spot| spot.entries()).unwrap_or_default();
    let known: Vec<&str> = policies.iter().map(|(name, _)| *name).collect();
    if known.contains(&name) {
        return None;
    }
    let advice = match closest(name, &known) {
        Some(near) => format!("write {near}"),
        None => "define it in passwords.yaml".to_owned(),
    };
    Some(key.problem(format!("there is no password policy {name}; {advice}")))
}

/// Whether the field at a pointer is one of an operation's request body itself.
fn has_field(operation: &Operation<'_>, pointer: &str) -> bool {
    let Some(schema) = operation.body_schema() else {
        return false;
    };
    parts(&schema)
        .iter()
        .flat_map(|part| part.entries_of("properties"))
        .any(|(_, field)| field.pointer == pointer)
}

fn user_name(operation: &Operation<'_>, spot: &Spot<'_>) -> Option<Problem> {
    let (name, key) = (spot.text("user_name")?, spot.get("user_name")?);
    let parameters = operation.parameters();
    let fields = operation.body_fields();
    let known: Vec<&str> = parameters
        .iter()
        .filter_map(|parameter| parameter.text("name"))
        .chain(fields.iter().map(|(name, _)| *name))
        .collect();
    if known.contains(&name) {
        return None;
    }
    let advice = match closest(name, &known) {
        Some(near) => format!("write {near}"),
        None => "write default_user_name if it is not sent".to_owned(),
    };
    let message = format!(
        "{} has no parameter or body field {name}; {advice}",
        operation.name
    );
    Some(key.problem(message))
}
