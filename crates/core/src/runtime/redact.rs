//! The secrets of a request: finding them, and masking them where the request is shown.

use serde_json::Value;

use crate::{Secret, credentials::Credentials, operation::Operation};

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

/// Everything secret that a request holds: the secret fields of its body, the secret key and the token.
pub(super) fn secrets(
    body: &[u8],
    operation: &Operation,
    credentials: Option<&Credentials>,
) -> Vec<Secret> {
    let mut secrets = body_secrets(body, operation);
    if let Some(credentials) = credentials {
        secrets.push(credentials.secret_key().clone());
        secrets.extend(credentials.security_token().cloned());
    }
    secrets
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

#[cfg(test)]
mod tests {
    use super::*;

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
