//! Keeping the secrets of a request out of what is shown of it, and of what the service says about it.

use serde_json::Value;

use crate::{Secret, credentials::Credentials, operation::Operation};

/// Shorter texts are no secrets worth hiding, and masking them would garble every message.
const SHORTEST: usize = 4;

/// The body as JSON, with its secret fields masked; null where there is none.
pub(super) fn mask_body(body: &[u8], operation: &Operation, mask: &str) -> Value {
    let mut value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(_) if body.is_empty() => Value::Null,
        Err(_) => Value::String(mask.to_owned()),
    };
    for pointer in operation.secrets {
        each(&mut value, pointer, &mut |secret| {
            if !secret.is_null() {
                *secret = Value::String(mask.to_owned());
            }
        });
    }
    value
}

/// A text from the service without the secrets of the request that it answers, and without any hash: a gateway that
/// refuses a signature quotes what was signed.
pub(super) fn message(
    text: &str,
    body: &[u8],
    operation: &Operation,
    credentials: Option<&Credentials>,
) -> String {
    let mut secrets = body_secrets(body, operation);
    if let Some(credentials) = credentials {
        secrets.push(credentials.secret_key().clone());
        secrets.extend(credentials.security_token().cloned());
    }
    let mut text = text.to_owned();
    for secret in secrets
        .iter()
        .map(Secret::expose)
        .filter(|secret| secret.chars().count() >= SHORTEST)
    {
        text = text.replace(secret, "***");
    }
    mask_hashes(&text)
}

fn body_secrets(body: &[u8], operation: &Operation) -> Vec<Secret> {
    let mut secrets = Vec::new();
    if operation.secrets.is_empty() {
        return secrets;
    }
    let Ok(mut value) = serde_json::from_slice::<Value>(body) else {
        return secrets;
    };
    for pointer in operation.secrets {
        each(&mut value, pointer, &mut |secret| {
            if let Value::String(text) = secret.take() {
                secrets.push(Secret::from(text));
            }
        });
    }
    secrets
}

/// Visits every value at a JSON pointer, in which `*` stands for any element.
fn each(value: &mut Value, pointer: &str, visit: &mut dyn FnMut(&mut Value)) {
    let Some((key, rest)) = pointer
        .strip_prefix('/')
        .map(|path| path.split_at(path.find('/').unwrap_or(path.len())))
    else {
        return visit(value);
    };
    match value {
        Value::Object(object) if key == "*" => object
            .values_mut()
            .for_each(|value| each(value, rest, visit)),
        Value::Object(object) => {
            if let Some(value) = object.get_mut(&key.replace("~1", "/").replace("~0", "~")) {
                each(value, rest, visit);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|value| each(value, rest, visit)),
        _ => {}
    }
}

/// Replaces every run of 64 and more hexadecimal digits: a SHA-256 hash or a signature.
fn mask_hashes(text: &str) -> String {
    const HASH: usize = 64;
    let mut masked = String::with_capacity(text.len());
    let mut run = String::new();
    let flush = |run: &mut String, masked: &mut String| {
        masked.push_str(if run.len() >= HASH { "***" } else { run });
        run.clear();
    };
    for c in text.chars() {
        if c.is_ascii_hexdigit() {
            run.push(c);
        } else {
            flush(&mut run, &mut masked);
            masked.push(c);
        }
    }
    flush(&mut run, &mut masked);
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_masked_and_ids_are_not() {
        let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(mask_hashes(&format!("a {hash}, b")), "a ***, b");
        assert_eq!(mask_hashes(hash), "***");
        let id = "0e5a7c3b9d2f4a6188c1b4e7f02d9a35";
        assert_eq!(mask_hashes(id), id);
    }

    #[test]
    fn pointers_reach_into_lists_and_maps() {
        let mut seen = Vec::new();
        let mut value =
            serde_json::json!({"a": [{"b": "1"}, {"b": "2"}, {}], "c": {"x": {"b": "3"}}});
        for pointer in ["/a/*/b", "/c/*/b", "/none/b"] {
            each(&mut value, pointer, &mut |found| seen.push(found.take()));
        }
        assert_eq!(seen, ["1", "2", "3"]);
    }
}
