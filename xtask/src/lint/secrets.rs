//! Secrets: a field that holds one says so, because only then it becomes a type that never prints.

use heck::ToSnakeCase;

use super::{fields::type_of, grammar::Kind, outline::Outline, spot::Spot};
use crate::problem::{Problem, Problems};

/// Words that name a secret, at the beginning or end of a name or between two underscores.
const SECRETS: &[&str] = &[
    "access_key",
    "ak_sk",
    "client_secret",
    "pass_word",
    "passphrase",
    "passwd",
    "password",
    "private_key",
    "pwd",
    "secret",
    "secret_key",
    "sk",
    "token",
];

/// Last words that make of the name of a secret a word about it.
const ABOUT: &[&str] = &[
    "at",
    "count",
    "disable",
    "disabled",
    "enable",
    "enabled",
    "expiration",
    "expired",
    "expires",
    "expiry",
    "flag",
    "id",
    "length",
    "level",
    "mode",
    "name",
    "names",
    "number",
    "policy",
    "rule",
    "rules",
    "state",
    "status",
    "time",
    "type",
    "url",
    "version",
];

/// First words that make of a token a place in a list.
const PAGES: &[&str] = &["continuation", "cursor", "next", "page", "previous"];

pub(super) fn check(outline: &Outline<'_>, problems: &mut Problems) {
    for schema in outline.of_kind(Kind::Schema) {
        problems.extend(form(schema));
        for (name, field) in schema.entries_of("properties") {
            problems.extend(undeclared(name, &field));
        }
    }
    for parameter in outline.of_kind(Kind::Parameter) {
        problems.extend(parameter_with_secret(parameter));
    }
}

/// `format: password` is for plain texts.
fn form(schema: &Spot<'_>) -> Option<Problem> {
    if schema.text("format") != Some("password") {
        return None;
    }
    let odd = ["enum", "default"]
        .into_iter()
        .find(|key| schema.get(key).is_some())?;
    let message = format!("a secret has no {odd}; remove it, or the format if this is no secret");
    Some(schema.get(odd)?.problem_with_key(message))
}

fn undeclared(name: &str, field: &Spot<'_>) -> Option<Problem> {
    let declared = super::fields::value_of(field, "format");
    let is_declared = declared.is_some_and(|format| format.value == "password");
    let is_text = type_of(field).is_none_or(|kind| kind == "string");
    let is_closed = field.get("enum").is_some();
    (names_secret(name) && is_text && !is_closed && !is_declared).then(|| {
        let message = format!("the field {name} holds a secret by its name and could be printed; write format: password");
        field.problem_with_key(message)
    })
}

/// A parameter becomes part of the URL or a header, which are logged on the way.
fn parameter_with_secret(parameter: &Spot<'_>) -> Option<Problem> {
    let name = parameter.text("name")?;
    let schema = parameter.get("schema")?;
    let format = super::fields::value_of(&schema, "format");
    let declared = format.is_some_and(|format| format.value == "password");
    let is_text = type_of(&schema).is_none_or(|kind| kind == "string");
    (declared || (names_secret(name) && is_text)).then(|| {
        let message = format!("the parameter {name} would put a secret into a URL or header, which are logged on the way; send it in the body");
        parameter.problem(message)
    })
}

/// Whether a field of this name holds a secret.
pub(super) fn names_secret(name: &str) -> bool {
    let name = name.to_snake_case();
    let words: Vec<&str> = name.split('_').collect();
    let last = words.last().copied().unwrap_or_default();
    let is_page = words.first().is_some_and(|first| PAGES.contains(first)) && last == "token";
    let padded = format!("_{name}_");
    let mentions = |secret: &&str| padded.contains(&format!("_{secret}_"));
    let joined = ["password", "passwd"]
        .iter()
        .any(|secret| words.iter().any(|word| word.ends_with(secret)));
    (joined || SECRETS.iter().any(mentions)) && !ABOUT.contains(&last) && !is_page
}

#[cfg(test)]
mod tests {
    use super::names_secret;

    // The first list is every field that the recorded facts mark as secret, or that notes.md names as one.
    #[test]
    fn the_vendors_secrets_are_known_by_name() {
        for name in [
            "new_password",
            "password",
            "user_passwd",
            "pass_word",
            "redis_password",
            "access_key",
            "secret_key",
            "db_password",
            "user_pwd",
            "db_admin_pwd",
            "adminPassword",
            "userpassword",
            "client_secret",
            "security_token",
            "private_key",
            "sk",
            "password_confirm",
        ] {
            assert!(names_secret(name), "{name}");
        }
    }

    #[test]
    fn words_about_secrets_are_none() {
        for name in [
            "password_disable",
            "password_expired_time",
            "secret_name",
            "access_key_id",
            "token_type",
            "next_token",
            "page_token",
            "sort_key",
            "disk_encrypted_key",
            "key",
            "task_id",
            "passenger",
            "rule_key",
            "user_name",
        ] {
            assert!(!names_secret(name), "{name}");
        }
    }
}
